import { Connection, WarningFilled } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import { messages } from './messages'

export const feature: Feature = {
  name: 'terminals',
  routes: [
    { path: '/terminals', name: 'terminals', component: () => import('./TerminalsPage.vue'), meta: { title: 'terminals.title', permission: 'MANAGE_TERMINALS' } },
    { path: '/bad-frames', name: 'bad-frames', component: () => import('./BadFramesPage.vue'), meta: { title: 'terminals.badFrames', permission: 'MANAGE_TERMINALS' } },
  ],
  menu: [
    { route: 'terminals', icon: Connection, order: 60, permission: 'MANAGE_TERMINALS', group: 'manage' },
    { route: 'bad-frames', icon: WarningFilled, order: 61, permission: 'MANAGE_TERMINALS', group: 'manage' },
  ],
  messages,
}
