import { describe, expect, it } from 'vitest'
import { filtersFrom, queryOf } from './list'

const first = { q: '', state: 'open' }

describe('the address of a list', () => {
  it('names only what differs from the first values', () => {
    expect(queryOf({ q: '', state: 'open' }, first, 0, '')).toEqual({})
    expect(queryOf({ q: '鲁', state: 'open' }, first, 2, 'plate,asc')).toEqual({ q: '鲁', page: '2', sort: 'plate,asc' })
  })

  it('gives back the filters it was made of', () => {
    const filters = { q: '超速', state: 'all' }
    expect(filtersFrom(queryOf(filters, first, 0, ''), first)).toEqual(filters)
  })

  it('ignores parameters that are no filters', () => {
    expect(filtersFrom({ q: 'a', other: 'b' }, first)).toEqual({ q: 'a', state: 'open' })
  })
})
