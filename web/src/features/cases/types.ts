import { ref, type Ref } from 'vue'
import type { CaseType } from '@/api/contract'
import { allOf } from '@/api/directory'

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
