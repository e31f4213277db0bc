import { ElMessage } from 'element-plus/es/components/message/index'
import 'element-plus/theme-chalk/el-message.css'
import { Problem } from '@/api/problem'
import { sentence } from './sentence'

export { sentence }

/** Waits for the work and shows what went wrong, if anything; answers whether it succeeded. Words of success may need what came of it. */
export async function tell(work: Promise<unknown>, success?: string | (() => string)): Promise<boolean> {
  try {
    await work
    if (success) ElMessage.success(typeof success === 'function' ? success() : success)
    return true
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) ElMessage.error({ message: sentence(error), duration: 6000 })
    return false
  }
}

/** Says in lines why something was not done; long enough to be read, and it can be put away. */
export function warn(lines: readonly string[]): void {
  ElMessage.warning({ message: lines.join('\n'), duration: 8_000, showClose: true, customClass: 'in-lines' })
}
