import type { Texts } from '@/ui/feature'

const zh: Texts = {
  title: '检查巡查', count: '检查项', within30: '近 30 天', chosenPlan: '计划：{name}', flawed: '有不合格项', find: { checks: '巡检 暗访 检查结果 不合格', 'check-plans': '排检 频次', checklists: '检查项 模板' }, one: '检查任务', plans: '检查计划', lists: '检查表', list: '检查表', phone: '手机端', task: '任务', checklist: '检查表', checked: '检查对象单位', who: '执行人', opens: '开始', due: '截止', done: '完成', outcome: '结果',
  pick: '选择时间范围', mine: '只看我的', none: '没有检查任务', covert: '暗访', late: '逾期完成', pass: '合格', fail: '不合格', failed: '{n} 项不合格', points: '{n} 分', cancel: '取消任务', cancelled: '任务已取消', doOnPhone: '去执行',
  state: { OPEN: '待执行', DONE: '已完成', MISSED: '未执行', CANCELLED: '已取消', label: '状态' },
  figure: { rate: '按时完成率', due: '应执行', inTime: '按时完成', late: '逾期完成', missed: '未执行', failed: '不合格项', percent: '平均合格率', open: '待执行', waiting: '待立案', plans: '按计划', organisations: '按单位', items: '常见不合格项', cases: '立案 {n}' },
  answers: '检查内容', findings: '不合格项', case: '案卷', noCase: '未立案：{fault}', opensNothing: '不立案', condition: '立案条件', proof: '结果校验', intact: '内容与提交时一致', broken: '内容与提交时不一致', received: '{finished} 完成，{received} 收到', visits: '签到', metres: '{n} 米', inside: '范围内', outside: '范围外', notDone: '还没有结果', remark: '备注', sum: '合计 {n} 分', photoAt: '{time} 拍摄',
  answer: { NO: { yes: '合格', no: '不合格', na: '不适用' }, YES: { yes: '存在', no: '不存在', na: '不适用' }, NEVER: { yes: '有', no: '无', na: '不适用' } },
  plan: {
    add: '新建计划', edit: '修改计划', name: '计划名称', list: '检查表', assignee: '执行单位', person: '执行人', anybody: '该单位任何人', role: '执行角色', anyRole: '不限角色', rhythm: '频次', within: '完成时限', withinHint: '如 4h、1d、2wd', starts: '开始日期', ends: '结束日期', offDays: '遇休息日', KEEP: '照常', SKIP: '跳过', NEXT: '顺延到工作日',
    covert: '暗访（完成前被检查单位看不到）', paused: '暂停', running: '执行中', targets: '检查对象', addTarget: '添加对象', kind: '类型', targetName: '名称', organisation: '所属单位', place: '地点', risk: '风险', noRisk: '无', remove: '移除', preview: '接下来', saved: '计划已保存', none: '还没有检查计划', generated: '任务已生成至 {time}', risks: '按风险颜色另定频次', longitude: '经度', latitude: '纬度', radius: '半径（米）', addPoint: '添加点位', pointName: '点位',
    EACH: { MINUTELY: '每分钟', HOURLY: '每小时', DAILY: '每天', WEEKLY: '每周', MONTHLY: '每月' }, EVERY: { MINUTELY: '每 {n} 分钟', HOURLY: '每 {n} 小时', DAILY: '每 {n} 天', WEEKLY: '每 {n} 周', MONTHLY: '每 {n} 个月' }, onDays: '{every}{days}', onDaysOf: '{every}的周{days}', onDates: '{every} {days}', and: '、', monthDay: '{day} 日',
    every: '每', FREQ: { MINUTELY: '分钟', HOURLY: '小时', DAILY: '天', WEEKLY: '周', MONTHLY: '月' }, days: '星期', monthDays: '日期', times: '时刻（点）', lastDay: '最后一天', RED: '红', ORANGE: '橙', YELLOW: '黄', BLUE: '蓝',
    day: { MO: '一', TU: '二', WE: '三', TH: '四', FR: '五', SA: '六', SU: '日' },
    KIND: { ORGANISATION: '单位', ASSET: '车辆设备', GRID: '网格', RECORD: '登记对象', SITE: '场所', ROUTE: '巡查路线' },
  },
  edit: {
    add: '新建检查表', save: '保存为新版本', saved: '已保存，新任务按新版本执行', cancel: '放弃修改', start: '编辑', key: '标识', keyHint: '小写字母、数字和连字符', name: '名称', nameEn: '英文名称', kind: '分类', scoring: '计分', SHARE: '合格率', POINTS: '累计分值', passPercent: '合格线（%）', source: '来源', mark: '来源标记', note: '说明', items: '{n} 项', version: '第 {n} 版', versions: '版本', current: '当前', origin: { SHIPPED: '随产品', FILE: '本地文件', EDITED: '页面修改' },
    text: '检查内容', textEn: '英文', section: '分组', judge: '作答方式', failsOn: '判为不合格', weight: '权重', points: '分值', critical: '关键项', required: '必答', photo: '照片', photos: '张数', min: '下限', max: '上限', unit: '单位', opensType: '不合格时立案', opensNothing: '不立案', condition: '立案条件：执行人现场选择', conditionFixed: '立案条件', severity: '严重程度', addItem: '添加检查项', up: '上移', down: '下移', remove: '删除', choices: '选项（每行：标识 名称 English 分值 fail）', bands: '分档（每行：下限 名称 English）', none: '没有检查表', written: '{name} {time}',
    YES_NO: '是/否', YES_NO_NA: '是/否/不适用', CHOICE: '选择', NUMBER: '数值', READING: '仪表读数', TEXT: '文字', NO: '答否', YES: '答是', NEVER: '不判', NONE: '不要求', ON_FAIL: '不合格时', ALWAYS: '每次',
    marks: { S: '见于来源', M: '一般知识，待核实', '?': '依据不足' },
    kinds: { dust: '扬尘', enterprise: '企业', hospital: '医院', covert: '暗访', patrol: '巡查', general: '通用' },
  },
}

