import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CaseAction, CaseDetail, Evidence } from '@/api/contract'
import { http } from '@/api/http'
import { Problem } from '@/api/problem'
import { i18n } from '@/ui/i18n'
import ActionDialog from './ActionDialog.vue'
import { loopMessages } from './loopMessages'
import { messages } from './messages'

i18n.global.mergeLocaleMessage('zh-CN', { cases: { ...messages.zh, ...loopMessages.zh } })

const photo: Evidence = { id: 5, name: '照片.png', mediaType: 'image/png', sizeBytes: 1, sha256: 'ab', stage: 'handle', uploadedAt: '2026-11-22T08:00:00Z', uploadedBy: { id: 1, name: '甲' } }
const detail = (evidence: Evidence[]) => ({ id: 7, number: 'AQ-1', title: '超速', type: { key: 'vehicle-safety', name: '车辆安全' }, version: 3, fields: {}, evidence, events: [], actions: [] }) as unknown as CaseDetail
const handIn: CaseAction = { key: 'hand-in', name: '处置完成', needsReason: true, fields: [], evidence: { required: [{ kind: 'ANY', count: 1 }] }, allowed: true, disallowedReason: null }

async function dialog(evidence: Evidence[], action = handIn) {
  const wrapper = mount(ActionDialog, { attachTo: document.body, global: { plugins: [i18n], stubs: { EvidenceUpload: true, teleport: true } }, props: { detail: detail(evidence), modelValue: null } })
  await wrapper.setProps({ modelValue: action })
  await flushPromises()
  const reason = wrapper.find<HTMLTextAreaElement>('[data-testid="action-reason"]')
  await reason.setValue('已整改')
  return wrapper
}

const approve: CaseAction = {
  key: 'approve-extension', name: '同意延期', needsReason: false, fields: [], evidence: { required: [] }, effect: 'approve-extension', allowed: true, disallowedReason: null,
  inputs: [{ key: 'amount', name: '延期', kind: 'number', required: true }, { key: 'note', name: '说明', kind: 'text', required: false }],
}

const submit = (wrapper: Awaited<ReturnType<typeof dialog>>) => wrapper.find<HTMLButtonElement>('[data-testid="action-submit"]')

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

describe('a step of a case', () => {
  it('cannot be submitted while the required evidence is missing, and says so', async () => {
    const wrapper = await dialog([])
    expect(submit(wrapper).element.disabled).toBe(true)
    expect(wrapper.text()).toContain('需要 1 份材料')
  })

  it('is sent with the version that was seen and the evidence that was uploaded for it', async () => {
    const post = vi.spyOn(http, 'post').mockResolvedValue(undefined)
    const wrapper = await dialog([photo])
    await submit(wrapper).trigger('click')
    expect(post).toHaveBeenCalledWith('/api/cases/7/actions/hand-in', { version: 3, reason: '已整改', fields: {}, evidenceIds: [5], assigneeOrganisationId: null })
  })

  it('tells when somebody else was faster, and asks for the newest state', async () => {
    vi.spyOn(http, 'post').mockRejectedValue(new Problem(409, 'case-changed', '', '', []))
    const wrapper = await dialog([photo])
    await submit(wrapper).trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('案卷刚刚被他人更新')
    expect(wrapper.emitted('stale')).toHaveLength(1)
  })

  it('asks for whatever the effect of the step wants, and sends it apart from the fields', async () => {
    const post = vi.spyOn(http, 'post').mockResolvedValue(undefined)
    const wrapper = await dialog([], approve)
    expect(submit(wrapper).element.disabled).toBe(true)
    await wrapper.find<HTMLInputElement>('input[data-testid="action-input-amount"]').setValue('5')
    await submit(wrapper).trigger('click')
    expect(post).toHaveBeenCalledWith('/api/cases/7/actions/approve-extension', expect.objectContaining({ inputs: { amount: '5' } }))
  })
})
