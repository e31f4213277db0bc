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

/** Asks for something and keeps the newest answer: an older question is abandoned when a newer one is asked. */
export function useLoad<T>(ask: (signal: AbortSignal) => Promise<T>, immediately = true): Loaded<T> {
  const data = shallowRef<T | null>(null)
  const loading = ref(false)
  const error = shallowRef<unknown>(null)
  let current: AbortController | null = null

  async function reload(quietly = false) {
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

  watch(signedInAgain, () => {
    if (error.value || data.value === null) void reload()
  })
  onScopeDispose(() => {
    current?.abort()
    current = null
  })
  if (immediately) void reload()
  return { data, loading, error, reload, put: (value) => (data.value = value) }
}
