export interface Place {
  longitudeDegrees: number
  latitudeDegrees: number
  accuracyMetres: number
}

/** Where the phone is, or null where it does not know or may not tell. */
export function whereAmI(patienceMillis = 8000): Promise<Place | null> {
  if (!('geolocation' in navigator)) return Promise.resolve(null)
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      (found) => resolve({ longitudeDegrees: found.coords.longitude, latitudeDegrees: found.coords.latitude, accuracyMetres: found.coords.accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: patienceMillis, maximumAge: 15_000 },
    )
  })
}

/** A random number of the kind the server expects; also where the browser keeps its own generator for secure pages. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
