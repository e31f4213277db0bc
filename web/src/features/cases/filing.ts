import type { CaseField, CaseType } from '@/api/contract'
import { missingFields, sentFields } from '@/ui/caseFields'
import type { Position } from '@/map/datum'

export interface Draft {
  type: string
  title: string
  assetId: number | null
  organisationId: number | null
  severity: string
  urgency: string
  reason: string
  place: string
  at: Position | null
  conditionId: string
  readers: string[]
  fields: Record<string, unknown>
}

export function blankDraft(type = ''): Draft {
  return { type, title: '', assetId: null, organisationId: null, severity: '2', urgency: 'normal', reason: '', place: '', at: null, conditionId: '', readers: [], fields: {} }
}

/** What filing asks for: the fields a type requires from the first step on, and those that can be stated already. */
export function fieldsOf(type: CaseType | undefined): { required: CaseField[]; optional: CaseField[] } {
  const all = type?.fields ?? []
  return { required: all.filter((field) => field.required), optional: all.filter((field) => !field.required) }
}

/** Names of what is still missing; empty when the case can be filed. */
export function lackingOf(draft: Draft, type: CaseType | undefined): string[] {
  const lacks: string[] = []
  if (!type) return ['type']
  if (!draft.title.trim()) lacks.push('title')
  if (draft.organisationId === null && draft.assetId === null) lacks.push('organisation')
  if (type.conditions === 'REQUIRED' && !draft.conditionId) lacks.push('condition')
  return [...lacks, ...missingFields(type.fields, draft.fields)]
}

/** As it is sent, for the type whose form is shown; what was left empty is not stated. */
export function filed(draft: Draft, type: CaseType): Record<string, unknown> {
  const body: Record<string, unknown> = {
    type: type.key, title: draft.title.trim(), severity: Number(draft.severity), fields: sentFields(type.fields, draft.fields), assetId: draft.assetId, organisationId: draft.organisationId,
    place: draft.place.trim() || null, longitudeDegrees: draft.at?.[0] ?? null, latitudeDegrees: draft.at?.[1] ?? null, reason: draft.reason.trim() || null,
  }
  if (draft.conditionId) body['conditionId'] = Number(draft.conditionId)
  if (draft.urgency !== 'normal') body['urgency'] = draft.urgency
  if (draft.readers.length) body['readerIds'] = draft.readers.map(Number)
  return body
}
