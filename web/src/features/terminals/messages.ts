import type { Feature } from '@/ui/feature'

export const messages: Feature['messages'] = {
  zh: {
    title: '终端接入', find: { terminals: '设备 待审 准入 封禁', 'bad-frames': '报文 解析失败 重放' }, badFrames: '异常报文', search: '手机号、车牌、终端编号', state: { QUARANTINED: '待审批', APPROVED: '已准入', BLOCKED: '已封禁', label: '准入状态' }, phone: '终端手机号', edition: '协议', device: '制造商 / 型号', claimed: '上报车牌', bound: '绑定车辆', firstSeen: '首次接入', lastSeen: '最近接入', address: '来源地址', contested: '一号两机', contestedBy: '{time} 发现另一台设备在 {address} 使用同一终端号',
    attempts: '接入次数', connected: '在线', approve: '准入', block: '封禁', quarantine: '转为待审批', approveTitle: '终端准入', toExisting: '绑定已有车辆', toNew: '新建车辆并绑定', approved: '终端已准入', blocked: '终端已封禁', quarantined: '已转为待审批', blockTitle: '封禁终端', blockReason: '封禁原因', terminalId: '终端编号',
    none: '没有符合条件的终端', waiting: '{n} 台终端等待审批，核对后才能接入。', chooseVehicle: '选择车辆', received: '接收时间', reason: '原因', field: '字段', offset: '位置', message: '消息', level: { FRAME: '整帧', ITEM: '单项', label: '影响' }, detail: '技术说明', replay: '重新解析', replayed: '已重新解析', result: '重放结果', counts: '按原因统计', last: '最近 {time}',
    noBad: '没有异常报文', hex: '原始报文', replayedAt: '重放于 {time}',
  },
  en: {
    title: 'Terminals', find: { terminals: 'devices quarantine admit', 'bad-frames': 'frames replay' }, badFrames: 'Bad frames', search: 'number, plate, terminal id', state: { QUARANTINED: 'Waiting', APPROVED: 'Admitted', BLOCKED: 'Blocked', label: 'Admission' }, phone: 'Terminal number', edition: 'Edition', device: 'Maker / model', claimed: 'Claimed plate', bound: 'Bound vehicle', firstSeen: 'First seen', lastSeen: 'Last seen', address: 'Address', contested: 'Two devices', contestedBy: 'At {time} another device answered to this number from {address}',
    attempts: 'Attempts', connected: 'Connected', approve: 'Admit', block: 'Block', quarantine: 'Back to waiting', approveTitle: 'Admit the terminal', toExisting: 'Bind to a vehicle', toNew: 'New vehicle', approved: 'Terminal admitted', blocked: 'Terminal blocked', quarantined: 'Terminal waits for approval', blockTitle: 'Block the terminal', blockReason: 'Why', terminalId: 'Terminal id',
    none: 'No terminal matches', waiting: '{n} terminals wait to be admitted.', chooseVehicle: 'Vehicle', received: 'Received', reason: 'Reason', field: 'Field', offset: 'Offset', message: 'Message', level: { FRAME: 'whole frame', ITEM: 'one item', label: 'Cost' }, detail: 'Detail', replay: 'Replay', replayed: 'Replayed', result: 'Result', counts: 'By reason', last: 'last {time}',
    noBad: 'No bad frames', hex: 'Raw frame', replayedAt: 'Replayed {time}',
  },
}
