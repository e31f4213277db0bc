import type { CaseField } from '@/api/contract'

/** The keys of required fields that have no value. */
export function missingFields(fields: readonly CaseField[], values: Record<string, unknown>): string[] {
  return fields.filter((field) => field.required && blank(values[field.key])).map((field) => field.key)
}

const blank = (value: unknown) => value === undefined || value === null || String(value).trim() === ''

/** As they are sent: without empty ones, numbers as numbers. */
export function sentFields(fields: readonly CaseField[], values: Record<string, unknown>): Record<string, unknown> {
  const sent: Record<string, unknown> = {}
  for (const field of fields) {
    const value = values[field.key]
    if (blank(value)) continue
    sent[field.key] = field.kind === 'number' ? Number(value) : typeof value === 'string' ? value.trim() : value
  }
  return sent
}
