import type { LocationId } from '@onhand/domain/ids'
import { createResource, createSignal } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
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

/**
 * The place of a form: the one that was chosen, until then the shop's place at `position`. The places may become known while the form is open;
 * undefined until they are.
 */
export function createPlaceChoice(
  places: () => readonly Place[],
  position = 0,
): { place(): LocationId | undefined; choose(locationId: LocationId | undefined): void } {
  const [chosen, choose] = createSignal<LocationId | undefined>()
  return { place: () => chosen() ?? places()[position]?.locationId, choose }
}
