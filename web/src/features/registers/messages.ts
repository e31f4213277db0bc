import type { Feature } from '@/ui/feature'

export const messages: Feature['messages'] = {
  zh: {
    title: '名册', find: { registers: '台账 风险 许可 证照 信用 帮扶 工地 密封点 设备 清单' }, one: '名册记录', group: { vehicle: '车辆', safety: '安全', city: '城市', enterprise: '企业', people: '民生', licence: '许可与信用', health: '医疗', task: '任务', plant: '厂区与工地' },
    records: '条记录', expiring: '30 天内到期', expired: '已过期', search: '编号、名称、内容', state: '状态', grade: '等级', organisation: '所属单位', place: '位置', updated: '最近更新', openOnly: '在册', ended: '已结束', within: '到期', in7: '7 天内', in30: '30 天内', in90: '90 天内', past: '已过期',
    add: '登记', edit: '修改', added: '已登记', saved: '已保存', acted: '已办理', reason: '说明', reasonRequired: '请填写说明', none: '还没有记录', computed: '由系统计算', actions: '可办理的操作', noActions: '当前状态没有可办理的操作', openCase: '立案', caseOpened: '已立案 {number}', condition: '立案条件', caseType: '台账类型', severity: '严重程度',
    history: '变更记录', cases: '关联事项', noCases: '没有关联事项', facts: '登记内容', change: '修改', first: '登记', filed: '立案', system: '系统', belongs: '所属', children: '下属记录', export: '导出 Excel', import: '导入 Excel', template: '下载模板', choose: '选择文件', onlyAll: '有错误时一条也不导入', imported: '新增 {added} 条，更新 {changed} 条', notImported: '有错误，一条也没有导入', refused: '{n} 处错误', row: '行', cell: '单元格', column: '列', fault: '问题', importHint: '编号已存在的行会更新原记录。请先下载模板，按模板填写。',
    days: '还有 {n} 天', today: '今日', late: '已过 {n} 天', removed: '（已清空）',
  },
  en: {
    title: 'Registers', find: { registers: 'risk licence credit household site equipment list' }, one: 'Record', group: { vehicle: 'Vehicles', safety: 'Safety', city: 'City', enterprise: 'Enterprises', people: 'People', licence: 'Licences and credit', health: 'Health', task: 'Tasks', plant: 'Plants and sites' },
    records: 'records', expiring: 'Due within 30 days', expired: 'Past', search: 'number, name, content', state: 'State', grade: 'Grade', organisation: 'Organisation', place: 'Place', updated: 'Updated', openOnly: 'Current', ended: 'Finished', within: 'Due', in7: 'within 7 days', in30: 'within 30 days', in90: 'within 90 days', past: 'past',
    add: 'Add', edit: 'Edit', added: 'Added', saved: 'Saved', acted: 'Done', reason: 'Reason', reasonRequired: 'Give a reason', none: 'No records yet', computed: 'worked out', actions: 'What you can do', noActions: 'Nothing to do in this state', openCase: 'Open a case', caseOpened: 'Case {number} opened', condition: 'Filing condition', caseType: 'Case type', severity: 'Severity',
    history: 'History', cases: 'Cases', noCases: 'No cases', facts: 'Details', change: 'Changed', first: 'Added', filed: 'Case opened', system: 'System', belongs: 'Belongs to', children: 'Records below', export: 'Export Excel', import: 'Import Excel', template: 'Template', choose: 'Choose a file', onlyAll: 'Take nothing if anything is wrong', imported: '{added} added, {changed} changed', notImported: 'Something is wrong; nothing was taken', refused: '{n} fault(s)', row: 'Row', cell: 'Cell', column: 'Column', fault: 'Fault', importHint: 'A row whose number is there already changes that record. Download the template first and fill it in.',
    days: 'in {n} days', today: 'today', late: '{n} days past', removed: '(removed)',
  },
}
