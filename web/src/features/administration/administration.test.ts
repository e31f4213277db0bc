import { describe, expect, it } from 'vitest'
import { ringFault, windowText } from './area'
import { treeOf } from './tree'

describe('a tree of organisations', () => {
  it('hangs every node below its parent', () => {
    const [root] = treeOf([{ id: 2, parentId: 1, name: '局' }, { id: 1, parentId: null, name: '市' }, { id: 3, parentId: 2, name: '企业' }])
    expect(root?.name).toBe('市')
    expect(root?.children[0]?.children[0]?.name).toBe('企业')
  })

  it('shows a node whose parent is out of scope as a root', () => {
    expect(treeOf([{ id: 9, parentId: 4, name: '企业' }]).map((node) => node.name)).toEqual(['企业'])
  })
})

describe('an area', () => {
  it('needs three corners', () => {
    expect(ringFault([[1, 1], [2, 2]])).toBe(true)
    expect(ringFault([[1, 1], [2, 2], [2, 1]])).toBe(false)
  })

  it('tells its daily hours, over midnight too', () => {
    expect(windowText('22:00', '05:00:00', '全天')).toBe('22:00–05:00')
    expect(windowText(null, null, '全天')).toBe('全天')
  })
})
