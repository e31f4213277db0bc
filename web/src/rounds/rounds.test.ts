import { describe, expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { fails, lacking, metres, points } from './judge'
import { judge, pause, sendAll, tidy, type Carrier } from './outbox'
import { exifOf, upright, withExif } from './picture'
import { memoryStore, type Store } from './store'
import type { Checklist, ChecklistItem, Item, Photo } from './types'

const refuse = (status: number, code = 'x', detail = '不行') => new Problem(status, code, '', detail, [])

function result(id: string, more: Partial<Item> = {}): Item {
  return {
    id, kind: 'result', personId: 7, personName: '张三', title: id, state: 'waiting', createdAt: `2026-11-22T00:00:0${id.length}Z`, updatedAt: '', notBefore: 0, attempts: 0, problem: null, cases: [], sentAt: null,
    draft: { taskId: 1, startedAt: '', finishedAt: null, longitudeDegrees: null, latitudeDegrees: null, remark: '', answers: {}, visits: [] }, ...more,
  } as Item
}

const photo = (id: string, itemId: string): Photo => ({ id, itemId, taskId: 1, blob: new Blob([id]), takenAt: '', longitudeDegrees: null, latitudeDegrees: null, sent: false })

interface Spy extends Carrier {
  log: string[]
}

function carrier(answer: (what: string) => void = () => undefined): Spy {
  const log: string[] = []
  const carry = async (what: string) => {
    log.push(what)
    answer(what)
  }
  return {
    log,
    photo: (one) => carry(`photo ${one.id}`),
    result: async (item) => {
      await carry(`result ${item.id}`)
      return ['AQ-1']
    },
    snap: async (item) => {
      await carry(`snap ${item.id}`)
      return []
    },
    renew: () => carry('renew'),
  }
}

async function states(store: Store): Promise<Record<string, string>> {
  return Object.fromEntries((await store.items()).map((item) => [item.id, item.state]))
}

describe('outbox', () => {
  it('sends photos before their result, then needs them no more', async () => {
    const store = memoryStore()
    await store.keepItem(result('a'))
    await store.keepPhoto(photo('p1', 'a'))
    await store.keepPhoto(photo('p2', 'a'))
    const truck = carrier()
    expect(await sendAll(store, truck, 7)).toEqual({ sent: 1, refused: 0, unreachable: false, signedOut: false })
    expect(truck.log).toEqual(['photo p1', 'photo p2', 'result a'])
    expect(await store.photos('a')).toEqual([])
    expect((await store.item('a'))?.cases).toEqual(['AQ-1'])
  })

  it('does not send a photo twice when the network breaks between photo and result', async () => {
    const store = memoryStore()
    await store.keepItem(result('a'))
    await store.keepPhoto(photo('p1', 'a'))
    await sendAll(store, carrier((what) => { if (what === 'result a') throw refuse(0) }), 7)
    expect(await states(store)).toEqual({ a: 'waiting' })
    const truck = carrier()
    await sendAll(store, truck, 7)
    expect(truck.log).toEqual(['result a'])
  })

  it('goes on with what a crash left half sent', async () => {
    const store = memoryStore()
    await store.keepItem(result('a', { state: 'sending' }))
    await sendAll(store, carrier(), 7)
    expect(await states(store)).toEqual({ a: 'sent' })
  })

  it('stops at a lost session and keeps everything', async () => {
    const store = memoryStore()
    await store.keepItem(result('a'))
    await store.keepItem(result('bb'))
    const truck = carrier(() => { throw refuse(401) })
    expect((await sendAll(store, truck, 7)).signedOut).toBe(true)
    expect(truck.log).toEqual(['result a'])
    expect(await states(store)).toEqual({ a: 'waiting', bb: 'waiting' })
  })

  it('fetches a new token once and tries again', async () => {
    const store = memoryStore()
    await store.keepItem(result('a'))
    let renewed = false
    const truck = carrier((what) => {
      if (what === 'renew') renewed = true
      else if (!renewed) throw refuse(403, 'csrf')
    })
    await sendAll(store, truck, 7)
    expect(truck.log).toEqual(['result a', 'renew', 'result a'])
    expect(await states(store)).toEqual({ a: 'sent' })
  })

  it('keeps what the server refuses, in the server\'s words, and goes on', async () => {
    const store = memoryStore()
    await store.keepItem(result('a'))
    await store.keepItem(result('bb'))
    await sendAll(store, carrier((what) => { if (what === 'result a') throw refuse(409, 'check-task-done', '该任务已由 李四 完成') }), 7)
    expect(await states(store)).toEqual({ a: 'refused', bb: 'sent' })
    expect((await store.item('a'))?.problem).toBe('该任务已由 李四 完成')
  })

  it('is patient with a server in trouble, longer each time', async () => {
    const store = memoryStore()
    await store.keepItem(result('a'))
    const broken = carrier(() => { throw refuse(503) })
    await sendAll(store, broken, 7, () => 1000)
    expect(await store.item('a')).toMatchObject({ state: 'waiting', attempts: 1, notBefore: 1000 + pause(1) })
    await sendAll(store, broken, 7, () => 2000)
    expect(broken.log).toHaveLength(1)
    await sendAll(store, broken, 7, () => 2000, true)
    expect(broken.log).toHaveLength(2)
    expect(pause(30)).toBe(600_000)
  })

  it('never sends under another person\'s name', async () => {
    const store = memoryStore()
    await store.keepItem(result('a', { personId: 8 }))
    const truck = carrier()
    await sendAll(store, truck, 7)
    expect(truck.log).toEqual([])
    expect(await states(store)).toEqual({ a: 'waiting' })
  })

  it('leaves drafts alone and forgets what arrived long ago', async () => {
    const store = memoryStore()
    await store.keepItem(result('a', { state: 'draft' }))
    await store.keepItem(result('bb', { state: 'sent', sentAt: '2026-01-01T00:00:00Z' }))
    await sendAll(store, carrier(), 7)
    await tidy(store, Date.parse('2026-11-22T00:00:00Z'))
    expect(await states(store)).toEqual({ a: 'draft' })
  })

  it('knows what a failure means', () => {
    expect([0, 401, 403, 404, 409, 422, 429, 500].map((status) => judge(refuse(status)))).toEqual(['unreachable', 'signed-out', 'refused', 'refused', 'refused', 'refused', 'later', 'later'])
    expect(judge(new TypeError('x'))).toBe('later')
  })
})

const item = (more: Partial<ChecklistItem>): ChecklistItem => ({
  key: 'a', section: null, text: '', textEn: '', judge: 'YES_NO', failsOn: 'NO', points: 0, weight: 1, critical: false, required: true, min: null, max: null, unit: null, choices: [], photo: 'NONE', photos: 1, opens: null, ...more,
})
const list = (...items: ChecklistItem[]): Checklist => ({
  key: 'l', name: '', nameEn: '', kind: '', scoring: 'POINTS', passPercent: 100, source: '', mark: 'M', note: null, items,
  bands: [{ from: 0, name: '低', nameEn: 'low', fails: false }, { from: 3, name: '中', nameEn: 'mid', fails: false }],
})

describe('judging on the phone', () => {
  it('judges as the server does', () => {
    expect([fails(item({}), 'no'), fails(item({}), 'yes'), fails(item({ failsOn: 'YES' }), 'yes'), fails(item({ failsOn: 'NEVER' }), 'no'), fails(item({}), '')]).toEqual([true, false, true, null, null])
    expect([fails(item({ judge: 'READING', max: 30 }), '30'), fails(item({ judge: 'READING', max: 30 }), '30.1'), fails(item({ judge: 'NUMBER' }), '5')]).toEqual([false, true, null])
  })

  it('asks for photos only where something failed', () => {
    const one = list(item({ photo: 'ON_FAIL', photos: 2 }))
    expect(lacking(one, { a: { value: 'yes', note: '', photos: [] } }, {})).toEqual([])
    expect(lacking(one, { a: { value: 'no', note: '', photos: ['x'] } }, {})).toEqual([{ key: 'a', what: 'photos', count: 1 }])
    expect(lacking(one, {}, {})).toEqual([{ key: 'a', what: 'answer', count: 1 }])
  })

  it('asks for a filing condition where a failed item does not fix one', () => {
    const choice = { id: 5, code: 'BJ-1', category: null, subcategory: null, name: '井盖缺失', filing: null, closing: null, limit: '2h' }
    const opens = { type: 'city-case', severity: 2, condition: null, fields: {} }
    const conditions = { 'city-case': { required: true, choices: [choice] } }
    const bad = { value: 'no', note: '', photos: [] }
    const lack = [{ key: 'a', what: 'condition', count: 1 }]
    expect(lacking(list(item({ opens })), { a: bad }, conditions)).toEqual(lack)
    expect(lacking(list(item({ opens })), { a: { ...bad, value: 'yes' } }, conditions)).toEqual([])
    expect(lacking(list(item({ opens })), { a: { ...bad, conditionId: 5 } }, conditions)).toEqual([])
    expect(lacking(list(item({ opens: { ...opens, condition: 'BJ-1' } })), { a: bad }, conditions)).toEqual([])
    expect(lacking(list(item({ opens: { ...opens, condition: 'BJ-9' } })), { a: bad }, conditions), 'the one it fixed is gone').toEqual(lack)
    const optional = { 'city-case': { required: false, choices: [choice] } }
    expect(lacking(list(item({ opens })), { a: bad }, optional)).toEqual([])
    expect(lacking(list(item({ opens })), { a: { ...bad, conditionId: 6 } }, optional), 'the one chosen is gone').toEqual(lack)
    expect(lacking(list(item({ opens: { ...opens, type: 'vehicle-safety' } })), { a: bad }, conditions)).toEqual([])
    expect(lacking(list(item({ opens })), { a: bad }, undefined), 'taken along by an older version').toEqual([])
  })

  it('sums points and names the band', () => {
    const one = list(item({ points: 1 }), item({ key: 'b', points: 2 }))
    expect(points(one, { a: { value: 'yes', note: '', photos: [] }, b: { value: 'yes', note: '', photos: [] } })).toMatchObject({ sum: 3, band: { name: '中' } })
    expect(points(one, {}).band?.name).toBe('低')
  })

  it('measures metres', () => {
    expect(metres({ longitudeDegrees: 117.5, latitudeDegrees: 38.9 }, { longitudeDegrees: 117.5, latitudeDegrees: 38.91 })).toBeCloseTo(1111.95, 0)
  })
})

describe('pictures', () => {
  const exif = new Uint8Array([0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0])
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, ...exif, 0xff, 0xda, 0, 2, 9, 9, 9, 9, 9, 9, 9, 9, 9])

  it('carries the camera\'s notes over, upright', () => {
    const found = exifOf(jpeg)
    expect(found).toEqual(exif)
    const turned = upright(exif)
    expect(turned[28]).toBe(1)
    const joined = withExif(new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2]), turned)
    expect([...joined.slice(0, 4)]).toEqual([0xff, 0xd8, 0xff, 0xe1])
    expect(joined).toHaveLength(6 + exif.length)
  })

  it('finds nothing in what is no JPEG, or a broken one', () => {
    expect(exifOf(new Uint8Array([1, 2, 3, 4, 5]))).toBeNull()
    expect(exifOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0]))).toBeNull()
  })
})
