import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { pagesFor } from './pages'

const page = { template: '<p />' }
const routes = createRouter({
  history: createMemoryHistory(),
  routes: [
    { path: '/audit', name: 'audit', component: page, meta: { title: 'audit', words: 'audit.words', permission: 'VIEW_AUDIT' } },
    { path: '/desk', name: 'desk', component: page, meta: { title: 'desk', words: 'desk.words' } },
    { path: '/cases/:id', name: 'case', component: page, meta: { title: 'desk' } },
    { path: '/login', name: 'login', component: page, meta: { title: 'desk', open: true } },
  ],
}).getRoutes()
const words: Record<string, string> = { audit: '审计日志', 'audit.words': '操作记录', desk: '工作台', 'desk.words': '催办 待办 Urge' }
const word = (key: string) => words[key] ?? key

describe('pages found from anywhere', () => {
  it('go by their name or by another word for what they do', () => {
    expect(pagesFor('审计', routes, () => true, word)).toEqual([{ name: 'audit', title: '审计日志' }])
    expect(pagesFor(' 催办', routes, () => true, word).map((one) => one.name)).toEqual(['desk'])
    expect(pagesFor('urge', routes, () => true, word).map((one) => one.name)).toEqual(['desk'])
    expect(pagesFor(' ', routes, () => true, word)).toEqual([])
  })

  it('are only those somebody may open', () => {
    expect(pagesFor('审计', routes, (permission) => permission === undefined, word)).toEqual([])
  })

  it('leave out pages that need a number, and those outside', () => {
    expect(pagesFor('工作台', routes, () => true, word).map((one) => one.name)).toEqual(['desk'])
  })
})
