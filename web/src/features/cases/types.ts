import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { CaseType } from '@/api/contract'
import { allOf } from '@/api/directory'
import { useSession } from '@/api/session'
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

/** The types of which somebody of a role may file cases by hand. */
export const fileableBy = (all: readonly CaseType[], role: string | undefined) => all.filter((type) => !type.fileRoles?.length || type.fileRoles.includes(role ?? ''))

/** Those that the viewer may file: who may act on cases need not be one who files them. */
export function useFileable(): ComputedRef<CaseType[]> {
  const all = useCaseTypes()
  const { session, may } = useSession()
  return computed(() => (may('FILE_CASES') ? fileableBy(all.value, session.value?.role) : []))
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
