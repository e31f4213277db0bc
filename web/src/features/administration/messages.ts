import type { Feature } from '@/ui/feature'

export const messages: Feature['messages'] = {
  zh: {
    find: { audit: '操作记录 登录记录 谁做了什么', people: '用户 账号 密码 权限 角色', organisations: '部门 企业 机构 班组', areas: '电子围栏 禁行', tokens: '接口 对接' },
    trees: {
      title: '单位与网格', organisations: '单位', grids: '网格', addOrganisation: '新增单位', addGrid: '新增网格', edit: '编辑', parent: '上级', kind: '类型', level: '层级', saved: '已保存', organisationKind: { CITY: '城市', DEPARTMENT: '部门', ENTERPRISE: '企业', TEAM: '班组' },
      gridLevel: { CITY: '市', DISTRICT: '区县', STREET: '街道', CELL: '单元网格' }, below: '新增下级', search: '按名称筛选',
    },
    people: {
      title: '人员', add: '新增人员', edit: '编辑人员', loginName: '用户名', displayName: '姓名', lastLogin: '最近登录', active: '状态', on: '启用', off: '停用', password: '重置密码', initial: '初始密码', next: '新密码', saved: '人员已保存', passwordSaved: '密码已重置，原有登录已失效', search: '姓名、用户名', whole: '全部网格',
      loginHint: '字母、数字、点、横线', neverIn: '从未登录',
    },
    areas: {
      title: '区域与限速', add: '新增区域', edit: '编辑区域', kind: '区域类型', kinds: { FORBIDDEN: '禁行区', SPEED: '限速区', DEPOT: '场站', DISTRICT: '行政区' }, limit: '限速（km/h）', stay: '最长停留（分钟）', appliesTo: '适用车辆', everyKind: '全部车辆', window: '每日时段', wholeDay: '全天', corners: '{n} 个顶点', saved: '区域已保存，规则已生效',
      removed: '区域已删除', removeAsk: '删除区域「{name}」？相关告警规则立即失效。', draw: '在地图上依次点击区域的各个顶点（至少三个），保存时自动闭合。', undo: '撤销一点', clear: '重画', none: '还没有区域', from: '自', to: '至',
    },
    tokens: {
      title: 'API 令牌', add: '新建令牌', name: '用途', permissions: '权限', hint: '令牌', owner: '所有者', created: '创建时间', expires: '有效至', lastUsed: '最近使用', never: '从未', revoke: '吊销', revoked: '已吊销', revokeAsk: '吊销令牌「{name}」？使用它的系统将立即无法访问。', made: '令牌已创建，请立即保存，之后不再显示。', unlimited: '长期有效', none: '还没有令牌',
    },
    audit: { title: '审计日志', action: '操作', subject: '对象', details: '详情', address: '来源地址', none: '没有审计记录', person: '人员姓名', kind: { case: '案卷', asset: '车辆', person: '人员', organisation: '单位', grid: '网格', terminal: '终端', alarm: '告警', area: '区域', form: '文书', register: '名册', checklist: '检查表', 'check-plan': '检查计划', condition: '立案条件', duty: '值班', drill: '演练', calendar: '工作日历', 'notice-channel': '通知渠道', 'notice-delivery': '通知投递', token: 'API 令牌', 'bad-frame': '异常报文' }, detail: { name: '名称', rows: '行数', loginName: '账号', role: '角色', organisationId: '单位编号', permissions: '权限', command: '指令', datum: '坐标系', filter: '筛选条件', number: '编号', sha256: 'SHA-256', evidence: '证据', file: '文件', files: '文件数', from: '自', to: '至', q: '关键字', action: '操作', subject: '对象', minutes: '分钟', mode: '方式', note: '意见', outcome: '结果', people: '人数', person: '人员', code: '编号', calendar: '日历', form: '文书', state: '状态', type: '类型', plate: '车牌', phone: '手机号', reason: '原因', version: '版本', format: '格式', result: '结果' }, export: '导出 Excel', exportCsv: '导出 CSV' },
  },
  en: {
    find: { audit: 'who did what log', people: 'users accounts passwords roles', organisations: 'departments units', areas: 'geofence forbidden', tokens: 'interface' },
    trees: {
      title: 'Organisations', organisations: 'Organisations', grids: 'Grids', addOrganisation: 'Add organisation', addGrid: 'Add grid', edit: 'Edit', parent: 'Above', kind: 'Kind', level: 'Level', saved: 'Saved', organisationKind: { CITY: 'City', DEPARTMENT: 'Department', ENTERPRISE: 'Enterprise', TEAM: 'Team' },
      gridLevel: { CITY: 'City', DISTRICT: 'District', STREET: 'Street', CELL: 'Cell' }, below: 'Add below', search: 'Filter by name',
    },
    people: {
      title: 'People', add: 'Add person', edit: 'Edit person', loginName: 'User name', displayName: 'Name', lastLogin: 'Last sign-in', active: 'State', on: 'Active', off: 'Disabled', password: 'Reset password', initial: 'First password', next: 'New password', saved: 'Person saved', passwordSaved: 'Password reset; sessions ended', search: 'name, user name', whole: 'all grids',
      loginHint: 'letters, digits, dots, dashes', neverIn: 'never',
    },
    areas: {
      title: 'Areas', add: 'Add area', edit: 'Edit area', kind: 'Kind', kinds: { FORBIDDEN: 'Forbidden', SPEED: 'Speed limit', DEPOT: 'Depot', DISTRICT: 'District' }, limit: 'Limit (km/h)', stay: 'Longest stay (min)', appliesTo: 'Applies to', everyKind: 'every vehicle', window: 'Daily hours', wholeDay: 'all day', corners: '{n} corners', saved: 'Area saved; rules apply from now',
      removed: 'Area deleted', removeAsk: 'Delete area “{name}”? Its rules end at once.', draw: 'Click the corners on the map, at least three; saving closes the area.', undo: 'Undo corner', clear: 'Start over', none: 'No areas yet', from: 'from', to: 'to',
    },
    tokens: {
      title: 'API tokens', add: 'New token', name: 'Purpose', permissions: 'Permissions', hint: 'Token', owner: 'Owner', created: 'Created', expires: 'Expires', lastUsed: 'Last used', never: 'never', revoke: 'Revoke', revoked: 'Revoked', revokeAsk: 'Revoke token “{name}”? Whatever uses it loses access at once.', made: 'Keep this token now: it is not shown again.', unlimited: 'no expiry', none: 'No tokens yet',
    },
    audit: { title: 'Audit log', action: 'Act', subject: 'Subject', details: 'Details', address: 'Address', none: 'Nothing recorded', person: 'Name', kind: { case: 'Case', asset: 'Vehicle', person: 'Person', organisation: 'Organisation', grid: 'Grid', terminal: 'Terminal', alarm: 'Alarm', area: 'Area', form: 'Form', register: 'Register', checklist: 'Checklist', 'check-plan': 'Check plan', condition: 'Filing condition', duty: 'Duty', drill: 'Drill', calendar: 'Calendar', 'notice-channel': 'Notice channel', 'notice-delivery': 'Delivery', token: 'Token', 'bad-frame': 'Bad frame' }, detail: { name: 'name', rows: 'rows', loginName: 'login', role: 'role', organisationId: 'organisation no.', permissions: 'permissions', command: 'command', filter: 'filter', number: 'number', q: 'words', minutes: 'minutes', mode: 'mode', note: 'note', outcome: 'outcome', people: 'people', person: 'person', code: 'code', plate: 'plate', phone: 'phone', reason: 'reason', version: 'version', format: 'format', result: 'result' }, export: 'Export to Excel', exportCsv: 'Export as CSV' },
  },
}
