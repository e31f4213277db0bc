import { Bell } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'

export const feature: Feature = {
  name: 'alarms',
  routes: [{ path: '/alarms', name: 'alarms', component: () => import('./AlarmsPage.vue'), meta: { title: 'alarms.title', words: 'alarms.find.alarms', permission: 'VIEW_ALARMS' } }],
  menu: [{ route: 'alarms', icon: Bell, order: 30, permission: 'VIEW_ALARMS' }],
  messages: {
    zh: {
      title: '告警', find: { alarms: '报警 预警 确认 搁置' }, open: '未结束', allStates: '全部', kind: '告警类型', what: '告警', worst: '最严重值', limit: '限值 {value}', start: '开始时间', lasted: '持续', ongoing: '持续中', case: '案卷', acknowledge: '确认', acknowledgeTitle: '确认告警',
      note: '处置说明', notePlaceholder: '例如：已电话提醒驾驶员', shelve: '搁置', shelveTitle: '搁置告警', minutes: '搁置时长', shelveReason: '搁置原因', unshelve: '取消搁置', until: '搁置至 {time}', acknowledged: '已确认', shelved: '已搁置', unshelved: '已取消搁置',
      by: '由 {name} 于 {time} 确认', detector: '检测规则', frame: '源报文', attributes: '附加信息', toVehicle: '车辆详情', toCase: '打开案卷', place: '发生位置', worstAt: '出现于', newOnes: '实时更新', file: '立案', filed: '已立案', caseTitle: '案卷标题', fileTitle: '将告警立案',
      search: '车牌、单位、告警名称', raised: '告警时间',
    },
    en: {
      title: 'Alarms', find: { alarms: 'acknowledge shelve' }, open: 'Open', allStates: 'All', kind: 'Alarm kind', what: 'Alarm', worst: 'Worst', limit: 'limit {value}', start: 'Started', lasted: 'Lasted', ongoing: 'ongoing', case: 'Case', acknowledge: 'Acknowledge', acknowledgeTitle: 'Acknowledge the alarm',
      note: 'What was done', notePlaceholder: 'e.g. driver warned by phone', shelve: 'Shelve', shelveTitle: 'Shelve the alarm', minutes: 'For', shelveReason: 'Why', unshelve: 'Unshelve', until: 'Shelved until {time}', acknowledged: 'Acknowledged', shelved: 'Shelved', unshelved: 'Unshelved',
      by: 'Acknowledged by {name} at {time}', detector: 'Rule', frame: 'Source frame', attributes: 'More', toVehicle: 'Vehicle page', toCase: 'Open case', place: 'Place', worstAt: 'at', newOnes: 'Live', file: 'File case', filed: 'Case filed', caseTitle: 'Case title', fileTitle: 'File a case from the alarm',
      search: 'plate, organisation, alarm', raised: 'Raised',
    },
  },
}
