import { describe, expect, it } from 'vitest'
import { factText } from './health'

describe('facts of a health check', () => {
  it('shows sizes and times with their units', () => {
    expect(factText('freeBytes', 5 * 1024 * 1024 * 1024)).toMatch(/^5(\.0)? GB$/)
    expect(factText('answerMillis', 3.14159)).toBe('3.1 ms')
  })

  it('leaves words and counts as they are', () => {
    expect(factText('reason', 'the database does not answer')).toBe('the database does not answer')
    expect(factText('waiting', 12)).toBe('12')
  })
})
