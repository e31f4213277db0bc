import type { RouteLocationRaw } from 'vue-router'
import type { AuditAction, AuditRow } from '@/api/contract'
import type { Choice } from '@/ui/choices'
import { translate, translateHere } from '@/ui/i18n'
import { flatten, worded, type Line } from '@/ui/values'

/** What acts can be done to, as the server writes it before the colon; the filter finds all that begin so. */
export const SUBJECTS = ['case', 'asset', 'person', 'organisation', 'grid', 'terminal', 'alarm', 'area', 'form', 'register', 'checklist', 'check-plan', 'condition', 'duty', 'drill', 'calendar', 'notice-channel', 'notice-delivery', 'token', 'bad-frame'] as const

/** The details of an act as people read them: names and words instead of keys and codes. */
export function auditDetails(row: AuditRow): string {
  return flatten(row.details).map((line) => auditLine(line)).map((line) => `${line.name}：${line.text}`).join(' · ') || '—'
}

function auditLine(line: Line): Line {
  const known = worded(line)
  const key = line.name.split('.').at(-1)?.replace(/\[\d+\]$/, '') ?? ''
  const name = translateHere(`administration.audit.detail.${key}`, '')
  const role = key === 'role' ? translateHere(`role.${line.text}`, line.text) : known.text
  return { name: name || known.name, text: role }
}

/** Where what was acted on can be seen, null for what has no page of its own. */
export function auditTarget(row: AuditRow): RouteLocationRaw | null {
  const [kind, id = ''] = row.subject.split(':')
  if (!/^\d+$/.test(id)) return null
  if (kind === 'case') return { name: 'case', params: { id } }
  return kind === 'asset' ? { name: 'vehicle', params: { id } } : null
}

/** What there is to choose from, and what is asked for already: an address may name something else. */
function withAsked(choices: Choice[], asked: string): Choice[] {
  return !asked || choices.some((choice) => choice.value === asked) ? choices : [{ value: asked, label: asked }, ...choices]
}

/** The kinds of subject to choose from. */
export function subjectChoices(asked: string): Choice[] {
  return withAsked(SUBJECTS.map((kind) => ({ value: `${kind}:`, label: translate(`administration.audit.kind.${kind}`) })), asked)
}

/** The actions to choose from. */
export function actionChoices(actions: readonly AuditAction[], asked: string): Choice[] {
  return withAsked(actions.map(({ action, name }) => ({ value: action, label: name })), asked)
}
