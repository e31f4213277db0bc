import { describe, expect, it } from 'vitest'
import { monthsOf, workingDays } from './month'
import type { WorkingCalendar, YearTable } from './shapes'

const office: WorkingCalendar = { key: 'office', name: '机关', source: '', zone: 'Asia/Shanghai', weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], officeHours: ['08:30-12:00'], workingMinutes: 210, holidays: true }
const table: YearTable = { year: 2026, source: '', mark: 'S', holidays: [{ name: '春节', from: '2026-02-15', to: '2026-02-23', makeUpDays: ['2026-02-14', '2026-02-28'] }] }

describe('the year as a calendar sees it', () => {
  it('knows holidays, make-up days and weekends', () => {
    const february = monthsOf(2026, office, table)[1]
    expect(february?.blanks).toBe(6)
    expect(february?.days).toHaveLength(28)
    const kind = (number: number) => february?.days[number - 1]?.kind
    expect([kind(13), kind(14), kind(15), kind(17), kind(23), kind(24), kind(28)]).toEqual(['work', 'makeUp', 'holiday', 'holiday', 'holiday', 'work', 'makeUp'])
    expect(february?.days[13]?.name).toBe('春节')
  })

  it('lets a calendar that keeps no holidays work through them', () => {
    const hospital = { ...office, holidays: false, weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] }
    expect(workingDays(monthsOf(2028, hospital, undefined))).toBe(366)
  })

  it('counts weekdays alone where no table is known', () => {
    expect(workingDays(monthsOf(2027, office, undefined))).toBe(261)
  })
})
