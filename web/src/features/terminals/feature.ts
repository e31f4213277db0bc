import { Connection, WarningFilled } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import { messages } from './messages'

export const feature: Feature = {
  name: 'terminals',
  routes: [
    { path: '/terminals', name: 'terminals', component: () => import('./TerminalsPage.vue'), meta: { title: 'terminals.title', words: 'terminals.find.terminals', permission: 'MANAGE_TERMINALS' } },
    { path: '/bad-frames', name: 'bad-frames', component: () => import('./BadFramesPage.vue'), meta: { title: 'terminals.badFrames', words: 'terminals.find.bad-frames', permission: 'MANAGE_TERMINALS' } },
  ],
  menu: [
    { route: 'terminals', icon: Connection, order: 70, permission: 'MANAGE_TERMINALS', group: 'devices' },
    { route: 'bad-frames', icon: WarningFilled, order: 71, permission: 'MANAGE_TERMINALS', group: 'devices' },
  ],
  messages,
}
