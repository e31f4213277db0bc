import type { Feature } from '@/ui/feature'

export const messages: Feature['messages'] = {
  zh: {
    title: '工作日历', find: { calendars: '节假日 调休 放假 工作日' }, year: '全年', organisations: '单位日历', files: '日历文件', trial: '期限试算', calendar: '日历', working: '全年 {n} 个工作日', hours: '办公时间', perDay: '每工作日 {n} 小时', source: '来源', noTable: '{year} 年的放假安排尚未录入，按周一至周五计算', noHolidays: '不随法定节假日放假',
    kinds: { work: '上班', weekend: '休息', holiday: '放假', makeUp: '调休上班' }, weekday: { 1: '一', 2: '二', 3: '三', 4: '四', 5: '五', 6: '六', 7: '日' }, seasons: '季节',
    organisation: '单位', own: '本单位设置', effective: '实际采用', follow: '跟随上级', assigned: '已保存，新起算的期限按此计算',
    name: '文件', origin: '来源', shipped: '随平台提供', ownFile: '本地文件', replaced: '本地文件（替换随平台提供的）', add: '新增文件', edit: '编辑', view: '查看', remove: '删除', removeAsk: '删除「{name}」？未结案件的期限将重新计算。', saved: '已保存，日历立即生效', removed: '已删除', reload: '重新读取', reloaded: '已重新读取', fileHint: '放假安排命名为 holidays-年份.yaml，季节为 season-名称.yaml，其余为办公时间。', nameHint: 'holidays-2027.yaml',
    start: '起算时间', limit: '期限', limitHint: '如 5wd、24h、15wd{\'@\'}planting', extension: '延期', pauseFrom: '暂停自', pauseTo: '暂停至', count: '计算', due: '到期', paused: '暂停未结束，没有到期时间', unofficial: '{years} 年放假安排未知，按周一至周五计算', from: '自', to: '至', counts: '是否计时', why: '原因', yes: '计时', no: '不计',
  },
  en: {
    title: 'Working calendars', find: { calendars: 'holidays' }, year: 'Year', organisations: 'Organisations', files: 'Files', trial: 'Try a limit', calendar: 'Calendar', working: '{n} working days in the year', hours: 'Office hours', perDay: '{n} h a working day', source: 'Source', noTable: 'The holidays of {year} are not known yet: weekdays alone count', noHolidays: 'Does not keep statutory holidays',
    kinds: { work: 'Worked', weekend: 'Off', holiday: 'Holiday', makeUp: 'Make-up day' }, weekday: { 1: 'Mo', 2: 'Tu', 3: 'We', 4: 'Th', 5: 'Fr', 6: 'Sa', 7: 'Su' }, seasons: 'Seasons',
    organisation: 'Organisation', own: 'Own calendar', effective: 'Works by', follow: 'As the one above', assigned: 'Saved; limits that begin from now on count by it',
    name: 'File', origin: 'Origin', shipped: 'Ships with the platform', ownFile: 'Local', replaced: 'Local, in place of the shipped one', add: 'Add file', edit: 'Edit', view: 'View', remove: 'Delete', removeAsk: 'Delete “{name}”? Open limits are counted anew.', saved: 'Saved and in force', removed: 'Deleted', reload: 'Read again', reloaded: 'Read again', fileHint: 'Holidays are called holidays-<year>.yaml, seasons season-<name>.yaml, all others are office hours.', nameHint: 'holidays-2027.yaml',
    start: 'Begins', limit: 'Limit', limitHint: 'such as 5wd, 24h, 15wd{\'@\'}planting', extension: 'Extension', pauseFrom: 'Paused from', pauseTo: 'until', count: 'Count', due: 'Due', paused: 'The pause has no end: there is no due time', unofficial: 'Holidays of {years} are not known: weekdays alone count', from: 'From', to: 'To', counts: 'Counts', why: 'Why', yes: 'counts', no: 'does not',
  },
}
