import { Van } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'
import { messages } from './messages'

export const feature: Feature = {
  name: 'vehicles',
  routes: [
    { path: '/vehicles', name: 'vehicles', component: () => import('./VehiclesPage.vue'), meta: { title: 'vehicles.title', words: 'vehicles.find.vehicles', permission: 'VIEW_VEHICLES' } },
    { path: '/vehicles/:id(\\d+)', name: 'vehicle', component: () => import('./VehiclePage.vue'), meta: { title: 'vehicles.one', permission: 'VIEW_VEHICLES' } },
  ],
  menu: [{ route: 'vehicles', icon: Van, order: 50, permission: 'VIEW_VEHICLES' }],
  messages,
}
