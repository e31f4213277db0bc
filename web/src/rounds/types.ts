/** What the phone application takes along and keeps. The server's shapes are those of /api/check-round. */
import type { Checklist, Point } from '@/api/checks'
import type { Ref } from '@/api/contract'

export type { Checklist, ChecklistItem, Point } from '@/api/checks'

export interface Task {
  id: number
  title: string
  checklist: { id: number; key: string; version: number; name: string; nameEn: string }
  organisation: Ref
  place: string | null
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  opensAt: string
  dueAt: string
  state: 'OPEN' | 'DONE' | 'MISSED' | 'CANCELLED'
}

export interface SnapField {
  key: string
  name: string
  nameEn: string
  kind: 'TEXT' | 'CHOICE' | 'DATE' | 'NUMBER'
  choices: { key: string; name: string; nameEn: string }[]
}

export interface SnapType {
  key: string
  name: string
  nameEn: string
  fields: SnapField[]
}

/** A filing condition: under what a case is filed, how it is closed and how long that may take. */
export interface ConditionChoice {
  id: number
  code: string
  category: string | null
  subcategory: string | null
  name: string
  filing: string | null
  closing: string | null
  limit: string | null
}

export interface TypeConditions {
  required: boolean
  choices: ConditionChoice[]
}

export interface Round {
  round: { at: string; tasks: { task: Task; points: Point[] }[]; lists: Record<string, Checklist> }
  types: SnapType[]
  /** By the key of the case type; what an older version of this application took along lacks it. */
  conditions?: Record<string, TypeConditions>
  organisations: Ref[]
}

export interface Person {
  personId: number
  displayName: string
}

export interface Answer {
  value: string
  note: string
  photos: string[]
  /** The filing condition of the case a failure opens, where the item does not fix it. */
  conditionId?: number | null
}

export interface Visit {
  point: string
  at: string
  longitudeDegrees: number
  latitudeDegrees: number
}

export interface ResultDraft {
  taskId: number
  startedAt: string
  finishedAt: string | null
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  remark: string
  answers: Record<string, Answer>
  visits: Visit[]
}

export interface SnapDraft {
  type: string
  title: string
  severity: number
  conditionId?: number | null
  organisationId: number | null
  text: string
  place: string
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  fields: Record<string, string>
  photos: string[]
  takenAt: string
}

/** draft: being written · waiting: to be sent · sending · sent · refused: the server said no, with the reason. */
export type ItemState = 'draft' | 'waiting' | 'sending' | 'sent' | 'refused'

interface ItemBase {
  /** Also the number by which the server knows a second sending. */
  id: string
  personId: number
  personName: string
  title: string
  state: ItemState
  createdAt: string
  updatedAt: string
  /** Not before this moment, after the server asked for patience. */
  notBefore: number
  attempts: number
  problem: string | null
  /** Numbers of the cases it opened. */
  cases: string[]
  sentAt: string | null
}

export type Item = (ItemBase & { kind: 'result'; draft: ResultDraft }) | (ItemBase & { kind: 'snap'; draft: SnapDraft })

export interface Photo {
  id: string
  itemId: string
  taskId: number | null
  blob: Blob
  takenAt: string
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  sent: boolean
}
