import { describe, expect, it } from 'vitest'
import type { TrackPoint } from '@/api/contract'
import { indexAt, placeAt } from './replay'

const point = (seconds: number, longitude: number): TrackPoint => ({
  time: new Date(seconds * 1000).toISOString(), longitudeDegrees: longitude, latitudeDegrees: 36, speedKmh: 50, directionDegrees: 90, altitudeMetres: 0, quality: null,
})
const points = [point(0, 120), point(10, 121), point(2_000, 125)]
const times = points.map((one) => Date.parse(one.time))

describe('the replay of a track', () => {
  it('finds the point at or before an instant', () => {
    expect(indexAt(times, -5)).toBe(0)
    expect(indexAt(times, 9_999)).toBe(0)
    expect(indexAt(times, 10_000)).toBe(1)
    expect(indexAt(times, 9_999_999)).toBe(2)
    expect(indexAt([], 5)).toBe(0)
  })

  it('drives between two points in step with time', () => {
    expect(placeAt(points, times, 5_000)?.longitudeDegrees).toBeCloseTo(120.5)
  })

  it('waits where the vehicle was last heard while there is a gap', () => {
    expect(placeAt(points, times, 1_000_000)?.longitudeDegrees).toBe(121)
  })

  it('stands nowhere without points', () => {
    expect(placeAt([], [], 0)).toBeNull()
  })
})
