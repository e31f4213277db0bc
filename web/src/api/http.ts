import { problemFrom, Problem } from './problem'

type Query = Record<string, string | number | boolean | readonly (string | number)[] | null | undefined>

let language = 'zh-CN'
let onSignedOut: (() => void) | null = null

/** Language the server answers in, sent with every request. */
export function speak(locale: string): void {
  language = locale
}

/** Called when the server says that nobody is signed in any more. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler
}

export function queryString(query: Query): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    params.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}

export function cookie(name: string, cookies = document.cookie): string | null {
  for (const part of cookies.split(';')) {
    const [key, ...rest] = part.trim().split('=')
    if (key === name) return decodeURIComponent(rest.join('='))
  }
  return null
}

interface Call {
  query?: Query
  body?: unknown
  form?: FormData
  signal?: AbortSignal
  /** True for calls by which somebody signs in: a 401 there is an answer, not the end of a session. */
  signingIn?: boolean
}

/**
 * Asks the server. What it refuses for its token is asked once more: another answer has brought a new token between reading
 * it and sending, and nothing has been done yet.
 */
async function ask(method: string, path: string, call: Call, again = true): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json', 'Accept-Language': language }
  if (method !== 'GET') {
    const token = cookie('XSRF-TOKEN')
    if (token) headers['X-XSRF-TOKEN'] = token
  }
  let body: BodyInit | undefined = call.form
  if (call.body !== undefined) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify(call.body)
  }
  const response = await reach(path + queryString(call.query ?? {}), { method, headers, body, signal: call.signal, credentials: 'same-origin' })
  if (!response.ok) {
    const problem = await problemFrom(response)
    if (again && problem.code === 'csrf') return ask(method, path, call, false)
    if (response.status === 401 && !call.signingIn) onSignedOut?.()
    throw problem
  }
  return response
}

async function send<T>(method: string, path: string, call: Call = {}): Promise<T> {
  const response = await ask(method, path, call)
  if (response.status === 204) return undefined as T
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, 'unreachable', '', '', [])
  }
}

export const http = {
  get: <T>(path: string, query?: Query, call: Call = {}) => send<T>('GET', path, { ...call, query }),
  post: <T>(path: string, body?: unknown, call: Call = {}) => send<T>('POST', path, { ...call, body: body ?? {} }),
  put: <T>(path: string, body?: unknown) => send<T>('PUT', path, { body: body ?? {} }),
  remove: (path: string) => send<void>('DELETE', path),
  /** A file's bytes; with a body it is asked for by POST. */
  file: async (path: string, body?: unknown) => (await ask(body === undefined ? 'GET' : 'POST', path, { body })).blob(),
  upload: <T>(path: string, form: FormData) => send<T>('POST', path, { form }),
}

export type { Query }
