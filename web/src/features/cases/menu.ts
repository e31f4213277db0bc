import { computed, type Ref } from 'vue'
import type { Desk } from '@/api/contract'
import { http } from '@/api/http'
import { useLiveRefresh } from '@/api/live'
import type { SubEntry } from '@/ui/feature'
import { useLoad } from '@/ui/load'
import { groupChoices, useCaseTypes } from './types'

/** One entry below the ledger for each shelf that has types, with how many of its cases are open. */
export function groupEntries(): Readonly<Ref<readonly SubEntry[]>> {
  const types = useCaseTypes()
  const figures = useLoad((signal) => http.get<Desk>('/api/desk', {}, { signal }))
  useLiveRefresh('case', () => void figures.reload(true), 15_000)
  return computed(() => {
    const groups = groupChoices(types.value)
    if (groups.length < 2) return []
    return groups.map(({ value, label }) => {
      const figure = figures.data.value?.groups.find((one) => one.group === value)
      return { key: value, label, to: { name: 'cases', query: { group: value } }, count: figure?.open, urgent: (figure?.overdue ?? 0) > 0 }
    })
  })
}
