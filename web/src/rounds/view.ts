import { onScopeDispose, ref } from 'vue'

export interface View {
  name: 'tasks' | 'task' | 'snap' | 'box'
  id: string
}

function read(): View {
  const [name = '', id = ''] = location.hash.replace(/^#\/?/, '').split('/')
  return { name: name === 'task' || name === 'snap' || name === 'box' ? name : 'tasks', id }
}

/** Which page is shown: the part of the address behind #, so that the phone's back button works without a network. */
export function useView() {
  const view = ref(read())
  const follow = () => (view.value = read())
  window.addEventListener('hashchange', follow)
  onScopeDispose(() => window.removeEventListener('hashchange', follow))
  return view
}

export function go(name: View['name'], id = ''): void {
  location.hash = id ? `/${name}/${id}` : `/${name}`
}
