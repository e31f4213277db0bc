import type { EChartsCoreOption } from 'echarts/core'
import type { Overview } from '@/api/contract'
import { CHART_COLOURS, CHART_FAINT, CHART_TEXT, CHART_TOOLTIP } from '@/charts/theme'

interface Names {
  alarms: string
  filed: string
  closed: string
}

/** The day from which alarms are known, 11-30, when that lies within the days shown; before it nobody listened. */
export function listeningSince(trend: Overview['trend']): string | null {
  const first = trend.findIndex((point) => point.alarms !== null)
  return first > 0 ? (trend[first]?.date.slice(5) ?? null) : null
}

/** Alarms as bars on their own scale, cases as lines on another: alarms are ten times as many. */
export function trendOption(trend: Overview['trend'], names: Names, withAlarms = true): EChartsCoreOption {
  const line = (name: string, values: number[], colour: string) => ({
    name, type: 'line', yAxisIndex: withAlarms ? 1 : 0, data: values, showSymbol: false, lineStyle: { width: 2, color: colour }, itemStyle: { color: colour },
  })
  const axis = () => ({ type: 'value', minInterval: 1, splitNumber: 4, axisLabel: CHART_TEXT, splitLine: CHART_FAINT })
  return {
    animation: false,
    grid: { left: 8, right: 8, top: 30, bottom: 4, containLabel: true },
    legend: { top: 0, right: 0, itemWidth: 14, itemHeight: 8, textStyle: CHART_TEXT },
    tooltip: CHART_TOOLTIP,
    xAxis: { type: 'category', data: trend.map((point) => point.date.slice(5)), axisLabel: CHART_TEXT, axisTick: { show: false }, axisLine: CHART_FAINT },
    yAxis: withAlarms ? [axis(), { ...axis(), splitLine: { show: false } }] : [axis()],
    series: [
      ...(withAlarms ? [{ name: names.alarms, type: 'bar', data: trend.map((point) => point.alarms), itemStyle: { color: '#e8c7a6' }, barMaxWidth: 16 }] : []),
      line(names.filed, trend.map((point) => point.filed), CHART_COLOURS.filed),
      line(names.closed, trend.map((point) => point.closed), CHART_COLOURS.closed),
    ],
  }
}
