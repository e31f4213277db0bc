import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { Problem } from '@/api/problem'
import { signedInAgain } from '@/api/session'

export interface Loaded<T> {
  data: Readonly<Ref<T | null>>
  /** True while asking, unless asked quietly. */
  loading: Readonly<Ref<boolean>>
  error: Readonly<Ref<unknown>>
  /** Asks again; quietly keeps what is on screen and swallows failures. */
  reload: (quietly?: boolean) => Promise<void>
  put: (value: T) => void
}

/** An answer that takes longer is waited for no more: networks lose some without a word. In milliseconds. */
const PATIENCE = 30_000

/**
 * Asks for something and keeps the newest answer: an older question is abandoned when a newer one is asked. A quiet one
 * waits for the answer that is on its way, and one of them stands for all that come meanwhile: news that come faster than
 * answers must not keep the page from ever getting one.
 */
export function useLoad<T>(ask: (signal: AbortSignal) => Promise<T>, immediately = true): Loaded<T> {
  const data = shallowRef<T | null>(null)
  const loading = ref(false)
  const error = shallowRef<unknown>(null)
  let current: AbortController | null = null
  let asking: Promise<void> | null = null
  let next: Promise<void> | null = null
  let since = 0
  let left = false

  function reload(quietly = false): Promise<void> {
    if (quietly && asking && performance.now() - since < PATIENCE) return (next ??= after(asking))
    next = null
    since = performance.now()
    const mine: Promise<void> = question(quietly).finally(() => {
      if (asking === mine) asking = null
    })
    return (asking = mine)
  }

  async function after(earlier: Promise<void>) {
    await earlier
    next = null
    if (!left) await reload(true)
  }

  async function question(quietly: boolean) {
    current?.abort()
    const mine = (current = new AbortController())
    if (!quietly) {
      loading.value = true
      error.value = null
    }
    try {
      const value = await ask(mine.signal)
      if (current !== mine) return
      data.value = value
      error.value = null
    } catch (fault) {
      if (current !== mine || (fault instanceof DOMException && fault.name === 'AbortError')) return
      if (!quietly || !(fault instanceof Problem)) error.value = fault
    } finally {
      if (current === mine) loading.value = false
    }
  }

  /** What is put is newer than any answer on its way. */
  function put(value: T) {
    current?.abort()
    current = null
    loading.value = false
    error.value = null
    data.value = value
  }

  watch(signedInAgain, () => {
    if (error.value || data.value === null) void reload()
  })
  onScopeDispose(() => {
    left = true
    current?.abort()
    current = null
  })
  if (immediately) void reload()
  return { data, loading, error, reload, put }
}
