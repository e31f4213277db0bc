import { describe, expect, it } from 'vitest'
import { datumOf, fromGcj02, toGcj02 } from './datum'

const pairs: [[number, number], [number, number]][] = [
  [[116.404, 39.915], [116.41024449916938, 39.91640428150164]],
  [[121.5272106, 31.1774276], [121.531541859215, 31.17530398364597]],
  [[116.377817, 39.911954], [116.38404722455657, 39.91334545536069]],
]

describe('the datum of Chinese road maps', () => {
  it.each(pairs)('shows %j where published vectors say', (wgs, gcj) => {
    const shown = toGcj02(wgs)
    expect(shown[0]).toBeCloseTo(gcj[0], 9)
    expect(shown[1]).toBeCloseTo(gcj[1], 9)
  })

  it.each(pairs)('finds the way back to %j', (wgs, gcj) => {
    const read = fromGcj02(gcj)
    expect(read[0]).toBeCloseTo(wgs[0], 8)
    expect(read[1]).toBeCloseTo(wgs[1], 8)
  })

  it('leaves positions outside China alone', () => {
    expect(toGcj02([2.35, 48.86])).toEqual([2.35, 48.86])
  })

  it('is applied only to maps that are shifted', () => {
    expect(datumOf('WGS-84').show([116.404, 39.915])).toEqual([116.404, 39.915])
    expect(datumOf('GCJ-02').show([116.404, 39.915])[0]).toBeGreaterThan(116.41)
  })
})
