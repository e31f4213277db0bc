import { computed, onScopeDispose, reactive, watch } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import type { Page } from '@/api/contract'
import { http, type Query } from '@/api/http'
import { useLoad } from './load'

export type Filters = Record<string, string>

/** The filters as the address has them; what it does not name keeps its first value. */
export function filtersFrom(query: LocationQuery, first: Filters): Filters {
  return Object.fromEntries(Object.entries(first).map(([key, value]) => [key, typeof query[key] === 'string' ? (query[key] as string) : value]))
}

/** The address of filters, page and order: only what differs from the first values, so that links stay short. */
export function queryOf(filters: Filters, first: Filters, page: number, sort: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [key, value] of Object.entries(filters)) if (value !== first[key]) query[key] = value
  if (page > 0) query['page'] = String(page)
  if (sort) query['sort'] = sort
  return query
}

interface ListOptions {
  /** Filters with their first values; their names are the server's parameters unless translated. */
  filters?: Filters
  size?: number
  /** Turns the filters into the server's parameters. */
  translate?: (filters: Filters) => Query
}

/** A paged list whose filters, order and page live in the address: it can be linked, reloaded and gone back to. */
export function useList<Row>(path: string, options: ListOptions = {}) {
  const route = useRoute()
  const router = useRouter()
  const here = route.name
  const first = options.filters ?? {}
  const size = options.size ?? 50
  const filters = reactive<Filters>(filtersFrom(route.query, first))
  const page = computed(() => Number(route.query['page'] ?? 0) || 0)
  const sort = computed(() => (typeof route.query['sort'] === 'string' ? route.query['sort'] : ''))

  const asked = (): Query => (options.translate ? options.translate(filtersFrom(route.query, first)) : filtersFrom(route.query, first))
  const answer = useLoad((signal) => http.get<Page<Row>>(path, { ...asked(), page: page.value, size, sort: sort.value }, { signal }))

  function go(toPage: number, toSort: string) {
    return router.replace({ query: queryOf(filters, first, toPage, toSort) })
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  watch(filters, () => {
    clearTimeout(timer)
    const shown = filtersFrom(route.query, first)
    if (Object.keys(first).every((key) => shown[key] === filters[key])) return
    timer = setTimeout(() => void go(0, sort.value), 250)
  })
  watch(() => route.query, (query) => {
    if (route.name !== here) return
    Object.assign(filters, filtersFrom(query, first))
    void answer.reload()
  })
  // Whoever leaves before a typed filter has reached the address must not be called back by it.
  const stopListening = router.beforeEach((to) => {
    if (to.name !== here) clearTimeout(timer)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    stopListening()
  })

  return {
    rows: computed(() => answer.data.value?.items ?? []),
    total: computed(() => answer.data.value?.total ?? 0),
    /** False when the server stopped counting: there are at least so many. */
    exact: computed(() => answer.data.value?.totalIsExact ?? true),
    /** The server's parameters for what the address says, for other ways of showing the same rows. */
    asked: computed(asked),
    loading: answer.loading,
    error: answer.error,
    known: computed(() => answer.data.value !== null),
    reload: answer.reload,
    filters,
    page,
    size,
    sort,
    goToPage: (to: number) => go(to, sort.value),
    sortBy: (to: string) => go(0, to),
    reset: () => Object.assign(filters, first),
    /** What the address says of filters and order, to be kept under a name. */
    query: computed(() => queryOf(filters, first, 0, sort.value)),
  }
}
