import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapView } from 'maplibre-gl'
import type { Alarm, TrackPoint } from '@/api/contract'
import type { Datum } from '@/map/datum'
import { addVehicleIcons } from '@/map/icons'
import { boundsOf, FONTS } from '@/map/style'
import { severityColour } from '@/ui/severity'

const GAP = 10 * 60_000
const empty: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** The track in unbroken pieces: where nothing was heard for long, no way is drawn. */
export function pieces(points: readonly TrackPoint[]): TrackPoint[][] {
  const found: TrackPoint[][] = []
  let before = Number.NEGATIVE_INFINITY
  for (const point of points) {
    const at = Date.parse(point.time)
    const piece = found[found.length - 1]
    if (piece && at - before <= GAP) piece.push(point)
    else found.push([point])
    before = at
  }
  return found
}

/** The track, its alarms and the vehicle on the map. */
export class TrackLayer {
  constructor(
    private readonly map: MapView,
    private readonly datum: Datum,
  ) {
    addVehicleIcons(map)
    for (const source of ['track', 'track-alarms', 'track-place']) map.addSource(source, { type: 'geojson', data: empty })
    map.addLayer({ id: 'track-edge', type: 'line', source: 'track', layout: { 'line-join': 'round' }, paint: { 'line-color': '#fff', 'line-width': 6 } })
    map.addLayer({ id: 'track', type: 'line', source: 'track', layout: { 'line-join': 'round' }, paint: { 'line-color': '#0f6a78', 'line-width': 3 } })
    map.addLayer({
      id: 'track-alarms', type: 'circle', source: 'track-alarms', paint: { 'circle-radius': 6, 'circle-color': ['get', 'colour'], 'circle-stroke-width': 2, 'circle-stroke-color': '#fff' },
    })
    map.addLayer({
      id: 'track-alarm-names', type: 'symbol', source: 'track-alarms', minzoom: 12,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONTS, 'text-size': 11, 'text-offset': [0, 1.2], 'text-anchor': 'top' }, paint: { 'text-halo-color': '#fff', 'text-halo-width': 1.5 },
    })
    map.addLayer({ id: 'track-place', type: 'symbol', source: 'track-place', layout: { 'icon-image': 'arrow-online', 'icon-rotate': ['get', 'heading'], 'icon-allow-overlap': true, 'icon-size': 1.3, 'icon-rotation-alignment': 'map' } })
  }

  draw(points: readonly TrackPoint[], alarms: readonly Alarm[]) {
    const at = (point: TrackPoint) => this.datum.show([point.longitudeDegrees, point.latitudeDegrees])
    this.set('track', pieces(points).filter((piece) => piece.length > 1).map((piece) => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: piece.map(at) } })))
    this.set('track-alarms', alarms.flatMap((alarm) => alarm.longitudeDegrees === null || alarm.latitudeDegrees === null ? [] : [{
      type: 'Feature' as const, properties: { name: alarm.kindName, colour: severityColour(alarm.severity) }, geometry: { type: 'Point' as const, coordinates: this.datum.show([alarm.longitudeDegrees, alarm.latitudeDegrees]) },
    }]))
    const bounds = boundsOf(points.map(at))
    if (bounds) this.map.fitBounds(bounds, { padding: 50, maxZoom: 15, duration: 0 })
  }

  place(point: TrackPoint | null) {
    this.set('track-place', point ? [{ type: 'Feature', properties: { heading: point.directionDegrees }, geometry: { type: 'Point', coordinates: this.datum.show([point.longitudeDegrees, point.latitudeDegrees]) } }] : [])
  }

  private set(source: string, features: FeatureCollection['features']) {
    void this.map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features })
  }
}
