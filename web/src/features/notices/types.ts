import type { Ref } from '@/api/contract'

/** The shapes of /api/notices and what belongs to it. Instants are ISO-8601 UTC, times of day 22:00. */
export interface InboxNotice {
  id: number
  event: string
  title: string
  body: string
  link: string | null
  at: string
  readAt: string | null
}

export const PACES = ['NOW', 'HOURLY', 'DAILY', 'OFF'] as const
export type Pace = (typeof PACES)[number]

export interface Choice {
  event: string
  inApp: boolean
  email: Pace
  sms: Pace
}

export interface Preferences {
  email: string
  phone: string
  quietFrom: string | null
  quietTo: string | null
  dailyAt: string
  choices: Choice[]
}

export interface PreferencesView {
  preferences: Preferences
  events: { event: string; name: string }[]
}

export interface ChannelField {
  key: string
  secret: boolean
  required: boolean
  standard: string
}

export interface ChannelKindView {
  kind: string
  personal: boolean
  fields: ChannelField[]
}

export interface Channel {
  id: number
  kind: string
  name: string
  organisation: Ref
  enabled: boolean
  settings: Record<string, string>
  secretsKept: string[]
  events: string[]
  quietFrom: string | null
  quietTo: string | null
}

export interface TestResult {
  sent: boolean
  outcome: string
  detail: string
}

export interface Delivery {
  id: number
  event: string
  title: string
  kind: string
  channel: Ref
  person: Ref | null
  organisation: Ref
  state: 'WAITING' | 'SENDING' | 'SENT' | 'FAILED'
  held: string | null
  attempts: number
  dueAt: string
  sentAt: string | null
  outcome: string | null
  detail: string | null
  createdAt: string
}

export interface Duty {
  id: number
  organisation: Ref
  person: Ref
  from: string
  to: string
  note: string
}

export interface Colleague {
  id: number
  name: string
  role: string
  organisation: Ref
}

export interface Drill {
  id: number
  name: string
  startedBy: Ref
  startedAt: string
  endsAt: string
  asked: number
  confirmed: number
}

export interface DrillReport {
  people: { person: Ref; organisation: Ref; confirmedAfterSeconds: number | null; deliveries: string[] }[]
}

export interface DrillCall {
  id: number
  name: string
  startedAt: string
  endsAt: string
  confirmedAt: string | null
}

/** The choices a person has made, filled up for every event that is shown; those that equal the general one follow it. */
export function allChoices(view: PreferencesView): Choice[] {
  const known = new Map(view.preferences.choices.map((choice) => [choice.event, choice]))
  const general = known.get('*') ?? { event: '*', inApp: true, email: 'NOW', sms: 'OFF' }
  return view.events.map(({ event }) => ({ ...(known.get(event) ?? general), event }))
}

/** Only what differs from the general choice needs to be kept, so that a later change of the general one counts. */
export function worthKeeping(choices: readonly Choice[]): Choice[] {
  const general = choices.find((choice) => choice.event === '*')
  return choices
    .filter((choice) => choice === general || !general || choice.inApp !== general.inApp || choice.email !== general.email || choice.sms !== general.sms)
    .map(({ event, inApp, email, sms }) => ({ event, inApp, email, sms }))
}
