import { Calendar, CircleCheck, Memo } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import { messages } from './messages'

export const feature: Feature = {
  name: 'checks',
  routes: [
    { path: '/checks', name: 'checks', component: () => import('./ChecksPage.vue'), meta: { title: 'checks.title', words: 'checks.find.checks', permission: 'VIEW_CASES' } },
    { path: '/checks/:id(\\d+)', name: 'check', component: () => import('./CheckPage.vue'), meta: { title: 'checks.one', permission: 'VIEW_CASES' } },
    { path: '/check-plans', name: 'check-plans', component: () => import('./PlansPage.vue'), meta: { title: 'checks.plans', words: 'checks.find.check-plans', permission: 'MANAGE_CHECKS' } },
    { path: '/checklists', name: 'checklists', component: () => import('./ChecklistsPage.vue'), meta: { title: 'checks.lists', words: 'checks.find.checklists', permission: 'MANAGE_CHECKS' } },
    { path: '/checklists/:key', name: 'checklist', component: () => import('./ChecklistPage.vue'), meta: { title: 'checks.list', permission: 'VIEW_CASES' } },
  ],
  menu: [
    { route: 'checks', icon: CircleCheck, order: 44, permission: 'VIEW_CASES' },
    { route: 'check-plans', icon: Calendar, order: 62, permission: 'MANAGE_CHECKS', group: 'rules' },
    { route: 'checklists', icon: Memo, order: 63, permission: 'MANAGE_CHECKS', group: 'rules' },
  ],
  messages,
}
