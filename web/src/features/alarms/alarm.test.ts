import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/contract'
import { i18n } from '@/ui/i18n'
import { lasted, mayAcknowledge, mayShelve, worst } from './alarm'
import { feature } from './feature'

i18n.global.mergeLocaleMessage('zh-CN', { alarms: feature.messages.zh })

const alarm = (more: Partial<Alarm>): Alarm => ({
  id: 'a', kind: 'OVERSPEED', kindName: '超速', detector: 'overspeed', severity: 3, state: 'UNACKNOWLEDGED', asset: { id: 1, plate: '鲁B1', kind: 'TOUR_COACH' }, organisation: { id: 1, name: '甲' },
  startTime: '2026-11-22T08:00:00Z', endTime: null, worstValue: 96.54, limitValue: 80, unit: 'km/h', worstTime: null, longitudeDegrees: null, latitudeDegrees: null, frame: null, attributes: null,
  acknowledgedBy: null, acknowledgedAt: null, shelvedUntil: null, caseId: null, caseNumber: null, ...more,
})

describe('an alarm', () => {
  it('tells its worst value beside its limit', () => {
    expect(worst(alarm({}))).toBe('96.5 km/h · 限值 80 km/h')
    expect(worst(alarm({ limitValue: null }))).toBe('96.5 km/h')
    expect(worst(alarm({ worstValue: null }))).toBe('')
  })

  it('lasts until it ends, or until now', () => {
    const now = Date.parse('2026-11-22T08:05:00Z')
    expect(lasted(alarm({}), now)).toBe('5 分钟')
    expect(lasted(alarm({ endTime: '2026-11-22T08:00:30Z' }), now)).toBe('30 秒')
  })

  it('can be acknowledged until somebody did, and shelved while it lasts', () => {
    expect(mayAcknowledge(alarm({ state: 'RETURNED_UNACKNOWLEDGED' }))).toBe(true)
    expect(mayAcknowledge(alarm({ state: 'ACKNOWLEDGED' }))).toBe(false)
    expect(mayShelve(alarm({ state: 'ACKNOWLEDGED' }))).toBe(true)
    expect(mayShelve(alarm({ state: 'CLOSED' }))).toBe(false)
  })
})
