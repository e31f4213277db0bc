import type { Feature } from '@/ui/feature'

export const messages: Feature['messages'] = {
  zh: {
    title: '台账', one: '案卷', search: '编号、标题、车牌', type: '台账类型', stage: '环节', state: '状态', open: '办理中', closed: '已办结', all: '全部', overdueOnly: '只看超期', mine: '待我办理', number: '编号', caseTitle: '标题', asset: '对象', updated: '最近更新', alarms: '告警数',
    views: '我的视图', saveView: '保存当前筛选', viewName: '视图名称', viewSaved: '视图已保存', viewRemoved: '视图已删除', noViews: '还没有保存的视图', file: '登记立案', filed: '已立案', fileReason: '立案依据', fileTitle: '登记立案',
    actions: '可办理的操作', deniedCount: '另有 {n} 项操作现在不能办理', noActions: '当前环节没有您可以办理的操作。', notAllowed: '不可办理', reason: '办理意见', reasonRequired: '请填写办理意见', submit: '提交', acted: '已办理', assignee: '派往单位', assigneeDefault: '不选则派往案卷所属单位', changed: '案卷刚刚被他人更新，已载入最新内容，请核对后再提交。',
    evidence: '证据材料', noEvidence: '尚未上传材料', upload: '上传材料', uploading: '正在上传…', uploaded: '已上传', uploadHint: '支持图片（JPEG、PNG、WebP）、视频（MP4）和 PDF', attach: '随本次办理提交的材料', need: '需要 {count} 份{kind}', have: '已选 {count} 份', download: '下载', preview: '预览', wrongType: '{name}：只接受 JPEG、PNG、WebP、MP4 或 PDF 文件',
    timeline: '办理过程', alarmRaised: '告警：{name}', commandSent: '指令：{name}', by: '{name}', evidenceAdded: '附 {n} 份材料', fields: '登记信息', alarmsOf: '关联告警', place: '位置', noPlace: '没有位置信息', due: '办理期限', noDue: '没有期限', explain: '期限是怎样算出来的', overall: '总期限', stageDue: '本环节期限', counted: '计入',
    notCounted: '不计', rule: '规则', chainIntact: '记录链完整', chainBroken: '记录链已断裂', chainChecking: '正在核验…', chainDetail: '{events} 条记录逐条核验，哈希首尾相接', brokenAt: '第一处不一致：{at}', anchors: '每日锚点', hash: '本条哈希', closedAt: '办结于 {time}', filedAt: '立案于 {time}', sendCommand: '向车辆下发指令',
    first: '仅显示与您有关的案卷', stageHash: '哈希', system: '系统', empty: '没有符合条件的案卷', dispatchTo: '处置单位', newest: '最新在前', steps: '办理环节', from: '从', to: '至', why: '说明', values: '详细内容',
  },
  en: {
    title: 'Ledger', one: 'Case', search: 'number, title, plate', type: 'Case type', stage: 'Stage', state: 'State', open: 'Open', closed: 'Closed', all: 'All', overdueOnly: 'Overdue only', mine: 'For me to do', number: 'Number', caseTitle: 'Title', asset: 'Object', updated: 'Updated', alarms: 'Alarms',
    views: 'My views', saveView: 'Save these filters', viewName: 'Name of the view', viewSaved: 'View saved', viewRemoved: 'View removed', noViews: 'No saved views yet', file: 'File a case', filed: 'Case filed', fileReason: 'Grounds', fileTitle: 'File a case',
    actions: 'What you can do', deniedCount: '{n} more not possible now', noActions: 'There is nothing for you to do at this stage.', notAllowed: 'Not possible', reason: 'Reason', reasonRequired: 'Give a reason', submit: 'Submit', acted: 'Done', assignee: 'Dispatch to', assigneeDefault: 'Empty: the organisation the case belongs to', changed: 'Somebody has just changed this case. The newest content is shown: check it and submit again.',
    evidence: 'Evidence', noEvidence: 'Nothing uploaded yet', upload: 'Upload', uploading: 'Uploading…', uploaded: 'Uploaded', uploadHint: 'Images (JPEG, PNG, WebP), video (MP4) and PDF', attach: 'Evidence for this step', need: '{count} × {kind} required', have: '{count} chosen', download: 'Download', preview: 'Preview', wrongType: '{name}: only JPEG, PNG, WebP, MP4 or PDF files',
    timeline: 'What happened', alarmRaised: 'Alarm: {name}', commandSent: 'Command: {name}', by: '{name}', evidenceAdded: '{n} file(s)', fields: 'Details', alarmsOf: 'Alarms', place: 'Place', noPlace: 'No place known', due: 'Time limit', noDue: 'No limit', explain: 'How the limit was computed', overall: 'Overall', stageDue: 'This stage', counted: 'counts',
    notCounted: 'does not', rule: 'Rule', chainIntact: 'Chain intact', chainBroken: 'Chain broken', chainChecking: 'Checking…', chainDetail: '{events} records checked, each hash continues the one before', brokenAt: 'First mismatch: {at}', anchors: 'Daily anchors', hash: 'Hash', closedAt: 'Closed {time}', filedAt: 'Filed {time}', sendCommand: 'Send command to vehicle',
    first: 'Only cases that concern you', stageHash: 'Hash', system: 'System', empty: 'No case matches', dispatchTo: 'Handled by', newest: 'Newest first', steps: 'Stages', from: 'From', to: 'To', why: 'Why', values: 'Details',
  },
}
