import { describe, expect, it } from 'vitest'
import { i18n } from '@/ui/i18n'
import type { AuditRow } from '@/api/contract'
import { actionChoices, auditDetails, auditTarget, subjectChoices } from './audit'
import { messages } from './messages'
import { ringFault, windowText } from './area'
import { treeOf } from './tree'

describe('a tree of organisations', () => {
  it('hangs every node below its parent', () => {
    const [root] = treeOf([{ id: 2, parentId: 1, name: '局' }, { id: 1, parentId: null, name: '市' }, { id: 3, parentId: 2, name: '企业' }])
    expect(root?.name).toBe('市')
    expect(root?.children[0]?.children[0]?.name).toBe('企业')
  })

  it('shows a node whose parent is out of scope as a root', () => {
    expect(treeOf([{ id: 9, parentId: 4, name: '企业' }]).map((node) => node.name)).toEqual(['企业'])
  })
})

describe('an area', () => {
  it('needs three corners', () => {
    expect(ringFault([[1, 1], [2, 2]])).toBe(true)
    expect(ringFault([[1, 1], [2, 2], [2, 1]])).toBe(false)
  })

  it('tells its daily hours, over midnight too', () => {
    expect(windowText('22:00', '05:00:00', '全天')).toBe('22:00–05:00')
    expect(windowText(null, null, '全天')).toBe('全天')
  })
})

describe('the audit log', () => {
  i18n.global.mergeLocaleMessage('zh-CN', { administration: messages.zh })
  const row = (subject: string, details: Record<string, unknown> = {}) => ({ subject, details }) as AuditRow

  it('says the details in words', () => {
    expect(auditDetails(row('check-plan:3', { name: '企业日常自查' }))).toBe('名称：企业日常自查')
    expect(auditDetails(row('person:3', { loginName: 'zhang', role: 'INSPECTOR' }))).toBe('账号：zhang · 角色：检查员')
    expect(auditDetails(row('person:3'))).toBe('—')
  })

  it('leads to what has a page of its own', () => {
    expect(auditTarget(row('case:17'))).toEqual({ name: 'case', params: { id: '17' } })
    expect(auditTarget(row('person:?'))).toBeNull()
    expect(auditTarget(row('cases'))).toBeNull()
  })

  it('filters by kind, and by one subject where an address names it', () => {
    expect(subjectChoices('')[0]).toEqual({ value: 'case:', label: '案卷' })
    expect(subjectChoices('case:')).toHaveLength(subjectChoices('').length)
    expect(subjectChoices('case:17')[0]?.value).toBe('case:17')
    expect(actionChoices([{ action: 'session.login', name: '登录' }], 'session.')).toEqual([{ value: 'session.', label: 'session.' }, { value: 'session.login', label: '登录' }])
  })
})
