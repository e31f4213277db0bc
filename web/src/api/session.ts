import { computed, readonly, ref } from 'vue'
import type { Locale, Permission, Session } from './contract'
import { http } from './http'
import { Problem } from './problem'

const session = ref<Session | null>(null)
const asked = ref(false)
const expired = ref(false)
const renewals = ref(0)

/** Who is signed in, for the whole application. */
export function useSession() {
  return {
    session: readonly(session),
    signedIn: computed(() => session.value !== null),
    /** Whether the server has forgotten whoever works here; the page stays as it is until they sign in again. */
    expired: readonly(expired),
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

/** How often somebody has signed in again after the session had run out: what failed meanwhile can be asked anew. */
export const signedInAgain = readonly(renewals)

/** The server has forgotten who works here. Answers whether anybody did. */
export function sessionExpired(): boolean {
  expired.value = session.value !== null
  return expired.value
}

/** Signs the same person in again, so that what the page holds can be sent after all. */
export async function signInAgain(password: string): Promise<void> {
  const known = session.value
  if (!known) return
  await signIn(known.loginName, password)
  expired.value = false
  renewals.value++
}

export async function signOut(): Promise<void> {
  await http.remove('/api/session')
  forgetSession()
}

export function forgetSession(): void {
  session.value = null
  expired.value = false
  asked.value = false
}

export async function changePassword(current: string, next: string): Promise<void> {
  await http.put('/api/session/password', { current, next })
}

export async function changeLocale(locale: Locale): Promise<void> {
  await http.put('/api/session/locale', { locale })
  if (session.value) session.value = { ...session.value, locale }
}
