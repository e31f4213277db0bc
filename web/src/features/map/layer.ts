import type { Feature, FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as MapView } from 'maplibre-gl'
import type { PositionItem } from '@/api/contract'
import type { Datum } from '@/map/datum'
import { addVehicleIcons, OFFLINE, ONLINE } from '@/map/icons'
import { FONTS } from '@/map/style'
import { severityColour } from '@/ui/severity'

const SOURCE = 'vehicles'

/** How a vehicle looks: offline and alarms by colour, a moving one as an arrow, a standing one as a dot. */
export function look(item: PositionItem): string {
  const moving = item.state === 'ONLINE' && (item.speedKmh ?? 0) > 0
  const colour = item.severity ? String(item.severity) : item.state === 'ONLINE' ? 'online' : 'offline'
  return `${moving ? 'arrow' : 'dot'}-${colour}`
}

export function featuresOf(items: readonly PositionItem[], datum: Datum): FeatureCollection<Point> {
  const features = items.map((item): Feature<Point> => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: datum.show([item.longitudeDegrees, item.latitudeDegrees]) },
    properties: { id: item.id, plate: item.plate, icon: look(item), heading: item.directionDegrees ?? 0, severity: item.severity ?? 0, online: item.state === 'ONLINE' ? 1 : 0 },
  }))
  return { type: 'FeatureCollection', features }
}

/** The layers of all vehicles: clusters coloured by the gravest alarm in them, single vehicles with heading and plate. */
export function addVehicles(map: MapView): (data: FeatureCollection<Point>) => void {
  addVehicleIcons(map)
  map.addSource(SOURCE, {
    type: 'geojson', data: { type: 'FeatureCollection', features: [] }, cluster: true, clusterRadius: 46, clusterMaxZoom: 12,
    clusterProperties: { worst: ['max', ['get', 'severity']], online: ['+', ['get', 'online']] },
  })
  map.addLayer({
    id: 'clusters', type: 'circle', source: SOURCE, filter: ['has', 'point_count'],
    paint: {
      'circle-color': ['step', ['get', 'worst'], ['case', ['>', ['get', 'online'], 0], ONLINE, OFFLINE], 1, severityColour(1), 2, severityColour(2), 3, severityColour(3), 4, severityColour(4)],
      'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, 14, 50, 20, 500, 30],
      'circle-opacity': 0.88, 'circle-stroke-width': 3, 'circle-stroke-color': 'rgba(255,255,255,0.75)',
    },
  })
  map.addLayer({
    id: 'cluster-count', type: 'symbol', source: SOURCE, filter: ['has', 'point_count'],
    layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-font': FONTS, 'text-size': 12, 'text-allow-overlap': true }, paint: { 'text-color': '#fff' },
  })
  map.addLayer({
    id: 'vehicles', type: 'symbol', source: SOURCE, filter: ['!', ['has', 'point_count']],
    layout: {
      'icon-image': ['get', 'icon'], 'icon-rotate': ['get', 'heading'], 'icon-rotation-alignment': 'map', 'icon-allow-overlap': true, 'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 14, 1],
      'symbol-sort-key': ['get', 'severity'],
      'text-field': ['step', ['zoom'], '', 12.5, ['get', 'plate']], 'text-font': FONTS, 'text-size': 11, 'text-offset': [0, 1.3], 'text-anchor': 'top', 'text-optional': true,
    },
    paint: { 'text-color': '#27373f', 'text-halo-color': '#fff', 'text-halo-width': 1.5 },
  })
  map.addSource('selected', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addLayer({ id: 'selected-icon', type: 'symbol', source: 'selected', layout: { 'icon-image': ['get', 'icon'], 'icon-rotate': ['get', 'heading'], 'icon-rotation-alignment': 'map', 'icon-allow-overlap': true, 'icon-ignore-placement': true } })
  map.addLayer({ id: 'selected', type: 'circle', source: 'selected', paint: { 'circle-radius': 17, 'circle-color': 'rgba(18,48,58,0.10)', 'circle-stroke-width': 2.5, 'circle-stroke-color': '#12303a' } })
  return (data) => void map.getSource<GeoJSONSource>(SOURCE)?.setData(data)
}

/** Clicking a cluster goes nearer, clicking a vehicle selects it, clicking elsewhere selects none. */
export function onPick(map: MapView, pick: (id: number | null) => void): void {
  map.on('click', (event) => {
    const [hit] = map.queryRenderedFeatures(event.point, { layers: ['vehicles', 'clusters'] })
    if (!hit) return pick(null)
    const cluster = hit.properties['cluster_id']
    if (cluster === undefined) return pick(Number(hit.properties['id']))
    const centre = (hit.geometry as Point).coordinates as [number, number]
    void map.getSource<GeoJSONSource>(SOURCE)?.getClusterExpansionZoom(cluster).then((zoom) => map.easeTo({ center: centre, zoom: zoom + 0.3 }))
  })
  for (const layer of ['vehicles', 'clusters']) {
    map.on('mouseenter', layer, () => (map.getCanvas().style.cursor = 'pointer'))
    map.on('mouseleave', layer, () => (map.getCanvas().style.cursor = ''))
  }
}

export function markSelected(map: MapView, item: PositionItem | null, datum: Datum): void {
  void map.getSource<GeoJSONSource>('selected')?.setData(featuresOf(item ? [item] : [], datum))
}
