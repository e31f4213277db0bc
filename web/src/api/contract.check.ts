/**
 * Holds the hand-written shapes of contract.ts against those generated from the server's own description: a field the
 * server no longer has makes the type check fail. The shapes are written by hand because the description does not say
 * which fields may be null. schema.ts is generated anew by every check and is not committed.
 */
import type * as mine from './contract'
import type { components } from './schema'

type Theirs = components['schemas']

/** True, or the names of the fields that the server does not have. */
type Known<Mine, Server> = [Exclude<keyof Mine, keyof Server>] extends [never] ? true : Exclude<keyof Mine, keyof Server>

export const held: {
  session: Known<mine.Session, Theirs['SessionBody']>
  overview: Known<mine.Overview, Theirs['Overview']>
  vehicleRow: Known<mine.VehicleRow, Theirs['VehicleRow']>
  vehicleDetail: Known<mine.VehicleDetail, Theirs['VehicleDetail']>
  vehicleForm: Known<mine.VehicleForm, Theirs['VehicleBody']>
  terminalCard: Known<mine.VehicleTerminal, Theirs['TerminalCard']>
  position: Known<mine.PositionItem, Theirs['PositionItem']>
  track: Known<mine.Track, Theirs['Track']>
  trackPoint: Known<mine.TrackPoint, Theirs['TrackPoint']>
  reading: Known<mine.Reading, Theirs['ChannelValue']>
  frame: Known<mine.Frame, Theirs['Described']>
  command: Known<mine.Command, Theirs['CommandView']>
  commandRequest: Known<mine.CommandRequest, Theirs['NewCommand']>
  alarm: Known<mine.Alarm, Theirs['AlarmRow']>
  caseRow: Known<mine.CaseRow, Theirs['CaseRow']>
  caseRef: Known<mine.CaseRef, Theirs['CaseRef']>
  caseDetail: Known<mine.CaseDetail, Theirs['CaseDetail']>
  caseEvent: Known<mine.CaseEvent, Theirs['EventView']>
  caseAction: Known<mine.CaseAction, Theirs['ActionView']>
  caseField: Known<mine.CaseField, Theirs['FieldView']>
  caseType: Known<mine.CaseType, Theirs['TypeView']>
  condition: Known<mine.FilingCondition, Theirs['FilingCondition']>
  lookBack: Known<mine.LookBack, Theirs['LookBackView']>
  duplicate: Known<mine.Duplicate, Theirs['Likely']>
  outcome: Known<mine.Outcome, Theirs['Outcome']>
  desk: Known<mine.Desk, Theirs['Numbers']>
  caseView: Known<mine.CaseView, Theirs['View']>
  evidence: Known<mine.Evidence, Theirs['EvidenceView']>
  due: Known<mine.DueExplanation, Theirs['DueExplanation']>
  stageDue: Known<mine.StageDue, Theirs['StageExplanation']>
  verification: Known<mine.Verification, Theirs['Verified']>
  terminal: Known<mine.TerminalRow, Theirs['TerminalView']>
  badFrame: Known<mine.BadFrame, Theirs['BadFrameView']>
  organisation: Known<mine.Organisation, Theirs['Organisation']>
  grid: Known<mine.Grid, Theirs['Grid']>
  person: Known<mine.Person, Theirs['PersonRow']>
  token: Known<mine.Token, Theirs['TokenRow']>
  area: Known<mine.Area, Theirs['AreaBody']>
  audit: Known<mine.AuditRow, Theirs['Entry']>
  auditAction: Known<mine.AuditAction, Theirs['AuditAction']>
  map: Known<mine.MapSettings, Theirs['MapSettings']>
  latency: Known<mine.Latency, Theirs['Latency']>
} = {
  session: true, overview: true, vehicleRow: true, vehicleDetail: true, vehicleForm: true, terminalCard: true, position: true, track: true, trackPoint: true, reading: true, frame: true, command: true,
  commandRequest: true, alarm: true, caseRow: true, caseRef: true, caseDetail: true, caseEvent: true, caseAction: true, caseField: true, caseType: true, condition: true, lookBack: true, duplicate: true, outcome: true, desk: true, caseView: true, evidence: true, due: true, stageDue: true, verification: true,
  terminal: true, badFrame: true, organisation: true, grid: true, person: true, token: true, area: true, audit: true, auditAction: true, map: true, latency: true,
}
