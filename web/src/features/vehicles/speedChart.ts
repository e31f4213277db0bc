import type { EChartsCoreOption } from 'echarts/core'
import type { Alarm, TrackPoint } from '@/api/contract'
import { CHART_COLOURS, CHART_FAINT, CHART_TEXT, CHART_TOOLTIP } from '@/charts/theme'
import { clock } from '@/ui/format'
import { severityColour } from '@/ui/severity'

/** Speed over time with the alarms as shaded spans and the moment of the replay as a line. */
export function speedOption(points: readonly TrackPoint[], alarms: readonly Alarm[], moment: number, name: string): EChartsCoreOption {
  const last = points.length ? Date.parse((points[points.length - 1] as TrackPoint).time) : 0
  const first = points.length ? Date.parse((points[0] as TrackPoint).time) : 0
  const spans = alarms
    .filter((alarm) => Date.parse(alarm.startTime) <= last && (!alarm.endTime || Date.parse(alarm.endTime) >= first))
    .map((alarm) => [
      { xAxis: Math.max(first, Date.parse(alarm.startTime)), name: alarm.kindName, itemStyle: { color: severityColour(alarm.severity), opacity: 0.12 }, label: { show: alarms.length <= 12, color: severityColour(alarm.severity), fontSize: 11, position: 'insideTop' } },
      { xAxis: alarm.endTime ? Math.max(Date.parse(alarm.endTime), Date.parse(alarm.startTime) + (last - first) / 300) : last },
    ])
  return {
    animation: false,
    grid: { left: 8, right: 14, top: 26, bottom: 4, containLabel: true },
    tooltip: CHART_TOOLTIP,
    xAxis: { type: 'time', axisLabel: { ...CHART_TEXT, hideOverlap: true, formatter: (at: number) => clock(new Date(at).toISOString()).slice(0, last - first < 30 * 60_000 ? 8 : 5) }, axisLine: CHART_FAINT },
    yAxis: { type: 'value', name: 'km/h', nameTextStyle: CHART_TEXT, axisLabel: CHART_TEXT, splitLine: CHART_FAINT },
    series: [{
      name, type: 'line', showSymbol: false, sampling: 'lttb', data: points.map((point) => [Date.parse(point.time), point.speedKmh]), lineStyle: { color: CHART_COLOURS.speed, width: 1.5 }, areaStyle: { color: CHART_COLOURS.speed, opacity: 0.07 },
      markArea: { silent: true, data: spans },
      markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: '#1b2a31', width: 1.2, type: 'solid' }, data: moment ? [{ xAxis: moment }] : [] },
    }],
  }
}
