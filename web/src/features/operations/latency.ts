/** Where a latency lies on a logarithmic scale from 0.1 ms to 100 s, as a share from 0 to 1: stages differ by powers of ten. */
export function position(millis: number | null): number {
  if (millis === null || millis <= 0.1) return 0
  return Math.min(1, (Math.log10(millis) + 1) / 6)
}

export function latencyText(millis: number | null): string {
  if (millis === null) return '—'
  if (millis >= 10_000) return `${(millis / 1000).toFixed(0)} s`
  if (millis >= 1_000) return `${(millis / 1000).toFixed(2)} s`
  return `${millis >= 100 ? millis.toFixed(0) : millis >= 1 ? millis.toFixed(1) : millis.toFixed(2)} ms`
}
