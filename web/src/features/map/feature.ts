import { MapLocation } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'

export const feature: Feature = {
  name: 'map',
  routes: [{ path: '/map', name: 'map', component: () => import('./MapPage.vue'), meta: { title: 'map.title', permission: 'VIEW_VEHICLES', bleed: true } }],
  menu: [{ route: 'map', icon: MapLocation, order: 20, permission: 'VIEW_VEHICLES' }],
  messages: {
    zh: {
      title: '实时地图', search: '搜索车牌', shown: '显示 {count} 辆', all: '全部', moving: '行驶中', alarming: '告警中', online: '在线', follow: '跟随', unfollow: '停止跟随', open: '车辆详情', alarms: '告警', cases: '案卷', track: '轨迹回放', none: '没有符合条件的车辆',
      legend: '图例', lastSeen: '定位时间', filters: '地图筛选', selected: '选中的车辆',
    },
    en: {
      title: 'Live map', search: 'Find a plate', shown: '{count} shown', all: 'All', moving: 'Moving', alarming: 'In alarm', online: 'Online', follow: 'Follow', unfollow: 'Stop following', open: 'Vehicle page', alarms: 'Alarms', cases: 'Cases', track: 'Track replay', none: 'No vehicle matches',
      legend: 'Legend', lastSeen: 'Position of', filters: 'Map filters', selected: 'Selected vehicle',
    },
  },
}
