import type { FeatureCollection, Feature } from 'geojson'
import type { GeoJSONSource, Map as MapView, MapMouseEvent } from 'maplibre-gl'
import { onScopeDispose, watch, type Ref, type ShallowRef } from 'vue'
import type { Datum } from '@/map/datum'
import type { Ring } from './area'

export interface Drawing {
  undo: () => void
  clear: () => void
}

/** While drawing, each click on the map adds a corner; the ring is kept in WGS-84. */
export function useDrawing(view: ShallowRef<{ map: MapView; datum: Datum } | null>, ring: Ref<Ring>, active: () => boolean): Drawing {
  function shape(datum: Datum): FeatureCollection {
    const corners = ring.value.map(datum.show)
    const points: Feature[] = corners.map((corner) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: corner } }))
    const closed = [...corners, ...corners.slice(0, 1)]
    const outline: Feature[] = corners.length < 2 ? [] : [{ type: 'Feature', properties: {}, geometry: corners.length < 3 ? { type: 'LineString', coordinates: corners } : { type: 'Polygon', coordinates: [closed] } }]
    return { type: 'FeatureCollection', features: [...outline, ...points] }
  }

  function click(event: MapMouseEvent) {
    if (!active() || !view.value) return
    const [longitude, latitude] = view.value.datum.read([event.lngLat.lng, event.lngLat.lat])
    ring.value = [...ring.value, [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))]]
  }

  watch(view, (shown) => {
    if (!shown) return
    shown.map.addSource('drawing', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    shown.map.addLayer({ id: 'drawing-fill', type: 'fill', source: 'drawing', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': '#0f6a78', 'fill-opacity': 0.2 } })
    shown.map.addLayer({ id: 'drawing-line', type: 'line', source: 'drawing', filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': '#0f6a78', 'line-width': 2.5, 'line-dasharray': [2, 1] } })
    shown.map.addLayer({ id: 'drawing-corner', type: 'circle', source: 'drawing', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': 5, 'circle-color': '#fff', 'circle-stroke-color': '#0f6a78', 'circle-stroke-width': 2 } })
    shown.map.on('click', click)
  })
  watch([view, ring], () => {
    const shown = view.value
    if (!shown) return
    void shown.map.getSource<GeoJSONSource>('drawing')?.setData(shape(shown.datum))
    shown.map.getCanvas().style.cursor = active() ? 'crosshair' : ''
    if (active()) shown.map.doubleClickZoom.disable()
    else shown.map.doubleClickZoom.enable()
  })
  onScopeDispose(() => (view.value = null))
  return { undo: () => (ring.value = ring.value.slice(0, -1)), clear: () => (ring.value = []) }
}
