import type { Checklist, ChecklistItem } from '@/api/checks'
import { currentLocale, translate, translateOr } from '@/ui/i18n'

export const localName = (one: { name: string; nameEn: string }) => (currentLocale() === 'en' ? one.nameEn : one.name)
export const localText = (item: ChecklistItem) => (currentLocale() === 'en' ? item.textEn : item.text)

/** An answer in words. */
export function answerText(item: ChecklistItem, value: string | null): string {
  if (value === null || value === '') return '—'
  if (item.judge === 'CHOICE') {
    const choice = item.choices.find((one) => one.key === value)
    return choice ? localName(choice) : value
  }
  if (item.judge === 'YES_NO' || item.judge === 'YES_NO_NA') return translateOr(`checks.answer.${item.failsOn}.${value}`, value)
  return item.unit && item.judge !== 'TEXT' ? `${value} ${item.unit}` : value
}

export interface RhythmParts {
  frequency: string
  interval: number
  days: string[]
  monthDays: string[]
  hours: string[]
}

const list = (text: string | undefined) => (text ? text.split(',') : [])

/** The parts of a written rhythm; see docs/checklists.md. */
export function rhythmParts(text: string): RhythmParts {
  const parts = Object.fromEntries(text.split(';').map((part) => part.split('=') as [string, string]))
  return { frequency: parts['FREQ'] ?? 'DAILY', interval: Number(parts['INTERVAL'] ?? 1) || 1, days: list(parts['BYDAY']), monthDays: list(parts['BYMONTHDAY']), hours: list(parts['BYHOUR']) }
}

export function rhythmText(parts: RhythmParts): string {
  const text = [`FREQ=${parts.frequency}`]
  if (parts.interval > 1) text.push(`INTERVAL=${parts.interval}`)
  if (parts.days.length && parts.frequency !== 'MONTHLY') text.push(`BYDAY=${parts.days.join(',')}`)
  if (parts.monthDays.length && parts.frequency === 'MONTHLY') text.push(`BYMONTHDAY=${parts.monthDays.join(',')}`)
  if (parts.hours.length && parts.frequency !== 'MINUTELY') text.push(`BYHOUR=${parts.hours.join(',')}`)
  return text.join(';')
}

/** 每 2 周的周一、周四 09:00 */
export function rhythmWords(text: string): string {
  const parts = rhythmParts(text)
  const weekly = parts.days.length > 0 && parts.frequency === 'DAILY'
  const unit = weekly && parts.interval === 1 ? 'WEEKLY' : parts.frequency
  const every = parts.interval > 1 ? translate(`checks.plan.EVERY.${unit}`, { n: parts.interval }) : translate(`checks.plan.EACH.${unit}`)
  const days = parts.days.map((day) => translateOr(`checks.plan.day.${day}`, day)).join(translate('checks.plan.and'))
  const monthDays = parts.monthDays.map((day) => (day === '-1' ? translate('checks.plan.lastDay') : translate('checks.plan.monthDay', { day }))).join(translate('checks.plan.and'))
  const hours = parts.hours.map((hour) => `${hour.padStart(2, '0')}:00`).join(translate('checks.plan.and'))
  return [monthDays ? translate('checks.plan.onDates', { every, days: monthDays }) : days ? translate(parts.interval > 1 ? 'checks.plan.onDaysOf' : 'checks.plan.onDays', { every, days }) : every, hours].filter(Boolean).join(' ')
}

/** Lines such as "low 低危 Low 0" with the last word "fail" for what fails. */
export function choicesText(choices: ChecklistItem['choices']): string {
  return choices.map((one) => [one.key, one.name, one.nameEn.replace(/ /g, '_'), one.points, one.fails ? 'fail' : ''].join(' ').trim()).join('\n')
}

export function choicesFrom(text: string): ChecklistItem['choices'] {
  return lines(text).map((line) => {
    const [key = '', name = '', nameEn = '', points = '0', fails = ''] = line.split(/\s+/)
    return { key, name, nameEn: nameEn.replace(/_/g, ' '), points: Number(points) || 0, fails: fails === 'fail' }
  })
}

export function bandsText(bands: Checklist['bands']): string {
  return bands.map((one) => [one.from, one.name, one.nameEn.replace(/ /g, '_'), one.fails ? 'fail' : ''].join(' ').trim()).join('\n')
}

export function bandsFrom(text: string): Checklist['bands'] {
  return lines(text).map((line) => {
    const [from = '0', name = '', nameEn = '', fails = ''] = line.split(/\s+/)
    return { from: Number(from) || 0, name, nameEn: nameEn.replace(/_/g, ' '), fails: fails === 'fail' }
  })
}

const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean)

export function blankItem(number: number): ChecklistItem {
  return {
    key: `item-${number}`, section: null, text: '', textEn: '', judge: 'YES_NO', failsOn: 'NO', points: 0, weight: 1, critical: false, required: true, min: null, max: null, unit: null,
    choices: [], photo: 'ON_FAIL', photos: 1, opens: null,
  }
}

export function blankList(): Checklist {
  return { key: '', name: '', nameEn: '', kind: 'general', scoring: 'SHARE', passPercent: 100, source: '', mark: 'M', note: null, bands: [], items: [blankItem(1)] }
}
