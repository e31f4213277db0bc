import { ref, type Ref } from 'vue'

interface Search<T> {
  found: Ref<T[]>
  searching: Ref<boolean>
  search(q: string): Promise<void>
}

/**
 * What a picker finds as its user types. Only the answer to the last question counts, however late others come; what is
 * chosen stays found, so that it keeps its name; a question that fails, or that its user may not ask, finds nothing.
 */
export function useSearch<T extends { id: number }>(ask: (q: string) => Promise<readonly T[]>, isChosen: (one: T) => boolean): Search<T> {
  const found = ref<T[]>([]) as Ref<T[]>
  const searching = ref(false)
  let last = 0

  async function search(q: string) {
    const mine = ++last
    searching.value = true
    const more = await ask(q).catch(() => [])
    if (mine !== last) return
    const chosen = found.value.filter(isChosen)
    found.value = [...chosen, ...more.filter((one) => !chosen.some((kept) => kept.id === one.id))]
    searching.value = false
  }

  return { found, searching, search }
}
