import type { CaseAction, CaseDetail, CaseKin, CaseStage } from '@/api/contract'

/** How far the parts of a divided case are: closed ones among all. */
export function progress(children: readonly CaseKin[]): { closed: number; all: number; share: number } {
  const closed = children.filter((child) => child.state === 'CLOSED').length
  return { closed, all: children.length, share: children.length ? closed / children.length : 0 }
}

/** Urges nobody has answered yet. */
export const unanswered = (detail: CaseDetail) => (detail.urges ?? []).filter((urge) => !urge.reply)

/** Steps in the order people expect: what leads to the next stage first, then further on, then what goes back or stays. */
export function inOrder(steps: readonly CaseAction[], stages: readonly CaseStage[], here: string): CaseAction[] {
  const place = (key: string | null | undefined) => stages.findIndex((stage) => stage.key === key)
  const from = place(here)
  const distance = (action: CaseAction) => {
    const away = place(action.to) - from
    return place(action.to) < 0 || away <= 0 ? stages.length : away
  }
  return [...steps].sort((a, b) => distance(a) - distance(b))
}
