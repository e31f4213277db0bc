import { describe, expect, it } from 'vitest'
import { sha256, solve, solves } from './work'

const hex = (text: string) => [...sha256(new TextEncoder().encode(text))].map((word) => word.toString(16).padStart(8, '0')).join('')

describe('work', () => {
  it('hashes the examples of FIPS 180-4', () => {
    expect(hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1')
  })

  it('finds a number that solves the challenge', async () => {
    const number = await solve('1.2.3', 8)
    expect(solves('1.2.3', number, 8)).toBe(true)
    expect(solves('1.2.4', number, 24)).toBe(false)
  })
})
