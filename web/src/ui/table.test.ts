import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import DataTable from './DataTable.vue'
import { i18n } from './i18n'
import { nextSort, sortState } from './table'

const push = vi.fn()
vi.mock('vue-router', () => ({ useRouter: () => ({ push }) }))

const columns = [{ key: 'plate', label: '车牌号', sort: 'plate' }, { key: 'speed', label: '速度' }]
const rows = [{ id: 1, plate: '鲁B12345', speed: 60 }, { id: 2, plate: '鲁B54321', speed: null }]

function table(sort?: string) {
  return mount(DataTable<{ id: number; plate: string; speed: number | null }>, {
    attachTo: document.body,
    global: { plugins: [i18n] },
    props: { columns, rows, rowKey: (row) => row.id, label: '车辆', sort, rowTo: (row) => `/vehicles/${row.id}` },
  })
}

describe('order by a column', () => {
  it('goes from descending to ascending to none', () => {
    expect(nextSort('', 'plate')).toBe('plate,desc')
    expect(nextSort('plate,desc', 'plate')).toBe('plate,asc')
    expect(nextSort('plate,asc', 'plate')).toBe('')
    expect(nextSort('time,desc', 'plate')).toBe('plate,desc')
  })

  it('is told to screen readers', () => {
    expect(sortState('plate,asc', 'plate')).toBe('ascending')
    expect(table('plate,desc').find('th').attributes('aria-sort')).toBe('descending')
  })
})

describe('a table', () => {
  it('shows a dash where there is no value', () => {
    expect(table().findAll('tbody tr')[1]?.findAll('td')[1]?.text()).toBe('—')
  })

  it('opens a row by the enter key and walks by arrows', async () => {
    const wrapper = table()
    const [first, second] = wrapper.findAll('tbody tr')
    ;(first?.element as HTMLElement).focus()
    await first?.trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement).toBe(second?.element)
    await second?.trigger('keydown', { key: 'Enter' })
    expect(push).toHaveBeenCalledWith('/vehicles/2')
  })
})
