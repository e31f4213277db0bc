import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/ui/i18n'
import { feature } from './feature'
import NoticeBell from './NoticeBell.vue'

i18n.global.mergeLocaleMessage('zh-CN', { notices: feature.messages.zh })
let unread = 3
let listeners: Record<string, (event: { data: string }) => void> = {}
const notice = (id: number, title: string) => ({ id, event: 'case.dispatched', title, body: '经办人：洪运来', link: '/cases/7', at: '2026-11-30T08:00:00Z', readAt: null })
let newest = [notice(1, '旧通知')]

class Stream {
  readyState = 1
  addEventListener(type: string, listener: (event: { data: string }) => void) {
    listeners[type] = listener
  }
  close() {}
}

beforeEach(() => {
  vi.useFakeTimers()
  unread = 3
  listeners = {}
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('fetch', async (path: string) => new Response(JSON.stringify(path.includes('unread') ? { count: unread } : path.includes('/read') ? {} : { items: newest, total: newest.length }), { status: 200 }))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

describe('the bell', () => {
  it('says in a corner what has just arrived, and opens it', async () => {
    const page = { template: '<p />' }
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', name: 'notices', component: page }, { path: '/cases/:id', name: 'case', component: page }] })
    const view = mount(NoticeBell, { global: { plugins: [i18n, router] }, attachTo: document.body })
    await vi.advanceTimersByTimeAsync(100)
    await flushPromises()
    expect(document.querySelector('.said')).toBeNull()

    unread = 5
    newest = [notice(2, '新案卷：车门异常（AQ-1）'), ...newest]
    listeners['notice']?.({ data: '{}' })
    await vi.advanceTimersByTimeAsync(500)
    await flushPromises()
    const said = document.querySelector<HTMLElement>('.said')
    expect(said?.textContent).toContain('新案卷：车门异常（AQ-1）')
    expect(said?.textContent).toContain('另有 1 条新通知')
    said?.click()
    await vi.advanceTimersByTimeAsync(100)
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/cases/7')
    view.unmount()
  })

  it('says nothing when nothing new is unread', async () => {
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', name: 'notices', component: { template: '<p />' } }] })
    const view = mount(NoticeBell, { global: { plugins: [i18n, router] }, attachTo: document.body })
    await vi.advanceTimersByTimeAsync(100)
    await flushPromises()
    unread = 2
    listeners['notice']?.({ data: '{}' })
    await vi.advanceTimersByTimeAsync(500)
    await flushPromises()
    expect(document.querySelector('.said')).toBeNull()
    view.unmount()
  })
})
