import { describe, expect, it } from 'vitest'
import { asked, daysUntil, shown, toneOf, type RegisterField } from './register'

const score: RegisterField = { key: 'score', name: '风险值', kind: 'NUMBER', unit: '分', required: true, inList: true, computed: false, choices: [] }
const level: RegisterField = { ...score, key: 'level', kind: 'CHOICE', unit: '', choices: [{ key: 'team', name: '班组' }] }

describe('a value of a register', () => {
  it('is shown with its unit, or by the name of its choice', () => {
    expect(shown(score, '120')).toBe('120 分')
    expect(shown(level, 'team')).toBe('班组')
    expect(shown(level, 'gone')).toBe('gone')
    expect(shown(score, undefined)).toBe('—')
  })

  it('is asked for as the form knows it', () => {
    expect(asked(score)).toEqual({ key: 'score', name: '风险值（分）', kind: 'number', required: true, choices: null })
    expect(asked(level, false).choices).toHaveLength(1)
  })
})

describe('a watched date', () => {
  it('counts days over the ends of months and past days', () => {
    expect(daysUntil('2026-03-01', '2026-02-27')).toBe(2)
    expect(daysUntil('2028-03-01', '2028-02-28')).toBe(2)
    expect(daysUntil('2026-01-01', '2026-01-03')).toBe(-2)
  })
})

it('shows states it does not know calmly', () => {
  expect(toneOf({ key: 'x', name: 'x', tone: 'strange' })).toBe('calm')
})
