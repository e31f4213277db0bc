/** The shapes of checks that the screens and the phone application share. */
import type { Ref } from './contract'

export type Judge = 'YES_NO' | 'YES_NO_NA' | 'CHOICE' | 'NUMBER' | 'READING' | 'TEXT'

export interface Choice {
  key: string
  name: string
  nameEn: string
  points: number
  fails: boolean
}

export interface ChecklistItem {
  key: string
  section: string | null
  text: string
  textEn: string
  judge: Judge
  failsOn: 'NO' | 'YES' | 'NEVER'
  points: number
  weight: number
  critical: boolean
  required: boolean
  min: number | null
  max: number | null
  unit: string | null
  choices: Choice[]
  photo: 'NONE' | 'ON_FAIL' | 'ALWAYS'
  photos: number
  opens: { type: string; severity: number; condition: string | null; fields: Record<string, string> } | null
}

export interface Checklist {
  key: string
  name: string
  nameEn: string
  kind: string
  scoring: 'SHARE' | 'POINTS'
  passPercent: number
  source: string
  mark: string
  note: string | null
  bands: { from: number; name: string; nameEn: string; fails: boolean }[]
  items: ChecklistItem[]
}

export interface Point {
  key: string
  name: string
  longitudeDegrees: number
  latitudeDegrees: number
  radiusMetres: number
}

export type TaskState = 'OPEN' | 'DONE' | 'MISSED' | 'CANCELLED'

export interface Assignee {
  person: Ref | null
  organisation: Ref
  role: string | null
}

export interface CheckTaskRow {
  id: number
  title: string
  checklist: { id: number; key: string; version: number; name: string; nameEn: string }
  planId: number | null
  organisation: Ref
  grid: Ref | null
  assignee: Assignee
  place: string | null
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  opensAt: string
  dueAt: string
  state: TaskState
  late: boolean
  covert: boolean
  doneAt: string | null
  doneBy: string | null
  passed: boolean | null
  percent: number | null
  score: number | null
  failed: number
}

export interface Finding {
  id: number
  itemKey: string
  text: string
  note: string | null
  caseType: string | null
  severity: number | null
  conditionId: number | null
  condition: string | null
  caseId: number | null
  caseNumber: string | null
  fault: string | null
}

export interface CheckResult {
  id: number
  person: Ref
  startedAt: string
  finishedAt: string
  receivedAt: string
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  remark: string | null
  answers: Record<string, { value: string | null; note: string | null; photos: string[] | null }>
  visits: { point: string; name: string; at: string; distanceMetres: number; inside: boolean }[]
  photos: { id: number; clientId: string; sha256: string; takenAt: string; longitudeDegrees: number | null; latitudeDegrees: number | null }[]
  findings: Finding[]
  band: Checklist['bands'][number] | null
  hash: string
  intact: boolean
}

export interface CheckTaskDetail {
  task: CheckTaskRow
  questions: Checklist
  points: Point[]
  result: CheckResult | null
  mine: boolean
}

export interface CheckCounts {
  due: number
  inTime: number
  late: number
  missed: number
  open: number
  passed: number
  failed: number
  rate: number | null
  percent: number | null
}

export interface CheckFigures {
  all: CheckCounts
  plans: { plan: Ref; counts: CheckCounts }[]
  organisations: { organisation: Ref; counts: CheckCounts }[]
  items: { text: string; count: number; cases: number }[]
  waitingCases: number
}

export interface ChecklistRow {
  id: number
  key: string
  version: number
  name: string
  nameEn: string
  kind: string
  scoring: 'SHARE' | 'POINTS'
  items: number
  origin: 'SHIPPED' | 'FILE' | 'EDITED'
  source: string
  mark: string
  writtenBy: string
  writtenAt: string
}

export interface ChecklistDetail {
  row: ChecklistRow
  definition: Checklist
  versions: { id: number; version: number; origin: string; current: boolean; writtenBy: string; writtenAt: string }[]
}

export interface PlanTarget {
  id: number
  kind: 'ORGANISATION' | 'ASSET' | 'GRID' | 'RECORD' | 'SITE' | 'ROUTE'
  referenceId: number | null
  name: string
  organisationId: number | null
  gridId: number | null
  place: string | null
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  risk: 'RED' | 'ORANGE' | 'YELLOW' | 'BLUE' | null
  points: Point[]
}

export interface CheckPlan {
  id: number
  name: string
  listKey: string
  organisation: Ref
  assignee: Assignee
  rhythm: string
  riskRhythms: Record<string, string>
  offDays: 'KEEP' | 'SKIP' | 'NEXT'
  calendar: string
  within: string
  startsOn: string
  endsOn: string | null
  covert: boolean
  paused: boolean
  generatedThrough: string | null
  version: number
  targets: PlanTarget[]
}
