import type { Area } from '@/api/contract'

export type Ring = [number, number][]

export const AREA_KINDS = ['FORBIDDEN', 'SPEED', 'DEPOT', 'DISTRICT'] as const
export const AREA_COLOURS: Record<Area['kind'], string> = { FORBIDDEN: '#bf2f38', SPEED: '#cf8a1d', DEPOT: '#2c8a64', DISTRICT: '#6b6f9c' }

export function ringFault(ring: Ring): boolean {
  return ring.length < 3
}

/** 22:00–05:00, or the given text for the whole day. */
export function windowText(from: string | null, to: string | null, wholeDay: string): string {
  return from && to ? `${from.slice(0, 5)}–${to.slice(0, 5)}` : wholeDay
}

export function blankArea(): Area {
  return { id: 0, name: '', kind: 'FORBIDDEN', ring: [], speedLimitKmh: null, maxStayMinutes: null, appliesTo: [], from: null, to: null }
}

/** A ring without the closing corner that GeoJSON repeats. */
export function opened(ring: Ring): Ring {
  const first = ring[0]
  const last = ring[ring.length - 1]
  return first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring
}
