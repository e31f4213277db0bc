import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveStream, pace } from './live'

class FakeSource {
  readyState = 1
  closed = false
  private readonly listeners = new Map<string, ((event: { data?: string }) => void)[]>()
  constructor(readonly url: string) {}
  addEventListener(type: string, listener: (event: { data?: string }) => void) {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener])
  }
  close() {
    this.closed = true
    this.readyState = 2
  }
  fire(type: string, data?: string) {
    this.listeners.get(type)?.forEach((listener) => listener({ data }))
  }
}

describe('the live stream', () => {
  let opened: FakeSource[]
  let states: boolean[]
  let stream: LiveStream

  beforeEach(() => {
    vi.useFakeTimers()
    opened = []
    states = []
    stream = new LiveStream(
      (url) => {
        const source = new FakeSource(url)
        opened.push(source)
        return source
      },
      (state) => states.push(state),
    )
  })
  afterEach(() => vi.useRealTimers())

  it('opens one connection for all topics asked for together', () => {
    stream.on('case', () => undefined)
    stream.on('alarm', () => undefined)
    vi.advanceTimersByTime(60)
    expect(opened.map((source) => source.url)).toEqual(['/api/live?topics=alarm,case'])
  })

  it('hands a single row and a bunch of rows over alike', () => {
    const seen: unknown[] = []
    stream.on('position', (rows) => seen.push(...rows))
    vi.advanceTimersByTime(60)
    opened[0]?.fire('position', '[{"id":1},{"id":2}]')
    opened[0]?.fire('position', '{"id":3}')
    expect(seen).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
  })

  it('closes when nobody listens any more', () => {
    const stop = stream.on('alarm', () => undefined)
    vi.advanceTimersByTime(60)
    stop()
    vi.advanceTimersByTime(60)
    expect(opened[0]?.closed).toBe(true)
    expect(opened).toHaveLength(1)
  })

  it('comes back by itself when the connection was refused, waiting longer each time', () => {
    stream.on('alarm', () => undefined)
    vi.advanceTimersByTime(60)
    const refuse = (source: FakeSource | undefined) => {
      if (source) source.readyState = 2
      source?.fire('error')
    }
    refuse(opened[0])
    expect(states).toEqual([false])
    vi.advanceTimersByTime(2_000)
    expect(opened).toHaveLength(2)
    refuse(opened[1])
    vi.advanceTimersByTime(3_900)
    expect(opened).toHaveLength(2)
    vi.advanceTimersByTime(200)
    expect(opened).toHaveLength(3)
    opened[2]?.fire('open')
    expect(states).toEqual([false, false, true])
  })

  it('follows the old connection until the one for other topics is open', () => {
    const cases: unknown[] = []
    stream.on('case', (rows) => cases.push(...rows))
    vi.advanceTimersByTime(60)
    opened[0]?.fire('open')
    stream.on('alarm', () => undefined)
    vi.advanceTimersByTime(60)
    opened[0]?.fire('case', '{"id":1}')
    expect(opened[0]?.closed).toBe(false)
    opened[1]?.fire('open')
    expect(opened[0]?.closed).toBe(true)
    expect(opened[1]?.closed).toBe(false)
    expect(cases).toEqual([{ id: 1 }])
  })

  it('makes room where the connection for other topics is refused', () => {
    stream.on('case', () => undefined)
    vi.advanceTimersByTime(60)
    opened[0]?.fire('open')
    stream.on('alarm', () => undefined)
    vi.advanceTimersByTime(60)
    if (opened[1]) opened[1].readyState = 2
    opened[1]?.fire('error')
    expect(opened[0]?.closed).toBe(true)
    vi.advanceTimersByTime(2_100)
    expect(opened.map((source) => source.url.split('=')[1])).toEqual(['case', 'alarm,case', 'alarm,case'])
  })

  it('leaves a connection that has gone silent, and lets everything be asked anew', () => {
    let asked = 0
    stream.on('alarm', (rows) => (asked += rows.length === 0 ? 1 : 0))
    vi.advanceTimersByTime(60)
    opened[0]?.fire('open')
    for (let i = 0; i < 12; i++) {
      vi.advanceTimersByTime(5_000)
      opened[0]?.fire('still')
    }
    expect(opened).toHaveLength(1)
    vi.advanceTimersByTime(26_000)
    expect(opened).toHaveLength(2)
    expect(opened[0]?.closed).toBe(true)
    expect(states).toEqual([true, false])
    opened[1]?.fire('open')
    vi.advanceTimersByTime(2_100)
    expect(asked).toBe(1)
    expect(states).toEqual([true, false, true])
  })

  it('lets everything be asked anew once it is back, and only then', () => {
    let asked = 0
    stream.on('alarm', (rows) => (asked += rows.length === 0 ? 1 : 0))
    vi.advanceTimersByTime(60)
    opened[0]?.fire('open')
    vi.advanceTimersByTime(5_000)
    expect(asked).toBe(0)
    if (opened[0]) opened[0].readyState = 0
    opened[0]?.fire('error')
    vi.advanceTimersByTime(5_000)
    expect(asked).toBe(0)
    opened[0]?.fire('open')
    vi.advanceTimersByTime(2_100)
    expect(asked).toBe(1)
    expect(states).toEqual([true, false, true])
  })
})

describe('the pace of refreshing', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => vi.useRealTimers())

  it('begins at once, and makes one of what comes too fast', () => {
    let calls = 0
    const paced = pace(() => calls++, 3_000)
    paced.call()
    expect(calls).toBe(1)
    paced.call()
    paced.call()
    vi.advanceTimersByTime(2_900)
    expect(calls).toBe(1)
    vi.advanceTimersByTime(200)
    expect(calls).toBe(2)
    vi.advanceTimersByTime(10_000)
    expect(calls).toBe(2)
    paced.call()
    expect(calls).toBe(3)
  })

  it('calls no more once it is stopped', () => {
    let calls = 0
    const paced = pace(() => calls++, 3_000)
    paced.call()
    paced.call()
    paced.stop()
    vi.advanceTimersByTime(10_000)
    expect(calls).toBe(1)
  })
})
