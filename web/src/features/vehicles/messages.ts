import type { Feature } from '@/ui/feature'

export const messages: Feature['messages'] = {
  zh: {
    attribute: { cutOffValve: '紧急切断阀', cameras: '摄像头数', tyrePressure: '胎压监测', speedLimitKmh: '限速（km/h）' },
    message: {
      '0001': '终端通用应答', '0002': '终端心跳', '0003': '终端注销', '0100': '终端注册', '0102': '终端鉴权', '0104': '查询参数应答', '0107': '查询属性应答', '0200': '位置信息汇报', '0201': '位置查询应答', '0500': '车辆控制应答', '0702': '驾驶员身份信息', '0704': '定位数据批量上传', '0800': '多媒体事件', '0801': '多媒体数据上传', '0805': '拍摄命令应答',
    },
    channel: { tyre: '{wheel} 号轮{what}', pressure: '胎压', temperature: '温度', odometer: '里程', fuel: '油量', 'recorder-speed': '行驶记录仪速度', 'cabin-temperature': '车厢温度' },
    status: { acc: 'ACC 开', accOff: 'ACC 关', fix: '已定位', noFix: '未定位', bit4: '停运', bit10: '油路断开', bit11: '电路断开', bit12: '车门加锁', bit18: 'GPS', bit19: '北斗', bit20: 'GLONASS', bit21: 'Galileo' }, bit: '第 {n} 位',
    alarmBit: { 0: '紧急报警', 1: '超速报警', 2: '疲劳驾驶报警', 3: '危险驾驶行为', 4: '定位模块故障', 5: '定位天线未接', 6: '定位天线短路', 7: '主电源欠压', 8: '主电源掉电', 9: '显示屏故障', 10: '语音模块故障', 11: '摄像头故障', 12: 'IC 卡模块故障', 13: '超速预警', 14: '疲劳驾驶预警', 15: '违规行驶', 16: '胎压预警', 17: '右转盲区异常', 18: '当天累计驾驶超时', 19: '超时停车', 20: '进出区域', 21: '进出路线', 22: '路段行驶时间异常', 23: '路线偏离', 24: '车速传感器故障', 25: '油量异常', 26: '车辆被盗', 27: '非法点火', 28: '非法位移', 29: '碰撞侧翻报警', 30: '侧翻预警', 31: '非法开门' },
    title: '车辆', find: { vehicles: '轨迹 驾驶员 车队 指令' }, one: '车辆详情', search: '车牌、终端号、驾驶员', add: '新增车辆', edit: '编辑车辆', lastTime: '最近定位', openAlarms: '未结束告警', openCases: '在办案卷', driverPhone: '驾驶员电话', vin: '车辆识别代号', saved: '车辆已保存',
    tab: { state: '概况', track: '轨迹', frames: '报文', commands: '指令', alarms: '告警', cases: '案卷' },
    latest: '最近状态', noFix: '尚未收到定位', receivedAt: '接收时间', quality: '数据质量', good: '正常', statusBits: '状态位', alarmBits: '报警位', readings: '传感器读数', noReadings: '没有传感器读数', terminal: '车载终端', noTerminal: '未绑定终端', edition: '协议版本', maker: '制造商',
    model: '型号', terminalId: '终端编号', software: '软件版本', iccid: 'SIM 卡 ICCID', connectedSince: '本次上线', address: '接入地址', lastHeard: '最近报文', frames: '收到报文', rejected: '无法解析', attributes: '车辆属性', onMap: '地图跟随',
    play: '播放', pause: '暂停', speed: '倍速', points: '{total} 个定位点', sampled: '（已抽稀显示 {shown} 个）', noTrack: '该时段没有轨迹', range: '时段', hour: '近 1 小时', hours6: '近 6 小时', today: '今天', yesterday: '昨天', pickDay: '指定日期', speedChart: '速度曲线', moment: '当前时刻',
    latestFrames: '最近报文', noFrames: '没有报文', hex: '原始报文', decoded: '解析结果', copied: '报文已复制', pickFrame: '选择一条报文查看解析结果',
    send: '下发指令', sendTitle: '下发指令', noCommands: '没有下发过指令', summary: '内容', createdBy: '下发人', answered: '应答时间', expires: '有效至', cancelCommand: '撤回', cancelled: '已撤回', sent: '指令已提交', text: '文字内容', urgent: '紧急', speak: '语音播报', display: '终端显示屏显示',
    validFor: '有效期', minutes: '{n} 分钟', parameterId: '参数 ID（十六进制）', parameterValue: '参数值', addParameter: '添加参数', parameterIds: '参数 ID（逗号分隔，留空读取全部）', camera: '摄像头通道', offlineHint: '车辆离线，指令将在上线后发送，过期作废。', answer: '应答内容',
    noAlarms: '没有告警', noCases: '没有案卷', allAlarms: '在告警页查看', series: '历史曲线', picture: '通道 {n} 照片', back: '返回车辆列表', latestHint: '点击读数查看历史曲线', total: '共 {total} 条',
  },
  en: {
    attribute: { cutOffValve: 'Cut-off valve', cameras: 'Cameras', tyrePressure: 'Tyre-pressure sensors', speedLimitKmh: 'Speed limit (km/h)' },
    channel: { tyre: 'Wheel {wheel} {what}', pressure: 'pressure', temperature: 'temperature', odometer: 'Odometer', fuel: 'Fuel', 'recorder-speed': 'Recorder speed', 'cabin-temperature': 'Cabin temperature' },
    status: { acc: 'ACC on', accOff: 'ACC off', fix: 'located', noFix: 'not located', bit4: 'out of service', bit10: 'fuel cut', bit11: 'power cut', bit12: 'doors locked', bit18: 'GPS', bit19: 'BeiDou', bit20: 'GLONASS', bit21: 'Galileo' }, bit: 'bit {n}',
    alarmBit: { 0: 'emergency', 1: 'overspeed', 2: 'fatigue', 3: 'dangerous driving', 4: 'GNSS module fault', 5: 'GNSS antenna missing', 6: 'GNSS antenna short', 7: 'low power', 8: 'power lost', 9: 'display fault', 10: 'speech fault', 11: 'camera fault', 12: 'card reader fault', 13: 'overspeed warning', 14: 'fatigue warning', 15: 'forbidden driving', 16: 'tyre pressure warning', 17: 'right-turn blind spot', 18: 'daily driving time', 19: 'parked too long', 20: 'area', 21: 'route', 22: 'section time', 23: 'off route', 24: 'speed sensor fault', 25: 'fuel', 26: 'stolen', 27: 'illegal ignition', 28: 'illegal move', 29: 'collision or rollover', 30: 'rollover warning', 31: 'illegal door' },
    title: 'Vehicles', find: { vehicles: 'track driver fleet command' }, one: 'Vehicle', search: 'plate, terminal, driver', add: 'Add vehicle', edit: 'Edit vehicle', lastTime: 'Last position', openAlarms: 'Open alarms', openCases: 'Open cases', driverPhone: 'Driver’s phone', vin: 'VIN', saved: 'Vehicle saved',
    tab: { state: 'State', track: 'Track', frames: 'Frames', commands: 'Commands', alarms: 'Alarms', cases: 'Cases' },
    latest: 'Latest state', noFix: 'No position yet', receivedAt: 'Received', quality: 'Quality', good: 'good', statusBits: 'Status bits', alarmBits: 'Alarm bits', readings: 'Readings', noReadings: 'No readings', terminal: 'Terminal', noTerminal: 'No terminal bound', edition: 'Edition', maker: 'Maker',
    model: 'Model', terminalId: 'Terminal id', software: 'Software', iccid: 'SIM ICCID', connectedSince: 'Online since', address: 'Address', lastHeard: 'Last heard', frames: 'Frames', rejected: 'Rejected', attributes: 'Attributes', onMap: 'Follow on map',
    play: 'Play', pause: 'Pause', speed: 'Speed', points: '{total} positions', sampled: ' ({shown} drawn)', noTrack: 'No track in this time', range: 'Time', hour: 'Last hour', hours6: 'Last 6 hours', today: 'Today', yesterday: 'Yesterday', pickDay: 'Pick a day', speedChart: 'Speed', moment: 'At',
    latestFrames: 'Latest frames', noFrames: 'No frames', hex: 'Raw frame', decoded: 'Decoded', copied: 'Frame copied', pickFrame: 'Pick a frame to see it decoded',
    send: 'Send command', sendTitle: 'Send a command', noCommands: 'No commands yet', summary: 'Content', createdBy: 'Sent by', answered: 'Answered', expires: 'Valid until', cancelCommand: 'Withdraw', cancelled: 'Withdrawn', sent: 'Command submitted', text: 'Text', urgent: 'Urgent', speak: 'Read aloud', display: 'Show on display',
    validFor: 'Valid for', minutes: '{n} min', parameterId: 'Parameter id (hex)', parameterValue: 'Value', addParameter: 'Add parameter', parameterIds: 'Parameter ids (comma separated, empty reads all)', camera: 'Camera channel', offlineHint: 'The vehicle is offline: the command waits for it until it expires.', answer: 'Answer',
    noAlarms: 'No alarms', noCases: 'No cases', allAlarms: 'See on the alarm page', series: 'History', picture: 'picture {n}', back: 'All vehicles', latestHint: 'Click a reading for its history', total: '{total} in all',
  },
}
