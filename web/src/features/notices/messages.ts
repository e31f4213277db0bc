import type { Texts } from '@/ui/feature'

const zh: Texts = {
  title: '通知', find: { notices: '消息 提醒 收件箱', 'notice-settings': '免打扰 邮箱 手机号 日历订阅', duty: '排班 在班 渠道演练', channels: '短信 邮件 微信 钉钉 投递' }, bell: '通知，{count} 条未读', all: '查看全部通知', none: '没有通知', readAll: '全部标为已读', onlyUnread: '只看未读', unread: '未读', andMore: '另有 {n} 条新通知', open: '打开', settings: '通知设置',
  preferences: {
    title: '我的通知设置', contact: '联系方式', email: '电子邮箱', phone: '手机号', quiet: '免打扰时段', quietHint: '时段内邮件和短信推迟到结束后发送；紧急通知除外。', none: '不设', dailyAt: '每日汇总时间',
    choices: '每类通知怎样告诉我', event: '通知', inApp: '站内提醒', mail: '邮件', sms: '短信', saved: '通知设置已保存', confidential: '仅用于给您发通知，其他人看不到。',
    calendar: '日历订阅',
  },
  feed: { what: '把要由我处理的案卷期限加到手机或电脑的日历里，只含我能看到的案卷。', make: '生成订阅地址', again: '换一个地址', revoke: '停用', revoked: '订阅地址已停用', made: '{at} 生成', read: '最近读取 {at}', once: '地址只显示这一次，请复制到日历软件的“通过 URL 订阅”；知道它的人都能看到您的期限。' },
  pace: { NOW: '立即', HOURLY: '每小时汇总', DAILY: '每日汇总', OFF: '不发' },
  channels: {
    title: '通知渠道', log: '投递记录', add: '新增渠道', edit: '修改渠道', kind: '种类', name: '名称', owner: '所属单位', enabled: '启用', disabled: '已停用', where: '参数', events: '只通知这些事件', eventsAll: '全部事件', quiet: '免打扰', none: '还没有通知渠道',
    noneHint: '没有渠道时，通知只进站内信箱。接通渠道后，催办、到期和超期等通知同时发到手机、邮箱或工作群：', first: '新增渠道后先点“测试”，收到测试消息即已接通；每次投递的结果见“投递记录”。', test: '测试', testTo: '测试发给（留空则发给自己登记的地址）', testing: '发送测试', works: '渠道已接通', saved: '渠道已保存', removed: '渠道已删除', removeAsk: '删除渠道“{name}”？等待中的投递将不再发送。', kept: '已保存，留空则不变',
    personal: '发给每个人登记的地址或号码，全市共用。', group: '发到所属单位的群或程序，只通知发给角色或全单位的消息，不含指名给个人的消息。',
  },
  kind: { EMAIL: '电子邮件', SMS: '短信', WECOM: '企业微信群机器人', DINGTALK: '钉钉群机器人', FEISHU: '飞书群机器人', WEBHOOK: '网络钩子' },
  field: {
    host: '邮件服务器', port: '端口', security: '加密方式（starttls / tls / none）', user: '用户名', password: '密码', from: '发件人地址', provider: '短信服务商', endpoint: '接口地址', accessKeyId: 'AccessKey ID', accessKeySecret: 'AccessKey Secret', signName: '短信签名',
    templateCode: '模板编号', titleVariable: '模板中放标题的变量名', url: '机器人或程序的地址（https）', secret: '签名密钥',
  },
  log: { none: '没有投递记录', event: '事件', what: '通知', to: '发给', channel: '渠道', state: '状态', attempts: '次数', due: '应发时间', sent: '送达时间', why: '结果', retry: '重试', retried: '已重新排队', group: '群 / 程序', keyword: '通知标题' },
  state: { WAITING: '等待', SENDING: '发送中', SENT: '已送达', FAILED: '失败' },
  held: { quiet: '免打扰', 'off-duty': '不在班', digest: '等待汇总' },
  rosters: {
    title: '值班与演练', duty: '值班表', add: '安排值班', person: '值班人', from: '开始', to: '结束', note: '备注', none: '这段时间没有值班安排', hint: '单位有人值班时，发给角色或全单位的通知只找值班人；其他人不受打扰。没有值班表的单位，所有人都算在班。',
    removed: '已取消', removeAsk: '取消 {name} 的这次值班？', saved: '值班已安排', now: '当前在班', nobody: '未安排，全员在班', unit: '单位', days: '未来 {n} 天',
  },
  drills: {
    title: '渠道演练', add: '发起演练', name: '演练名称', people: '参加人员', minutes: '限时（分钟）', evenOffDuty: '不在班和免打扰的人也要叫到', started: '演练已发起', none: '还没有演练', report: '结果', confirmed: '已确认 {done} / {all}', by: '发起人', at: '发起时间', ends: '截止',
    after: '{text}后确认', waiting: '未确认', sending: '各渠道', over: '已结束', running: '进行中', inboxOnly: '仅站内', choose: '按单位选择', chosen: '已选 {n} 人',
    callTitle: '渠道演练', callText: '这是一次通知渠道演练，不是真实事件。请点击“收到”，让组织者知道通知能到达您。', confirm: '收到', thanks: '已确认，谢谢。', late: '演练已结束，不能再确认。',
  },
}

