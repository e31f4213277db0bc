import { VEHICLE_KINDS } from '@/api/contract'
import { translate, translateOr } from './i18n'
import { SEVERITIES } from './severity'

export interface Choice {
  value: string
  label: string
}

/** Choices of a code list with the texts below the given key. */
export function choicesOf(codes: readonly (string | number)[], key: string): Choice[] {
  return codes.map((code) => ({ value: String(code), label: translateOr(`${key}.${code}`, String(code)) }))
}

export const vehicleKindChoices = () => choicesOf(VEHICLE_KINDS, 'vehicleKind')
export const severityChoices = () => SEVERITIES.map((level) => ({ value: String(level), label: translate(`severity.${level}`) }))
