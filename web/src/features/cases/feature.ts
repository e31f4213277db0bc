import { Files } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import { loopMessages } from './loopMessages'
import { messages } from './messages'

export const feature: Feature = {
  name: 'cases',
  routes: [
    { path: '/cases', name: 'cases', component: () => import('./CasesPage.vue'), meta: { title: 'cases.title', permission: 'VIEW_CASES' } },
    { path: '/cases/:id(\\d+)', name: 'case', component: () => import('./CasePage.vue'), meta: { title: 'cases.one', permission: 'VIEW_CASES' } },
  ],
  menu: [{ route: 'cases', icon: Files, order: 40, permission: 'VIEW_CASES' }],
  messages: { zh: { ...messages.zh, ...loopMessages.zh }, en: { ...messages.en, ...loopMessages.en } },
}