const en: Texts = {
  title: 'Notices', find: { notices: 'messages inbox', 'notice-settings': 'quiet mail phone calendar feed', duty: 'roster drill', channels: 'sms mail webhook delivery' }, bell: 'Notices, {count} unread', all: 'All notices', none: 'No notices', readAll: 'Mark all read', onlyUnread: 'Unread only', unread: 'unread', andMore: 'and {n} more', open: 'Open', settings: 'How I am told',
  preferences: {
    title: 'How I am told', contact: 'Where to reach me', email: 'E-mail', phone: 'Mobile number', quiet: 'Quiet hours', quietHint: 'Mail and short messages wait until they end; emergencies do not.', none: 'none', dailyAt: 'Daily digest at',
    choices: 'What I want to hear, and how', event: 'Notice', inApp: 'In the app', mail: 'E-mail', sms: 'Short message', saved: 'Saved', confidential: 'Used to tell you things; nobody else sees it.',
    calendar: 'Calendar feed',
  },
  feed: { what: 'Brings the due times of what I have to do into a calendar; only cases I may see.', make: 'Make an address', again: 'Make another address', revoke: 'Switch off', revoked: 'Switched off', made: 'Made {at}', read: 'last read {at}', once: 'The address is shown this once. Subscribe to it in your calendar; whoever knows it sees your due times.' },
  pace: { NOW: 'at once', HOURLY: 'hourly digest', DAILY: 'daily digest', OFF: 'not at all' },
  channels: {
    title: 'Channels', log: 'Delivery log', add: 'Add a channel', edit: 'Change the channel', kind: 'Kind', name: 'Name', owner: 'Organisation', enabled: 'In use', disabled: 'Off', where: 'Settings', events: 'Only these events', eventsAll: 'All events', quiet: 'Quiet', none: 'No channels yet',
    noneHint: 'Without one, notices go to the inbox only. With one, urging, due and overdue notices also reach phones, mailboxes or groups:', first: 'After adding a channel send a test: when that arrives, the channel works. What became of each notice stands in the delivery log.', test: 'Test', testTo: 'Send the test to (empty: my own address)', testing: 'Send a test', works: 'The channel works', saved: 'Saved', removed: 'Deleted', removeAsk: 'Delete “{name}”? What waits for it will not be sent.', kept: 'kept; leave empty to keep it',
    personal: 'Reaches each person at their own address; one for the whole city.', group: 'Reaches the organisation’s group or program with what went to a role or everybody, never with what was for named people.',
  },
  kind: { EMAIL: 'E-mail', SMS: 'Short message', WECOM: 'WeCom robot', DINGTALK: 'DingTalk robot', FEISHU: 'Feishu robot', WEBHOOK: 'Webhook' },
  field: {
    host: 'Mail server', port: 'Port', security: 'Encryption (starttls / tls / none)', user: 'User', password: 'Password', from: 'Sender address', provider: 'Provider', endpoint: 'Endpoint', accessKeyId: 'AccessKey ID', accessKeySecret: 'AccessKey secret', signName: 'Signature name',
    templateCode: 'Template code', titleVariable: 'Variable that takes the title', url: 'Address of the robot or program (https)', secret: 'Signing secret',
  },
  log: { none: 'Nothing was sent', event: 'Event', what: 'Notice', to: 'To', channel: 'Channel', state: 'State', attempts: 'Tries', due: 'Due', sent: 'Arrived', why: 'Outcome', retry: 'Try again', retried: 'Queued again', group: 'group / program', keyword: 'Title' },
  state: { WAITING: 'Waiting', SENDING: 'Sending', SENT: 'Arrived', FAILED: 'Failed' },
  held: { quiet: 'quiet hours', 'off-duty': 'off duty', digest: 'for the digest' },
  rosters: {
    title: 'Duty and drills', duty: 'Roster', add: 'Put on duty', person: 'Person', from: 'From', to: 'To', note: 'Note', none: 'Nobody is planned for this time', hint: 'While an organisation has somebody on duty, notices to a role or to all go only to them. An organisation without a roster has nobody off duty.',
    removed: 'Taken off', removeAsk: 'Take {name} off this turn?', saved: 'Planned', now: 'On duty now', nobody: 'nobody planned: everybody is on duty', unit: 'Organisation', days: 'Next {n} days',
  },
  drills: {
    title: 'Drills', add: 'Start a drill', name: 'Name', people: 'Who takes part', minutes: 'Minutes to confirm', evenOffDuty: 'Also people off duty and in quiet hours', started: 'Started', none: 'No drills yet', report: 'Report', confirmed: '{done} of {all} confirmed', by: 'Started by', at: 'Started', ends: 'Ends',
    after: 'after {text}', waiting: 'not confirmed', sending: 'Channels', over: 'over', running: 'running', inboxOnly: 'inbox only', choose: 'Choose by organisation', chosen: '{n} chosen',
    callTitle: 'Drill of the channels', callText: 'This is a drill; nothing has happened. Confirm, so that whoever runs it knows that notices reach you.', confirm: 'Confirm', thanks: 'Confirmed. Thank you.', late: 'The drill is over and can no longer be confirmed.',
  },
}

export const messages = { zh, en }
