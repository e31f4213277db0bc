import { DataLine } from '@element-plus/icons-vue'
import type { Feature } from '@/ui/feature'

export const feature: Feature = {
  name: 'operations',
  routes: [{ path: '/operations', name: 'operations', component: () => import('./OperationsPage.vue'), meta: { title: 'operations.title', words: 'operations.find.operations', permission: 'VIEW_OPERATIONS' } }],
  menu: [{ route: 'operations', icon: DataLine, order: 90, permission: 'VIEW_OPERATIONS', group: 'system' }],
  messages: {
    zh: {
      find: { operations: '监控 性能 时延 健康' },
      title: '运行状况', latency: '报文全程时延', hint: '落盘、应答从收到报文算起。收到、解析每百帧取一帧，落盘每批取两帧；应答为启动以来，其余为最近两分钟', stage: { label: '环节', received: '收到', decoded: '解析', committed: '落盘', acknowledged: '应答', alarm: '告警', case: '立案', screen: '上屏' }, count: '次数', p50: '中位数', p99: '99 分位', max: '最大',
      queues: '分区队列', partition: '分区 {n}', outbox: '待转交告警', rates: '速率', rejects: '拒收原因', noRejects: '没有拒收', noSamples: '尚无数据', updated: '更新于 {time}，每 3 秒刷新',
      health: '健康检查', check: { store: '感知存储', queue: '接收队列', database: '数据库', relay: '告警转交', disk: '磁盘', clock: '服务器时钟', seal: '台账每日封存' }, checkState: { UP: '正常', WARNING: '请关注', DOWN: '异常' }, fact: { storeBytes: '占用', version: '版本', answerMillis: '响应', waiting: '待转交', reason: '原因', freeBytes: '可用', fullestPercent: '最满（%）', lastStepMillis: '最近一次校时', unsealedSince: '未封存起于' },
      rate: { framesPerSecond: '报文/秒', fixesPerSecond: '定位/秒', acknowledgedPerSecond: '应答/秒', alarmsPerSecond: '告警/秒', rejectsPerSecond: '拒收/秒', commitsPerSecond: '提交/秒', connections: '连接数', observationsPerSecond: '观测/秒', transitionsPerSecond: '告警变化/秒' },
    },
    en: {
      find: { operations: 'health latency' },
      title: 'Operations', latency: 'A frame’s way', hint: 'Committed and acknowledged count from the arrival. Received and decoded: one frame in a hundred, committed: two of a batch; acknowledged since the start, the rest of the last two minutes', stage: { label: 'Stage', received: 'Received', decoded: 'Decoded', committed: 'Committed', acknowledged: 'Acknowledged', alarm: 'Alarm', case: 'Case', screen: 'Screen' }, count: 'Count', p50: 'Median', p99: '99th', max: 'Max',
      queues: 'Queues', partition: 'Partition {n}', outbox: 'Alarms to hand over', rates: 'Rates', rejects: 'Rejects', noRejects: 'None rejected', noSamples: 'no samples yet', updated: 'Updated {time}, every 3 s',
      health: 'Health', check: { store: 'Sensing store', queue: 'Receiving queue', database: 'Database', relay: 'Alarm relay', disk: 'Disk', clock: 'Server’s clock', seal: 'Daily seal of the ledger' }, checkState: { UP: 'good', WARNING: 'look at it', DOWN: 'failing' }, fact: { storeBytes: 'size', version: 'version', answerMillis: 'answers in', waiting: 'waiting', reason: 'reason', freeBytes: 'free', fullestPercent: 'fullest (%)', lastStepMillis: 'last set by', unsealedSince: 'unsealed since' },
      rate: { framesPerSecond: 'frames/s', fixesPerSecond: 'fixes/s', acknowledgedPerSecond: 'acks/s', alarmsPerSecond: 'alarms/s', rejectsPerSecond: 'rejects/s', commitsPerSecond: 'commits/s', connections: 'connections', observationsPerSecond: 'observations/s', transitionsPerSecond: 'alarm changes/s' },
    },
  },
}
