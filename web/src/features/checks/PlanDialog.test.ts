import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CheckPlan } from '@/api/checks'
import { http } from '@/api/http'
import { i18n } from '@/ui/i18n'
import OrganisationPick from '@/ui/OrganisationPick.vue'
import PersonPick from '@/ui/PersonPick.vue'
import { messages } from './messages'
import PlanDialog from './PlanDialog.vue'

i18n.global.mergeLocaleMessage('zh-CN', { checks: messages.zh })

const plan: CheckPlan = {
  id: 9, name: '日常检查', listKey: 'dust', organisation: { id: 1, name: '本市' }, assignee: { person: { id: 41, name: '赵敏' }, organisation: { id: 3, name: '城管局' }, role: null }, rhythm: 'FREQ=DAILY;BYHOUR=8', riskRhythms: {},
  offDays: 'KEEP', calendar: 'office', within: '1d', startsOn: '2026-11-01', endsOn: null, covert: false, paused: false, generatedThrough: null, version: 4,
  targets: [{ id: 5, kind: 'SITE', referenceId: null, name: '东港工地', organisationId: 3, gridId: null, place: null, longitudeDegrees: null, latitudeDegrees: null, risk: null, points: [] }],
}

async function dialog() {
  vi.spyOn(http, 'post').mockResolvedValue([])
  const stubs = { teleport: true, RhythmField: true, TargetFields: true, OrganisationPick: true, PersonPick: true, PickOne: true, ElSelect: true, ElOption: true }
  const wrapper = mount(PlanDialog, { attachTo: document.body, global: { plugins: [i18n], stubs }, props: { lists: [], modelValue: null } })
  await wrapper.setProps({ modelValue: plan })
  await flushPromises()
  return wrapper
}

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

describe('who does the checks of a plan', () => {
  it('is shown by name from the start', async () => {
    const picker = (await dialog()).findComponent(PersonPick)
    expect(picker.props('modelValue')).toEqual(['41'])
    expect(picker.props('known')).toEqual([{ id: 41, name: '赵敏', organisation: '城管局', organisationId: 3 }])
  })

  it('brings their own organisation along', async () => {
    const put = vi.spyOn(http, 'put').mockResolvedValue(undefined)
    const wrapper = await dialog()
    const picker = wrapper.findComponent(PersonPick)
    picker.vm.$emit('update:modelValue', ['77'])
    picker.vm.$emit('chosen', [{ id: 77, name: '钱磊', organisation: '港务公司', organisationId: 8 }])
    await flushPromises()
    expect(wrapper.findComponent(OrganisationPick).props('modelValue')).toBe(8)
    await wrapper.find('[data-testid="plan-save"]').trigger('click')
    expect(put).toHaveBeenCalledWith('/api/check-plans/9', expect.objectContaining({ assigneePersonId: 77, assigneeOrganisationId: 8, assigneeRole: null, version: 4 }))
  })

  it('is nobody in particular once another organisation is to do it', async () => {
    const put = vi.spyOn(http, 'put').mockResolvedValue(undefined)
    const wrapper = await dialog()
    wrapper.findComponent(OrganisationPick).vm.$emit('update:modelValue', 12)
    await flushPromises()
    await wrapper.find('[data-testid="plan-save"]').trigger('click')
    expect(put).toHaveBeenCalledWith('/api/check-plans/9', expect.objectContaining({ assigneePersonId: null, assigneeOrganisationId: 12 }))
  })
})
