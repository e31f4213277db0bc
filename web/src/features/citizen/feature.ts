import type { Feature } from '@/ui/feature'
import { messages } from './messages'
import ReporterPanel from './ReporterPanel.vue'

export const feature: Feature = {
  name: 'citizen',
  routes: [{ path: '/public', name: 'public', component: () => import('./PublicPage.vue'), meta: { title: 'citizen.title', open: true } }],
  menu: [],
  messages,
  fills: { 'case-side': [ReporterPanel] },
}
