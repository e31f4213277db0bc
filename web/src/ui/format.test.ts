import { describe, expect, it } from 'vitest'
import { ago, clock, dateTime, heading, hexPairs, measure, messageNumber, remaining, shortTime, span, startOfDay } from './format'

const HOUR = 3_600_000

describe('times', () => {
  it('are shown by the city’s clock, across midnight', () => {
    expect(dateTime('2026-11-22T17:04:05Z')).toBe('2026-11-23 01:04:05')
    expect(clock('2026-11-22T16:00:00Z')).toBe('00:00:00')
  })

  it('show the year only when it is another one', () => {
    const now = Date.parse('2026-11-22T00:00:00Z')
    expect(shortTime('2026-11-20T01:02:03Z', now)).toBe('11-20 09:02')
    expect(shortTime('2025-12-30T01:02:03Z', now)).toBe('2025-12-30 09:02')
  })

  it('are a dash when missing or unreadable', () => {
    expect(dateTime(null)).toBe('—')
    expect(shortTime('yesterday')).toBe('—')
  })

  it('turn a day of the city into the instant it begins', () => {
    expect(startOfDay('2026-11-22')).toBe('2026-11-21T16:00:00.000Z')
    expect(startOfDay('2026-12-31', 1)).toBe('2026-12-31T16:00:00.000Z')
  })
})

describe('spans', () => {
  it('name their two greatest units', () => {
    expect(span(76 * HOUR)).toBe('3 天 4 小时')
    expect(span(12 * 60_000 + 5_000)).toBe('12 分钟')
    expect(span(0)).toBe('0 秒')
  })

  it('tell what is left before the limit and how far it is exceeded after', () => {
    const due = '2026-11-22T10:00:00Z'
    expect(remaining(due, Date.parse(due) - 2 * HOUR)).toBe('剩余 2 小时')
    expect(remaining(due, Date.parse(due) + 25 * HOUR)).toBe('超期 1 天 1 小时')
    expect(ago(due, Date.parse(due) + 5_000)).toBe('5 秒前')
  })
})

describe('values', () => {
  it('carry their unit and are a dash when unknown', () => {
    expect(measure(101.26, 'km/h')).toBe('101.3 km/h')
    expect(measure(null, 'km/h')).toBe('—')
    expect(measure(3, null)).toBe('3')
  })

  it('name a heading by the compass', () => {
    expect(heading(359)).toBe('北 359°')
    expect(heading(135)).toBe('东南 135°')
  })

  it('show message numbers and bytes as a protocol reader expects', () => {
    expect(messageNumber(0x0200)).toBe('0x0200')
    expect(messageNumber('0x0704')).toBe('0x0704')
    expect(messageNumber('0200')).toBe('0x0200')
    expect(hexPairs('7e02 00aa')).toBe('7E 02 00 AA')
  })
})
