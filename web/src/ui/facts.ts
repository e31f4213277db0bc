import type { Texts } from './feature'

/** What people call the fields of frames, answers and alarms, by the names under which the server gives them. */
const zh: Texts = {
  name: {
    alarmBits: '报警位', statusBits: '状态位', latitudeDegrees: '纬度', longitudeDegrees: '经度', altitudeMetres: '海拔（m）', speedKmh: '车速（km/h）', directionDegrees: '方向（°）', time: '时间', extras: '附加信息', id: '编号', odometerKm: '里程（km）', fuelLitres: '油量（L）', recorderSpeedKmh: '行驶记录仪速度（km/h）',
    signalStrength: '无线信号强度', satellites: '定位卫星数', alarmId: '报警编号', state: '标志状态', type: '类型', level: '报警级别', source: '来源', files: '附件数', fileCount: '附件数', label: '报警标识号', scene: '现场', wheels: '轮位', position: '轮位', pressureKpa: '胎压（kPa）', temperatureCelsius: '温度（℃）', batteryPercent: '电量（%）', flagBits: '标志位',
    aheadSpeedKmh: '前车车速（km/h）', aheadGapSeconds: '车距（秒）', departureSide: '偏离侧', signKind: '标识类型', signValue: '标识数值', fatigueDegree: '疲劳程度', late: '补传', area: '区域编号', areaName: '区域', areaKind: '区域类型', address: '地址', otherAddress: '另一地址', certificate: '从业资格证号', issuer: '发证机构', cardResult: '读卡结果', status: '状态',
    terminalId: '终端编号', sequence: '序号', replySerial: '应答流水号', replyId: '应答消息', result: '结果', parameters: '参数', value: '值', maker: '制造商', model: '型号', iccid: 'SIM 卡 ICCID', hardwareVersion: '硬件版本', firmwareVersion: '固件版本', plate: '车牌', plateColour: '车牌颜色', provinceCode: '省域代码', cityCode: '市县域代码', authenticationCode: '鉴权码', imei: 'IMEI', softwareVersion: '软件版本',
    mediaId: '多媒体编号', mediaType: '多媒体类型', format: '格式', event: '事件', channel: '通道', items: '项目', count: '数量', text: '文字', flags: '标志', typeBits: '终端类型', gnssBits: '定位模块', networkBits: '通信模块', version: '版本', reason: '原因', phone: '终端手机号', serial: '流水号', acknowledgedId: '应答消息', acknowledgedSerial: '应答流水号', unparsed: '未识别内容', hex: '原始内容', raw: '原始内容',
  },
  value: {
    departureSide: { left: '左', right: '右' }, areaKind: { FORBIDDEN: '禁行区', SPEED_LIMIT: '限速区', PARKING: '停车场', STATION: '站点', GRID: '网格' },
    source: { 'jsatl12-adas': '高级驾驶辅助（ADAS）', 'jsatl12-dsm': '驾驶员状态监测（DSM）', 'jsatl12-tpms': '胎压监测（TPMS）', 'jsatl12-bsd': '盲区监测（BSD）', 'platform-terminal': '平台', 'jt808-driver': '驾驶员身份' },
    detector: { overspeed: '超速', offline_moving: '行驶中离线', areas: '区域', device_bits: '终端报警位', active_safety: '主动安全', terminal_identity: '终端身份' },
  },
}

const en: Texts = {
  name: {},
  value: { source: { 'jsatl12-adas': 'driver assistance (ADAS)', 'jsatl12-dsm': 'driver monitoring (DSM)', 'jsatl12-tpms': 'tyre pressure (TPMS)', 'jsatl12-bsd': 'blind spot (BSD)', 'platform-terminal': 'platform', 'jt808-driver': 'driver identity' } },
}

export const facts = { zh, en }
