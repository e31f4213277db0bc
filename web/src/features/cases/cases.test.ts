import { describe, expect, it } from 'vitest'
import type { Alarm, CaseAction, CaseDetail, CaseEvent, CaseField, CaseKin, Command, Evidence } from '@/api/contract'
import { limitParts, limitText, missingFields, sentFields } from '@/ui/caseFields'
import { counts, lacking, pairs, placeMatch, timeMatch, unused } from './evidence'
import { progress } from './marks'
import { joinedTo, reportOf, timeline } from './timeline'
import { savedQuery, viewQuery } from './views'

const evidence = (id: number, mediaType: string): Evidence => ({ id, name: `e${id}`, mediaType, sizeBytes: 1, sha256: 'ab', stage: null, uploadedAt: '2026-11-22T08:00:00Z', uploadedBy: { id: 1, name: '甲' } })
const event = (sequence: number, time: string, ids: number[] = []): CaseEvent => ({ sequence, action: 'hand-in', actionName: '处置完成', stage: 'handle', actor: { id: 1, name: '甲' }, time, reason: null, payload: null, evidence: ids, hash: 'h', previousHash: null })
const detail = (more: Partial<CaseDetail>) => ({ events: [], alarms: [], evidence: [], ...more }) as unknown as CaseDetail
const action = (required: { kind: string; count: number }[]) => ({ evidence: { required } }) as unknown as CaseAction

describe('the timeline of a case', () => {
  it('puts events, alarms and commands on one line, newest first', () => {
    const entries = timeline(
      detail({ events: [event(1, '2026-11-22T08:01:00Z'), event(2, '2026-11-22T09:00:00Z', [5])], alarms: [{ id: 'a', startTime: '2026-11-22T08:00:00Z' } as Alarm], evidence: [evidence(5, 'image/png')] }),
      [{ id: 9, createdAt: '2026-11-22T08:30:00Z' } as Command],
    )
    expect(entries.map((entry) => entry.key)).toEqual(['e2', 'c9', 'e1', 'aa'])
    expect(entries[0]?.kind === 'event' && entries[0].evidence.map((item) => item.name)).toEqual(['e5'])
  })

  it('keeps steps of one instant in the order of their chain', () => {
    const at = '2026-11-22T08:00:00Z'
    expect(timeline(detail({ events: [event(1, at), event(2, at), event(3, at)] }), []).map((entry) => entry.key)).toEqual(['e3', 'e2', 'e1'])
  })
})

describe('a joined case', () => {
  const joined = { ...event(2, '2026-11-22T09:00:00Z'), action: 'join', payload: { joined: { id: 28, number: 'CS-1' } } }

  it('leads to the one it is a report of, until it is taken up again', () => {
    expect(joinedTo(detail({ state: 'CLOSED', events: [event(1, '2026-11-22T08:00:00Z'), joined] }))).toEqual({ id: 28, number: 'CS-1', title: '' })
    expect(joinedTo(detail({ state: 'OPEN', events: [joined] }))).toBeNull()
  })

  it('is told in the history of the other, and so is a report without a case', () => {
    const report = (more: Record<string, unknown>) => reportOf({ ...event(3, '2026-11-22T10:00:00Z'), payload: { report: more } })
    expect(report({ case: 31, number: 'CS-2', title: '路灯不亮' })?.from).toEqual({ id: 31, number: 'CS-2', title: '路灯不亮' })
    expect(report({ text: '又有人反映', place: '老商业街' })).toEqual({ text: '又有人反映', place: '老商业街', from: null })
    expect(reportOf(event(1, '2026-11-22T08:00:00Z'))).toBeNull()
  })
})

describe('evidence', () => {
  it('counts for its kind, and any file for any', () => {
    expect(counts(evidence(1, 'image/jpeg'), 'photo')).toBe(true)
    expect(counts(evidence(1, 'application/pdf'), 'photo')).toBe(false)
    expect(counts(evidence(1, 'application/pdf'), 'any')).toBe(true)
  })

  it('tells what an action still lacks', () => {
    expect(lacking(action([{ kind: 'photo', count: 2 }]), [evidence(1, 'image/png')])).toEqual([{ kind: 'photo', count: 1 }])
    expect(lacking(action([{ kind: 'any', count: 1 }]), [evidence(1, 'video/mp4')])).toEqual([])
  })

  it('is offered when no step has used it yet', () => {
    expect(unused([evidence(1, 'image/png'), evidence(2, 'image/png')], [event(1, '2026-11-22T08:00:00Z', [1]), { ...event(2, '2026-11-22T08:01:00Z', [2]), action: 'evidence-added' }]).map((item) => item.id)).toEqual([2])
  })
})

