import { Problem } from '@/api/problem'
import { translate } from './i18n'

/** The sentence for the user: the server's own where it gave one. */
export function sentence(error: unknown): string {
  if (error instanceof Problem) {
    if (error.status === 0) return translate('problem.unreachable')
    const fields = error.errors.map((field) => field.message).filter(Boolean)
    const text = error.detail || error.title
    if (fields.length > 0) return [text, ...fields].filter(Boolean).join(' ')
    return text || translate('problem.unknown', { code: error.code })
  }
  return translate('problem.unknown', { code: error instanceof Error ? error.message : String(error) })
}
