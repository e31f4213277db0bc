export interface Node {
  id: number
  parentId: number | null
  name: string
}

export type Branch<T> = T & { children: Branch<T>[] }

/** The nodes as trees; one whose parent is out of sight is a root, so that a limited scope still shows all it has. */
export function treeOf<T extends Node>(nodes: readonly T[]): Branch<T>[] {
  const branches = new Map(nodes.map((node) => [node.id, { ...node, children: [] as Branch<T>[] }]))
  const roots: Branch<T>[] = []
  for (const branch of branches.values()) {
    const parent = branch.parentId === null ? undefined : branches.get(branch.parentId)
    if (parent) parent.children.push(branch)
    else roots.push(branch)
  }
  return roots
}
