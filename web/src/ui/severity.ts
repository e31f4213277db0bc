/** 1 (least) … 4 (gravest); the same colours in tables, on charts and on the map. */
const COLOURS: Record<number, string> = { 1: '#5b7c99', 2: '#b58a1b', 3: '#cf6a1d', 4: '#bf2f38' }

export const SEVERITIES = [4, 3, 2, 1] as const

export function severityColour(severity: number): string {
  return COLOURS[severity] ?? '#5b7c99'
}
