import type { Texts } from './feature'
import { facts } from './facts'

const zh: Texts = {
  fact: facts.zh,
  product: { name: '闭环', tagline: '从第一个信号到核实办结' },
  nav: { work: '值守', rules: '业务设置', devices: '接入设备', system: '系统管理', showBelow: '展开{name}', foldBelow: '收起{name}', open: '打开导航', close: '收起导航', main: '主导航', skip: '跳到正文' },
  act: {
    save: '保存', cancel: '取消', confirm: '确定', close: '关闭', search: '查询', reset: '重置', refresh: '刷新', add: '新增', edit: '编辑',
    remove: '删除', more: '更多', back: '返回', retry: '重试', details: '详情', apply: '应用', copy: '复制', copied: '已复制', signOut: '退出登录', view: '查看',
  },
  list: { total: '共 {total} 条', totalAtLeast: '至少 {total} 条', select: '选择', selectAll: '选择本页', selected: '已选 {n} 条', columns: '显示列', empty: '没有符合条件的记录', emptyHint: '可以放宽筛选条件后再试。', none: '暂无', all: '全部', filters: '筛选', page: '第 {page} 页' },
  state: { loading: '正在加载…', failed: '加载失败', saved: '已保存', done: '操作成功', live: '实时', reconnecting: '实时连接中断，正在重连…' },
  problem: {
    unreachable: '无法连接服务器，请检查网络后重试。', unknown: '服务器未能完成请求（{code}）。', forbidden: '您没有查看此页面的权限。', notFound: '页面不存在或已移除。', home: '回到首页',
  },
  expired: { title: '登录已过期', hint: '{name}，请重新输入密码继续。页面上填写的内容都还在。', password: '密码', submit: '继续', other: '换个账号登录' },
  severity: { 1: '提示', 2: '一般', 3: '严重', 4: '紧急', label: '级别' },
  vehicleKind: { TOUR_COACH: '旅游客车', SCHEDULED_COACH: '班线客车', DANGEROUS_GOODS_TANKER: '危货罐车', DANGEROUS_GOODS_TRUCK: '危货货车', OTHER: '其他车辆', label: '车辆类型' },
  vehicleState: { ONLINE: '在线', OFFLINE: '离线', NEVER: '从未上线', label: '在线状态' },
  plateColour: { 0: '未上牌', 1: '蓝牌', 2: '黄牌', 3: '黑牌', 4: '白牌', 5: '绿牌', 9: '其他', 91: '农黄牌', 92: '农绿牌', 93: '黄绿牌', 94: '渐变绿牌', label: '车牌颜色' },
  alarmState: { UNACKNOWLEDGED: '未确认', ACKNOWLEDGED: '已确认', RETURNED_UNACKNOWLEDGED: '已恢复未确认', CLOSED: '已结束', SHELVED: '已搁置', SUPPRESSED: '已抑制', label: '状态' },
  caseState: { OPEN: '办理中', CLOSED: '已办结', overdue: '已超期', dueSoon: '即将到期' },
  casePhase: { FILE: '立案受理', DISPATCH: '派遣交办', HANDLE: '处置整改', VERIFY: '核查验收', FINISH: '待结案', CLOSED: '已办结' },
  role: {
    ADMINISTRATOR: '系统管理员', CITY_SUPERVISOR: '市级监管', DISPATCHER: '受理派遣员', UNIT_HANDLER: '责任单位承办人', DEPARTMENT_SUPERVISOR: '部门监管', ENTERPRISE_SAFETY_MANAGER: '企业安全管理员', INSPECTOR: '检查员', LEADER: '领导', label: '角色',
  },
  permission: { ADMINISTER: '系统管理', VIEW_VEHICLES: '查看车辆', MANAGE_VEHICLES: '管理车辆与区域', SEND_COMMANDS: '下发指令', VIEW_ALARMS: '查看告警', ACKNOWLEDGE_ALARMS: '确认和搁置告警', VIEW_CASES: '查看案卷', FILE_CASES: '登记和办理案卷', MANAGE_CHECKS: '管理检查', MANAGE_TERMINALS: '管理终端', VIEW_AUDIT: '查看审计日志', VIEW_OPERATIONS: '查看运行状况', EXPORT_DATA: '导出数据', MANAGE_NOTICES: '管理值班与演练' },
  commandKind: { TEXT: '文字下发', QUERY_POSITION: '位置查询', READ_ATTRIBUTES: '读取终端属性', READ_PARAMETERS: '读取参数', SET_PARAMETERS: '设置参数', SNAPSHOT: '立即拍照', CONFIRM_ALARM: '人工确认报警' },
  commandState: { QUEUED: '待发送', SENT: '已发送', CONFIRMED: '已应答', FAILED: '失败', EXPIRED: '已过期', CANCELLED: '已取消' },
  word: {
    vehicle: '车辆', plate: '车牌号', organisation: '单位', grid: '网格', time: '时间', from: '开始', to: '结束', speed: '速度', direction: '方向', position: '位置', name: '名称', kind: '类型', state: '状态',
    reason: '原因', note: '说明', person: '人员', driver: '驾驶员', driverPhone: '驾驶员电话', phone: '终端手机号', alarm: '告警', case: '案卷', dueAt: '办理期限', filedAt: '立案时间', none: '无', unknown: '未知', yes: '是', no: '否', altitude: '海拔',
    kmh: 'km/h', keyword: '关键字', and: '、', system: '系统', language: '语言', optional: '选填',
  },
  duration: { days: '{n} 天', hours: '{n} 小时', minutes: '{n} 分钟', seconds: '{n} 秒', ago: '{text}前', left: '剩余 {text}', over: '超期 {text}' },
  quality: { NO_FIX: '未定位', IMPLAUSIBLE_JUMP: '位置跳变', BAD_TIME: '终端时钟错误', LATE: '补传', DEVICE_DOUBT: '终端存疑' },
  place: { pick: '选择位置', here: '当前位置', hint: '点击地图选定位置，可拖动', unavailable: '此设备无法定位', refused: '无法取得当前位置，请在地图上点选' },
  limit: { unit: '单位', wd: '个工作日', wh: '工作小时', wm: '工作分钟', d: '天', h: '小时', m: '分钟' },
  urgency: { normal: '一般', urgent: '紧急', veryUrgent: '特急', label: '紧急程度' },
  evidenceKind: { signature: '签名', reading: '监测数据', photo: '照片', image: '照片', video: '视频', document: '文件', pdf: 'PDF 文件', any: '材料' },
}

