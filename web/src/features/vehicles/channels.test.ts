import { describe, expect, it } from 'vitest'
import { i18n } from '@/ui/i18n'
import { channelName, unitText } from './channels'
import { messages } from './messages'

i18n.global.mergeLocaleMessage('zh-CN', { vehicles: messages.zh })

describe('a sensor channel', () => {
  it('is named by wheel and quantity', () => {
    expect(channelName('tyre.3.pressure')).toBe('3 号轮胎压')
    expect(channelName('cabin.temperature')).toBe('车厢温度')
  })

  it('keeps its own name when the screens do not know it', () => {
    expect(channelName('boiler.steam')).toBe('boiler.steam')
  })

  it('shows units as people write them', () => {
    expect(unitText('Cel')).toBe('°C')
    expect(unitText('kPa')).toBe('kPa')
    expect(unitText(null)).toBe('')
  })
})
