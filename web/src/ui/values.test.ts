import { describe, expect, it } from 'vitest'
import { flatten } from './values'

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
