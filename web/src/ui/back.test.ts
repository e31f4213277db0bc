import { describe, expect, it } from 'vitest'
import { wantedPage } from './back'

describe('the way back after signing in', () => {
  it('leads to the page that was wanted', () => {
    expect(wantedPage({ back: '/cases?state=all' })).toBe('/cases?state=all')
  })

  it('never leads to another site', () => {
    expect(wantedPage({ back: '//evil.example/login' })).toBe('/')
    expect(wantedPage({ back: '/\\evil.example' })).toBe('/')
    expect(wantedPage({ back: 'https://evil.example' })).toBe('/')
    expect(wantedPage({})).toBe('/')
  })
})
