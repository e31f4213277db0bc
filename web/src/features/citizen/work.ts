/**
 * The work a browser proves before it reports: a number whose SHA-256 together with the challenge begins with so many
 * zero bits. Done here and not by the browser's own crypto, which does not exist on pages without HTTPS.
 */
const K = new Uint32Array(64)
const FIRST = new Uint32Array(8)

function primes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
}

/** The fraction's first 32 bits, as FIPS 180-4 defines the constants. */
const fraction = (value: number) => ((value - Math.floor(value)) * 2 ** 32) >>> 0
primes(64).forEach((prime, place) => {
  K[place] = fraction(Math.cbrt(prime))
  if (place < 8) FIRST[place] = fraction(Math.sqrt(prime))
})

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))
const at = (words: Uint32Array, place: number) => words[place] as number

/** SHA-256 as eight words. */
export function sha256(bytes: Uint8Array): Uint32Array {
  const blocks = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64)
  blocks.set(bytes)
  blocks[bytes.length] = 0x80
  const view = new DataView(blocks.buffer)
  view.setUint32(blocks.length - 4, bytes.length * 8)
  const hash = FIRST.slice()
  const w = new Uint32Array(64)
  for (let block = 0; block < blocks.length; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(block + i * 4)
    for (let i = 16; i < 64; i++) {
      const early = at(w, i - 15)
      const late = at(w, i - 2)
      w[i] = at(w, i - 16) + (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) + at(w, i - 7) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10))
    }
    compress(hash, w)
  }
  return hash
}

function compress(hash: Uint32Array, w: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + at(K, i) + at(w, i)) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, place) => (hash[place] = at(hash, place) + word))
}

export function solves(challenge: string, number: string, bits: number): boolean {
  const hash = sha256(new TextEncoder().encode(`${challenge}:${number}`))
  return Math.clz32(at(hash, 0)) >= Math.min(32, bits)
}

/** Looks for the number; gives the page time to breathe in between. */
export async function solve(challenge: string, bits: number): Promise<string> {
  for (let number = 0; ; number++) {
    if (solves(challenge, String(number), bits)) return String(number)
    if (number % 2000 === 1999) await new Promise((resolve) => setTimeout(resolve))
  }
}
