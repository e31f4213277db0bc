import type { RouteRecordNormalized } from 'vue-router'

export interface PageHit {
  name: string
  title: string
}

const MOST = 5

/** Pages whose name, or another word for it, contains what was typed; only those somebody may open and that need no number. */
export function pagesFor(asked: string, routes: readonly RouteRecordNormalized[], may: (permission: string | undefined) => boolean, word: (key: string) => string): PageHit[] {
  const wanted = asked.trim().toLowerCase()
  if (!wanted) return []
  return routes
    .filter((route) => route.meta.title && !route.meta.open && !route.path.includes(':') && typeof route.name === 'string' && route.name !== 'forbidden' && may(route.meta.permission))
    .filter((route) => `${word(route.meta.title ?? '')} ${route.meta.words ? word(route.meta.words) : ''}`.toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map((route) => ({ name: String(route.name), title: word(route.meta.title ?? '') }))
}
