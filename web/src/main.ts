import { createApp } from 'vue'
import { whenSignedOut } from '@/api/http'
import { forgetSession, sessionExpired } from '@/api/session'
import { i18n, rememberedLocale, useLocale } from '@/ui/i18n'
import 'element-plus/theme-chalk/base.css'
import './app/theme.css'
import App from './app/App.vue'
import { addTexts } from './app/features'
import { router } from './app/router'

addTexts()
useLocale(rememberedLocale())
whenSignedOut(() => {
  const here = router.currentRoute.value
  // Whoever was at work stays on the page, which keeps what was typed, and is asked for the password there.
  if (!here.meta.open && sessionExpired()) return
  forgetSession()
  if (!here.meta.open) void router.push({ name: 'login', query: { back: here.fullPath } })
})
createApp(App).use(i18n).use(router).mount('#app')
