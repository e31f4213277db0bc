import { createI18n } from 'vue-i18n'
import { speak } from '@/api/http'
import type { Locale } from '@/api/contract'
import { common } from './messages'

const REMEMBERED = 'bihuan.locale'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  messages: { 'zh-CN': common.zh, en: common.en },
})

export function translate(key: string, named: Record<string, unknown> = {}): string {
  return i18n.global.t(key, named)
}

/** The text under the key, or the given fallback: for codes which the server may know before the screens do. */
export function translateOr(key: string, fallback: string): string {
  return i18n.global.te(key) || i18n.global.te(key, 'zh-CN') ? i18n.global.t(key) : fallback
}

/** The same, but of the language that is shown alone. */
export function translateHere(key: string, fallback: string): string {
  return i18n.global.te(key, i18n.global.locale.value) ? i18n.global.t(key) : fallback
}

export function currentLocale(): Locale {
  return i18n.global.locale.value as Locale
}

export function useLocale(locale: Locale): void {
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  speak(locale)
  try {
    localStorage.setItem(REMEMBERED, locale)
  } catch {
    // A browser that keeps nothing still shows the language of this visit.
  }
}

export function rememberedLocale(): Locale {
  try {
    return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}
