/** The shapes of the ledger: cases, their types and everything that happens around them. */
import type { Alarm, Ref, Severity } from './contract'

export type FieldKind = 'text' | 'choice' | 'date' | 'number' | 'boolean'

/** What an action's effect asks for beyond fields of the case; persons and organisations are sent as ids. */
export type InputKind = FieldKind | 'datetime' | 'organisation' | 'organisations' | 'person' | 'persons' | 'limit' | 'case' | 'condition'

export interface CaseField {
  key: string
  name: string
  kind: InputKind
  required: boolean
  choices?: (string | { key: string; name: string })[] | null
}

export const URGENCIES = ['normal', 'urgent', 'veryUrgent'] as const

export interface CaseStage {
  key: string
  name: string
  nameEn: string
  roles: string[]
  last?: boolean
}

export interface CaseType extends Partial<CaseTypeLoop> {
  key: string
  name: string
  nameEn: string
  stages: CaseStage[]
  fields: CaseField[]
  fileRoles?: string[]
}

export interface CaseTypeLoop {
  /** Which shelf it stands on: vehicle, safety, city, … */
  group: string | null
  /** Cases are filed under a filing condition: may be, or must be. */
  conditions: 'NONE' | 'OPTIONAL' | 'REQUIRED'
  confidential: boolean
  duplicates: boolean
  forms: string[]
}

export interface CaseRow extends Partial<CaseRowLoop> {
  id: number
  number: string
  title: string
  type: { key: string; name: string }
  stage: { key: string; name: string }
  state: 'OPEN' | 'CLOSED'
  severity: Severity
  asset: { id: number; plate: string } | null
  organisation: Ref
  grid: Ref | null
  /** To whom it was dispatched. */
  handler?: Ref | null
  filedAt: string
  dueAt: string | null
  overdue: boolean
  closedAt: string | null
  alarmCount: number
  updatedAt: string
}

export interface CaseRowLoop {
  urgency: string
  /** Level of the listed supervision it stands under: enterprise, department, city. */
  listed: string | null
  parentId: number | null
  confidential: boolean
  stageDueAt: string | null
  stageOverdue: boolean
  longitudeDegrees: number | null
  latitudeDegrees: number | null
}

export interface Listing {
  level: string
  until: string | null
  since: string
}

export interface Evidence extends Partial<EvidenceLoop> {
  id: number
  name: string
  mediaType: string
  sizeBytes: number
  sha256: string
  stage: string | null
  uploadedAt: string
  uploadedBy: Ref
}

/** What a photo says of itself, and how far that is from the case. */
export interface EvidenceLoop {
  kind: string | null
  moment: string | null
  takenAt: string | null
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  distanceMetres: number | null
  minutesApart: number | null
}

export interface CaseEvent {
  sequence: number
  action: string
  actionName: string
  stage: string | null
  stageName?: string | null
  actor: { id: number | null; name: string }
  time: string
  reason: string | null
  payload: Record<string, unknown> | null
  evidence: number[]
  hash: string
  previousHash: string | null
}

export interface CaseAction {
  key: string
  name: string
  needsReason: boolean
  fields: CaseField[]
  evidence: { required: EvidenceNeed[] }
  /** The action gives the case to an organisation, which has to be chosen. */
  assigns?: string | boolean | null
  /** Engine behaviour beyond going to a stage. */
  effect?: string | null
  inputs?: CaseField[]
  /** Stage it leads to. */
  to?: string | null
  allowed: boolean
  disallowedReason: string | null
}

export interface EvidenceNeed {
  kind: string
  count: number
  moment?: string | null
}

/** What filing answers; the case itself is opened by its id, by whoever may see it. */
export interface CaseRef {
  id: number
  number: string
}

export interface CaseDetail extends CaseRow, Partial<CaseLoop> {
  version: number
  fields: Record<string, unknown>
  place: string | null
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  alarms: Alarm[]
  evidence: Evidence[]
  events: CaseEvent[]
  actions: CaseAction[]
  due: { dueAt: string | null; rule: string | null; stageDueAt: string | null } | null
}

