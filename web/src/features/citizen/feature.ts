import type { Feature } from '@/ui/feature'
import { messages } from './messages'

export const feature: Feature = {
  name: 'citizen',
  routes: [{ path: '/public', name: 'public', component: () => import('./PublicPage.vue'), meta: { title: 'citizen.title', open: true } }],
  menu: [],
  messages,
}
