import { onScopeDispose, ref, type Ref } from 'vue'

/** The current time in milliseconds, refreshed every half minute: enough for what is left of a limit. */
export function useNow(everyMilliseconds = 30_000): Ref<number> {
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), everyMilliseconds)
  onScopeDispose(() => clearInterval(timer))
  return now
}
