import { Odometer } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'

export const feature: Feature = {
  name: 'overview',
  routes: [{ path: '/overview', name: 'overview', component: () => import('./OverviewPage.vue'), meta: { title: 'overview.title', words: 'overview.find.overview' } }],
  menu: [{ route: 'overview', icon: Odometer, order: 10 }],
  messages: {
    zh: {
      title: '总览', find: { overview: '首页 统计 大屏' }, vehicles: '车辆', total: '监管车辆', online: '在线', moving: '行驶中', alarming: '告警中', alarms: '告警', open: '未结束', unacknowledged: '未确认', today: '今日发生',
      cases: '案卷', casesOpen: '办理中', dueSoon: '即将到期', overdue: '已超期', closed: '本月办结', onTime: '按期办结率', loop: '闭环进度', late: '超期 {n}', lookBacks: '回头看', since: '告警自 {day} 起接入', thirtyDays: '近 30 天', byGroup: '各类业务', group: '业务', trend: '近 30 天趋势', filed: '立案', done: '办结', byKind: '告警构成', byUnit: '单位办理情况',
      liveAlarms: '实时告警', allAlarms: '全部告警', quiet: '当前没有未结束的告警', bySeverity: '按级别', updated: '更新于 {time}', noCases: '暂无案卷', unit: '单位', closedCount: '办结',
    },
    en: {
      title: 'Overview', find: { overview: 'home figures' }, vehicles: 'Vehicles', total: 'Watched', online: 'Online', moving: 'Moving', alarming: 'In alarm', alarms: 'Alarms', open: 'Open', unacknowledged: 'Unacknowledged', today: 'Today',
      cases: 'Cases', casesOpen: 'Open', dueSoon: 'Due soon', overdue: 'Overdue', closed: 'Closed this month', onTime: 'Closed on time', loop: 'The loop', late: '{n} late', lookBacks: 'Looking back', since: 'alarms since {day}', thirtyDays: 'last 30 days', byGroup: 'By area', group: 'Area', trend: 'Last 30 days', filed: 'Filed', done: 'Closed', byKind: 'Alarms by kind', byUnit: 'By organisation',
      liveAlarms: 'Live alarms', allAlarms: 'All alarms', quiet: 'No open alarms', bySeverity: 'By severity', updated: 'Updated {time}', noCases: 'No cases', unit: 'Organisation', closedCount: 'Closed',
    },
  },
}
