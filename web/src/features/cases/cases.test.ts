import { describe, expect, it } from 'vitest'
import type { Alarm, CaseAction, CaseDetail, CaseEvent, CaseField, Command, Evidence } from '@/api/contract'
import { missingFields, sentFields } from '@/ui/caseFields'
import { counts, lacking, unused } from './evidence'
import { timeline } from './timeline'
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

describe('the fields of a step', () => {
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
