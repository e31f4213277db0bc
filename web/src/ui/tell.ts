import { ElMessage } from 'element-plus/es/components/message/index'
import 'element-plus/theme-chalk/el-message.css'
import { Problem } from '@/api/problem'
import { translate } from './i18n'

/** The sentence for the user: the server's own where it gave one. */
export function sentence(error: unknown): string {
  if (error instanceof Problem) {
    if (error.status === 0) return translate('problem.unreachable')
    const fields = error.errors.map((field) => field.message).filter(Boolean)
    const text = error.detail || error.title
    if (fields.length > 0) return [text, ...fields].filter(Boolean).join(' ')
    return text || translate('problem.unknown', { code: error.code })
  }
  return translate('problem.unknown', { code: error instanceof Error ? error.message : String(error) })
}

/** Waits for the work and shows what went wrong, if anything; answers whether it succeeded. */
export async function tell(work: Promise<unknown>, success?: string): Promise<boolean> {
  try {
    await work
    if (success) ElMessage.success(success)
    return true
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) ElMessage.error({ message: sentence(error), duration: 6000 })
    return false
  }
}
