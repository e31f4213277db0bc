import { describe, expect, it } from 'vitest'
import { problemFrom } from './problem'

const answer = (status: number, body: string) => new Response(body, { status, headers: { 'Content-Type': 'application/problem+json' } })

describe('a refusal by the server', () => {
  it('keeps code, sentence and the fields that were refused', async () => {
    const problem = await problemFrom(answer(422, JSON.stringify({ code: 'invalid-fields', detail: '请检查', errors: [{ field: 'plate', message: '车牌号已存在' }] })))
    expect(problem.code).toBe('invalid-fields')
    expect(problem.message).toBe('请检查')
    expect(problem.field('plate')).toBe('车牌号已存在')
    expect(problem.field('kind')).toBeNull()
  })

  it('is named by its status when the body is not a problem', async () => {
    const problem = await problemFrom(answer(502, '<html>bad gateway</html>'))
    expect(problem.code).toBe('http-502')
    expect(problem.errors).toEqual([])
  })
})
