/** The shapes of the REST interface under /api. Instants are ISO-8601 UTC, degrees are WGS-84, ids are numbers. */
export * from './ledger'

export interface Ref {
  id: number
  name: string
}

export interface Page<T> {
  items: T[]
  total: number
  /** False when there are at least so many, and nobody counted further. */
  totalIsExact?: boolean
  page: number
  size: number
}

export type Locale = 'zh-CN' | 'en'

export type Permission =
  | 'ADMINISTER' | 'VIEW_VEHICLES' | 'MANAGE_VEHICLES' | 'SEND_COMMANDS' | 'VIEW_ALARMS' | 'ACKNOWLEDGE_ALARMS'
  | 'VIEW_CASES' | 'FILE_CASES' | 'MANAGE_CHECKS' | 'MANAGE_TERMINALS' | 'VIEW_AUDIT' | 'VIEW_OPERATIONS' | 'EXPORT_DATA' | 'MANAGE_NOTICES'

export const ROLES = ['ADMINISTRATOR', 'CITY_SUPERVISOR', 'DISPATCHER', 'DEPARTMENT_SUPERVISOR', 'ENTERPRISE_SAFETY_MANAGER', 'UNIT_HANDLER', 'INSPECTOR', 'LEADER'] as const
export type Role = (typeof ROLES)[number]

export interface Session {
  personId: number
  displayName: string
  loginName: string
  role: Role
  organisation: Ref
  grid: Ref | null
  locale: Locale
  permissions: string[]
}

/** 1 (least) … 4 (gravest). */
export type Severity = number

/** Parts of the loop that every case type goes through. */
export type CasePhase = 'FILE' | 'DISPATCH' | 'HANDLE' | 'VERIFY' | 'FINISH' | 'CLOSED'

export interface Overview {
  vehicles: { total: number; online: number; moving: number; alarming: number }
  alarms: { open: number; unacknowledged: number; today: number; bySeverity: { severity: Severity; count: number }[] }
  cases: { open: number; dueSoon: number; overdue: number; closedThisMonth: number; onTimeRate: number | null; month: string }
  phases: { phase: CasePhase; open: number; overdue: number }[]
  byGroup: { group: string; open: number; overdue: number; closed: number }[]
  /** Alarms are null before the first there ever was. */
  trend: { date: string; alarms: number | null; filed: number; closed: number }[]
  byKind: { kind: string; name: string; count: number }[]
  byOrganisation: { organisation: Ref; open: number; overdue: number; closed: number }[]
}

/** Numbers of JT/T 697.7: 1 blue, 2 yellow, 3 black, 4 white, 5 green, 9 other, 93 yellow-green, 94 gradient green. */
export const PLATE_COLOURS = [2, 1, 93, 94, 5, 3, 4, 9, 91, 92, 0] as const

export const VEHICLE_KINDS = ['TOUR_COACH', 'SCHEDULED_COACH', 'DANGEROUS_GOODS_TANKER', 'DANGEROUS_GOODS_TRUCK', 'OTHER'] as const
export type VehicleState = 'ONLINE' | 'OFFLINE' | 'NEVER'

export interface VehicleRow {
  id: number
  plate: string
  plateColour: number
  kind: string
  organisation: Ref
  grid: Ref | null
  phone: string | null
  driverName: string | null
  state: VehicleState
  lastTime: string | null
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  speedKmh: number | null
  directionDegrees: number | null
  openAlarms: number
  openCases: number
}

export interface Reading {
  channel: string
  value: number
  unit: string
  time: string
}

export interface VehicleDetail extends VehicleRow {
  vin: string | null
  driverPhone: string | null
  attributes: Record<string, unknown> | null
  terminal: VehicleTerminal | null
  latest: {
    time: string
    receivedAt: string
    longitudeDegrees: number | null
    latitudeDegrees: number | null
    altitudeMetres: number | null
    speedKmh: number | null
    directionDegrees: number | null
    statusBits: number
    alarmBits: number
    quality: string[]
    readings: Reading[]
  } | null
}

export interface VehicleTerminal {
  id: number
  phone: string
  edition: string
  maker: string | null
  model: string | null
  terminalId: string | null
  softwareVersion: string | null
  iccid: string | null
  state: string
  connectedSince: string | null
  remoteAddress: string | null
  lastHeard: string | null
  frames: number
  rejectedFrames: number
}

export interface VehicleForm {
  plate: string
  plateColour: number
  kind: string
  organisationId: number | null
  gridId: number | null
  vin: string | null
  driverName: string | null
  driverPhone: string | null
}

export interface PositionItem {
  id: number
  plate: string
  kind: string
  organisationId: number
  longitudeDegrees: number
  latitudeDegrees: number
  speedKmh: number | null
  directionDegrees: number | null
  time: string
  state: VehicleState
  severity: Severity | null
}

export interface TrackPoint {
  time: string
  longitudeDegrees: number
  latitudeDegrees: number
  speedKmh: number
  directionDegrees: number
  altitudeMetres: number | null
  quality: string[] | number | string | null
}

export interface Track {
  points: TrackPoint[]
  total: number
  sampled: boolean
}

export interface Frame {
  reference: string
  receivedAt: string
  messageId: string | number | null
  messageName: string | null
  hex: string
  decoded: unknown
}

