import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { PositionItem } from '@/api/contract'
import { http } from '@/api/http'
import { useLive } from '@/api/live'
import { useLoad } from '@/ui/load'

/** Faster than walking: what the server's figure of moving vehicles counts. */
export const MOVING_KMH = 3

export type Show = '' | 'online' | 'moving' | 'alarming'

export interface Choice {
  kind: string
  organisationId: string
  show: Show
}

/** Whether the vehicle is to be shown; its organisation is judged by the server, which knows the tree. */
export function chosen(item: PositionItem, choice: Choice): boolean {
  if (choice.kind && item.kind !== choice.kind) return false
  if (choice.show === 'online') return item.state === 'ONLINE'
  if (choice.show === 'moving') return item.state === 'ONLINE' && (item.speedKmh ?? 0) > MOVING_KMH
  if (choice.show === 'alarming') return (item.severity ?? 0) > 0
  return true
}

/** The newest of both for every vehicle; of an unknown vehicle only when every vehicle is wanted. */
export function merge(known: Map<number, PositionItem>, news: readonly PositionItem[], admitUnknown: boolean): void {
  for (const item of news) {
    const old = known.get(item.id)
    if (!old && !admitUnknown) continue
    if (!old || Date.parse(item.time) >= Date.parse(old.time)) known.set(item.id, item)
  }
}

const FLUSH = 500
const REFRESH = 60_000

/** Where everybody is: asked once, then kept current by the live stream and shown at most twice a second. */
export function usePositions(organisationId: Ref<string>) {
  const known = new Map<number, PositionItem>()
  const items = shallowRef<PositionItem[]>([])
  let dirty = false

  const answer = useLoad(async (signal) => {
    const asked = await http.get<{ time: string; items: PositionItem[] }>('/api/positions', { organisationId: organisationId.value }, { signal })
    const news = new Map(asked.items.map((item) => [item.id, item]))
    merge(news, [...known.values()], false)
    known.clear()
    for (const [id, item] of news) known.set(id, item)
    items.value = [...known.values()]
    return asked.time
  })
  watch(organisationId, () => {
    known.clear()
    void answer.reload()
  })

  useLive<PositionItem>('position', (rows) => {
    if (rows.length === 0) return void answer.reload(true)
    merge(known, rows, organisationId.value === '')
    dirty = true
  })
  const flush = setInterval(() => {
    if (!dirty) return
    dirty = false
    items.value = [...known.values()]
  }, FLUSH)
  const refresh = setInterval(() => void answer.reload(true), REFRESH)
  onScopeDispose(() => {
    clearInterval(flush)
    clearInterval(refresh)
  })
  return { items, loading: answer.loading, error: answer.error, reload: answer.reload }
}
