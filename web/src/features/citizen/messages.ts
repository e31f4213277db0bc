import type { Texts } from '@/ui/feature'

const zh: Texts = {
  title: '市民上报', lead: '看到问题，拍下来告诉我们。每一件都有编号、有期限、有答复。', report: '我要上报', look: '查进度', closed: '本市暂未开放市民上报。', service: '是什么问题', description: '问题描述', descriptionHint: '在哪里、什么情况、有没有危险。请不要写身份证号等个人信息。',
  place: '在哪里', address: '地址或附近标志物', photo: '照片（最多 {most} 张）', photoHint: '照片在您的手机上缩小，拍摄位置不会上传。', addPhoto: '添加照片', removePhoto: '移除照片', badPhoto: '“{name}”不是能识别的图片', phone: '手机号', phoneHint: '只用于核实情况和告知结果，严格保密；查询进度时用后四位。',
  name: '怎么称呼您', submit: '提交', working: '正在校验，请稍候…', sent: '已收到', sentQuietly: '感谢您的反映。此类问题不公开、不提供进度查询。', sentText: '请记下编号和查询码，随时可以查看进度。', number: '编号', code: '查询码', codeHint: '留了手机号的，查询码是手机号后四位', again: '再报一件', lookUp: '查询', need: '请选择问题类别、写明情况，并标出位置或填写地址。',
  emergency: '遇到紧急危险请立即拨打 110、119 或 120。', reportedAt: '上报时间', updatedAt: '最近更新', expectedAt: '预计办结', answer: '答复', noAnswer: '办结后在这里答复', switch: 'English', reporter: '上报人', reporterHint: '联系方式加密保存，仅供回访；每次查看都会留痕。', reporterOpen: '查看联系方式', mail: '电子邮箱',
  progress: { RECEIVED: '已收到，等待核实', IN_PROGRESS: '正在办理', CLOSED: '已办结' },
}

const en: Texts = {
  title: 'Report a problem', lead: 'Seen something wrong? Take a picture and tell us. Every report gets a number, a time limit and an answer.', report: 'Report', look: 'Look up', closed: 'This city takes no reports here yet.', service: 'What is it', description: 'Describe it', descriptionHint: 'Where, what, and whether it is dangerous. Please write no personal numbers.',
  place: 'Where is it', address: 'Address or landmark', photo: 'Photos (at most {most})', photoHint: 'Photos are made smaller on your phone; where they were taken is not sent.', addPhoto: 'Add a photo', removePhoto: 'Remove the photo', badPhoto: '“{name}” is no picture we can read', phone: 'Mobile number', phoneHint: 'Only to ask back and to tell you the result; kept confidential. Its last four digits open your report.',
  name: 'Your name', submit: 'Submit', working: 'Checking, one moment…', sent: 'We have your report', sentQuietly: 'Thank you. Reports of this kind are not published and cannot be looked up.', sentText: 'Keep the number and the code to look it up at any time.', number: 'Number', code: 'Code', codeHint: 'The last four digits of your mobile number, if you gave one', again: 'Report another', lookUp: 'Look up', need: 'Choose what it is, describe it, and mark the place or write an address.',
  emergency: 'In immediate danger call 110, 119 or 120.', reportedAt: 'Reported', updatedAt: 'Last change', expectedAt: 'Expected', answer: 'Answer', noAnswer: 'The answer will stand here', switch: '中文', reporter: 'Reporter', reporterHint: 'Kept locked, only for calling back; each look is audited.', reporterOpen: 'Show contact', mail: 'E-mail',
  progress: { RECEIVED: 'Received, to be looked at', IN_PROGRESS: 'Being handled', CLOSED: 'Closed' },
}

export const messages = { zh, en }
