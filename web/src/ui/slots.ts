import { shallowReactive, type Component } from 'vue'

/**
 * Places of a page into which other features put something of their own, because features never import each other:
 * `case` beside the title of a case (gets `detail`), `case-side` below its facts (gets `detail`), `case-list` beside the
 * tools of the ledger's list (gets `query`, the server's parameters, `columns` and `sort`), `desk` below the numbers of the
 * desk.
 */
export type SlotName = 'desk' | 'case' | 'case-side' | 'case-list'

const filled = shallowReactive(new Map<SlotName, Component[]>())

export type Fills = Partial<Record<SlotName, Component[]>>

/** Called once for each feature when the application starts. */
export function fill(fills: Fills): void {
  for (const [name, components] of Object.entries(fills) as [SlotName, Component[]][]) filled.set(name, [...(filled.get(name) ?? []), ...components])
}

export const inSlot = (name: SlotName): readonly Component[] => filled.get(name) ?? []
