import { describe, expect, it } from 'vitest'
import { bandsFrom, bandsText, blankItem, choicesFrom, choicesText, rhythmParts, rhythmText, rhythmWords } from './check'
import { messages } from './messages'
import { i18n } from '@/ui/i18n'

i18n.global.mergeLocaleMessage('zh-CN', { checks: messages.zh })

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

describe('a rhythm in words', () => {
  it('reads as people say it', () => {
    expect(rhythmWords('FREQ=DAILY;BYHOUR=9')).toBe('每天 09:00')
    expect(rhythmWords('FREQ=DAILY;BYDAY=MO,WE,FR;BYHOUR=8')).toBe('每周一、三、五 08:00')
    expect(rhythmWords('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')).toBe('每 2 周的周二')
    expect(rhythmWords('FREQ=MONTHLY;BYMONTHDAY=1,-1;BYHOUR=9')).toBe('每月 1 日、最后一天 09:00')
    expect(rhythmWords('FREQ=MINUTELY;INTERVAL=30')).toBe('每 30 分钟')
  })
})