export const COMMAND_KINDS = ['TEXT', 'QUERY_POSITION', 'READ_ATTRIBUTES', 'READ_PARAMETERS', 'SET_PARAMETERS', 'SNAPSHOT', 'CONFIRM_ALARM'] as const
export type CommandKind = (typeof COMMAND_KINDS)[number]

export interface CommandRequest {
  kind: CommandKind
  text?: string
  urgent?: boolean
  speak?: boolean
  display?: boolean
  parameters?: { id: string; value: string }[]
  parameterIds?: string[]
  channel?: number
  caseId?: number
  expiresInSeconds?: number
}

export interface Command {
  id: number
  kind: CommandKind
  state: 'QUEUED' | 'SENT' | 'CONFIRMED' | 'FAILED' | 'EXPIRED' | 'CANCELLED'
  summary: string
  createdAt: string
  createdBy: Ref
  sentAt: string | null
  answeredAt: string | null
  expiresAt: string | null
  detail: string | null
  answer: Record<string, unknown> | null
  media?: { id: number; channel: number; sizeBytes: number; receivedAt: string }[]
  caseId: number | null
}

export type AlarmState = 'UNACKNOWLEDGED' | 'ACKNOWLEDGED' | 'RETURNED_UNACKNOWLEDGED' | 'CLOSED' | 'SHELVED' | 'SUPPRESSED'

export interface Alarm {
  id: string
  kind: string
  kindName: string
  detector: string
  severity: Severity
  state: AlarmState
  asset: { id: number; plate: string; kind: string }
  organisation: Ref
  startTime: string
  endTime: string | null
  worstValue: number | null
  limitValue: number | null
  unit: string | null
  worstTime: string | null
  longitudeDegrees: number | null
  latitudeDegrees: number | null
  frame: string | null
  attributes: Record<string, unknown> | null
  acknowledgedBy: Ref | string | null
  acknowledgedAt: string | null
  shelvedUntil: string | null
  caseId: number | null
  caseNumber: string | null
}

export interface TerminalRow {
  id: number
  phone: string
  state: 'QUARANTINED' | 'APPROVED' | 'BLOCKED'
  edition: string | null
  maker: string | null
  model: string | null
  terminalId: string | null
  plate: string | null
  plateColour: number | null
  firstSeen: string
  lastSeen: string | null
  remoteAddress: string | null
  attempts: number
  asset: { id: number; plate: string } | null
  connected: boolean
  contestedAt: string | null
  contestedBy: string | null
}

export interface BadFrame {
  id: number
  receivedAt: string
  phone: string | null
  remoteAddress: string | null
  code: string
  name: string
  field: string | null
  offset: number | null
  detail: string | null
  messageId: string | number | null
  hex: string
  level: 'FRAME' | 'ITEM'
  replayedAt: string | null
  replayResult: string | null
  replayName: string | null
}

export interface Organisation {
  id: number
  parentId: number | null
  kind: 'CITY' | 'DEPARTMENT' | 'ENTERPRISE' | 'TEAM'
  name: string
  path?: string
}

export interface Grid {
  id: number
  parentId: number | null
  level: 'CITY' | 'DISTRICT' | 'STREET' | 'CELL'
  name: string
  path?: string
}

export interface Person {
  id: number
  loginName: string
  displayName: string
  role: Role
  organisation: Ref
  grid: Ref | null
  locale?: Locale
  active: boolean
  createdAt: string
  lastLoginAt: string | null
}

export interface Token {
  id: number
  name: string
  permissions: string[]
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  revokedAt: string | null
  hint: string
  owner: Ref
  /** The secret: only in the answer that made it. */
  token: string | null
}

export interface Area {
  id: number
  name: string
  kind: 'FORBIDDEN' | 'SPEED' | 'DEPOT' | 'DISTRICT'
  ring: [number, number][]
  speedLimitKmh: number | null
  maxStayMinutes: number | null
  appliesTo: string[]
  /** 22:00, by the city's clock; null for the whole day. */
  from: string | null
  to: string | null
  organisationId?: number | null
}

export interface AuditAction {
  action: string
  /** In the reader's language. */
  name: string
}

export interface AuditRow {
  id: number
  at: string
  personId: number | null
  personName: string
  action: string
  /** The action in the reader's language. */
  actionName: string
  subject: string
  /** What it was done to, in the reader's language. */
  subjectName: string
  details: Record<string, unknown>
  address: string | null
}

export interface MapSettings {
  tiles: { url: string; attribution: string; datum: string } | null
  centre: [number, number]
  zoom: number
  baseMap: string | null
}

/** What a look at one thing the platform needs found. */
export interface HealthCheck {
  name: string
  state: 'UP' | 'WARNING' | 'DOWN'
  facts: Record<string, unknown>
  /** What to do about it, in the reader's language. */
  advice: string | null
}

export interface Latency {
  stages: { stage: string; count: number; p50Millis: number | null; p99Millis: number | null; maxMillis: number | null }[]
  queues: { partition: number; depth: number; capacity: number }[]
  rates: Record<string, number>
  outboxDepth: number
  rejects: { code: string; name: string; count: number }[]
}
