export interface FieldError {
  field: string
  message: string
}

/** A refusal by the server (RFC 9457); status 0 means that the server was not reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: readonly FieldError[],
  ) {
    super(detail || title || code)
    this.name = 'Problem'
  }

  /** What is wrong with the field, or null when nothing is. */
  field(name: string): string | null {
    return this.errors.find((error) => error.field === name)?.message ?? null
  }
}

export async function problemFrom(response: Response): Promise<Problem> {
  let body: Record<string, unknown> = {}
  try {
    const parsed: unknown = await response.json()
    if (typeof parsed === 'object' && parsed !== null) body = parsed as Record<string, unknown>
  } catch {
    body = {}
  }
  const text = (key: string) => (typeof body[key] === 'string' ? (body[key] as string) : '')
  const errors = Array.isArray(body['errors']) ? (body['errors'] as FieldError[]) : []
  return new Problem(response.status, text('code') || `http-${response.status}`, text('title'), text('detail'), errors)
}
