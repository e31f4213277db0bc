import { createApp } from 'vue'
import { i18n, rememberedLocale, useLocale } from '@/ui/i18n'
import './rounds.css'
import RoundsApp from './RoundsApp.vue'
import { start } from './app'
import { en, zh } from './messages'

i18n.global.mergeLocaleMessage('zh-CN', { rounds: zh })
i18n.global.mergeLocaleMessage('en', { rounds: en })
useLocale(rememberedLocale())
if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' })
createApp(RoundsApp).use(i18n).mount('#app')
void start()
