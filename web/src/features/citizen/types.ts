/** A question a service asks beside what every report tells; `answered` false for what is only told. */
export interface Question {
  code: string
  answered: boolean
  datatype: 'STRING' | 'NUMBER' | 'DATETIME' | 'TEXT' | 'SINGLEVALUELIST' | 'MULTIVALUELIST'
  required: boolean
  question: string
  hint: string
  choices: { key: string; name: string }[]
}

export interface PublicServices {
  open: boolean
  services: { code: string; name: string; description: string; group: string; questions: Question[] }[]
}

/** Both null for services whose reports are not told of. */
export interface Receipt {
  number: string | null
  code: string | null
}

export type Answers = Record<string, string[]>

/** The answers of a service as they are sent: without blanks, and nothing that it does not ask. */
export function sentAnswers(questions: readonly Question[], answers: Answers): Answers {
  const asked = questions.filter((one) => one.answered).map((one) => [one.code, (answers[one.code] ?? []).map((text) => text.trim()).filter(Boolean)] as const)
  return Object.fromEntries(asked.filter(([, given]) => given.length > 0))
}

export const unanswered = (questions: readonly Question[], answers: Answers) => questions.filter((one) => one.required && !(one.code in sentAnswers(questions, answers)))

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
