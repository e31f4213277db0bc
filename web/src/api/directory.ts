import { ref, type Ref } from 'vue'
import type { Grid, Organisation } from './contract'
import { http } from './http'

/** Everything of a list that is small; the server may answer with a page or a plain list. */
export async function allOf<T>(path: string, query: Record<string, string> = {}): Promise<T[]> {
  const found: T[] = []
  for (let page = 0; page < 50; page++) {
    const answer = await http.get<T[] | { items: T[]; total: number }>(path, { ...query, page, size: 200 })
    if (Array.isArray(answer)) return answer
    found.push(...answer.items)
    if (found.length >= answer.total || answer.items.length === 0) break
  }
  return found
}

function remembered<T>(path: string) {
  const items = ref<T[]>([]) as Ref<T[]>
  let asked = 0
  return {
    items,
    /** Asks at most once a minute: who belongs where changes rarely. */
    know() {
      if (Date.now() - asked < 60_000) return
      asked = Date.now()
      allOf<T>(path).then(
        (all) => (items.value = all),
        () => (asked = 0),
      )
    },
    forget() {
      asked = 0
    },
  }
}

const organisationList = remembered<Organisation>('/api/organisations')
const gridList = remembered<Grid>('/api/grids')

/** The organisations in the viewer's scope. */
export function useOrganisations(): { organisations: Ref<Organisation[]> } {
  organisationList.know()
  return { organisations: organisationList.items }
}

export function useGrids(): { grids: Ref<Grid[]> } {
  gridList.know()
  return { grids: gridList.items }
}

/** To be called after the trees were changed, or somebody else signed in. */
export function forgetDirectory(): void {
  organisationList.forget()
  gridList.forget()
}

export interface PersonChoice {
  id: number
  name: string
  organisation: string
  organisationId: number
}

interface NamedPerson {
  id: number
  name: string
  organisation: { id: number; name: string }
}

/**
 * People whose name contains the text: those who see a case, or those in view of the viewer.
 *
 * @throws Problem 403 for those who may not name people
 */
export async function searchPeople(q: string, caseId?: number): Promise<PersonChoice[]> {
  const named = caseId === undefined ? (await http.get<{ items: NamedPerson[] }>('/api/people/names', { q, size: 30 })).items : await http.get<NamedPerson[]>(`/api/cases/${caseId}/people`, { q })
  return named.slice(0, 30).map((one) => ({ id: one.id, name: one.name, organisation: one.organisation.name, organisationId: one.organisation.id }))
}

export interface OrganisationChoice {
  id: number
  name: string
  /** The name of the organisation above it; empty for the city. */
  within: string
}

/**
 * Organisations of the whole city whose name contains the text, the viewer's own first.
 *
 * @throws Problem 403 for those who may not hand on cases
 */
export async function searchOrganisations(q: string): Promise<OrganisationChoice[]> {
  const answer = await http.get<{ items: { id: number; name: string; within: { name: string } | null }[] }>('/api/organisations/names', { q, size: 50 })
  return answer.items.map((one) => ({ id: one.id, name: one.name, within: one.within?.name ?? '' }))
}