const en: Texts = {
  fact: facts.en,
  product: { name: 'Bihuan', tagline: 'From the first signal to the verified close' },
  nav: { work: 'Watch', rules: 'Rules', devices: 'Devices', system: 'System', showBelow: 'Unfold {name}', foldBelow: 'Fold {name}', open: 'Open navigation', close: 'Collapse navigation', main: 'Main navigation', skip: 'Skip to content' },
  act: {
    save: 'Save', cancel: 'Cancel', confirm: 'OK', close: 'Close', search: 'Search', reset: 'Reset', refresh: 'Refresh', add: 'Add', edit: 'Edit',
    remove: 'Delete', more: 'More', back: 'Back', retry: 'Try again', details: 'Details', apply: 'Apply', copy: 'Copy', copied: 'Copied', signOut: 'Sign out', view: 'View',
  },
  list: { total: '{total} in all', totalAtLeast: 'at least {total}', select: 'Select', selectAll: 'Select this page', selected: '{n} selected', columns: 'Columns', empty: 'Nothing matches', emptyHint: 'Loosen the filters and try again.', none: 'None', all: 'All', filters: 'Filters', page: 'Page {page}' },
  state: { loading: 'Loading…', failed: 'Could not load', saved: 'Saved', done: 'Done', live: 'Live', reconnecting: 'Live connection lost, reconnecting…' },
  problem: {
    unreachable: 'The server cannot be reached. Check the network and try again.', unknown: 'The server could not do this ({code}).', forbidden: 'You may not see this page.', notFound: 'This page does not exist or has moved.', home: 'Go to the start page',
  },
  expired: { title: 'Your session has ended', hint: '{name}, enter your password to go on. What you have written is still here.', password: 'Password', submit: 'Go on', other: 'Sign in as somebody else' },
  severity: { 1: 'Notice', 2: 'Minor', 3: 'Serious', 4: 'Emergency', label: 'Severity' },
  vehicleKind: { TOUR_COACH: 'Tour coach', SCHEDULED_COACH: 'Scheduled coach', DANGEROUS_GOODS_TANKER: 'Dangerous-goods tanker', DANGEROUS_GOODS_TRUCK: 'Dangerous-goods truck', OTHER: 'Other', label: 'Vehicle kind' },
  vehicleState: { ONLINE: 'Online', OFFLINE: 'Offline', NEVER: 'Never seen', label: 'Connection' },
  plateColour: { 0: 'Unplated', 1: 'Blue plate', 2: 'Yellow plate', 3: 'Black plate', 4: 'White plate', 5: 'Green plate', 9: 'Other plate', 91: 'Farm yellow', 92: 'Farm green', 93: 'Yellow-green plate', 94: 'Gradient green plate', label: 'Plate colour' },
  alarmState: { UNACKNOWLEDGED: 'Unacknowledged', ACKNOWLEDGED: 'Acknowledged', RETURNED_UNACKNOWLEDGED: 'Returned unseen', CLOSED: 'Ended', SHELVED: 'Shelved', SUPPRESSED: 'Suppressed', label: 'State' },
  caseState: { OPEN: 'Open', CLOSED: 'Closed', overdue: 'Overdue', dueSoon: 'Due soon' },
  casePhase: { FILE: 'Filed', DISPATCH: 'To dispatch', HANDLE: 'Being handled', VERIFY: 'To verify', FINISH: 'To close', CLOSED: 'Closed' },
  role: {
    ADMINISTRATOR: 'Administrator', CITY_SUPERVISOR: 'City supervisor', DISPATCHER: 'Dispatcher', UNIT_HANDLER: 'Unit handler', DEPARTMENT_SUPERVISOR: 'Department supervisor', ENTERPRISE_SAFETY_MANAGER: 'Enterprise safety manager', INSPECTOR: 'Inspector', LEADER: 'Leader', label: 'Role',
  },
  permission: { ADMINISTER: 'Administer', VIEW_VEHICLES: 'See vehicles', MANAGE_VEHICLES: 'Manage vehicles and areas', SEND_COMMANDS: 'Send commands', VIEW_ALARMS: 'See alarms', ACKNOWLEDGE_ALARMS: 'Acknowledge and shelve alarms', VIEW_CASES: 'See cases', FILE_CASES: 'File and handle cases', MANAGE_CHECKS: 'Manage checks', MANAGE_TERMINALS: 'Manage terminals', VIEW_AUDIT: 'See the audit log', VIEW_OPERATIONS: 'See operations', EXPORT_DATA: 'Export data', MANAGE_NOTICES: 'Manage rosters and drills' },
  commandKind: { TEXT: 'Send text', QUERY_POSITION: 'Ask position', READ_ATTRIBUTES: 'Read attributes', READ_PARAMETERS: 'Read parameters', SET_PARAMETERS: 'Set parameters', SNAPSHOT: 'Take photo', CONFIRM_ALARM: 'Confirm alarm' },
  commandState: { QUEUED: 'Queued', SENT: 'Sent', CONFIRMED: 'Answered', FAILED: 'Failed', EXPIRED: 'Expired', CANCELLED: 'Cancelled' },
  word: {
    vehicle: 'Vehicle', plate: 'Plate', organisation: 'Organisation', grid: 'Grid', time: 'Time', from: 'From', to: 'To', speed: 'Speed', direction: 'Direction', position: 'Position', name: 'Name', kind: 'Kind', state: 'State',
    reason: 'Reason', note: 'Note', person: 'Person', driver: 'Driver', driverPhone: 'Driver’s phone', phone: 'Terminal number', alarm: 'Alarm', case: 'Case', dueAt: 'Due', filedAt: 'Filed', none: 'None', unknown: 'Unknown', yes: 'Yes', no: 'No', altitude: 'Altitude',
    kmh: 'km/h', keyword: 'Keyword', and: ', ', system: 'System', language: 'Language', optional: 'optional',
  },
  duration: { days: '{n} d', hours: '{n} h', minutes: '{n} min', seconds: '{n} s', ago: '{text} ago', left: '{text} left', over: '{text} overdue' },
  quality: { NO_FIX: 'no fix', IMPLAUSIBLE_JUMP: 'implausible jump', BAD_TIME: 'bad clock', LATE: 'late', DEVICE_DOUBT: 'doubted by device' },
  place: { pick: 'Choose a place', here: 'Where I am', hint: 'Click the map; the mark can be dragged', unavailable: 'This device knows no position', refused: 'No position: click the map instead' },
  limit: { unit: 'Unit', wd: 'working days', wh: 'working hours', wm: 'working minutes', d: 'days', h: 'hours', m: 'minutes' },
  urgency: { normal: 'Normal', urgent: 'Urgent', veryUrgent: 'Very urgent', label: 'Urgency' },
  evidenceKind: { signature: 'signature', reading: 'reading', photo: 'photo', image: 'photo', video: 'video', document: 'document', pdf: 'PDF', any: 'file' },
}

export const common = { zh, en }
