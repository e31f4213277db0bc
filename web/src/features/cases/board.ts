import { reactive } from 'vue'
import type { CaseAction, CaseDetail, CaseRow, CaseStage, Page } from '@/api/contract'
import { http, type Query } from '@/api/http'
import { Problem } from '@/api/problem'

export interface Lane {
  stage: CaseStage
  rows: CaseRow[]
  total: number
  exact: boolean
  state: 'asking' | 'shown' | 'failed'
}

const SHOWN = 30

/** The lanes of a type's stages, each asked by itself so that a long one does not hide the others. */
export function useLanes() {
  const lanes = reactive<Lane[]>([])
  let round = 0

  async function fill(lane: Lane, query: Query, mine: number) {
    try {
      const page = await http.get<Page<CaseRow>>('/api/cases', { ...query, stage: lane.stage.key, state: lane.stage.last ? 'closed' : 'open', size: SHOWN, page: 0, sort: lane.stage.last ? 'updatedAt,desc' : 'dueAt,asc' })
      if (mine === round) Object.assign(lane, { rows: page.items, total: page.total, exact: page.totalIsExact ?? true, state: 'shown' })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (mine === round) lane.state = 'failed'
    }
  }

  async function load(stages: readonly CaseStage[], query: Query, quietly = false) {
    const mine = ++round
    if (!quietly || lanes.length !== stages.length) lanes.splice(0, lanes.length, ...stages.map((stage) => ({ stage, rows: [], total: 0, exact: true, state: 'asking' as const })))
    await Promise.all(lanes.map((lane) => fill(lane, query, mine)))
  }

  return { lanes, load }
}

/** What leads a case from where it stands to a stage: only what this person may do now. */
export function leading(detail: CaseDetail, stage: string): CaseAction[] {
  return stage === detail.stage.key ? [] : detail.actions.filter((action) => action.allowed && action.to === stage)
}

/** Why a case cannot be led to a stage: what each action that leads there lacks, empty where none does. */
export function hindrances(detail: CaseDetail, stage: string): string[] {
  return detail.actions.filter((action) => !action.allowed && action.to === stage && stage !== detail.stage.key).map((action) => (action.disallowedReason ? `${action.name}：${action.disallowedReason}` : action.name))
}

/** Stages a case can be led to by this person. */
export function reachable(detail: CaseDetail): Set<string> {
  return new Set(detail.actions.filter((action) => action.allowed && action.to && action.to !== detail.stage.key).map((action) => String(action.to)))
}
