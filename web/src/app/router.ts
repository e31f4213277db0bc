import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { knowSession, may } from '@/api/session'
import { wantedPage } from '@/ui/back'
import { rememberedLocale, translate, useLocale } from '@/ui/i18n'
import { features, menu } from './features'

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'start', redirect: () => startPage() },
    ...features.flatMap((feature) => feature.routes),
    { path: '/forbidden', name: 'forbidden', component: () => import('./ForbiddenPage.vue'), meta: { title: 'problem.forbidden' } },
    { path: '/:rest(.*)*', name: 'missing', component: () => import('./MissingPage.vue'), meta: { title: 'problem.notFound' } },
  ],
})

function startPage() {
  const first = menu.find((entry) => may(entry.permission))
  return { name: first?.route ?? 'account' }
}

export async function admit(to: RouteLocationNormalized) {
  const session = await knowSession().catch(() => null)
  useLocale(session?.locale ?? rememberedLocale())
  if (to.meta.open) return session && to.name === 'login' ? wantedPage(to.query) : true
  if (!session) return { name: 'login', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
  // The first page depends on who is signed in, which was not known when the redirect was resolved.
  if (to.redirectedFrom?.path === '/' && !may(to.meta.permission)) return startPage()
  if (!may(to.meta.permission)) return { name: 'forbidden', replace: true }
  return true
}

router.beforeEach(admit)
router.afterEach((to) => {
  const title = to.meta.title ? `${translate(to.meta.title)} · ` : ''
  document.title = title + translate('product.name')
})
