import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { FeatureCollection, Position as GeoPosition } from 'geojson'
import type { MapSettings } from '@/api/contract'
import type { Datum, Position } from './datum'

/** Names of installed fonts: without a glyph server, labels are drawn from them. */
export const FONTS = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'sans-serif']

const is = (...kinds: string[]): ['in', ['get', string], ['literal', string[]]] => ['in', ['get', 'kind'], ['literal', kinds]]

const roadWidth = (thin: number, wide: number) =>
  ['interpolate', ['exponential', 1.6], ['zoom'], 8, thin, 17, wide] as unknown as number

function baseLayers(): LayerSpecification[] {
  const line = (id: string, kind: string, colour: string, thin: number, wide: number, minzoom = 0): LayerSpecification => ({
    id, type: 'line', source: 'base', filter: is(kind), minzoom,
    layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': colour, 'line-width': roadWidth(thin, wide) },
  })
  return [
    { id: 'base-land', type: 'fill', source: 'base', filter: is('land'), paint: { 'fill-color': '#f4f4ef' } },
    { id: 'base-park', type: 'fill', source: 'base', filter: is('park'), paint: { 'fill-color': '#e1ebdb' } },
    { id: 'base-water', type: 'fill', source: 'base', filter: is('water'), paint: { 'fill-color': '#cadde6' } },
    { id: 'base-district', type: 'line', source: 'base', filter: is('district'), paint: { 'line-color': '#b9b2c4', 'line-width': 1.2, 'line-dasharray': [3, 2] } },
    line('base-minor-edge', 'road-minor', '#d9d9d2', 0.9, 11, 10.5),
    line('base-minor', 'road-minor', '#ffffff', 0.5, 9, 10.5),
    line('base-main-edge', 'road-main', '#c9c7bb', 2, 18),
    line('base-main', 'road-main', '#ffffff', 1.2, 15),
    line('base-motorway-edge', 'road-motorway', '#d3b06a', 2.8, 21),
    line('base-motorway', 'road-motorway', '#f7e2b3', 1.8, 17),
    {
      id: 'base-place', type: 'symbol', source: 'base', filter: is('place'),
      layout: { 'text-field': ['get', 'name'], 'text-font': FONTS, 'text-size': ['interpolate', ['linear'], ['zoom'], 9, 12, 15, 16], 'text-letter-spacing': 0.08 },
      paint: { 'text-color': '#6d7680', 'text-halo-color': '#ffffff', 'text-halo-width': 1.4 },
    },
    {
      id: 'base-road-name', type: 'symbol', source: 'base', filter: is('road-motorway', 'road-main'), minzoom: 12,
      layout: { 'symbol-placement': 'line', 'text-field': ['coalesce', ['get', 'name'], ''], 'text-font': FONTS, 'text-size': 11, 'symbol-spacing': 420 },
      paint: { 'text-color': '#84808a', 'text-halo-color': '#ffffff', 'text-halo-width': 1.4 },
    },
  ]
}

/** The operator's tiles when there are any, else the city's own base map, else a plain ground. */
export function mapStyle(settings: MapSettings, base: FeatureCollection | null, datum: Datum): StyleSpecification {
  const style: StyleSpecification = {
    version: 8,
    sources: {},
    layers: [{ id: 'ground', type: 'background', paint: { 'background-color': settings.tiles || !base ? '#eef0ee' : seaOrLand(base) } }],
  }
  if (settings.tiles) {
    style.sources['tiles'] = { type: 'raster', tiles: [settings.tiles.url], tileSize: 256, attribution: settings.tiles.attribution }
    style.layers.push({ id: 'tiles', type: 'raster', source: 'tiles' })
  } else if (base) {
    style.sources['base'] = { type: 'geojson', data: base }
    style.layers.push(...baseLayers())
  }
  style.center = datum.show(settings.centre)
  style.zoom = settings.zoom
  return style
}

/** A base map that draws its land lies in the sea; one that draws only its waters lies on land. */
function seaOrLand(base: FeatureCollection): string {
  return base.features.some((feature) => feature.properties?.['kind'] === 'land') ? '#cadde6' : '#f4f4ef'
}

/** The rectangle around positions, or null when there are none. */
export function boundsOf(positions: readonly GeoPosition[]): [Position, Position] | null {
  if (positions.length === 0) return null
  const longitudes = positions.map((position) => position[0] ?? 0)
  const latitudes = positions.map((position) => position[1] ?? 0)
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b))
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b))
  return [[least(longitudes), least(latitudes)], [most(longitudes), most(latitudes)]]
}
