import type { CommandKind, CommandRequest } from '@/api/contract'

export interface CommandForm {
  kind: CommandKind
  text: string
  urgent: boolean
  speak: boolean
  display: boolean
  parameters: { id: string; value: string }[]
  parameterIds: string
  channel: number
  expiresInMinutes: number
}

export function emptyCommand(): CommandForm {
  return { kind: 'TEXT', text: '', urgent: false, speak: true, display: true, parameters: [{ id: '', value: '' }], parameterIds: '', channel: 1, expiresInMinutes: 30 }
}

const PARAMETER_ID = /^[0-9a-f]{1,8}$/i

export function readyToSend(form: CommandForm): boolean {
  if (form.kind === 'TEXT') return form.text.trim() !== ''
  if (form.kind === 'SET_PARAMETERS') return form.parameters.length > 0 && form.parameters.every((one) => PARAMETER_ID.test(one.id.trim()) && one.value.trim() !== '')
  if (form.kind === 'READ_PARAMETERS') return idsOf(form.parameterIds).every((id) => PARAMETER_ID.test(id))
  return true
}

/** Only what the chosen kind of command needs. */
export function requestOf(form: CommandForm, caseId: number | undefined): CommandRequest {
  const request: CommandRequest = { kind: form.kind, expiresInSeconds: form.expiresInMinutes * 60, ...(caseId ? { caseId } : {}) }
  switch (form.kind) {
    case 'TEXT':
      return { ...request, text: form.text.trim(), urgent: form.urgent, speak: form.speak, display: form.display }
    case 'SET_PARAMETERS':
      return { ...request, parameters: form.parameters.map((one) => ({ id: padded(one.id), value: one.value.trim() })) }
    case 'READ_PARAMETERS':
      return { ...request, parameterIds: idsOf(form.parameterIds).map(padded) }
    case 'SNAPSHOT':
      return { ...request, channel: form.channel }
    default:
      return request
  }
}

const idsOf = (text: string) => text.split(/[\s,，、]+/).filter(Boolean)
const padded = (id: string) => id.trim().toUpperCase().padStart(4, '0')
