import { describe, expect, it } from 'vitest'
import { useSearch } from './search'

interface Row {
  id: number
}

/** Questions that are answered when the test says so, in any order. */
function questions() {
  const open = new Map<string, { resolve: (rows: Row[]) => void; reject: (fault: Error) => void }>()
  const ask = (q: string) => new Promise<Row[]>((resolve, reject) => open.set(q, { resolve, reject }))
  return { ask, answer: (q: string, rows: Row[]) => open.get(q)?.resolve(rows), fail: (q: string) => open.get(q)?.reject(new Error('offline')) }
}

describe('what a picker finds', () => {
  it('is what was asked for last, whichever answer comes last', async () => {
    const asked = questions()
    const { found, searching, search } = useSearch<Row>(asked.ask, () => false)
    const first = search('港')
    const second = search('港城')
    asked.answer('港城', [{ id: 2 }])
    await second
    asked.answer('港', [{ id: 1 }])
    await first
    expect(found.value).toEqual([{ id: 2 }])
    expect(searching.value).toBe(false)
  })

  it('keeps what is chosen, once', async () => {
    const asked = questions()
    const { found, search } = useSearch<Row>(asked.ask, (one) => one.id === 1)
    found.value = [{ id: 1 }, { id: 5 }]
    const done = search('城')
    asked.answer('城', [{ id: 3 }, { id: 1 }])
    await done
    expect(found.value).toEqual([{ id: 1 }, { id: 3 }])
  })

  it('is nothing more than what is chosen when the question fails', async () => {
    const asked = questions()
    const { found, searching, search } = useSearch<Row>(asked.ask, (one) => one.id === 1)
    found.value = [{ id: 1 }, { id: 5 }]
    const done = search('城')
    asked.fail('城')
    await done
    expect(found.value).toEqual([{ id: 1 }])
    expect(searching.value).toBe(false)
  })
})
