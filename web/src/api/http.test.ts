import { describe, expect, it } from 'vitest'
import { cookie, queryString } from './http'

describe('requests', () => {
  it('leave out what is empty and join lists with commas', () => {
    expect(queryString({ q: '', page: 0, kinds: ['A', 'B'], mine: false, from: null, to: undefined })).toBe('?page=0&kinds=A%2CB&mine=false')
  })

  it('have no question mark when nothing is asked', () => {
    expect(queryString({ q: '' })).toBe('')
  })

  it('find the token that writes need among the cookies', () => {
    expect(cookie('XSRF-TOKEN', 'a=1; XSRF-TOKEN=b%3Dc; d=2')).toBe('b=c')
    expect(cookie('XSRF-TOKEN', 'X-XSRF-TOKEN=no')).toBeNull()
  })
})
