import { Problem } from '@/api/problem'
import type { Store } from './store'
import type { Item, Photo } from './types'

/** How things get to the server; each may be done twice without harm, because everything carries its own number. */
export interface Carrier {
  photo(photo: Photo): Promise<void>
  /** Answers with the numbers of the cases that were opened. */
  result(item: Extract<Item, { kind: 'result' }>): Promise<string[]>
  snap(item: Extract<Item, { kind: 'snap' }>): Promise<string[]>
  /** Fetches the token that writes need anew. */
  renew(): Promise<void>
}

export interface Report {
  sent: number
  refused: number
  /** The server could not be reached, so nothing more was tried. */
  unreachable: boolean
  /** Somebody must sign in first; nothing is lost. */
  signedOut: boolean
}

type Verdict = 'unreachable' | 'signed-out' | 'token' | 'later' | 'refused'

const PATIENT = new Set([408, 425, 429])
const FIRST_PAUSE = 5_000
const LONGEST_PAUSE = 10 * 60_000

/** What a failure means for the thing that was to be sent. */
export function judge(error: unknown): Verdict {
  if (!(error instanceof Problem)) return 'later'
  if (error.status === 0) return 'unreachable'
  if (error.status === 401) return 'signed-out'
  if (error.status === 403 && error.code === 'csrf') return 'token'
  if (error.status >= 500 || PATIENT.has(error.status)) return 'later'
  return 'refused'
}

/** The reason in the server's own words. */
export function reason(error: unknown): string {
  if (!(error instanceof Problem)) return error instanceof Error ? error.message : String(error)
  return [error.detail || error.title || error.code, ...error.errors.map((one) => one.message)].filter(Boolean).join(' ')
}

/** How long to wait after so many attempts. */
export function pause(attempts: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, attempts - 1))
}

/**
 * Sends what waits, oldest first: first an item's photos, then the item. What another person wrote on this phone stays
 * until that person signs in. A failure costs one item its turn, a lost network or session all of them.
 */
export async function sendAll(store: Store, carrier: Carrier, personId: number, now: () => number = Date.now, impatient = false): Promise<Report> {
  const report: Report = { sent: 0, refused: 0, unreachable: false, signedOut: false }
  const waiting = (await store.items())
    .filter((item) => (item.state === 'waiting' || item.state === 'sending') && item.personId === personId && (impatient || item.notBefore <= now()))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  for (const item of waiting) {
    await store.keepItem({ ...item, state: 'sending' })
    try {
      const cases = await withToken(carrier, () => carry(store, carrier, item))
      await finish(store, item, cases, now())
      report.sent++
    } catch (error) {
      const verdict = judge(error)
      if (verdict === 'unreachable' || verdict === 'signed-out') {
        await store.keepItem({ ...item, state: 'waiting' })
        report[verdict === 'unreachable' ? 'unreachable' : 'signedOut'] = true
        return report
      }
      if (verdict === 'refused') {
        await store.keepItem({ ...item, state: 'refused', problem: reason(error), updatedAt: stamp(now()) })
        report.refused++
      } else {
        const attempts = item.attempts + 1
        await store.keepItem({ ...item, state: 'waiting', attempts, notBefore: now() + pause(attempts), problem: reason(error) })
      }
    }
  }
  return report
}

const stamp = (at: number) => new Date(at).toISOString()

/** A token can be out of date after a new sign-in; that is mended once, quietly. */
async function withToken<T>(carrier: Carrier, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (judge(error) !== 'token') throw error
    await carrier.renew()
    return work()
  }
}

async function carry(store: Store, carrier: Carrier, item: Item): Promise<string[]> {
  for (const photo of await store.photos(item.id)) {
    if (photo.sent) continue
    await carrier.photo(photo)
    await store.keepPhoto({ ...photo, sent: true })
  }
  return item.kind === 'result' ? carrier.result(item) : carrier.snap(item)
}

/** What has arrived is kept as a line; its photos are no longer needed here. */
async function finish(store: Store, item: Item, cases: string[], now: number): Promise<void> {
  await store.keepItem({ ...item, state: 'sent', problem: null, cases, sentAt: stamp(now), updatedAt: stamp(now) })
  for (const photo of await store.photos(item.id)) await store.removePhoto(photo.id)
}

const KEPT_DAYS = 14

/** Drops the lines of what arrived long ago. */
export async function tidy(store: Store, now = Date.now()): Promise<void> {
  for (const item of await store.items()) {
    if (item.state === 'sent' && item.sentAt && now - Date.parse(item.sentAt) > KEPT_DAYS * 86_400_000) await store.removeItem(item.id)
  }
}
