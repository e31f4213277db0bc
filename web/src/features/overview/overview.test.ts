import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Overview } from '@/api/contract'
import { i18n } from '@/ui/i18n'
import { feature } from './feature'
import LoopPhases from './LoopPhases.vue'
import { closedThisMonth } from './links'
import { listeningSince, trendOption } from './trend'

const cases: Overview['cases'] = { open: 5, dueSoon: 1, overdue: 2, closedThisMonth: 7, onTimeRate: 0.5, month: '2026-11-01' }
const day = (date: string, alarms: number | null) => ({ date, alarms, filed: 1, closed: 1 })
const names = { alarms: 'a', filed: 'f', closed: 'c' }

describe('the trend', () => {
  it('says since when alarms are known, and leaves the days before open', () => {
    const trend = [day('2026-11-28', null), day('2026-11-29', null), day('2026-11-30', 4)]
    expect(listeningSince(trend)).toBe('11-30')
    const series = (trendOption(trend, names) as { series: { data: (number | null)[] }[] }).series
    expect(series[0]?.data).toEqual([null, null, 4])
  })

  it('says nothing where alarms were known all along, or never', () => {
    expect(listeningSince([day('2026-11-29', 0), day('2026-11-30', 4)])).toBeNull()
    expect(listeningSince([day('2026-11-29', null)])).toBeNull()
  })

  it('shows no alarms to whoever has no vehicles', () => {
    const option = trendOption([day('2026-11-30', null)], names, false) as { series: { name: string }[]; yAxis: unknown[] }
    expect(option.series.map((one) => one.name)).toEqual(['f', 'c'])
    expect(option.yAxis).toHaveLength(1)
  })
})

describe('figures that open their rows', () => {
  it('keeps what else the list is narrowed to', () => {
    expect(closedThisMonth(cases, { group: 'city' })).toEqual({ state: 'closed', closedFrom: '2026-11-01', group: 'city' })
  })

  it('opens each phase, and its overdue cases apart', async () => {
    i18n.global.mergeLocaleMessage('zh-CN', { overview: feature.messages.zh })
    const page = { template: '<p />' }
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/cases', name: 'cases', component: page }, { path: '/look-backs', name: 'look-backs', component: page }] })
    const view = mount(LoopPhases, { props: { cases, phases: [{ phase: 'HANDLE', open: 5, overdue: 2 }, { phase: 'VERIFY', open: 0, overdue: 0 }] }, global: { plugins: [i18n, router] } })
    expect(view.findAll('a').map((link) => link.attributes('href'))).toEqual([
      '/cases?phase=HANDLE', '/cases?phase=HANDLE&overdue=true', '/cases?phase=VERIFY', '/cases?state=closed&closedFrom=2026-11-01', '/look-backs',
    ])
    expect(view.text()).toContain('处置整改')
  })
})
