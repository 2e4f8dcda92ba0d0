const EARTH_RADIUS_KM = 6_371
const RADIANS = Math.PI / 180

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(
  a: { readonly latitude: number; readonly longitude: number },
  b: { readonly latitude: number; readonly longitude: number },
): number {
  const halfLat = ((b.latitude - a.latitude) * RADIANS) / 2
  const halfLon = ((b.longitude - a.longitude) * RADIANS) / 2
  const chord =
    Math.sin(halfLat) ** 2 + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * Math.sin(halfLon) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}
