import type { Feature } from '@/ui/feature'

export const feature: Feature = {
  name: 'login',
  routes: [{ path: '/login', name: 'login', component: () => import('./LoginPage.vue'), meta: { title: 'login.title', open: true } }],
  menu: [],
  messages: {
    zh: { title: '登录', name: '用户名', password: '密码', submit: '登录', need: '请输入用户名和密码', lead: '城市运行监管与闭环处置平台', report: '我要上报问题', phone: '手机巡查', switch: 'English' },
    en: { title: 'Sign in', name: 'User name', password: 'Password', submit: 'Sign in', need: 'Enter user name and password', lead: 'Watch, act and prove it closed', report: 'Report a problem', phone: 'Rounds on the phone', switch: '中文' },
  },
}
