import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { Problem } from '@/api/problem'
import { useLoad, type Loaded } from './load'

describe('what a page has asked for', () => {
  let asked: { answer: (value: string) => void; refuse: (fault: unknown) => void; signal: AbortSignal }[]
  let scope: EffectScope
  let loaded: Loaded<string>

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] })
    asked = []
    scope = effectScope()
    loaded = scope.run(() => useLoad((signal) => new Promise<string>((answer, refuse) => {
      signal.addEventListener('abort', () => refuse(new DOMException('', 'AbortError')))
      asked.push({ answer, refuse, signal })
    }))) as Loaded<string>
  })

  afterEach(() => vi.useRealTimers())

  it('is shown although news come faster than answers', async () => {
    void loaded.reload(true)
    void loaded.reload(true)
    expect(asked).toHaveLength(1)
    asked[0]?.answer('first')
    await flushPromises()
    expect(loaded.data.value).toBe('first')
    expect(loaded.loading.value).toBe(false)
    expect(asked).toHaveLength(2)
    void loaded.reload(true)
    asked[1]?.answer('second')
    await flushPromises()
    expect(loaded.data.value).toBe('second')
    expect(asked).toHaveLength(3)
  })

  it('has been asked after the call when its promise is kept', async () => {
    let kept = false
    void loaded.reload(true).then(() => (kept = true))
    asked[0]?.answer('before')
    await flushPromises()
    expect(kept).toBe(false)
    asked[1]?.answer('after')
    await flushPromises()
    expect(kept).toBe(true)
    expect(loaded.data.value).toBe('after')
  })

  it('gives way at once to another question', async () => {
    void loaded.reload()
    expect(asked).toHaveLength(2)
    expect(asked[0]?.signal.aborted).toBe(true)
    asked[1]?.answer('other filters')
    await flushPromises()
    expect(loaded.data.value).toBe('other filters')
    expect(loaded.error.value).toBeNull()
  })

  it('is not overwritten by an older answer once it is put', async () => {
    loaded.put('acted')
    asked[0]?.answer('older')
    await flushPromises()
    expect(loaded.data.value).toBe('acted')
    expect(loaded.loading.value).toBe(false)
  })

  it('keeps what is shown where a quiet question is refused', async () => {
    asked[0]?.answer('first')
    await flushPromises()
    void loaded.reload(true)
    asked[1]?.refuse(new Problem(503, 'database', '', '', []))
    await flushPromises()
    expect(loaded.data.value).toBe('first')
    expect(loaded.error.value).toBeNull()
  })

  it('is asked anew where an answer got lost', async () => {
    vi.advanceTimersByTime(60_000)
    void loaded.reload(true)
    expect(asked).toHaveLength(2)
    asked[1]?.answer('anew')
    await flushPromises()
    expect(loaded.data.value).toBe('anew')
  })

  it('is asked for no more once the page is left', async () => {
    void loaded.reload(true)
    scope.stop()
    await flushPromises()
    expect(asked).toHaveLength(1)
    expect(asked[0]?.signal.aborted).toBe(true)
  })
})
