import { translate, translateHere } from './i18n'

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

/** The line as people read it: fields by the names they know, places in a list counted from one, truth values as words. */
export function worded(line: Line): Line {
  const parts = line.name.split('.').map((part) => {
    const [, key = part, place] = /^([^[]*)(?:\[(\d+)\])?$/.exec(part) ?? []
    const name = translateHere(`fact.name.${key}`, key)
    return place === undefined ? name : `${name} ${Number(place) + 1}`
  })
  return { name: parts.join(' · '), text: wordOf(line) }
}

function wordOf(line: Line): string {
  if (line.text === 'true' || line.text === 'false') return translate(line.text === 'true' ? 'word.yes' : 'word.no')
  const key = line.name.split('.').at(-1)
  return translateHere(`fact.value.${key}.${line.text.replaceAll('.', '-')}`, line.text)
}
