import type { Alarm, CaseDetail, CaseEvent, Command, Evidence } from '@/api/contract'

export type Entry =
  | { kind: 'event'; key: string; time: string; event: CaseEvent; evidence: Evidence[] }
  | { kind: 'alarm'; key: string; time: string; alarm: Alarm }
  | { kind: 'command'; key: string; time: string; command: Command }

const ORDER = { alarm: 0, event: 1, command: 2 }

/** Everything that happened around a case on one line of time, newest first. */
export function timeline(detail: CaseDetail, commands: readonly Command[]): Entry[] {
  const evidence = new Map(detail.evidence.map((item) => [item.id, item]))
  const entries: Entry[] = [
    ...detail.events.map((event): Entry => ({
      kind: 'event', key: `e${event.sequence}`, time: event.time, event, evidence: event.evidence.flatMap((id) => evidence.get(id) ?? []),
    })),
    ...detail.alarms.map((alarm): Entry => ({ kind: 'alarm', key: `a${alarm.id}`, time: alarm.startTime, alarm })),
    ...commands.map((command): Entry => ({ kind: 'command', key: `c${command.id}`, time: command.createdAt, command })),
  ]
  return entries.sort((a, b) => Date.parse(b.time) - Date.parse(a.time) || sequence(b) - sequence(a) || ORDER[b.kind] - ORDER[a.kind])
}

/** Events of one instant stay in the order of their chain. */
const sequence = (entry: Entry) => (entry.kind === 'event' ? entry.event.sequence : 0)

/** A case that another names. */
export interface NamedCase {
  id: number
  number: string
  title: string
}

const record = (value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null)
const text = (value: unknown) => (typeof value === 'string' ? value : '')

function named(value: Record<string, unknown> | null, key: string): NamedCase | null {
  return value && typeof value[key] === 'number' ? { id: value[key], number: text(value['number']), title: text(value['title']) } : null
}

/** What a step adds to a case as a further report: its words and place, or the case that was joined to this one. */
export function reportOf(event: CaseEvent): { text: string; place: string; from: NamedCase | null } | null {
  const report = record(event.payload?.['report'])
  return report && { text: text(report['text']), place: text(report['place']), from: named(report, 'case') }
}

/** The case that a step made this one a report of. */
export const joinOf = (event: CaseEvent): NamedCase | null => named(record(event.payload?.['joined']), 'id')

/** The case this one was joined to, as long as it has not been taken up again. */
export function joinedTo(detail: CaseDetail): NamedCase | null {
  return detail.state === 'CLOSED' ? (detail.events.map(joinOf).findLast((one) => one !== null) ?? null) : null
}
