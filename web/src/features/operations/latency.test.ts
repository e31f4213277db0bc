import { describe, expect, it } from 'vitest'
import { latencyText, position } from './latency'

describe('latencies', () => {
  it('are written with a unit and no more digits than matter', () => {
    expect([0.1234, 4.56, 250.4, 2_500, 65_000, null].map(latencyText)).toEqual(['0.12 ms', '4.6 ms', '250 ms', '2.50 s', '65 s', '—'])
  })

  it('lie on a scale of powers of ten', () => {
    expect(position(0.05)).toBe(0)
    expect(position(100)).toBeCloseTo(0.5)
    expect(position(1e9)).toBe(1)
    expect(position(null)).toBe(0)
  })
})
