import { afterEach, describe, expect, it, vi } from 'vitest'
import { searchOrganisations } from './directory'
import { http } from './http'

afterEach(() => vi.restoreAllMocks())

describe('whom a case can be handed to', () => {
  it('is looked for by name in the whole city, not in the viewer’s own part of it', async () => {
    const get = vi.spyOn(http, 'get').mockResolvedValue({ items: [{ id: 4, name: '消防救援支队', kind: 'DEPARTMENT', within: { id: 1, name: '海澄市' } }, { id: 1, name: '海澄市', kind: 'CITY', within: null }], total: 2 })
    expect(await searchOrganisations('消防')).toEqual([{ id: 4, name: '消防救援支队', within: '海澄市' }, { id: 1, name: '海澄市', within: '' }])
    expect(get).toHaveBeenCalledWith('/api/organisations/names', { q: '消防', size: 50 })
  })
})
