import { describe, expect, it } from 'vitest'
import { allChoices, worthKeeping, type PreferencesView } from './types'

const view: PreferencesView = {
  preferences: { email: '', phone: '', quietFrom: null, quietTo: null, dailyAt: '08:00', choices: [{ event: '*', inApp: true, email: 'DAILY', sms: 'OFF' }, { event: 'drill', inApp: true, email: 'NOW', sms: 'NOW' }] },
  events: [{ event: '*', name: 'all' }, { event: 'case.closed', name: 'closed' }, { event: 'drill', name: 'drill' }],
}

describe('choices', () => {
  it('fills up what was not chosen from the general choice', () => {
    expect(allChoices(view).map((choice) => choice.email)).toEqual(['DAILY', 'DAILY', 'NOW'])
  })

  it('keeps only what differs from the general choice', () => {
    expect(worthKeeping(allChoices(view)).map((choice) => choice.event)).toEqual(['*', 'drill'])
  })

  it('begins with mail at once and no short messages', () => {
    const fresh = { ...view, preferences: { ...view.preferences, choices: [] } }
    expect(allChoices(fresh)[0]).toEqual({ event: '*', inApp: true, email: 'NOW', sms: 'OFF' })
  })
})
