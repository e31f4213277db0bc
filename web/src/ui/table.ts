export interface Column {
  key: string
  label: string
  /** Name by which the server orders this column. */
  sort?: string
  align?: 'right' | 'nowrap' | 'lead'
  width?: string
}

export function sortState(sort: string | undefined, field: string): 'ascending' | 'descending' | 'none' {
  const [by, direction] = (sort ?? '').split(',')
  if (by !== field) return 'none'
  return direction === 'desc' ? 'descending' : 'ascending'
}

/** Descending first, then ascending, then the server's own order. */
export function nextSort(sort: string | undefined, field: string): string {
  return { none: `${field},desc`, descending: `${field},asc`, ascending: '' }[sortState(sort, field)]
}

/** Arrow keys walk through the rows of the table body. */
export function focusNeighbour(body: HTMLElement, event: KeyboardEvent): void {
  const rows = [...body.querySelectorAll<HTMLElement>('tr[tabindex]')]
  const here = rows.indexOf(event.currentTarget as HTMLElement)
  const next = rows[here + (event.key === 'ArrowDown' ? 1 : -1)]
  if (here < 0 || !next) return
  event.preventDefault()
  next.focus()
}
