import { Calendar } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import { messages } from './messages'

export const feature: Feature = {
  name: 'calendars',
  routes: [{ path: '/calendars', name: 'calendars', component: () => import('./CalendarsPage.vue'), meta: { title: 'calendars.title', permission: 'ADMINISTER' } }],
  menu: [{ route: 'calendars', icon: Calendar, order: 73, permission: 'ADMINISTER', group: 'manage' }],
  messages,
}
