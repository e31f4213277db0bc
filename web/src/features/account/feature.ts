import type { Feature } from '@/ui/feature'

export const feature: Feature = {
  name: 'account',
  routes: [{ path: '/account', name: 'account', component: () => import('./AccountPage.vue'), meta: { title: 'account.title' } }],
  menu: [],
  messages: {
    zh: {
      title: '我的账户', who: '身份', permissions: '权限', password: '修改密码', current: '当前密码', next: '新密码', again: '再次输入新密码', differ: '两次输入的新密码不一致', changed: '密码已修改', short: '新密码至少 8 个字符', loginName: '用户名',
      scope: '数据范围', wholeScope: '全部网格',
    },
    en: {
      title: 'My account', who: 'Who I am', permissions: 'Permissions', password: 'Change password', current: 'Current password', next: 'New password', again: 'New password again', differ: 'The new passwords differ', changed: 'Password changed', short: 'At least 8 characters', loginName: 'User name',
      scope: 'Data scope', wholeScope: 'all grids',
    },
  },
}
