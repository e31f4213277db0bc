import { onScopeDispose, readonly, ref } from 'vue'

export type Topic = 'position' | 'alarm' | 'case' | 'command' | 'terminal' | 'notice'
type Handler = (rows: unknown[]) => void

interface Source {
  addEventListener(type: string, listener: (event: { data?: string }) => void): void
  close(): void
  readonly readyState: number
}

const CLOSED = 2
const FIRST_WAIT = 2_000
const LONGEST_WAIT = 30_000
const SPREAD = 2_000
/** The server says something every five seconds; a connection that is silent for longer is dead, though nobody has said so. */
const SILENCE = 20_000
const LOOK = 5_000

/**
 * One stream for all of a window: topics come and go with the pages, the connection is shared and comes back by itself.
 * What happened while it was away is not sent again, so everything shown is asked anew once it is back.
 */
export class LiveStream {
  private readonly handlers = new Map<Topic, Set<Handler>>()
  private source: Source | null = null
  private topics = ''
  private wait = FIRST_WAIT
  private timer: ReturnType<typeof setTimeout> | undefined
  private retired: Source[] = []
  private lost = false
  private heardAt = 0

  constructor(
    private readonly open: (url: string) => Source,
    private readonly connected: (state: boolean) => void,
  ) {
    setInterval(() => {
      if (this.source && this.source.readyState !== CLOSED && Date.now() - this.heardAt > SILENCE) this.again()
    }, LOOK)
  }

  /** Leaves the connection, which is dead or likely to be, for a new one. */
  again(): void {
    if (!this.source) return
    this.source.close()
    this.lost = true
    this.connected(false)
    this.connect()
  }

  on(topic: Topic, handler: Handler): () => void {
    const handlers = this.handlers.get(topic) ?? new Set()
    handlers.add(handler)
    this.handlers.set(topic, handlers)
    this.settle()
    return () => {
      handlers.delete(handler)
      if (handlers.size === 0) this.handlers.delete(topic)
      this.settle()
    }
  }

  /** Pages leave and arrive in one go: what is wanted is looked at once they have. */
  private settle() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.connect(), 50)
  }

  private connect() {
    const wanted = [...this.handlers.keys()].sort().join(',')
    if (wanted === this.topics && this.source && this.source.readyState !== CLOSED) return
    // The stream that is followed goes on until the next one is open: nothing falls between them.
    if (this.source) this.retired.push(this.source)
    this.source = null
    this.topics = wanted
    if (!wanted) return this.retire()
    const source = (this.source = this.open(`/api/live?topics=${wanted}`))
    const heard = () => {
      if (this.source === source) this.heardAt = Date.now()
    }
    heard()
    source.addEventListener('open', () => {
      if (this.source !== source) return
      heard()
      this.retire()
      this.wait = FIRST_WAIT
      this.connected(true)
      if (this.lost) this.catchUp()
      this.lost = false
    })
    source.addEventListener('error', () => {
      if (this.source !== source) return
      this.lost = true
      this.connected(false)
      if (source.readyState !== CLOSED) return
      // Refused, perhaps for being one too many: the one before makes room.
      this.retire()
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.connect(), this.wait)
      this.wait = Math.min(LONGEST_WAIT, this.wait * 2)
    })
    // The server gave up keeping this window current: everything shown is to be asked anew.
    source.addEventListener('resync', () => this.askAnew())
    source.addEventListener('still', heard)
    for (const topic of this.handlers.keys()) {
      source.addEventListener(topic, (event) => {
        heard()
        this.hand(topic, event.data)
      })
    }
  }

  private retire() {
    this.retired.forEach((source) => source.close())
    this.retired = []
  }

  /** All windows of a city come back together after a restart; they do not ask in the same moment. */
  private catchUp() {
    setTimeout(() => this.askAnew(), Math.random() * SPREAD)
  }

  private askAnew() {
    this.handlers.forEach((handlers) => handlers.forEach((handler) => handler([])))
  }

  private hand(topic: Topic, data: string | undefined) {
    if (!data) return
    const parsed: unknown = JSON.parse(data)
    const rows = Array.isArray(parsed) ? parsed : [parsed]
    this.handlers.get(topic)?.forEach((handler) => handler(rows))
  }
}

const live = ref(true)
let stream: LiveStream | null = null

/** False while the live connection is lost. */
export const liveConnected = readonly(live)

function begin(): LiveStream {
  const begun = new LiveStream((url) => new EventSource(url), (state) => (live.value = state))
  window.addEventListener('online', () => begun.again())
  return begun
}

/** Hears of changes as long as the page is shown. */
export function useLive<T>(topic: Topic, handler: (rows: T[]) => void): void {
  stream ??= begin()
  onScopeDispose(stream.on(topic, handler as Handler))
}

/** Calls back at a change, and after further changes not more often than the given interval, however many come. */
export function useLiveRefresh(topic: Topic, refresh: () => void, everyMilliseconds = 3_000, concerns?: (row: never) => boolean): void {
  const paced = pace(refresh, everyMilliseconds)
  useLive<never>(topic, (rows) => {
    if (concerns && rows.length > 0 && !rows.some(concerns)) return
    paced.call()
  })
  onScopeDispose(paced.stop)
}

/** Calls at once where the last call is long enough ago, else when it is; calls that come while one waits are one. */
export function pace(work: () => void, everyMilliseconds: number): { call: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity
  const now = () => {
    timer = undefined
    last = performance.now()
    work()
  }
  return {
    call: () => {
      if (timer) return
      const wait = last + everyMilliseconds - performance.now()
      if (wait <= 0) now()
      else timer = setTimeout(now, wait)
    },
    stop: () => clearTimeout(timer),
  }
}
