import { describe, expect, it } from 'vitest'
import { bandsFrom, bandsText, blankItem, choicesFrom, choicesText, rhythmParts, rhythmText } from './check'

describe('rhythms', () => {
  it('are read and written back as they were', () => {
    for (const text of ['FREQ=DAILY', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;BYHOUR=9', 'FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=8,17', 'FREQ=HOURLY;INTERVAL=4;BYHOUR=8,12']) expect(rhythmText(rhythmParts(text))).toBe(text)
  })

  it('leave out what does not belong to the frequency', () => {
    expect(rhythmText({ frequency: 'MONTHLY', interval: 1, days: ['MO'], monthDays: ['1'], hours: [] })).toBe('FREQ=MONTHLY;BYMONTHDAY=1')
  })
})

describe('choices and bands', () => {
  it('are read from lines and written back', () => {
    const choices = choicesFrom('low 低 Low_risk 0\n\nhigh 高 High 3 fail')
    expect(choices).toEqual([{ key: 'low', name: '低', nameEn: 'Low risk', points: 0, fails: false }, { key: 'high', name: '高', nameEn: 'High', points: 3, fails: true }])
    expect(choicesFrom(choicesText(choices))).toEqual(choices)
    const bands = bandsFrom('0 低危 Low\n5 高危 High fail')
    expect(bands[1]).toEqual({ from: 5, name: '高危', nameEn: 'High', fails: true })
    expect(bandsFrom(bandsText(bands))).toEqual(bands)
  })

  it('begin with an item that can be saved', () => {
    expect(blankItem(3).key).toBe('item-3')
  })
})
