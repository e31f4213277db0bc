import { http, queryString, type Query } from '@/api/http'

/** The address of a list as a workbook: the same filters and order, and these columns. */
export function sheetAddress(query: Query, columns: readonly string[]): string {
  return `/api/case-sheets${queryString({ ...query, page: '', size: '', columns: [...columns] })}`
}

/** The address of a form's draft. */
export function draftAddress(caseId: number, key: string, remark: string, format: 'pdf' | 'docx'): string {
  return `/api/cases/${caseId}/forms/${key}/draft${queryString({ remark, format })}`
}

export function issuedAddress(id: number, format: 'pdf' | 'docx'): string {
  return `/api/issued-forms/${id}/file${queryString({ format })}`
}

/** How far an import is, in whole percent. */
export function percent(done: number, rows: number): number {
  return rows <= 0 ? 0 : Math.min(100, Math.floor((done * 100) / rows))
}

type Plain = string | number | boolean

/** The server's filters of a list as a bulletin takes them: without what is empty, truth values and numbers as such. */
export function bulletinFilter(query: Query): Record<string, Plain | number[]> {
  const numbers = new Set(['organisationId', 'assetId', 'severity', 'handlerOrganisationId', 'conditionId', 'parentId', 'responsibleId'])
  const filter: Record<string, Plain | number[]> = {}
  for (const [key, value] of Object.entries(query)) {
    if (value === '' || value === null || value === undefined || ['page', 'size', 'sort'].includes(key)) continue
    if (key === 'ids') filter[key] = String(value).split(',').map(Number)
    else if (value === 'true' || value === 'false') filter[key] = value === 'true'
    else filter[key] = numbers.has(key) ? Number(value) : Array.isArray(value) ? value.join(',') : (value as Plain)
  }
  return filter
}

/** Fetches a file and hands it to the browser to keep, so that a refusal can be told instead of being saved. */
export async function download(address: string, name: string, body?: unknown): Promise<void> {
  const url = URL.createObjectURL(await http.file(address, body))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
