import { describe, expect, it } from 'vitest'
import { i18n } from '@/ui/i18n'
import { alarmWords, statusWords } from './bits'
import { feature } from './feature'

i18n.global.mergeLocaleMessage('zh-CN', { vehicles: feature.messages.zh })

describe('the words of a position report', () => {
  it('say what each set bit means', () => {
    expect(statusWords(0x000c0003)).toEqual(['ACC 开', '已定位', 'GPS', '北斗'])
    expect(statusWords(0x00000410)).toEqual(['ACC 关', '未定位', '停运', '油路断开'])
    expect(alarmWords(0x80000005 | 0)).toEqual(['紧急报警', '疲劳驾驶报警', '非法开门'])
    expect(alarmWords(0)).toEqual([])
  })
})
