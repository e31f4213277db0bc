import { Printer } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import CaseForms from './CaseForms.vue'
import CaseSheets from './CaseSheets.vue'
import GlobalSearch from './GlobalSearch.vue'
import { messages } from './messages'

export const feature: Feature = {
  name: 'papers',
  routes: [{ path: '/forms', name: 'form-templates', component: () => import('./FormTemplatesPage.vue'), meta: { title: 'papers.title', words: 'papers.find.form-templates', permission: 'ADMINISTER' } }],
  menu: [{ route: 'form-templates', icon: Printer, order: 66, permission: 'ADMINISTER', group: 'rules' }],
  messages,
  tools: [GlobalSearch],
  fills: { 'case-list': [CaseSheets], 'case-side': [CaseForms] },
}
