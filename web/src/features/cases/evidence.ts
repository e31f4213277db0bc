import type { CaseAction, CaseDetail, Evidence, EvidenceNeed } from '@/api/contract'

export const ACCEPTED = 'image/jpeg,image/png,image/webp,video/mp4,application/pdf'

export type Sort = 'photo' | 'video' | 'document'

export function sortOf(mediaType: string): Sort {
  if (mediaType.startsWith('image/')) return 'photo'
  return mediaType.startsWith('video/') ? 'video' : 'document'
}

const SYNONYMS: Record<string, string> = { photo: 'photo', image: 'photo', video: 'video', document: 'document', pdf: 'document', file: 'document', signature: 'signature', reading: 'reading' }

/** Photo, video, document, or what it was handed in as. */
export function kindOf(evidence: Evidence): string {
  const said = evidence.kind?.toLowerCase()
  return said && said !== 'any' ? (SYNONYMS[said] ?? said) : sortOf(evidence.mediaType)
}

/** Whether a piece of evidence counts for the kind a case type names; any kind counts for "any". */
export function counts(evidence: Evidence, kind: string, moment: string | null = null): boolean {
  if (moment && evidence.moment?.toLowerCase() !== moment.toLowerCase()) return false
  const wanted = SYNONYMS[kind.toLowerCase()]
  return wanted === undefined || wanted === kindOf(evidence)
}

/** What an action still lacks of the evidence it requires. */
export function lacking(action: CaseAction, chosen: readonly Evidence[]): EvidenceNeed[] {
  return action.evidence.required
    .map((need) => ({ ...need, count: need.count - chosen.filter((item) => counts(item, need.kind, need.moment)).length }))
    .filter((need) => need.count > 0)
}

/** The step by which the ledger notes that a file came in. */
const UPLOADED = 'evidence-added'

/** What nobody has handed in with a step yet: most likely uploaded for the step at hand. */
export function unused(evidence: readonly Evidence[], events: readonly { evidence: number[]; action: string }[]): Evidence[] {
  const used = new Set(events.filter((event) => event.action !== UPLOADED).flatMap((event) => event.evidence))
  return evidence.filter((item) => !used.has(item.id))
}

/** Photos taken before and after side by side, in the order they came; the rest by itself. */
export function pairs(evidence: readonly Evidence[]): { before: Evidence[]; after: Evidence[]; others: Evidence[] } {
  const at = (moment: string) => evidence.filter((item) => item.moment?.toLowerCase() === moment && sortOf(item.mediaType) !== 'document')
  const before = at('before')
  const after = at('after')
  return { before, after, others: evidence.filter((item) => !before.includes(item) && !after.includes(item)) }
}

const NEAR_METRES = 200

/** How far from the case the photo says it was taken: near, far, or not said. */
export function placeMatch(item: Evidence): 'near' | 'far' | 'unknown' {
  if (item.distanceMetres === null || item.distanceMetres === undefined) return 'unknown'
  return item.distanceMetres <= NEAR_METRES ? 'near' : 'far'
}

/** Whether the photo says it was taken within the life of the case; ten minutes of clock error are forgiven. */
export function timeMatch(item: Evidence, detail: Pick<CaseDetail, 'filedAt'>): 'within' | 'outside' | 'unknown' {
  if (!item.takenAt) return 'unknown'
  const taken = Date.parse(item.takenAt)
  const earliest = item.moment?.toLowerCase() === 'after' ? Date.parse(detail.filedAt) - 600_000 : Number.NEGATIVE_INFINITY
  return taken >= earliest && taken <= Date.parse(item.uploadedAt) + 600_000 ? 'within' : 'outside'
}
