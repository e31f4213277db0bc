import { describe, expect, it } from 'vitest'
import type { PositionItem } from '@/api/contract'
import { chosen, merge } from './positions'

const item = (id: number, more: Partial<PositionItem> = {}): PositionItem => ({
  id, plate: `鲁B${id}`, kind: 'TOUR_COACH', organisationId: 1, longitudeDegrees: 120, latitudeDegrees: 36, speedKmh: 0, directionDegrees: 0,
  time: '2026-11-22T08:00:00Z', state: 'ONLINE', severity: null, ...more,
})
const all = { kind: '', organisationId: '', show: '' as const }

describe('positions on the map', () => {
  it('keep the newest when an older one arrives late', () => {
    const known = new Map([[1, item(1, { time: '2026-11-22T08:00:10Z', speedKmh: 50 })]])
    merge(known, [item(1, { time: '2026-11-22T08:00:05Z', speedKmh: 30 })], true)
    expect(known.get(1)?.speedKmh).toBe(50)
    merge(known, [item(1, { time: '2026-11-22T08:00:15Z', speedKmh: 60 })], true)
    expect(known.get(1)?.speedKmh).toBe(60)
  })

  it('admit a vehicle not asked for only when all are wanted', () => {
    const known = new Map<number, PositionItem>()
    merge(known, [item(7)], false)
    expect(known.size).toBe(0)
    merge(known, [item(7)], true)
    expect(known.size).toBe(1)
  })

  it('are chosen by kind, movement and alarm', () => {
    expect(chosen(item(1), { ...all, kind: 'OTHER' })).toBe(false)
    expect(chosen(item(1, { speedKmh: 4 }), { ...all, show: 'moving' })).toBe(true)
    expect(chosen(item(1, { speedKmh: 3 }), { ...all, show: 'moving' })).toBe(false)
    expect(chosen(item(1, { speedKmh: 4, state: 'OFFLINE' }), { ...all, show: 'moving' })).toBe(false)
    expect(chosen(item(1, { severity: 3 }), { ...all, show: 'alarming' })).toBe(true)
    expect(chosen(item(1), { ...all, show: 'alarming' })).toBe(false)
  })
})
