import type { CaseAction, Evidence } from '@/api/contract'

export const ACCEPTED = 'image/jpeg,image/png,image/webp,video/mp4,application/pdf'

export type Sort = 'photo' | 'video' | 'document'

export function sortOf(mediaType: string): Sort {
  if (mediaType.startsWith('image/')) return 'photo'
  return mediaType.startsWith('video/') ? 'video' : 'document'
}

const SYNONYMS: Record<string, Sort> = { photo: 'photo', image: 'photo', video: 'video', document: 'document', pdf: 'document', file: 'document' }

/** Whether a piece of evidence counts for the kind a case type names; any kind counts for "any". */
export function counts(evidence: Evidence, kind: string): boolean {
  const wanted = SYNONYMS[kind.toLowerCase()]
  return wanted === undefined || wanted === sortOf(evidence.mediaType)
}

/** What an action still lacks of the evidence it requires. */
export function lacking(action: CaseAction, chosen: readonly Evidence[]): { kind: string; count: number }[] {
  return action.evidence.required.map((need) => ({ kind: need.kind, count: need.count - chosen.filter((item) => counts(item, need.kind)).length })).filter((need) => need.count > 0)
}

/** The step by which the ledger notes that a file came in. */
const UPLOADED = 'evidence-added'

/** What nobody has handed in with a step yet: most likely uploaded for the step at hand. */
export function unused(evidence: readonly Evidence[], events: readonly { evidence: number[]; action: string }[]): Evidence[] {
  const used = new Set(events.filter((event) => event.action !== UPLOADED).flatMap((event) => event.evidence))
  return evidence.filter((item) => !used.has(item.id))
}
