import { describe, expect, it } from 'vitest'
import { emptyCommand, readyToSend, requestOf } from './commandForm'

describe('a command', () => {
  it('carries only what its kind needs', () => {
    expect(requestOf({ ...emptyCommand(), text: ' 请减速 ' }, 7)).toEqual({ kind: 'TEXT', text: '请减速', urgent: false, speak: true, display: true, expiresInSeconds: 1800, caseId: 7 })
    expect(requestOf({ ...emptyCommand(), kind: 'QUERY_POSITION' }, undefined)).toEqual({ kind: 'QUERY_POSITION', expiresInSeconds: 1800 })
  })

  it('writes parameter numbers with four digits', () => {
    const form = { ...emptyCommand(), kind: 'READ_PARAMETERS' as const, parameterIds: '55, 5b，0083' }
    expect(readyToSend(form)).toBe(true)
    expect(requestOf(form, undefined).parameterIds).toEqual(['0055', '005B', '0083'])
  })

  it('is not ready while its text or a parameter is missing or no number', () => {
    expect(readyToSend(emptyCommand())).toBe(false)
    expect(readyToSend({ ...emptyCommand(), kind: 'SET_PARAMETERS', parameters: [{ id: '0055', value: '' }] })).toBe(false)
    expect(readyToSend({ ...emptyCommand(), kind: 'READ_PARAMETERS', parameterIds: 'xyz' })).toBe(false)
  })
})
