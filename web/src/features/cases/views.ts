/** Filters as they are kept under a name: the text of an address. */
export function savedQuery(query: Record<string, string>): string {
  return new URLSearchParams(query).toString()
}

/** The filters of a kept view; one may have been kept as text or as an object by another client. */
export function viewQuery(kept: string | Record<string, unknown>): Record<string, string> {
  if (typeof kept === 'string') return Object.fromEntries(new URLSearchParams(kept.replace(/^\?/, '')))
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null && value !== undefined).map(([key, value]) => [key, String(value)]))
}
