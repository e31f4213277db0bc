import type { CaseField } from '@/api/contract'

/** The keys of required fields that have no value. */
export function missingFields(fields: readonly CaseField[], values: Record<string, unknown>): string[] {
  return fields.filter((field) => field.required && blank(values[field.key])).map((field) => field.key)
}

const blank = (value: unknown) => value === undefined || value === null || String(value).trim() === ''

/** As they are sent: every value as text, empty ones left out. */
export function sentFields(fields: readonly CaseField[], values: Record<string, unknown>): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const field of fields) {
    const value = values[field.key]
    if (blank(value)) continue
    sent[field.key] = String(value).trim()
  }
  return sent
}
