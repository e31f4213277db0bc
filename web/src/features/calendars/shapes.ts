import type { Ref } from '@/api/contract'

/** Office hours as `08:30-12:00`, weekdays as `MONDAY`. */
export interface WorkingCalendar {
  key: string
  name: string
  source: string
  zone: string
  weekdays: string[]
  officeHours: string[]
  workingMinutes: number
  holidays: boolean
}

export interface Holiday { name: string; from: string; to: string; makeUpDays: string[] }
export interface YearTable { year: number; source: string; mark: string; holidays: Holiday[] }
export interface Season { key: string; name: string; periods: string[] }
export interface Calendars { calendars: WorkingCalendar[]; years: YearTable[]; seasons: Season[] }
export interface CalendarFile { name: string; shipped: boolean; own: boolean }
export interface OrganisationCalendar { organisation: Ref; parentId: number | null; calendar: string | null; effective: string }
export interface Stretch { from: string; to: string; counted: boolean; code: string; why: string }
export interface Counted { dueAt: string | null; limit: string; intervals: Stretch[]; unofficialYears: number[] }
