import type { WorkingCalendar, YearTable } from './shapes'

export type DayKind = 'work' | 'weekend' | 'holiday' | 'makeUp'
export interface Day { date: string; number: number; kind: DayKind; name: string }
export interface Month { month: number; blanks: number; days: Day[] }

const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY']
const two = (n: number) => String(n).padStart(2, '0')

/** The twelve months of a year as a calendar sees them; weeks begin on Monday. */
export function monthsOf(year: number, calendar: WorkingCalendar, table: YearTable | undefined): Month[] {
  const holidays = calendar.holidays ? (table?.holidays ?? []) : []
  return Array.from({ length: 12 }, (_, month) => {
    const first = new Date(Date.UTC(year, month, 1))
    const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    const days = Array.from({ length: count }, (_each, index): Day => {
      const date = `${year}-${two(month + 1)}-${two(index + 1)}`
      const makeUp = holidays.find((one) => one.makeUpDays.includes(date))
      const holiday = holidays.find((one) => one.from <= date && date <= one.to)
      const weekday = WEEKDAYS[new Date(Date.UTC(year, month, index + 1)).getUTCDay()] ?? ''
      const kind: DayKind = makeUp ? 'makeUp' : holiday ? 'holiday' : calendar.weekdays.includes(weekday) ? 'work' : 'weekend'
      return { date, number: index + 1, kind, name: (makeUp ?? holiday)?.name ?? '' }
    })
    return { month: month + 1, blanks: (first.getUTCDay() + 6) % 7, days }
  })
}

/** How many days of a year are worked. */
export function workingDays(months: readonly Month[]): number {
  return months.flatMap((month) => month.days).filter((day) => day.kind === 'work' || day.kind === 'makeUp').length
}
