import { Bell, ChatLineSquare } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import { messages } from './messages'
import NoticeBell from './NoticeBell.vue'

export const feature: Feature = {
  name: 'notices',
  routes: [
    { path: '/notices', name: 'notices', component: () => import('./InboxPage.vue'), meta: { title: 'notices.title' } },
    { path: '/notices/settings', name: 'notice-settings', component: () => import('./PreferencesPage.vue'), meta: { title: 'notices.preferences.title' } },
    { path: '/notices/drills/:id(\\d+)', name: 'drill-call', component: () => import('./DrillCallPage.vue'), meta: { title: 'notices.drills.callTitle' } },
    { path: '/duty', name: 'duty', component: () => import('./RostersPage.vue'), meta: { title: 'notices.rosters.title', permission: 'MANAGE_NOTICES' } },
    { path: '/channels', name: 'channels', component: () => import('./ChannelsPage.vue'), meta: { title: 'notices.channels.title', permission: 'ADMINISTER' } },
  ],
  menu: [
    { route: 'duty', icon: Bell, order: 71, permission: 'MANAGE_NOTICES', group: 'manage' },
    { route: 'channels', icon: ChatLineSquare, order: 77, permission: 'ADMINISTER', group: 'manage' },
  ],
  tools: [NoticeBell],
  messages,
}
