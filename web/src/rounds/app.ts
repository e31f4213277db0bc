import { computed, reactive, shallowRef } from 'vue'
import { http, whenSignedOut } from '@/api/http'
import { Problem } from '@/api/problem'
import { forgetSession, knowSession, signIn, signOut } from '@/api/session'
import { useLocale } from '@/ui/i18n'
import { carrier } from './carrier'
import { reason, sendAll, tidy } from './outbox'
import { newId } from './place'
import { diskStore, memoryStore, type Store } from './store'
import type { Item, Person, Photo, ResultDraft, Round, SnapDraft, Task } from './types'

const store = shallowRef<Store>(memoryStore())
const state = reactive({
  ready: false,
  /** False in browsers that keep nothing, so that people are warned. */
  keeps: true,
  person: null as Person | null,
  online: navigator.onLine,
  /** The server wants somebody to sign in; work goes on meanwhile. */
  signedOut: false,
  busy: false,
  fetchedAt: null as string | null,
  fault: '',
})
const round = shallowRef<Round | null>(null)
const items = shallowRef<Item[]>([])

const EVERY = 20_000

export function useApp() {
  return {
    state,
    round,
    items,
    mine: computed(() => items.value.filter((item) => item.personId === state.person?.personId)),
    foreign: computed(() => items.value.filter((item) => item.personId !== state.person?.personId && item.state !== 'sent')),
    waiting: computed(() => items.value.filter((item) => item.personId === state.person?.personId && (item.state === 'waiting' || item.state === 'sending')).length),
    refused: computed(() => items.value.filter((item) => item.personId === state.person?.personId && item.state === 'refused').length),
  }
}

async function reloadItems(): Promise<void> {
  items.value = (await store.value.items()).sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
}

/** Opens what the phone keeps, which works without a network, and then asks the server. */
export async function start(): Promise<void> {
  try {
    store.value = await diskStore()
    void navigator.storage?.persist?.()
  } catch {
    state.keeps = false
  }
  await tidy(store.value)
  state.person = await store.value.person()
  if (state.person) round.value = await store.value.round(state.person.personId)
  state.fetchedAt = round.value?.round.at ?? null
  await reloadItems()
  state.ready = true
  whenSignedOut(() => {
    forgetSession()
    state.signedOut = true
  })
  window.addEventListener('online', () => void sync(true))
  window.addEventListener('offline', () => (state.online = false))
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void sync())
  setInterval(() => void sync(), EVERY)
  await sync(true)
}

async function whoIsIt(): Promise<void> {
  forgetSession()
  const session = await knowSession()
  if (!session) {
    state.signedOut = true
    return
  }
  state.signedOut = false
  useLocale(session.locale)
  const person = { personId: session.personId, displayName: session.displayName }
  if (person.personId !== state.person?.personId) round.value = await store.value.round(person.personId)
  state.person = person
  await store.value.keepPerson(person)
}

async function fetchRound(): Promise<void> {
  if (!state.person) return
  const fresh = await http.get<Round>('/api/check-round')
  round.value = fresh
  state.fetchedAt = fresh.round.at
  await store.value.keepRound(state.person.personId, fresh)
}

/** Sends what waits and fetches what is new. Two windows never send at once; whoever comes second leaves it be. */
export async function sync(impatient = false): Promise<void> {
  if (state.busy || !state.ready) return
  state.busy = true
  state.fault = ''
  const work = async () => {
    try {
      await whoIsIt()
      state.online = true
      if (state.person && !state.signedOut) {
        const report = await sendAll(store.value, carrier, state.person.personId, Date.now, impatient)
        state.signedOut = report.signedOut
        if (report.unreachable) state.online = false
        else if (!report.signedOut) await fetchRound()
      }
    } catch (error) {
      if (error instanceof Problem && error.status === 0) state.online = false
      else if (!(error instanceof Problem && error.status === 401)) state.fault = reason(error)
    }
    await reloadItems()
  }
  try {
    if (navigator.locks) await navigator.locks.request('bihuan-rounds-send', { ifAvailable: true }, (lock) => (lock ? work() : reloadItems()))
    else await work()
  } finally {
    state.busy = false
  }
}

export async function enter(loginName: string, password: string): Promise<void> {
  await signIn(loginName, password)
  await sync(true)
}

/** Forgets who worked here; what was written stays until its writer signs in again. */
export async function leave(): Promise<void> {
  await signOut().catch(() => forgetSession())
  state.person = null
  round.value = null
  state.signedOut = true
  await store.value.keepPerson(null)
}

export function itemOfTask(taskId: number): Item | undefined {
  return items.value.find((item) => item.kind === 'result' && item.draft.taskId === taskId && item.personId === state.person?.personId)
}

function base(title: string) {
  const now = new Date().toISOString()
  return {
    id: newId(), personId: state.person?.personId ?? 0, personName: state.person?.displayName ?? '', title, state: 'draft' as const,
    createdAt: now, updatedAt: now, notBefore: 0, attempts: 0, problem: null, cases: [], sentAt: null,
  }
}

/** The draft of a task's result: the one begun before, or a new one. */
export function draftOf(task: Task): Extract<Item, { kind: 'result' }> {
  const begun = itemOfTask(task.id)
  if (begun?.kind === 'result') return JSON.parse(JSON.stringify(begun)) as Extract<Item, { kind: 'result' }>
  const draft: ResultDraft = { taskId: task.id, startedAt: new Date().toISOString(), finishedAt: null, longitudeDegrees: null, latitudeDegrees: null, remark: '', answers: {}, visits: [] }
  return { ...base(task.title), kind: 'result', draft }
}

export function newSnap(): Extract<Item, { kind: 'snap' }> {
  const draft: SnapDraft = {
    type: (round.value?.types.length === 1 && round.value.types[0]?.key) || '', title: '', severity: 2, conditionId: null, organisationId: null, text: '', place: '', longitudeDegrees: null, latitudeDegrees: null,
    fields: {}, photos: [], takenAt: new Date().toISOString(),
  }
  return { ...base(''), kind: 'snap', draft }
}

export async function itemById(id: string): Promise<Item | null> {
  return store.value.item(id)
}

/** Keeps a draft on the phone. */
export async function keep(item: Item): Promise<void> {
  await store.value.keepItem({ ...item, updatedAt: new Date().toISOString() })
  await reloadItems()
}

/** Puts it into the box of what is to be sent, and tries at once. */
export async function handIn(item: Item): Promise<void> {
  await store.value.keepItem({ ...item, state: 'waiting', attempts: 0, notBefore: 0, problem: null, updatedAt: new Date().toISOString() })
  await reloadItems()
  void sync(true)
}

export async function drop(id: string): Promise<void> {
  await store.value.removeItem(id)
  await reloadItems()
}

export const photos = {
  of: (itemId: string) => store.value.photos(itemId),
  keep: (photo: Photo) => store.value.keepPhoto(photo),
  remove: (id: string) => store.value.removePhoto(id),
}
