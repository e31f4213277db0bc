import { Document, Key, Location, OfficeBuilding, User } from '@element-plus/icons-vue'
import type { Feature, MenuEntry } from '@/ui/feature'
import { messages } from './messages'

const entry = (route: string, icon: MenuEntry['icon'], order: number, permission: string, group: MenuEntry['group'] = 'system'): MenuEntry => ({ route, icon, order, permission, group })

export const feature: Feature = {
  name: 'administration',
  routes: [
    { path: '/areas', name: 'areas', component: () => import('./AreasPage.vue'), meta: { title: 'administration.areas.title', words: 'administration.find.areas', permission: 'MANAGE_VEHICLES' } },
    { path: '/organisations', name: 'organisations', component: () => import('./TreesPage.vue'), meta: { title: 'administration.trees.title', words: 'administration.find.organisations', permission: 'ADMINISTER' } },
    { path: '/people', name: 'people', component: () => import('./PeoplePage.vue'), meta: { title: 'administration.people.title', words: 'administration.find.people', permission: 'ADMINISTER' } },
    { path: '/tokens', name: 'tokens', component: () => import('./TokensPage.vue'), meta: { title: 'administration.tokens.title', words: 'administration.find.tokens', permission: 'ADMINISTER' } },
    { path: '/audit', name: 'audit', component: () => import('./AuditPage.vue'), meta: { title: 'administration.audit.title', words: 'administration.find.audit', permission: 'VIEW_AUDIT' } },
  ],
  menu: [
    entry('areas', Location, 64, 'MANAGE_VEHICLES', 'rules'), entry('organisations', OfficeBuilding, 80, 'ADMINISTER'), entry('people', User, 81, 'ADMINISTER'), entry('tokens', Key, 84, 'ADMINISTER'), entry('audit', Document, 85, 'VIEW_AUDIT'),
  ],
  messages,
}
