import { cookie, queryString, type Query } from '@/api/http'
import { problemFrom } from '@/api/problem'
import { currentLocale } from '@/ui/i18n'

/** The address of a list as a workbook: the same filters and order, and these columns. */
export function sheetAddress(query: Query, columns: readonly string[]): string {
  const { page: _page, size: _size, ...rest } = query
  return `/api/case-sheets${queryString({ ...rest, columns: [...columns] })}`
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

/** The server's filters of a list as a bulletin takes them: without what is empty, truth values and numbers as such. */
export function bulletinFilter(query: Query): Record<string, string | number | boolean> {
  const numbers = new Set(['organisationId', 'assetId', 'severity', 'handlerOrganisationId', 'conditionId', 'parentId'])
  const filter: Record<string, string | number | boolean> = {}
  for (const [key, value] of Object.entries(query)) {
    if (value === '' || value === null || value === undefined || ['page', 'size', 'sort', 'ids', 'group'].includes(key)) continue
    if (value === 'true' || value === 'false') filter[key] = value === 'true'
    else filter[key] = numbers.has(key) ? Number(value) : Array.isArray(value) ? value.join(',') : (value as string | number | boolean)
  }
  return filter
}

/** Fetches a file and hands it to the browser to keep, so that a refusal can be told instead of being saved. */
export async function download(address: string, name: string, body?: unknown): Promise<void> {
  const headers: Record<string, string> = { 'Accept-Language': currentLocale() }
  const token = cookie('XSRF-TOKEN')
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json'
    if (token) headers['X-XSRF-TOKEN'] = token
  }
  const response = await fetch(address, { method: body === undefined ? 'GET' : 'POST', headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: 'same-origin' })
  if (!response.ok) throw await problemFrom(response)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
