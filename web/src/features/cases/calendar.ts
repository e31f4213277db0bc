import type { CaseRow } from '@/api/contract'
import { day } from '@/ui/format'

/** The days a month's page shows: whole weeks from Monday, as 2026-11-30. */
export function monthDays(month: string): string[] {
  const [year = 2000, number = 1] = month.split('-').map(Number)
  const first = new Date(Date.UTC(year, number - 1, 1))
  const start = Date.UTC(year, number - 1, 1 - ((first.getUTCDay() + 6) % 7))
  const last = new Date(Date.UTC(year, number, 0))
  const weeks = Math.ceil((((first.getUTCDay() + 6) % 7) + last.getUTCDate()) / 7)
  return Array.from({ length: weeks * 7 }, (_, index) => new Date(start + index * 86_400_000).toISOString().slice(0, 10))
}

/** The month so many months away: 2026-11 and 2 give 2027-01. */
export function otherMonth(month: string, away: number): string {
  const [year = 2000, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + away, 1)).toISOString().slice(0, 7)
}

/** Cases by the day of the city on which they are due, gravest first. */
export function byDueDay(rows: readonly CaseRow[]): Map<string, CaseRow[]> {
  const found = new Map<string, CaseRow[]>()
  for (const row of rows) {
    if (!row.dueAt) continue
    const key = day(row.dueAt)
    found.set(key, [...(found.get(key) ?? []), row])
  }
  for (const list of found.values()) list.sort((a, b) => b.severity - a.severity || String(a.dueAt).localeCompare(String(b.dueAt)))
  return found
}
