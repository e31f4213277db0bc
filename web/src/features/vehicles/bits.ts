import { translate, translateOr } from '@/ui/i18n'

const set = (bits: number, place: number) => ((bits >>> place) & 1) === 1

/** What the status word of 0x0200 says, in words; JT/T 808-2019 table 25. */
export function statusWords(bits: number): string[] {
  const words = [translate(`vehicles.status.${set(bits, 0) ? 'acc' : 'accOff'}`), translate(`vehicles.status.${set(bits, 1) ? 'fix' : 'noFix'}`)]
  for (const place of [4, 10, 11, 12, 18, 19, 20, 21]) if (set(bits, place)) words.push(translate(`vehicles.status.bit${place}`))
  return words
}

/** What the alarm word of 0x0200 says, in words; JT/T 808-2019 table 24. */
export function alarmWords(bits: number): string[] {
  return Array.from({ length: 32 }, (_, place) => place)
    .filter((place) => set(bits, place))
    .map((place) => translateOr(`vehicles.alarmBit.${place}`, translate('vehicles.bit', { n: place })))
}
