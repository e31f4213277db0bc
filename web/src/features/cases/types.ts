import { ref, type Ref } from 'vue'
import type { CaseType } from '@/api/contract'
import { allOf } from '@/api/directory'
import type { Choice } from '@/ui/choices'
import { currentLocale, translateOr } from '@/ui/i18n'

const types = ref<CaseType[]>([])

/** The case types the server knows; they change only when it starts anew. */
export function useCaseTypes(): Ref<CaseType[]> {
  if (types.value.length === 0) {
    allOf<CaseType>('/api/case-types').then(
      (all) => (types.value = all),
      () => (types.value = []),
    )
  }
  return types
}

const named = (one: { name: string; nameEn: string }) => (currentLocale() === 'en' ? one.nameEn || one.name : one.name)

export const typeName = (type: CaseType) => named(type)

/** The order in which the shelves of the ledger stand. */
const SHELVES = ['vehicle', 'safety', 'city', 'enterprise', 'people', 'licence', 'health', 'task', 'plant']

export function groupName(key: string): string {
  return translateOr(`cases.group.${key}`, key)
}

export function groupChoices(all: readonly CaseType[]): Choice[] {
  const keys = [...new Set(all.flatMap((type) => type.group ?? []))]
  const place = (key: string) => (SHELVES.indexOf(key) + SHELVES.length + 1) % (SHELVES.length + 1)
  return keys.sort((a, b) => place(a) - place(b)).map((value) => ({ value, label: groupName(value) }))
}

export function typeChoices(all: readonly CaseType[], group: string): Choice[] {
  return all.filter((type) => !group || type.group === group).map((type) => ({ value: type.key, label: named(type) }))
}

/** The stages of the chosen type, or of all types, each key once. */
export function stageChoices(all: readonly CaseType[], type: string): Choice[] {
  const found = new Map(all.filter((one) => !type || one.key === type).flatMap((one) => one.stages.map((stage) => [stage.key, named(stage)] as const)))
  return [...found].map(([value, label]) => ({ value, label }))
}
