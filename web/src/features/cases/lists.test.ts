import { describe, expect, it } from 'vitest'
import type { CaseAction, CaseDetail, CaseRow, CaseType } from '@/api/contract'
import { commonActions, samples } from './batch'
import { hindrances, leading, reachable } from './board'
import { byDueDay, monthDays, otherMonth } from './calendar'
import { boundsOf } from './caseLayer'
import { chosenColumns, FIRST_COLUMNS } from './columns'
import { asked, FIRST_FILTERS } from './filters'
import { blankDraft, fieldsOf, filed, lackingOf } from './filing'
import { inOrder } from './marks'
import { fileableBy, groupChoices, stageChoices, typeChoices } from './types'

const stage = (key: string) => ({ key, name: key, nameEn: key, roles: [] })
const type = (key: string, group: string, more: Partial<CaseType> = {}): CaseType => ({ key, name: key, nameEn: key, stages: [stage('file'), stage(`${key}-only`)], fields: [], group, ...more })
const action = (key: string, to: string | null, allowed = true): CaseAction => ({ key, name: key, needsReason: false, fields: [], evidence: { required: [] }, to, allowed, disallowedReason: null })
const detail = { stage: { key: 'handle', name: '处置' }, actions: [action('hand-in', 'verify'), action('return', 'dispatch'), action('close', 'closed', false), action('remark', null)] } as unknown as CaseDetail

describe('a board', () => {
  it('lets a card go only where an allowed action leads', () => {
    expect([...reachable(detail)].sort()).toEqual(['dispatch', 'verify'])
    expect(leading(detail, 'verify').map((one) => one.key)).toEqual(['hand-in'])
    expect(leading(detail, 'closed')).toEqual([])
    expect(leading(detail, 'handle')).toEqual([])
  })
})

describe('a card that is dropped where it cannot go', () => {
  it('is told what each action that leads there lacks', () => {
    const late = { ...detail, actions: [{ ...action('close', 'closed', false), disallowedReason: '还有未办结的子案卷' }, action('hand-in', 'verify')] } as unknown as CaseDetail
    expect(hindrances(late, 'closed')).toEqual(['close：还有未办结的子案卷'])
    expect(hindrances(late, 'verify')).toEqual([])
    expect(hindrances(late, 'file')).toEqual([])
  })
})

describe('a step for many cases', () => {
  const row = (id: number, type: string, at: string) => ({ id, type: { key: type }, stage: { key: at } }) as CaseRow
  const standing = (...actions: CaseAction[]) => ({ actions }) as CaseDetail
  const urge: CaseAction = { ...action('urge', null), effect: 'urge', inputs: [{ key: 'text', name: '催办内容', kind: 'text', required: true }] }

  it('looks at one case of each type and stage', () => {
    expect(samples([row(1, 'a', 'file'), row(2, 'a', 'file'), row(3, 'a', 'handle'), row(4, 'b', 'file')]).map((one) => one.id)).toEqual([1, 3, 4])
  })

  it('is what all of them can be urged to, whatever their type', () => {
    expect(commonActions([standing(urge, action('accept', 'dispatch')), standing(action('hand-in', 'verify'), urge)]).map((one) => one.key)).toEqual(['urge'])
    expect(commonActions([standing(urge), standing({ ...urge, allowed: false })])).toEqual([])
    expect(commonActions([standing(urge), standing({ ...urge, inputs: [] })])).toEqual([])
  })

  it('asks for a reason where one of them wants it, and never for files', () => {
    expect(commonActions([standing(urge), standing({ ...urge, needsReason: true })])[0]?.needsReason).toBe(true)
    const photo = { ...urge, evidence: { required: [{ kind: 'PHOTO', count: 1 }] } } as CaseAction
    expect(commonActions([standing(photo), standing(photo)])).toEqual([])
  })
})

describe('what can be done', () => {
  it('begins with what leads to the next stage, not with what ends the case', () => {
    const stages = ['file', 'dispatch', 'handle', 'closed'].map(stage)
    const steps = [action('dismiss', 'closed'), action('remark', null), action('dispatch', 'handle'), action('back', 'file')]
    expect(inOrder(steps, stages, 'dispatch').map((one) => one.key)).toEqual(['dispatch', 'dismiss', 'remark', 'back'])
  })
})

