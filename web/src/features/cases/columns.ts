import { ref, type Ref } from 'vue'
import type { Column } from '@/ui/table'

/** Every column a list of cases can show, in its order; texts are keys. */
export const COLUMNS: (Column & { text: string })[] = [
  { key: 'number', label: '', text: 'cases.number', sort: 'number', align: 'nowrap' },
  { key: 'title', label: '', text: 'cases.caseTitle', width: '26%', align: 'lead' },
  { key: 'type', label: '', text: 'cases.type', align: 'nowrap' },
  { key: 'severity', label: '', text: 'severity.label', sort: 'severity' },
  { key: 'stage', label: '', text: 'cases.stage', align: 'nowrap' },
  { key: 'organisation', label: '', text: 'word.organisation', width: '15%' },
  { key: 'handler', label: '', text: 'cases.dispatchTo', width: '15%' },
  { key: 'grid', label: '', text: 'word.grid' },
  { key: 'asset', label: '', text: 'cases.asset', align: 'nowrap' },
  { key: 'filedAt', label: '', text: 'word.filedAt', sort: 'filedAt', align: 'nowrap' },
  { key: 'dueAt', label: '', text: 'word.dueAt', sort: 'dueAt' },
  { key: 'stageDueAt', label: '', text: 'cases.stageDue' },
  { key: 'updatedAt', label: '', text: 'cases.updated', sort: 'updatedAt', align: 'nowrap' },
  { key: 'alarmCount', label: '', text: 'cases.alarms', align: 'right' },
]

export const FIRST_COLUMNS = ['number', 'title', 'severity', 'stage', 'handler', 'filedAt', 'dueAt', 'stageDueAt']

const REMEMBERED = 'bihuan.cases.columns'

/** The chosen columns as kept text; what is unknown or empty falls back to the first choice. */
export function chosenColumns(kept: string | null | undefined): string[] {
  const known = (kept ?? '').split(',').filter((key) => COLUMNS.some((column) => column.key === key))
  return known.length ? COLUMNS.map((column) => column.key).filter((key) => known.includes(key) || key === 'title') : [...FIRST_COLUMNS]
}

function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED)
  } catch {
    return null
  }
}

/** The columns this browser shows; an address that names columns, as that of a saved view, goes first. */
export function useColumns(named: Ref<string>): { columns: Ref<string[]>; choose: (keys: string[]) => void } {
  const columns = ref(chosenColumns(named.value || remembered()))
  return {
    columns,
    choose(keys) {
      columns.value = chosenColumns(keys.join(','))
      try {
        localStorage.setItem(REMEMBERED, columns.value.join(','))
      } catch {
        // A browser that keeps nothing shows the first choice again next time.
      }
    },
  }
}
