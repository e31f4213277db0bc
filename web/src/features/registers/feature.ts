import { Notebook } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import { messages } from './messages'

export const feature: Feature = {
  name: 'registers',
  routes: [
    { path: '/registers', name: 'registers', component: () => import('./RegistersPage.vue'), meta: { title: 'registers.title', words: 'registers.find.registers', permission: 'VIEW_CASES' } },
    { path: '/registers/:register', name: 'register', component: () => import('./RegisterPage.vue'), meta: { title: 'registers.title', permission: 'VIEW_CASES' } },
    { path: '/registers/:register/:id(\\d+)', name: 'record', component: () => import('./RecordPage.vue'), meta: { title: 'registers.one', permission: 'VIEW_CASES' } },
  ],
  menu: [{ route: 'registers', icon: Notebook, order: 45, permission: 'VIEW_CASES' }],
  messages,
}
