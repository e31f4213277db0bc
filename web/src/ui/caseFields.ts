import type { CaseField } from '@/api/contract'
import { currentLocale, translateOr } from './i18n'

/** The keys of required fields that have no value. */
export function missingFields(fields: readonly CaseField[], values: Record<string, unknown>): string[] {
  return fields.filter((field) => field.required && blank(values[field.key])).map((field) => field.key)
}

const blank = (value: unknown) => value === undefined || value === null || textOf(value) === ''
const textOf = (value: unknown) => (Array.isArray(value) ? value.join(',') : String(value).trim())

/** As they are sent: every value as text, several ids with commas between, empty ones left out. */
export function sentFields(fields: readonly CaseField[], values: Record<string, unknown>): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const field of fields) {
    const value = values[field.key]
    if (!blank(value)) sent[field.key] = textOf(value)
  }
  return sent
}

/** Choices as the server may give them: bare keys, or keys with names. */
export function optionsOf(field: CaseField): { key: string; name: string }[] {
  return (field.choices ?? []).map((choice) => (typeof choice === 'string' ? { key: choice, name: choice } : { key: String(choice.key), name: choice.name }))
}

/** A time limit in parts: 10wd is ten working days. */
export function limitParts(text: string): { amount: number | null; unit: string } {
  const found = /^\+?(\d+)(wd|wh|wm|d|h|m)$/.exec(text.trim())
  return found ? { amount: Number(found[1]), unit: found[2] ?? 'wd' } : { amount: null, unit: 'wd' }
}

export const limitText = (amount: number | null | undefined, unit: string) => (amount ? `${amount}${unit}` : '')

/** A time limit in words: 10 个工作日. What is written otherwise stays as it is. */
export function limitWords(text: string): string {
  const { amount, unit } = limitParts(text)
  if (amount === null) return text
  const words = `${amount} ${translateOr(`limit.${unit}`, unit)}`
  return amount === 1 && currentLocale() === 'en' ? words.replace(/s$/, '') : words
}
