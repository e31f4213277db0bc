/** Degrees, longitude first, as GeoJSON has them. */
export type Position = [number, number]

const AXIS = 6378245
const ECCENTRICITY_SQUARED = 0.00669342162296594323

function shifted([longitude, latitude]: Position): boolean {
  return longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271
}

function waves(value: number, terms: readonly (readonly [number, number])[]): number {
  return terms.reduce((sum, [height, frequency]) => sum + height * Math.sin(value * frequency * Math.PI), 0) * (2 / 3)
}

/** From the datum of positioning (WGS-84) to that of Chinese road maps (GCJ-02); unshifted outside China's box. */
export function toGcj02(position: Position): Position {
  if (!shifted(position)) return position
  const [longitude, latitude] = position
  const x = longitude - 105
  const y = latitude - 35
  const shared = waves(x, [[20, 6], [20, 2]])
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + shared
    + waves(y, [[20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30]])
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + shared
    + waves(x, [[20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30]])
  const radians = (latitude * Math.PI) / 180
  const curve = 1 - ECCENTRICITY_SQUARED * Math.sin(radians) ** 2
  const root = Math.sqrt(curve)
  return [
    longitude + (east * 180) / ((AXIS / root) * Math.cos(radians) * Math.PI),
    latitude + (north * 180) / (((AXIS * (1 - ECCENTRICITY_SQUARED)) / (curve * root)) * Math.PI),
  ]
}

/** The way back, by approaching until the rest is far below a millimetre. */
export function fromGcj02(position: Position): Position {
  const guess: Position = [position[0], position[1]]
  for (let round = 0; round < 30; round++) {
    const [longitude, latitude] = toGcj02(guess)
    const east = position[0] - longitude
    const north = position[1] - latitude
    guess[0] += east
    guess[1] += north
    if (Math.abs(east) < 1e-10 && Math.abs(north) < 1e-10) break
  }
  return guess
}

export interface Datum {
  /** From WGS-84 to what the map shows. */
  show: (position: Position) => Position
  /** From the map to WGS-84. */
  read: (position: Position) => Position
}

const same = (position: Position) => position

/** How positions reach a map of the named datum. */
export function datumOf(name: string | null | undefined): Datum {
  return /gcj/i.test(name ?? '') ? { show: toGcj02, read: fromGcj02 } : { show: same, read: same }
}
