import type { CaseRow } from '@/api/contract'

export interface ImportJob {
  id: number
  type: string
  fileName: string
  mode: ImportMode
  state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED'
  rows: number
  done: number
  taken: number
  refused: number
  known: number
  problem: string | null
  createdAt: string
  finishedAt: string | null
  hasResult: boolean
}

export type ImportMode = 'CHECK' | 'GOOD_ROWS' | 'ALL_OR_NONE'

export const IMPORT_MODES: ImportMode[] = ['CHECK', 'GOOD_ROWS', 'ALL_OR_NONE']

export interface FormTemplate {
  key: string
  name: string
  word: string
  aboutList: boolean
  version: number
  uploadedAt: string | null
  uploadedByName: string | null
}

export interface IssuedForm {
  id: number
  key: string
  name: string
  number: string
  caseId: number | null
  pdfSha256: string
  docxSha256: string
  issuedAt: string
  issuedByName: string
}

export interface FormName {
  name: string
  list: string
  meaning: string
}

export interface SearchHit {
  row: CaseRow
  places: { field: string; parts: { text: string; hit: boolean }[] }[]
}
