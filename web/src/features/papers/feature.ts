import { Printer } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import CaseForms from './CaseForms.vue'
import CaseSheets from './CaseSheets.vue'
import GlobalSearch from './GlobalSearch.vue'
import { messages } from './messages'

export const feature: Feature = {
  name: 'papers',
  routes: [{ path: '/forms', name: 'form-templates', component: () => import('./FormTemplatesPage.vue'), meta: { title: 'papers.title', permission: 'ADMINISTER' } }],
  menu: [{ route: 'form-templates', icon: Printer, order: 77, permission: 'ADMINISTER', group: 'manage' }],
  messages,
  tools: [GlobalSearch],
  fills: { 'case-list': [CaseSheets], 'case-side': [CaseForms] },
}
