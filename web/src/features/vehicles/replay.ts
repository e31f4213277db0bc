import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import type { TrackPoint } from '@/api/contract'

/** The index of the last point at or before the instant; 0 before the first. */
export function indexAt(times: readonly number[], instant: number): number {
  let low = 0
  let high = times.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((times[middle] ?? 0) <= instant) low = middle
    else high = middle - 1
  }
  return low
}

const GAP = 10 * 60_000

/** The way between two points at an instant; over a gap the vehicle waits at the earlier point. */
export function placeAt(points: readonly TrackPoint[], times: readonly number[], instant: number): TrackPoint | null {
  const index = indexAt(times, instant)
  const here = points[index]
  const next = points[index + 1]
  if (!here) return null
  const start = times[index] ?? 0
  const end = times[index + 1] ?? start
  if (!next || instant <= start || end - start > GAP) return here
  const share = Math.min(1, (instant - start) / (end - start))
  return {
    ...here,
    longitudeDegrees: here.longitudeDegrees + (next.longitudeDegrees - here.longitudeDegrees) * share,
    latitudeDegrees: here.latitudeDegrees + (next.latitudeDegrees - here.latitudeDegrees) * share,
  }
}

/** Drives along a track: the moment goes on while playing, as many times faster as chosen, and can be set by hand. */
export function useReplay(points: Ref<readonly TrackPoint[]>) {
  const times = computed(() => points.value.map((point) => Date.parse(point.time)))
  const first = computed(() => times.value[0] ?? 0)
  const last = computed(() => times.value[times.value.length - 1] ?? 0)
  const moment = ref(0)
  const playing = ref(false)
  const factor = ref(60)
  const place = computed(() => placeAt(points.value, times.value, moment.value))
  let before = 0
  let handle = 0

  function step(now: number) {
    if (!playing.value) return
    moment.value = Math.min(last.value, moment.value + Math.min(250, now - before) * factor.value)
    before = now
    if (moment.value >= last.value) playing.value = false
    else handle = requestAnimationFrame(step)
  }

  function play() {
    if (points.value.length < 2) return
    if (moment.value >= last.value) moment.value = first.value
    playing.value = true
    before = performance.now()
    handle = requestAnimationFrame(step)
  }

  function pause() {
    playing.value = false
    cancelAnimationFrame(handle)
  }

  watch(points, () => {
    pause()
    moment.value = last.value
  })
  onScopeDispose(pause)
  return { moment, first, last, place, playing, factor, play, pause, toggle: () => (playing.value ? pause() : play()) }
}
