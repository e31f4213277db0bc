import type { Feature, FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as MapView } from 'maplibre-gl'
import type { CaseRow } from '@/api/contract'
import type { Datum } from '@/map/datum'
import { FONTS } from '@/map/style'
import { severityColour } from '@/ui/severity'

/** Cases that have a place, as points of the map. */
export function casePoints(rows: readonly CaseRow[], datum: Datum): FeatureCollection<Point> {
  const features = rows.flatMap((row): Feature<Point>[] => {
    const { longitudeDegrees: longitude, latitudeDegrees: latitude } = row
    if (longitude === null || longitude === undefined || latitude === null || latitude === undefined) return []
    return [{ type: 'Feature', geometry: { type: 'Point', coordinates: datum.show([longitude, latitude]) }, properties: { id: row.id, severity: row.severity, late: row.overdue && row.state === 'OPEN' ? 1 : 0 } }]
  })
  return { type: 'FeatureCollection', features }
}

/** The box around all points, west south east north; null without any. */
export function boundsOf(data: FeatureCollection<Point>): [number, number, number, number] | null {
  const places = data.features.map((feature) => feature.geometry.coordinates as [number, number])
  if (places.length === 0) return null
  const [longitudes, latitudes] = [places.map((place) => place[0]), places.map((place) => place[1])]
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)]
}

const COLOUR = (value: unknown[]) => ['step', value, severityColour(1), 2, severityColour(2), 3, severityColour(3), 4, severityColour(4)] as unknown as string

/** Clusters coloured by the gravest case in them, single cases with a ring when they are late. */
export function addCases(map: MapView, pick: (id: number | null) => void): (data: FeatureCollection<Point>) => void {
  map.addSource('cases', { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, cluster: true, clusterRadius: 44, clusterMaxZoom: 14, clusterProperties: { worst: ['max', ['get', 'severity']] } })
  map.addLayer({ id: 'case-clusters', type: 'circle', source: 'cases', filter: ['has', 'point_count'], paint: { 'circle-color': COLOUR(['get', 'worst']), 'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, 14, 50, 21, 500, 30], 'circle-opacity': 0.88, 'circle-stroke-width': 3, 'circle-stroke-color': 'rgba(255,255,255,0.75)' } })
  map.addLayer({ id: 'case-count', type: 'symbol', source: 'cases', filter: ['has', 'point_count'], layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-font': FONTS, 'text-size': 12, 'text-allow-overlap': true }, paint: { 'text-color': '#fff' } })
  map.addLayer({ id: 'case-points', type: 'circle', source: 'cases', filter: ['!', ['has', 'point_count']], paint: { 'circle-radius': 8, 'circle-color': COLOUR(['get', 'severity']), 'circle-stroke-width': ['case', ['==', ['get', 'late'], 1], 4, 2.5], 'circle-stroke-color': ['case', ['==', ['get', 'late'], 1], '#f0b7bb', '#ffffff'] } })
  map.on('click', (event) => {
    const [hit] = map.queryRenderedFeatures(event.point, { layers: ['case-points', 'case-clusters'] })
    const cluster = hit?.properties['cluster_id']
    if (!hit || cluster === undefined) return pick(hit ? Number(hit.properties['id']) : null)
    const centre = (hit.geometry as Point).coordinates as [number, number]
    void map.getSource<GeoJSONSource>('cases')?.getClusterExpansionZoom(cluster).then((zoom) => map.easeTo({ center: centre, zoom: zoom + 0.3 }))
  })
  for (const layer of ['case-points', 'case-clusters']) {
    map.on('mouseenter', layer, () => (map.getCanvas().style.cursor = 'pointer'))
    map.on('mouseleave', layer, () => (map.getCanvas().style.cursor = ''))
  }
  return (data) => void map.getSource<GeoJSONSource>('cases')?.setData(data)
}
