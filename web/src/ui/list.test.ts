import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { filtersFrom, queryOf, useList } from './list'

const first = { q: '', state: 'open' }

describe('the address of a list', () => {
  it('names only what differs from the first values', () => {
    expect(queryOf({ q: '', state: 'open' }, first, 0, '')).toEqual({})
    expect(queryOf({ q: '鲁', state: 'open' }, first, 2, 'plate,asc')).toEqual({ q: '鲁', page: '2', sort: 'plate,asc' })
  })

  it('gives back the filters it was made of', () => {
    const filters = { q: '超速', state: 'all' }
    expect(filtersFrom(queryOf(filters, first, 0, ''), first)).toEqual(filters)
  })

  it('ignores parameters that are no filters', () => {
    expect(filtersFrom({ q: 'a', other: 'b' }, first)).toEqual({ q: 'a', state: 'open' })
  })
})

describe('a typed filter', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"items":[],"total":0,"page":0,"size":50}', { status: 200, headers: { 'Content-Type': 'application/json' } })))
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  async function listPage() {
    let list!: ReturnType<typeof useList>
    let arrive: (page: { render: () => null }) => void = () => undefined
    const slowPage = new Promise<{ render: () => null }>((resolve) => (arrive = resolve))
    const List = defineComponent({ setup: () => ((list = useList('/api/cases', { filters: { q: '' } })), () => h('p')) })
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [{ path: '/', name: 'list', component: List }, { path: '/one', name: 'one', component: () => slowPage }],
    })
    await router.push('/')
    mount(RouterView, { global: { plugins: [router] } })
    await flushPromises()
    return { list, router, arrive: () => arrive({ render: () => null }) }
  }

  it('reaches the address after a pause', async () => {
    const { list, router } = await listPage()
    list.filters['q'] = 'AQ-1'
    await flushPromises()
    vi.advanceTimersByTime(300)
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ q: 'AQ-1' })
  })

  it('does not call back whoever opens a row before that', async () => {
    const { list, router, arrive } = await listPage()
    list.filters['q'] = 'AQ-1'
    await flushPromises()
    const opened = router.push({ name: 'one' })
    await flushPromises()
    vi.advanceTimersByTime(300)
    arrive()
    await opened
    await flushPromises()
    expect(router.currentRoute.value.name).toBe('one')
  })
})
