import type { Query } from '@/api/http'
import type { Filters } from '@/ui/list'
import { startOfDay } from '@/ui/format'

export const VIEWS = ['table', 'board', 'calendar', 'map'] as const
export type CaseViewKind = (typeof VIEWS)[number]

/** What the address of a list of cases may say, with what it means when it says nothing. */
export const FIRST_FILTERS: Filters = {
  q: '', group: '', type: '', stage: '', state: 'open', overdue: '', mine: '', organisationId: '', handlerOrganisationId: '', assetId: '', severity: '', urgency: '', listed: '', conditionId: '', parentId: '', waiting: '', ids: '', phase: '', dueSoon: '', closedFrom: '', responsibleId: '',
  from: '', to: '', dueFrom: '', dueTo: '', view: 'table', columns: '',
}

const begin = (day: string | undefined) => (day ? startOfDay(day) : '')
const end = (day: string | undefined) => (day ? startOfDay(day, 1) : '')

/** The server's parameters: days become instants of the city's clock, and how the rows are shown is not its matter. */
export function asked(chosen: Filters): Query {
  const rest = Object.fromEntries(Object.entries(chosen).filter(([key]) => key !== 'view' && key !== 'columns'))
  return { ...rest, from: begin(chosen['from']), to: end(chosen['to']), dueFrom: begin(chosen['dueFrom']), dueTo: end(chosen['dueTo']), closedFrom: begin(chosen['closedFrom']) }
}
