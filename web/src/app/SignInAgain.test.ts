import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { http, whenSignedOut } from '@/api/http'
import { forgetSession, sessionExpired, signIn, useSession } from '@/api/session'
import { i18n } from '@/ui/i18n'
import { useLoad } from '@/ui/load'
import SignInAgain from './SignInAgain.vue'

const someone = { personId: 7, displayName: '凌景行', loginName: 'qiye01', role: 'INSPECTOR', organisation: { id: 1, name: '甲' }, grid: null, locale: 'zh-CN', permissions: [] }
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
let known = true
let asked: { method: string; path: string; body: string }[] = []

beforeEach(async () => {
  known = true
  asked = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ method: String(init.method), path, body: String(init.body ?? '') })
    if (path === '/api/session' && init.method === 'POST') {
      known = String(init.body).includes('right')
      return known ? answer(200, someone) : answer(401, { code: 'login-failed', detail: '用户名或密码错误' })
    }
    return known ? answer(200, path === '/api/session' ? someone : { fine: true }) : answer(401, { code: 'signed-out', detail: '请登录' })
  })
  whenSignedOut(() => void sessionExpired())
  await signIn('qiye01', 'right')
})
afterEach(() => {
  forgetSession()
  vi.unstubAllGlobals()
})

const page = { setup: () => ({ load: useLoad(() => http.get<{ fine: boolean }>('/api/things')) }), components: { SignInAgain }, template: '<div><input data-testid="typed" /><p>{{ load.data.value?.fine }}</p><sign-in-again /></div>' }

async function expiredPage() {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', name: 'here', component: page }, { path: '/login', name: 'login', component: page }] })
  await router.push('/')
  known = false
  const view = mount(page, { global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  return { view, router }
}
const find = <E extends Element>(name: string) => document.querySelector<E>(`[data-testid="${name}"]`)

async function enter(password: string) {
  const field = find<HTMLInputElement>('expired-password')
  if (!field) throw new Error('nobody asks for the password')
  field.value = password
  field.dispatchEvent(new Event('input'))
  await nextTick()
  document.querySelector('form')?.dispatchEvent(new Event('submit'))
  await flushPromises()
}

describe('a session that has run out', () => {
  it('is renewed over the page, which keeps what was typed and asks anew for what failed', async () => {
    const { view } = await expiredPage()
    await view.get('[data-testid="typed"]').setValue('写了一半')
    expect(document.body.textContent).toContain('凌景行，请重新输入密码继续')
    await enter('right')
    expect(useSession().expired.value).toBe(false)
    expect(asked.find((call) => call.method === 'POST' && call.body.includes('right') && call.body.includes('qiye01'))).toBeDefined()
    expect(view.get<HTMLInputElement>('[data-testid="typed"]').element.value).toBe('写了一半')
    expect(view.get('p').text()).toBe('true')
    view.unmount()
  })

  it('stays until the password is right, and says what is wrong', async () => {
    const { view } = await expiredPage()
    await enter('wrong')
    expect(useSession().expired.value).toBe(true)
    expect(find('expired-fault')?.textContent).toContain('用户名或密码错误')
    view.unmount()
  })
})
