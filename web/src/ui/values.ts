export interface Line {
  name: string
  text: string
}

const MOST = 400

/** A nested value as lines of dotted names, in order; at most a few hundred, so that a great frame cannot stall the page. */
export function flatten(value: unknown, prefix = '', lines: Line[] = []): Line[] {
  if (lines.length >= MOST) return lines
  if (value === null || value === undefined) {
    if (prefix) lines.push({ name: prefix, text: '—' })
  } else if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) lines.push({ name: prefix, text: value.length ? value.join(', ') : '—' })
    else value.forEach((item, index) => flatten(item, `${prefix}[${index}]`, lines))
  } else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) flatten(inner, prefix ? `${prefix}.${key}` : key, lines)
  } else {
    lines.push({ name: prefix, text: String(value) })
  }
  return lines
}
