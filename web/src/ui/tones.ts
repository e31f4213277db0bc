export type Tone = 'good' | 'bad' | 'warn' | 'calm' | 'faint'

const TONES: Record<string, Tone> = {
  ONLINE: 'good', OFFLINE: 'faint', NEVER: 'faint',
  UNACKNOWLEDGED: 'bad', ACKNOWLEDGED: 'warn', RETURNED_UNACKNOWLEDGED: 'warn', CLOSED: 'faint', SHELVED: 'calm', SUPPRESSED: 'faint',
  QUEUED: 'calm', SENT: 'calm', CONFIRMED: 'good', FAILED: 'bad', EXPIRED: 'warn', CANCELLED: 'faint',
  QUARANTINED: 'warn', APPROVED: 'good', BLOCKED: 'bad', OPEN: 'calm',
}

/** How a state looks: the same everywhere it is shown. */
export function tone(state: string): Tone {
  return TONES[state] ?? 'faint'
}
