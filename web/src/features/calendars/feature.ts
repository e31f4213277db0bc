import { Calendar } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import { messages } from './messages'

export const feature: Feature = {
  name: 'calendars',
  routes: [{ path: '/calendars', name: 'calendars', component: () => import('./CalendarsPage.vue'), meta: { title: 'calendars.title', words: 'calendars.find.calendars', permission: 'ADMINISTER' } }],
  menu: [{ route: 'calendars', icon: Calendar, order: 67, permission: 'ADMINISTER', group: 'rules' }],
  messages,
}
