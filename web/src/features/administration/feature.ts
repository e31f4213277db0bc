import { Document, Key, Location, OfficeBuilding, User } from '@element-plus/icons-vue'
import type { Feature, MenuEntry } from '@/ui/feature'
import { messages } from './messages'

const entry = (route: string, icon: MenuEntry['icon'], order: number, permission: string): MenuEntry => ({ route, icon, order, permission, group: 'manage' })

export const feature: Feature = {
  name: 'administration',
  routes: [
    { path: '/areas', name: 'areas', component: () => import('./AreasPage.vue'), meta: { title: 'administration.areas.title', permission: 'MANAGE_VEHICLES' } },
    { path: '/organisations', name: 'organisations', component: () => import('./TreesPage.vue'), meta: { title: 'administration.trees.title', permission: 'ADMINISTER' } },
    { path: '/people', name: 'people', component: () => import('./PeoplePage.vue'), meta: { title: 'administration.people.title', permission: 'ADMINISTER' } },
    { path: '/tokens', name: 'tokens', component: () => import('./TokensPage.vue'), meta: { title: 'administration.tokens.title', permission: 'ADMINISTER' } },
    { path: '/audit', name: 'audit', component: () => import('./AuditPage.vue'), meta: { title: 'administration.audit.title', permission: 'VIEW_AUDIT' } },
  ],
  menu: [
    entry('areas', Location, 70, 'MANAGE_VEHICLES'), entry('organisations', OfficeBuilding, 72, 'ADMINISTER'), entry('people', User, 74, 'ADMINISTER'), entry('tokens', Key, 76, 'ADMINISTER'), entry('audit', Document, 80, 'VIEW_AUDIT'),
  ],
  messages,
}
