import type { CaseDetail, CaseKin, CaseRow, Listing, Ref as Named } from '@/api/contract'

/** The listed supervision a case stands under, however the server says it; null when it stands under none. */
export function listingOf(row: Pick<CaseRow, 'listed'>): Listing | null {
  const listed = row.listed
  if (!listed) return null
  if (typeof listed === 'object') return listed
  return { level: typeof listed === 'string' ? listed : null, since: null, until: null }
}

/** The name of somebody who may come with or without an id; empty for the system. */
export function nameOf(who: Named | string | { name: string } | null | undefined): string {
  if (!who) return ''
  return typeof who === 'string' ? who : who.name
}

/** How far the parts of a divided case are: closed ones among all. */
export function progress(children: readonly CaseKin[]): { closed: number; all: number; share: number } {
  const closed = children.filter((child) => child.state === 'CLOSED').length
  return { closed, all: children.length, share: children.length ? closed / children.length : 0 }
}

/** Urges nobody has answered yet. */
export const unanswered = (detail: CaseDetail) => (detail.urges ?? []).filter((urge) => !urge.reply)
