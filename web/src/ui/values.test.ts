import { describe, expect, it } from 'vitest'
import { useLocale } from './i18n'
import { flatten, worded } from './values'

describe('a decoded frame', () => {
  it('becomes lines of dotted names in their order', () => {
    expect(flatten({ header: { serial: 7 }, items: [{ id: 1 }], list: [1, 2], none: null })).toEqual([
      { name: 'header.serial', text: '7' }, { name: 'items[0].id', text: '1' }, { name: 'list', text: '1, 2' }, { name: 'none', text: '—' },
    ])
  })

  it('is cut off when it is huge', () => {
    expect(flatten(Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, i])))).toHaveLength(400)
  })
})

describe('a line of it', () => {
  it('is read in the words people use', () => {
    const lines = flatten({ extras: [{ odometerKm: 12.5 }], late: true, departureSide: 'left', unheardOf: 1 }).map(worded)
    expect(lines).toEqual([
      { name: '附加信息 1 · 里程（km）', text: '12.5' }, { name: '补传', text: '是' }, { name: '偏离侧', text: '左' }, { name: 'unheardOf', text: '1' },
    ])
  })

  it('keeps its own name in English', () => {
    useLocale('en')
    expect(worded({ name: 'extras[0].odometerKm', text: '12.5' })).toEqual({ name: 'extras 1 · odometerKm', text: '12.5' })
    useLocale('zh-CN')
  })
})
