import { onScopeDispose } from 'vue'

/** Whether somebody is writing, so that keys mean letters. */
function writing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Single keys that do something while the page is shown, unless somebody is writing or a dialog is open. */
export function useKeys(keys: Record<string, () => void>): void {
  function pressed(event: KeyboardEvent) {
    const act = keys[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey || writing(event.target) || document.querySelector('.el-overlay:not([style*="display: none"]) .el-dialog')) return
    event.preventDefault()
    act()
  }
  window.addEventListener('keydown', pressed)
  onScopeDispose(() => window.removeEventListener('keydown', pressed))
}
