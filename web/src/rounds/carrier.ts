import { http } from '@/api/http'
import type { Carrier } from './outbox'
import type { Item, Photo } from './types'

function query(photo: Photo): string {
  const params = new URLSearchParams({ clientId: photo.id, takenAt: photo.takenAt })
  if (photo.taskId !== null) params.set('taskId', String(photo.taskId))
  if (photo.longitudeDegrees !== null && photo.latitudeDegrees !== null) {
    params.set('longitudeDegrees', String(photo.longitudeDegrees))
    params.set('latitudeDegrees', String(photo.latitudeDegrees))
  }
  return params.toString()
}

function given(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

/** Carries things to the server over HTTP. */
export const carrier: Carrier = {
  async photo(photo) {
    const form = new FormData()
    form.append('file', photo.blob, `${photo.id}.jpg`)
    await http.upload(`/api/check-photos?${query(photo)}`, form)
  },
  async result(item: Extract<Item, { kind: 'result' }>) {
    const { taskId, answers, remark, ...draft } = item.draft
    const said = Object.fromEntries(
      Object.entries(answers)
        .filter(([, answer]) => answer.value.trim() !== '' || answer.photos.length > 0 || answer.note.trim() !== '')
        .map(([key, answer]) => [key, { value: given(answer.value), note: given(answer.note), photos: answer.photos, conditionId: answer.conditionId ?? null }]),
    )
    const answer = await http.post<{ result: { findings: { caseNumber: string | null }[] } | null }>(`/api/check-tasks/${taskId}/result`, {
      ...draft, finishedAt: draft.finishedAt ?? item.updatedAt, clientId: item.id, remark: given(remark), answers: said,
    })
    return (answer.result?.findings ?? []).flatMap((finding) => (finding.caseNumber ? [finding.caseNumber] : []))
  },
  async snap(item: Extract<Item, { kind: 'snap' }>) {
    const { text, place, ...draft } = item.draft
    const answer = await http.post<{ number: string }>('/api/check-snaps', { ...draft, conditionId: draft.conditionId ?? null, text: given(text), place: given(place), clientId: item.id })
    return [answer.number]
  },
  async renew() {
    await http.get('/api/session', {}, { signingIn: true })
  },
}
