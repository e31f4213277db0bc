import { translate, translateOr } from '@/ui/i18n'

/** 左前 1 号轮 … : the name of a sensor channel such as tyre.3.pressure, or the channel itself when it is new to the screens. */
export function channelName(channel: string): string {
  const wheel = /^(tyre|tire)\.(.+)\.(\w+)$/.exec(channel)
  if (wheel) return translate('vehicles.channel.tyre', { wheel: wheel[2], what: translateOr(`vehicles.channel.${wheel[3]}`, wheel[3] ?? '') })
  return translateOr(`vehicles.channel.${channel.replaceAll('.', '-')}`, channel)
}

const UNITS: Record<string, string> = { Cel: '°C', '1': '', '%': '%' }

/** Units come as UCUM codes; people read others. */
export function unitText(unit: string | null | undefined): string {
  return unit ? (UNITS[unit] ?? unit) : ''
}