describe('a calendar of due dates', () => {
  it('shows whole weeks from Monday', () => {
    const days = monthDays('2026-11')
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-10-26', '2026-12-06', 42])
    expect(monthDays('2027-02')).toHaveLength(28)
  })

  it('crosses the year', () => {
    expect(otherMonth('2026-12', 1)).toBe('2027-01')
    expect(otherMonth('2026-01', -1)).toBe('2025-12')
  })

  it('puts a case on the day of the city, gravest first', () => {
    const row = (id: number, dueAt: string | null, severity: number) => ({ id, dueAt, severity }) as CaseRow
    const found = byDueDay([row(1, '2026-11-21T17:00:00Z', 2), row(2, '2026-11-22T03:00:00Z', 4), row(3, null, 4)])
    expect(found.get('2026-11-22')?.map((one) => one.id)).toEqual([2, 1])
    expect(found.size).toBe(1)
  })
})

describe('a map of cases', () => {
  const at = (...places: [number, number][]) => ({ type: 'FeatureCollection' as const, features: places.map((coordinates) => ({ type: 'Feature' as const, properties: {}, geometry: { type: 'Point' as const, coordinates } })) })

  it('shows all its points, wherever they lie', () => {
    expect(boundsOf(at([117.2, 39.1], [118, 38.5], [117.5, 39.4]))).toEqual([117.2, 38.5, 118, 39.4])
    expect(boundsOf(at([117.2, 39.1]))).toEqual([117.2, 39.1, 117.2, 39.1])
    expect(boundsOf(at())).toBeNull()
  })
})

describe('the filters of a list of cases', () => {
  it('turn days into instants of the city and keep the way of showing to themselves', () => {
    const query = asked({ ...FIRST_FILTERS, dueFrom: '2026-11-22', dueTo: '2026-11-22', view: 'board', columns: 'title' })
    expect([query['dueFrom'], query['dueTo']]).toEqual(['2026-11-21T16:00:00.000Z', '2026-11-22T16:00:00.000Z'])
    expect('view' in query || 'columns' in query).toBe(false)
  })
})

describe('the columns of a list', () => {
  it('keep their order and always show the title', () => {
    expect(chosenColumns('dueAt,number,nonsense')).toEqual(['number', 'title', 'dueAt'])
    expect(chosenColumns('')).toEqual(FIRST_COLUMNS)
    expect(chosenColumns(null)).toEqual(FIRST_COLUMNS)
  })
})

describe('case types', () => {
  const all = [type('quality', 'health'), type('hazard', 'safety'), type('major', 'safety')]

  it('stand on their shelves in a fixed order', () => {
    expect(groupChoices(all).map((one) => one.value)).toEqual(['safety', 'health'])
    expect(typeChoices(all, 'safety').map((one) => one.value)).toEqual(['hazard', 'major'])
  })

  it('offer each stage once', () => {
    expect(stageChoices(all, '').map((one) => one.value)).toEqual(['file', 'quality-only', 'hazard-only', 'major-only'])
    expect(stageChoices(all, 'hazard').map((one) => one.value)).toEqual(['file', 'hazard-only'])
  })
})

describe('filing', () => {
  it('is offered for the types of the viewer’s role alone', () => {
    const all = [type('hazard', 'safety', { fileRoles: ['INSPECTOR'] }), type('free', 'city')]
    expect(fileableBy(all, 'INSPECTOR').map((one) => one.key)).toEqual(['hazard', 'free'])
    expect(fileableBy(all, 'LEADER').map((one) => one.key)).toEqual(['free'])
  })

  const city = type('city', 'city', { conditions: 'REQUIRED', fields: [{ key: 'note', name: '备注', kind: 'text', required: false }, { key: 'kind', name: '类别', kind: 'choice', required: true }] })

  it('says what is missing', () => {
    expect(lackingOf(blankDraft('city'), city)).toEqual(['title', 'organisation', 'condition', 'kind'])
    expect(lackingOf(blankDraft(), undefined)).toEqual(['type'])
    expect(lackingOf({ ...blankDraft('city'), title: '井盖', organisationId: 3, conditionId: '7', fields: { kind: 'a' } }, city)).toEqual([])
  })

  it('asks for what is required, and offers the rest', () => {
    expect([fieldsOf(city).required, fieldsOf(city).optional].map((fields) => fields.map((field) => field.key))).toEqual([['kind'], ['note']])
  })

  it('sends only what was stated', () => {
    const body = filed({ ...blankDraft('city'), title: ' 井盖 ', organisationId: 3, at: [119.9, 31.8], fields: { kind: 'a', note: ' ' } }, city)
    expect(body).toMatchObject({ title: '井盖', longitudeDegrees: 119.9, latitudeDegrees: 31.8, fields: { kind: 'a' }, reason: null })
    expect(filed(blankDraft(), city)['type']).toBe('city')
    expect('conditionId' in body || 'urgency' in body || 'readerIds' in body).toBe(false)
    expect(filed({ ...blankDraft('city'), conditionId: '7', urgency: 'urgent', readers: ['4'] }, city)).toMatchObject({ conditionId: 7, urgency: 'urgent', readerIds: [4] })
  })
})
