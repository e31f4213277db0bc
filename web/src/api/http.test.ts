import { describe, expect, it, vi } from 'vitest'
import { cookie, http, queryString } from './http'

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

describe('a token that another answer has replaced', () => {
  const refusal = () => new Response(JSON.stringify({ code: 'csrf', status: 403 }), { status: 403 })

  it('is read anew, once', async () => {
    const answers = [refusal(), new Response('{"done":true}')]
    vi.stubGlobal('fetch', async () => answers.shift())
    await expect(http.post('/api/cases')).resolves.toEqual({ done: true })

    answers.push(refusal(), refusal(), new Response('{"done":true}'))
    await expect(http.post('/api/cases')).rejects.toMatchObject({ code: 'csrf' })
    expect(answers).toHaveLength(1)
    vi.unstubAllGlobals()
  })
})
