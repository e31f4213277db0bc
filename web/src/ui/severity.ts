/** 1 (least) … 4 (gravest): fills on charts and on the map. Words in these hues are darker, as theme.css has them, so that they can be read. */
const COLOURS: Record<number, string> = { 1: '#5b7c99', 2: '#b58a1b', 3: '#cf6a1d', 4: '#bf2f38' }

export const SEVERITIES = [4, 3, 2, 1] as const

export function severityColour(severity: number): string {
  return COLOURS[severity] ?? '#5b7c99'
}
