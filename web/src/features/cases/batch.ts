import type { CaseAction, CaseDetail, CaseRow } from '@/api/contract'

/** One case of each type and stage among the chosen ones: cases that stand alike offer the same actions. */
export function samples(rows: readonly CaseRow[]): CaseRow[] {
  const found = new Map<string, CaseRow>()
  for (const row of rows) {
    const key = `${row.type.key}/${row.stage.key}`
    if (!found.has(key)) found.set(key, row)
  }
  return [...found.values()]
}

/** What needs files or facts of each single case cannot be done to many at once. */
const forMany = (action: CaseAction) => action.allowed && action.evidence.required.length === 0 && !action.fields.some((field) => field.required)
const form = (action: CaseAction) => JSON.stringify([action.key, action.effect ?? null, action.inputs ?? [], action.assigns ?? false])

/** The actions that can be done to all of them with one form; a reason is asked for where any of them wants one. */
export function commonActions(details: readonly CaseDetail[]): CaseAction[] {
  const [first, ...others] = details.map((detail) => detail.actions.filter(forMany))
  return (first ?? []).flatMap((action) => {
    const same = others.map((actions) => actions.find((one) => form(one) === form(action)))
    return same.every((one) => one !== undefined) ? [{ ...action, needsReason: action.needsReason || same.some((one) => one?.needsReason) }] : []
  })
}
