import { shallowRef } from 'vue'
import type { CaseField, CaseRow } from '@/api/contract'
import { http } from '@/api/http'
import type { Tone } from '@/ui/tones'

export interface RegisterField {
  key: string
  name: string
  kind: 'TEXT' | 'CHOICE' | 'DATE' | 'NUMBER'
  unit: string
  required: boolean
  inList: boolean
  computed: boolean
  choices: { key: string; name: string }[]
}

export interface Mark {
  key: string
  name: string
  tone: string
}

export interface RegisterKind {
  key: string
  name: string
  group: string
  keyField: string
  titleField: string
  parent: string | null
  editors: string[]
  fields: RegisterField[]
  states: Mark[]
  grades: Mark[]
  actions: { key: string; name: string; needsReason: boolean; inStateDays: number; fields: { key: string; required: boolean }[] }[]
  expiryField: string | null
  cases: { type: string; filled: string[] }[]
}

export interface RecordRow {
  id: number
  register: string
  key: string
  title: string
  state: Mark
  grade: Mark | null
  organisation: { id: number; name: string }
  grid: { id: number; name: string } | null
  parentId: number | null
  place: string | null
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  fields: Record<string, string>
  expiresOn: string | null
  version: number
  updatedAt: string
}

export interface RecordDetail {
  record: RecordRow
  parent: RecordRow | null
  events: { event: { sequence: number; action: string; at: string; actorName: string; reason: string | null; changes: Record<string, string> }; name: string; stateName: string }[]
  cases: CaseRow[]
  actions: { key: string; allowed: boolean; refusal: string | null }[]
  children: { register: string; name: string; count: number }[]
  mayEdit: boolean
}

export interface Counts {
  all: number
  byState: Record<string, number>
  byGrade: Record<string, number>
  expiring: number
  expired: number
}

const kinds = shallowRef<RegisterKind[] | null>(null)
let asking: Promise<RegisterKind[]> | null = null

/** The registers there are; asked for once. */
export function useRegisters() {
  if (!kinds.value && !asking) {
    asking = http.get<RegisterKind[]>('/api/registers')
    asking.then((answer) => (kinds.value = answer), () => (asking = null))
  }
  return kinds
}

/** A value as people read it: the name of a choice, a number with its unit. */
export function shown(field: RegisterField, value: string | undefined): string {
  if (value === undefined || value === '') return '—'
  if (field.kind === 'CHOICE') return field.choices.find((choice) => choice.key === value)?.name ?? value
  return field.unit ? `${value} ${field.unit}` : value
}

/** As the form asks for it. */
export function asked(field: RegisterField, required = field.required): CaseField {
  const kind = { TEXT: 'text', CHOICE: 'choice', DATE: 'date', NUMBER: 'number' } as const
  const name = field.unit ? `${field.name}（${field.unit}）` : field.name
  return { key: field.key, name, kind: kind[field.kind], required, choices: field.choices.length ? field.choices : null }
}

const TONES: Record<string, Tone> = { good: 'good', warn: 'warn', bad: 'bad', quiet: 'faint', plain: 'calm' }

export const toneOf = (mark: Mark): Tone => TONES[mark.tone] ?? 'calm'

/** Days from today to a day, negative when it is past. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
}
