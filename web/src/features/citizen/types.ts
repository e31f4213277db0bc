export interface PublicServices {
  open: boolean
  services: { code: string; name: string; group: string }[]
}

export interface Receipt {
  number: string
  code: string
}

export interface Status {
  number: string
  service: string
  progress: 'RECEIVED' | 'IN_PROGRESS' | 'CLOSED'
  reportedAt: string
  updatedAt: string
  expectedAt: string | null
  answer: string | null
}

export const MOST_PHOTOS = 3

/** The services under their groups, in the order in which the city lists them. */
export function grouped(services: PublicServices['services']): { group: string; services: PublicServices['services'] }[] {
  const groups = new Map<string, PublicServices['services']>()
  for (const service of services) groups.set(service.group, [...(groups.get(service.group) ?? []), service])
  return [...groups].map(([group, inside]) => ({ group, services: inside }))
}