describe('a photo', () => {
  const photo = (id: number, more: Partial<Evidence>): Evidence => ({ ...evidence(id, 'image/jpeg'), ...more })

  it('counts for a moment only when it was handed in for it', () => {
    expect(counts(photo(1, { moment: 'BEFORE' }), 'photo', 'after')).toBe(false)
    expect(counts(photo(1, { moment: 'AFTER' }), 'photo', 'after')).toBe(true)
  })

  it('is no signature unless it was signed', () => {
    expect(counts(photo(1, {}), 'signature')).toBe(false)
    expect(counts(photo(1, { kind: 'SIGNATURE' }), 'signature')).toBe(true)
  })

  it('stands before or after, side by side', () => {
    const sorted = pairs([photo(1, { moment: 'before' }), photo(2, { moment: 'after' }), photo(3, {})])
    expect([sorted.before, sorted.after, sorted.others].map((column) => column.map((item) => item.id))).toEqual([[1], [2], [3]])
  })

  it('tells when it was taken elsewhere or before the case came up', () => {
    expect([placeMatch(photo(1, { distanceMetres: 30 })), placeMatch(photo(1, { distanceMetres: 3000 })), placeMatch(photo(1, {}))]).toEqual(['near', 'far', 'unknown'])
    const filed = { filedAt: '2026-11-22T07:00:00Z' }
    expect(timeMatch(photo(1, { moment: 'after', takenAt: '2026-11-22T07:30:00Z' }), filed)).toBe('within')
    expect(timeMatch(photo(1, { moment: 'after', takenAt: '2026-11-20T07:30:00Z' }), filed)).toBe('outside')
  })
})

describe('a divided case', () => {
  it('is as far as its closed parts', () => {
    const part = (state: 'OPEN' | 'CLOSED') => ({ id: 1, number: '', title: '', state }) as CaseKin
    expect(progress([part('CLOSED'), part('OPEN'), part('OPEN'), part('OPEN')])).toEqual({ closed: 1, all: 4, share: 0.25 })
    expect(progress([])).toEqual({ closed: 0, all: 0, share: 0 })
  })
})

describe('the fields of a step', () => {
  it('write lengths of time as case types do', () => {
    expect(limitParts('10wd')).toEqual({ amount: 10, unit: 'wd' })
    expect(limitParts('soon')).toEqual({ amount: null, unit: 'wd' })
    expect(limitText(24, 'h')).toBe('24h')
    expect(limitText(null, 'h')).toBe('')
  })

  it('send several ids with commas between', () => {
    expect(sentFields([{ key: 'who', name: '人', kind: 'persons', required: true }], { who: ['3', '9'] })).toEqual({ who: '3,9' })
    expect(missingFields([{ key: 'who', name: '人', kind: 'persons', required: true }], { who: [] })).toEqual(['who'])
  })

  const fields: CaseField[] = [{ key: 'cause', name: '原因', kind: 'choice', required: true }, { key: 'count', name: '人数', kind: 'number', required: false }]

  it('are missing while blank', () => {
    expect(missingFields(fields, { cause: '  ' })).toEqual(['cause'])
    expect(missingFields(fields, { cause: 'driver' })).toEqual([])
  })

  it('are sent as text, without blanks', () => {
    expect(sentFields(fields, { cause: ' driver ', count: '12', other: 1 })).toEqual({ cause: 'driver', count: '12' })
    expect(sentFields(fields, { cause: 'driver', count: '' })).toEqual({ cause: 'driver' })
  })
})

describe('a saved view', () => {
  it('gives back the filters it was saved with', () => {
    const query = { q: '超速', state: 'all', sort: 'dueAt,asc' }
    expect(viewQuery(savedQuery(query))).toEqual(query)
    expect(viewQuery({ state: 'all', page: 2, q: null })).toEqual({ state: 'all', page: '2' })
  })
})
