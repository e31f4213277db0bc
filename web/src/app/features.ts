import type { Feature, MenuEntry, Texts } from '@/ui/feature'
import { i18n } from '@/ui/i18n'
import { fill } from '@/ui/slots'

const found = import.meta.glob<{ feature: Feature }>('../features/*/feature.ts', { eager: true })

export const features: Feature[] = Object.values(found).map((module) => module.feature)

export const menu: MenuEntry[] = features.flatMap((feature) => feature.menu).sort((a, b) => a.order - b.order)

export const tools = features.flatMap((feature) => feature.tools ?? [])

/** Makes every feature's texts known, and what it puts into other features' pages. */
export function addTexts(): void {
  for (const feature of features) {
    i18n.global.mergeLocaleMessage('zh-CN', { [feature.name]: feature.messages.zh } as Texts)
    i18n.global.mergeLocaleMessage('en', { [feature.name]: feature.messages.en } as Texts)
    fill(feature.fills ?? {})
  }
}
