import type { CaseDetail, CaseKin } from '@/api/contract'

/** How far the parts of a divided case are: closed ones among all. */
export function progress(children: readonly CaseKin[]): { closed: number; all: number; share: number } {
  const closed = children.filter((child) => child.state === 'CLOSED').length
  return { closed, all: children.length, share: children.length ? closed / children.length : 0 }
}

/** Urges nobody has answered yet. */
export const unanswered = (detail: CaseDetail) => (detail.urges ?? []).filter((urge) => !urge.reply)
