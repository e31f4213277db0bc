import { bytes, number } from '@/ui/format'

/** A fact of a health check as people read it: sizes with their unit, times in milliseconds, everything else as it is. */
export function factText(name: string, value: unknown): string {
  if (typeof value !== 'number') return String(value)
  if (name.endsWith('Bytes')) return bytes(value)
  if (name.endsWith('Millis')) return `${number(value, 1)} ms`
  return number(value)
}
