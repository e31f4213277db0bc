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
