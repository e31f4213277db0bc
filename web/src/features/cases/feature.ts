import { Files, List, RefreshLeft, Tickets } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import { loopMessages } from './loopMessages'
import { groupEntries } from './menu'
import { messages } from './messages'

export const feature: Feature = {
  name: 'cases',
  routes: [
    { path: '/cases', name: 'cases', component: () => import('./CasesPage.vue'), meta: { title: 'cases.title', words: 'cases.find.cases', permission: 'VIEW_CASES' } },
    { path: '/desk', name: 'desk', component: () => import('./DeskPage.vue'), meta: { title: 'cases.desk.title', words: 'cases.find.desk', permission: 'VIEW_CASES' } },
    { path: '/cases/file', name: 'case-file', component: () => import('./FilePage.vue'), meta: { title: 'cases.filePage', words: 'cases.find.case-file', permission: 'FILE_CASES' } },
    { path: '/filing-conditions', name: 'filing-conditions', component: () => import('./ConditionsPage.vue'), meta: { title: 'cases.conditions.title', words: 'cases.find.filing-conditions', permission: 'VIEW_CASES' } },
    { path: '/look-backs', name: 'look-backs', component: () => import('./LookBacksPage.vue'), meta: { title: 'cases.lookBacks', words: 'cases.find.look-backs', permission: 'VIEW_CASES' } },
    { path: '/cases/:id(\\d+)', name: 'case', component: () => import('./CasePage.vue'), meta: { title: 'cases.one', permission: 'VIEW_CASES' } },
  ],
  menu: [
    { route: 'desk', icon: Tickets, order: 15, permission: 'VIEW_CASES' },
    { route: 'cases', icon: Files, order: 40, permission: 'VIEW_CASES', below: groupEntries },
    { route: 'look-backs', icon: RefreshLeft, order: 41, permission: 'VIEW_CASES' },
    { route: 'filing-conditions', icon: List, order: 61, permission: 'VIEW_CASES', group: 'rules' },
  ],
  messages: { zh: { ...messages.zh, ...loopMessages.zh }, en: { ...messages.en, ...loopMessages.en } },
}
