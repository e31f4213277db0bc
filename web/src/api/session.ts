import { computed, readonly, ref } from 'vue'
import type { Locale, Permission, Session } from './contract'
import { http } from './http'
import { Problem } from './problem'

const session = ref<Session | null>(null)
const asked = ref(false)

/** Who is signed in, for the whole application. */
export function useSession() {
  return {
    session: readonly(session),
    signedIn: computed(() => session.value !== null),
    may: (permission: Permission | string | undefined) => may(permission),
  }
}

export function may(permission: Permission | string | undefined): boolean {
  return permission === undefined || (session.value?.permissions.includes(permission) ?? false)
}

/** Asks the server once who is signed in; also sets the cookie that writes need. */
export async function knowSession(): Promise<Session | null> {
  if (asked.value) return session.value
  try {
    session.value = await http.get<Session>('/api/session', {}, { signingIn: true })
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error
    session.value = null
  }
  asked.value = true
  return session.value
}

export async function signIn(loginName: string, password: string): Promise<Session> {
  const signedIn = await http.post<Session>('/api/session', { loginName, password }, { signingIn: true })
  session.value = signedIn
  asked.value = true
  await http.get('/api/session', {}, { signingIn: true })
  return signedIn
}

export async function signOut(): Promise<void> {
  await http.remove('/api/session')
  forgetSession()
}

export function forgetSession(): void {
  session.value = null
  asked.value = false
}

export async function changePassword(current: string, next: string): Promise<void> {
  await http.put('/api/session/password', { current, next })
}

export async function changeLocale(locale: Locale): Promise<void> {
  await http.put('/api/session/locale', { locale })
  if (session.value) session.value = { ...session.value, locale }
}
