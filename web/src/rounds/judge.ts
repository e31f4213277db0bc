import type { Answer, Checklist, ChecklistItem, Round, TypeConditions } from './types'

/** Whether an answer fails its item; null where nothing was answered or the item cannot fail. As the server judges. */
export function fails(item: ChecklistItem, value: string): boolean | null {
  const text = value.trim()
  if (!text || text === 'na' || item.judge === 'TEXT') return null
  if (item.judge === 'CHOICE') return item.choices.find((choice) => choice.key === text)?.fails ?? null
  if (item.judge === 'NUMBER' || item.judge === 'READING') {
    const number = Number(text)
    if (!Number.isFinite(number) || (item.min === null && item.max === null)) return null
    return (item.min !== null && number < item.min) || (item.max !== null && number > item.max)
  }
  return item.failsOn === 'NEVER' ? null : text === (item.failsOn === 'NO' ? 'no' : 'yes')
}

/** The filing conditions one of which is chosen for a failed item's case; null where there are none or the item fixes it. */
export function toChoose(item: ChecklistItem, conditions: Round['conditions']): TypeConditions | null {
  const all = item.opens ? conditions?.[item.opens.type] : undefined
  if (!all || all.choices.length === 0 || all.choices.some((one) => one.code === item.opens?.condition)) return null
  return all
}

/** Whether the choice still has to be made: nothing is chosen where something must be, or what was chosen is no longer there. */
export function unchosen(from: TypeConditions, id: number | null | undefined): boolean {
  return id === null || id === undefined ? from.required : !from.choices.some((one) => one.id === id)
}

export type Lack = { key: string; what: 'answer' | 'number' | 'photos' | 'condition'; count: number }

/** What still has to be given before the check can be handed in. */
export function lacking(list: Checklist, answers: Record<string, Answer>, conditions: Round['conditions']): Lack[] {
  const lacks: Lack[] = []
  for (const item of list.items) {
    const answer = answers[item.key]
    const value = answer?.value.trim() ?? ''
    if (!value && item.required) lacks.push({ key: item.key, what: 'answer', count: 1 })
    if (value && (item.judge === 'NUMBER' || item.judge === 'READING') && !Number.isFinite(Number(value))) lacks.push({ key: item.key, what: 'number', count: 1 })
    const wanted = item.photo === 'ALWAYS' || (item.photo === 'ON_FAIL' && fails(item, value) === true) ? item.photos : 0
    const given = answer?.photos.length ?? 0
    if (given < wanted) lacks.push({ key: item.key, what: 'photos', count: wanted - given })
    const choice = fails(item, value) ? toChoose(item, conditions) : null
    if (choice && unchosen(choice, answer?.conditionId)) lacks.push({ key: item.key, what: 'condition', count: 1 })
  }
  return lacks
}

/** The points so far and what they mean, for lists that sum points. */
export function points(list: Checklist, answers: Record<string, Answer>): { sum: number; band: Checklist['bands'][number] | null } {
  let sum = 0
  for (const item of list.items) {
    const value = answers[item.key]?.value ?? ''
    if (item.judge === 'CHOICE') sum += item.choices.find((choice) => choice.key === value)?.points ?? 0
    else if (value === 'yes') sum += item.points
  }
  return { sum, band: list.bands.filter((band) => band.from <= sum).at(-1) ?? null }
}

/** Metres between two places, on a sphere. */
export function metres(a: { longitudeDegrees: number; latitudeDegrees: number }, b: { longitudeDegrees: number; latitudeDegrees: number }): number {
  const rad = Math.PI / 180
  const h = Math.sin(((b.latitudeDegrees - a.latitudeDegrees) * rad) / 2) ** 2
    + Math.cos(a.latitudeDegrees * rad) * Math.cos(b.latitudeDegrees * rad) * Math.sin(((b.longitudeDegrees - a.longitudeDegrees) * rad) / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)))
}
