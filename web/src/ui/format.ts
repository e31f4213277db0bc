import { currentLocale, translate } from './i18n'

/** The city's clock; instants travel as UTC and are shown by it wherever the reader sits. */
export const CITY_ZONE = 'Asia/Shanghai'

type Instant = string | null | undefined

function parts(instant: string, zone = CITY_ZONE): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  })
  return Object.fromEntries(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
}

function known(instant: Instant): instant is string {
  return !!instant && !Number.isNaN(Date.parse(instant))
}

/** 2026-11-22 17:04:05 by the city's clock, or a dash. */
export function dateTime(instant: Instant): string {
  if (!known(instant)) return '—'
  const p = parts(instant)
  return `${p['year']}-${p['month']}-${p['day']} ${p['hour']}:${p['minute']}:${p['second']}`
}

/** 11-22 17:04, with the year only when it is not this one. */
export function shortTime(instant: Instant, now = Date.now()): string {
  if (!known(instant)) return '—'
  const p = parts(instant)
  const year = parts(new Date(now).toISOString())['year'] === p['year'] ? '' : `${p['year']}-`
  return `${year}${p['month']}-${p['day']} ${p['hour']}:${p['minute']}`
}

export function clock(instant: Instant): string {
  if (!known(instant)) return '—'
  const p = parts(instant)
  return `${p['hour']}:${p['minute']}:${p['second']}`
}

/** 2026-11-22 by the city's clock. */
export function day(instant: Instant): string {
  return dateTime(instant).slice(0, 10)
}

/** The instant at which a day of the city begins; days later by the given number. */
export function startOfDay(cityDay: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = cityDay.split('-').map(Number)
  const asUtc = Date.UTC(year, month - 1, date + later)
  const p = parts(new Date(asUtc).toISOString())
  const wall = Date.UTC(Number(p['year']), Number(p['month']) - 1, Number(p['day']), Number(p['hour']), Number(p['minute']), Number(p['second']))
  return new Date(asUtc - (wall - asUtc)).toISOString()
}

/** The two greatest units of a span: 3 天 4 小时, 12 分钟. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(Math.abs(milliseconds) / 1000))
  const units: [string, number][] = [['days', 86400], ['hours', 3600], ['minutes', 60], ['seconds', 1]]
  const first = units.findIndex(([, size]) => seconds >= size)
  if (first < 0) return translate('duration.seconds', { n: 0 })
  const [unit, size] = units[first] as [string, number]
  const text = translate(`duration.${unit}`, { n: Math.floor(seconds / size) })
  const next = units[first + 1]
  const rest = next ? Math.floor((seconds % size) / next[1]) : 0
  return next && rest > 0 && unit !== 'minutes' ? `${text} ${translate(`duration.${next[0]}`, { n: rest })}` : text
}

export function ago(instant: Instant, now = Date.now()): string {
  return known(instant) ? translate('duration.ago', { text: span(now - Date.parse(instant)) }) : '—'
}

/** 剩余 2 小时, or 超期 3 天 once the instant has passed. */
export function remaining(instant: Instant, now = Date.now()): string {
  if (!known(instant)) return ''
  const left = Date.parse(instant) - now
  return translate(left >= 0 ? 'duration.left' : 'duration.over', { text: span(left) })
}

export function number(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '—'
  return value.toLocaleString(currentLocale(), { minimumFractionDigits: 0, maximumFractionDigits: digits })
}

export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '—' : `${number(share * 100, 1)}%`
}

/** A value with its unit, the unit left out when there is none. */
export function measure(value: number | null | undefined, unit: string | null | undefined, digits = 1): string {
  const text = number(value, digits)
  return unit && text !== '—' ? `${text} ${unit}` : text
}

export function bytes(size: number): string {
  if (size < 1024) return `${size} B`
  if (size < 1024 ** 2) return `${number(size / 1024, 0)} KB`
  return size < 1024 ** 3 ? `${number(size / 1024 ** 2, 1)} MB` : `${number(size / 1024 ** 3, 1)} GB`
}

export function coordinates(longitude: number | null | undefined, latitude: number | null | undefined): string {
  if (longitude === null || longitude === undefined || latitude === null || latitude === undefined) return '—'
  return `${longitude.toFixed(5)}, ${latitude.toFixed(5)}`
}

const COMPASS = { 'zh-CN': ['北', '东北', '东', '东南', '南', '西南', '西', '西北'], en: ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] }

/** 东南 135° for a heading clockwise from north. */
export function heading(degrees: number | null | undefined): string {
  if (degrees === null || degrees === undefined) return '—'
  const name = COMPASS[currentLocale()][Math.round((((degrees % 360) + 360) % 360) / 45) % 8]
  return `${name} ${Math.round(degrees)}°`
}

/** 0x0200 for a message number that may come as number or text. */
export function messageNumber(id: number | string | null): string {
  if (id === null || id === '') return '—'
  const digits = typeof id === 'number' ? id.toString(16) : id.replace(/^0x/i, '')
  return `0x${digits.toUpperCase().padStart(4, '0')}`
}

/** 7E 02 00 … : hexadecimal text in pairs, so that it can be read and broken. */
export function hexPairs(hex: string): string {
  return hex.replace(/\s+/g, '').replace(/(..)(?=.)/g, '$1 ').toUpperCase()
}
