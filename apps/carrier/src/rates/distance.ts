/** A place. Without coordinates only its country is known to us. */
export type Place = {
  lat?: number | null | undefined
  lon?: number | null | undefined
  country: string
  postcode: string
}

const EARTH_RADIUS_KM = 6_371
// What a journey is taken for when nobody says where exactly it goes: far enough to exclude same-day.
const UNKNOWN_AT_HOME_KM = 150
const UNKNOWN_ABROAD_KM = 1_500

/** Kilometres between two places as the crow flies; an assumption when one of them has no coordinates. */
export function distanceKm(from: Place, to: Place): number {
  if (from.lat == null || from.lon == null || to.lat == null || to.lon == null) {
    return from.country === to.country ? UNKNOWN_AT_HOME_KM : UNKNOWN_ABROAD_KM
  }
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2
  const h = half(from.lat, to.lat) + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * half(from.lon, to.lon)
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, h)))
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