/** A person as history names them; the system has no id. */
export interface Who {
  id: number | null
  name: string
}

/** A case that hangs together with another. */
export interface CaseKin {
  id: number
  number: string
  title: string
  stage: { key: string; name: string }
  state: 'OPEN' | 'CLOSED'
  organisation: Ref
  dueAt: string | null
}

export interface CaseCondition {
  id: number
  code: string
  name: string
  filing: string | null
  closing: string | null
  limit: string | null
}

export interface LookBack {
  id: number
  dueFrom: string
  dueAt: string
  state: string
  result: 'HELD' | 'CAME_BACK' | 'NEVER_DONE' | null
  by: Who | null
  at: string | null
  text: string | null
  /** Whether the viewer may do it now; why not when somebody else is to. */
  allowed: boolean
  disallowedReason: string | null
}

export interface LookBackRow extends LookBack {
  case: { id: number; number: string; title: string; type: { key: string; name: string }; organisation: Ref }
}

export interface SensorReading {
  channel: string
  from: string
  to: string
  count: number
  minimum: string | null
  maximum: string | null
  limit: string | null
  within: boolean
}

export interface CaseLoop {
  parent: CaseKin | null
  children: CaseKin[]
  followUps: CaseKin[]
  assisting: Ref[]
  condition: CaseCondition | null
  pauses: { from: string; to: string | null; reason: string | null; by: Who }[]
  extensions: { askedAt: string; by: Who; amount: string; state: string; decidedBy: Who | null; newDueAt: string | null }[]
  escalations: { key: string; at: string; did: string | null }[]
  urges: { key: string; at: string; by: Who; text: string; reply: string | null; repliedAt: string | null; repliedBy: Who | null }[]
  instructions: { at: string; by: Who; text: string }[]
  listing: Listing | null
  signers: { person: Ref; signedAt: string | null }[]
  readers: Ref[]
  recurrences: { key: string; count: number; cases: { id: number; number: string; title: string; filedAt: string }[] }[]
  lookBacks: LookBack[]
  readings: SensorReading[]
  appeal: { state: string; at: string | null; by: Who | null; reviews: number } | null
  exempted: boolean
}

export interface DueInterval {
  from: string
  to: string
  counted: boolean
  why: string
}

export interface DueExplanation {
  dueAt: string | null
  rule: string | null
  calendar: string | null
  intervals: DueInterval[]
  /** Years counted by weekdays alone, because their holidays are not known yet. */
  unofficialYears: number[]
  stage: StageDue | null
}

export interface StageDue {
  stage: string
  dueAt: string | null
  rule: string | null
  calendar: string | null
  intervals: DueInterval[]
  unofficialYears: number[]
}

/** Under what a case is filed, with what must be reached to close it. Limits such as 5wd. */
export interface FilingCondition {
  id: number
  type: string
  code: string
  category: string | null
  subcategory: string | null
  name: string
  filing: string | null
  closing: string | null
  limit: string | null
  limitUrgent: string | null
  limitVeryUrgent: string | null
  source: string | null
  /** How sure the figures are: S seen there, M to be checked, ? weak. */
  mark: string | null
  retired: boolean
}

/** What became of one case of many that one action was done to. */
export interface Outcome {
  id: number
  done: boolean
  problem: string | null
}

export interface Duplicate {
  id: number
  number: string
  title: string
  stage: { key: string; name: string }
  filedAt: string
  distanceMetres: number | null
}

export interface Verification {
  intact: boolean
  events: number
  firstBroken: unknown
  anchors: { day: string; hash: string }[]
}

export interface CaseView {
  id: number
  name: string
  query: string | Record<string, unknown>
  /** Others see it too: those of an organisation and below, or only one role there. */
  shared: boolean
  mine: boolean
  owner: Ref
  organisation: Ref | null
  role: string | null
}

/** What waits for the viewer; every number stands for rows that a list can show. */
export interface Desk {
  mine: number
  dueToday: number
  overdue: number
  urges: number
  extensions: number
  appeals: number
  signatures: number
  listed: number
  groups: { group: string; open: number; overdue: number }[]
}
