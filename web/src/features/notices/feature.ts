import { Bell, ChatLineSquare } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import { messages } from './messages'
import NoticeBell from './NoticeBell.vue'

export const feature: Feature = {
  name: 'notices',
  routes: [
    { path: '/notices', name: 'notices', component: () => import('./InboxPage.vue'), meta: { title: 'notices.title', words: 'notices.find.notices' } },
    { path: '/notices/settings', name: 'notice-settings', component: () => import('./PreferencesPage.vue'), meta: { title: 'notices.preferences.title', words: 'notices.find.notice-settings' } },
    { path: '/notices/drills/:id(\\d+)', name: 'drill-call', component: () => import('./DrillCallPage.vue'), meta: { title: 'notices.drills.callTitle' } },
    { path: '/duty', name: 'duty', component: () => import('./RostersPage.vue'), meta: { title: 'notices.rosters.title', words: 'notices.find.duty', permission: 'MANAGE_NOTICES' } },
    { path: '/channels', name: 'channels', component: () => import('./ChannelsPage.vue'), meta: { title: 'notices.channels.title', words: 'notices.find.channels', permission: 'ADMINISTER' } },
  ],
  menu: [
    { route: 'duty', icon: Bell, order: 65, permission: 'MANAGE_NOTICES', group: 'rules' },
    { route: 'channels', icon: ChatLineSquare, order: 83, permission: 'ADMINISTER', group: 'system' },
  ],
  tools: [NoticeBell],
  messages,
}
