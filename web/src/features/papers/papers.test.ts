import { describe, expect, it } from 'vitest'
import { bulletinFilter, draftAddress, percent, sheetAddress } from './papers'

describe('papers', () => {
  it('asks for the workbook with the filters, order and columns of the list', () => {
    expect(sheetAddress({ q: '井盖', state: 'open', sort: 'dueAt,asc', page: 3, size: 50, stage: '' }, ['number', 'title'])).toBe(
      '/api/case-sheets?q=%E4%BA%95%E7%9B%96&state=open&sort=dueAt%2Casc&columns=number%2Ctitle',
    )
  })

  it('asks for a draft with what was written', () => {
    expect(draftAddress(7, 'notice', '请 整改', 'pdf')).toBe('/api/cases/7/forms/notice/draft?remark=%E8%AF%B7+%E6%95%B4%E6%94%B9&format=pdf')
  })

  it('gives a bulletin numbers and truth values as such', () => {
    expect(bulletinFilter({ organisationId: '12', overdue: 'true', mine: '', page: 0, state: 'open', from: '2026-11-01T00:00:00Z' })).toEqual({
      organisationId: 12, overdue: true, state: 'open', from: '2026-11-01T00:00:00Z',
    })
  })

  it('never passes a hundred percent', () => {
    expect(percent(0, 0)).toBe(0)
    expect(percent(1, 3)).toBe(33)
    expect(percent(9, 3)).toBe(100)
  })
})
