import type { Alarm } from '@/api/contract'
import { dateTime, measure, span } from '@/ui/format'
import { translate } from '@/ui/i18n'

export const mayAcknowledge = (alarm: Alarm) => alarm.state === 'UNACKNOWLEDGED' || alarm.state === 'RETURNED_UNACKNOWLEDGED'
export const mayShelve = (alarm: Alarm) => alarm.state === 'UNACKNOWLEDGED' || alarm.state === 'ACKNOWLEDGED'

/** 96.5 km/h · 限值 80 km/h, as far as the alarm has a measured value. */
export function worst(alarm: Alarm): string {
  if (alarm.worstValue === null) return ''
  const value = measure(alarm.worstValue, alarm.unit)
  return alarm.limitValue === null ? value : `${value} · ${translate('alarms.limit', { value: measure(alarm.limitValue, alarm.unit) })}`
}

export function lasted(alarm: Alarm, now: number): string {
  const until = alarm.endTime ? Date.parse(alarm.endTime) : now
  return span(until - Date.parse(alarm.startTime))
}

export function acknowledgement(alarm: Alarm): string {
  if (!alarm.acknowledgedAt) return ''
  const by = alarm.acknowledgedBy
  return translate('alarms.by', { name: typeof by === 'string' ? by : (by?.name ?? '—'), time: dateTime(alarm.acknowledgedAt) })
}
