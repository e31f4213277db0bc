import type { LocationQuery } from 'vue-router'

/** The page somebody wanted before signing in, when it is one of ours; else the first page. */
export function wantedPage(query: LocationQuery): string {
  const wanted = query['back']
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : '/'
}