const en: Texts = {
  title: 'Checks', count: 'Items', within30: 'last 30 days', chosenPlan: 'Plan: {name}', flawed: 'with failed items', find: { checks: 'patrol covert failed', 'check-plans': 'rhythm', checklists: 'items' }, one: 'Check', plans: 'Check plans', lists: 'Checklists', list: 'Checklist', phone: 'Phone app', task: 'Task', checklist: 'Checklist', checked: 'Checked organisation', who: 'Done by', opens: 'From', due: 'Due', done: 'Done', outcome: 'Outcome',
  pick: 'Choose a time', mine: 'Mine only', none: 'No checks', covert: 'covert', late: 'late', pass: 'Passed', fail: 'Failed', failed: '{n} failed', points: '{n} points', cancel: 'Cancel task', cancelled: 'Task cancelled', doOnPhone: 'Do it',
  state: { OPEN: 'To do', DONE: 'Done', MISSED: 'Missed', CANCELLED: 'Cancelled', label: 'State' },
  figure: { rate: 'Done in time', due: 'Due', inTime: 'In time', late: 'Late', missed: 'Missed', failed: 'Failed items', percent: 'Mean share passed', open: 'To do', waiting: 'Cases to open', plans: 'By plan', organisations: 'By organisation', items: 'Frequent failures', cases: '{n} cases' },
  answers: 'Answers', findings: 'Failed items', case: 'Case', noCase: 'No case yet: {fault}', opensNothing: 'opens no case', condition: 'Filing condition', proof: 'Proof', intact: 'The content is as handed in', broken: 'The content is not as handed in', received: 'Finished {finished}, received {received}', visits: 'Check-ins', metres: '{n} m', inside: 'inside', outside: 'outside', notDone: 'No result yet', remark: 'Remark', sum: '{n} points', photoAt: 'taken {time}',
  answer: { NO: { yes: 'Pass', no: 'Fail', na: 'N/A' }, YES: { yes: 'Present', no: 'Absent', na: 'N/A' }, NEVER: { yes: 'Yes', no: 'No', na: 'N/A' } },
  plan: {
    add: 'New plan', edit: 'Change plan', name: 'Name', list: 'Checklist', assignee: 'Organisation', person: 'Person', anybody: 'Anybody there', role: 'Role', anyRole: 'Any role', rhythm: 'How often', within: 'To be done within', withinHint: 'such as 4h, 1d, 2wd', starts: 'First day', ends: 'Last day', offDays: 'On days off', KEEP: 'as usual', SKIP: 'leave out', NEXT: 'next working day',
    covert: 'Covert (the checked organisation sees nothing before it is done)', paused: 'Paused', running: 'Running', targets: 'What is checked', addTarget: 'Add', kind: 'Kind', targetName: 'Name', organisation: 'Organisation', place: 'Place', risk: 'Risk', noRisk: 'none', remove: 'Remove', preview: 'Next', saved: 'Plan saved', none: 'No plans yet', generated: 'Tasks made up to {time}', risks: 'Other rhythms by risk colour', longitude: 'Longitude', latitude: 'Latitude', radius: 'Radius (m)', addPoint: 'Add point', pointName: 'Point',
    EACH: { MINUTELY: 'Every minute', HOURLY: 'Hourly', DAILY: 'Daily', WEEKLY: 'Weekly', MONTHLY: 'Monthly' }, EVERY: { MINUTELY: 'Every {n} minutes', HOURLY: 'Every {n} hours', DAILY: 'Every {n} days', WEEKLY: 'Every {n} weeks', MONTHLY: 'Every {n} months' }, onDays: '{every} on {days},', onDaysOf: '{every} on {days},', onDates: '{every} on {days},', and: ', ', monthDay: '{day}',
    every: 'Every', FREQ: { MINUTELY: 'minutes', HOURLY: 'hours', DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months' }, days: 'Weekdays', monthDays: 'Days', times: 'Hours', lastDay: 'last day', RED: 'red', ORANGE: 'orange', YELLOW: 'yellow', BLUE: 'blue',
    day: { MO: 'Mo', TU: 'Tu', WE: 'We', TH: 'Th', FR: 'Fr', SA: 'Sa', SU: 'Su' },
    KIND: { ORGANISATION: 'Organisation', ASSET: 'Vehicle or device', GRID: 'Grid', RECORD: 'Register entry', SITE: 'Site', ROUTE: 'Patrol route' },
  },
  edit: {
    add: 'New checklist', save: 'Save as new version', saved: 'Saved; new tasks follow the new version', cancel: 'Discard', start: 'Edit', key: 'Key', keyHint: 'small letters, digits, hyphens', name: 'Name', nameEn: 'English name', kind: 'Kind', scoring: 'Scoring', SHARE: 'share passed', POINTS: 'sum of points', passPercent: 'Pass mark (%)', source: 'Source', mark: 'Mark', note: 'Note', items: '{n} items', version: 'Version {n}', versions: 'Versions', current: 'in force', origin: { SHIPPED: 'shipped', FILE: 'own file', EDITED: 'edited here' },
    text: 'Question', textEn: 'English', section: 'Section', judge: 'Answer', failsOn: 'Fails on', weight: 'Weight', points: 'Points', critical: 'Critical', required: 'Required', photo: 'Photo', photos: 'How many', min: 'Lowest', max: 'Highest', unit: 'Unit', opensType: 'Opens a case', opensNothing: 'opens none', condition: 'Filing condition: chosen on the spot', conditionFixed: 'Filing condition', severity: 'Severity', addItem: 'Add item', up: 'Up', down: 'Down', remove: 'Remove', choices: 'Choices (per line: key 名称 English points fail)', bands: 'Bands (per line: from 名称 English)', none: 'No checklists', written: '{name} {time}',
    YES_NO: 'yes/no', YES_NO_NA: 'yes/no/not applicable', CHOICE: 'choice', NUMBER: 'number', READING: 'reading', TEXT: 'text', NO: 'no', YES: 'yes', NEVER: 'nothing', NONE: 'none', ON_FAIL: 'when failed', ALWAYS: 'always',
    marks: { S: 'seen in the source', M: 'general knowledge, to be verified', '?': 'weak' },
    kinds: { dust: 'dust', enterprise: 'enterprise', hospital: 'hospital', covert: 'covert', patrol: 'patrol', general: 'general' },
  },
}

export const messages = { zh, en }
