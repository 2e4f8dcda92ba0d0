import type { Answer } from '../../lib/answer.ts'
import { createResource } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'

/** A place that holds stock. */
export type Place = Answer<typeof api.stock.places.query>[number]

/** The places of the shop, and their names. */
export function usePlaces(): { places(): readonly Place[]; nameOf(locationId: string): string } {
  const { shop } = useShop()
  const [places] = createResource(
    () => shop().vendorId,
    (vendorId) => api.stock.places.query({ vendorId }),
  )
  const list = () => places() ?? []
  return {
    places: list,
    nameOf: (locationId) => list().find((place) => place.locationId === locationId)?.name ?? '',
  }
}
