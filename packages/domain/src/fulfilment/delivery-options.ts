import type { Locale } from '../catalog/views.ts'
import type { LocationId } from '../ids.ts'
import type { DeliveryOption } from '../ordering/types.ts'
import { distanceKm } from './distance.ts'
import { promiseOf } from './promise.ts'
import type { Place, ServingLocation, ServingMethod } from './types.ts'

/** What one vendor's goods are to be brought with, where to, and what they are worth (for free delivery). */
export type DeliveryQuestion = {
  readonly locations: readonly ServingLocation[]
  readonly methods: readonly ServingMethod[]
  readonly place: Place | null
  readonly itemsMinor: number
  readonly currency: string
  readonly locale: Locale
  readonly nowMs: number
  /** Locations that have the goods; null when that is not known yet [FUL-7]. */
  readonly stockedLocationIds: readonly LocationId[] | null
}

/**
 * Every way to get one vendor's goods, ranked: soonest first, then cheapest [FUL-6]. A delivery goes out from the location that is soonest;
 * each place that has pickup is an option of its own. Reads no clock and no stock.
 */
export function deliveryOptions(question: DeliveryQuestion): readonly DeliveryOption[] {
  const { stockedLocationIds } = question
  const locations = question.locations.filter(
    (location) => stockedLocationIds === null || stockedLocationIds.includes(location.id),
  )
  const options = question.methods
    .flatMap((method) => methodIn(method, question.currency) ?? [])
    .flatMap((method) => {
      const found = locations.flatMap((location) => optionAt(question, method, location) ?? [])
      return method.kind === 'pickup' ? found : found.sort(bySoonest).slice(0, 1)
    })
  return options.sort(bySoonest)
}

/** The method in a currency: its own, or one it has a price in; what is free is free in any. Null: it is not offered in it. */
function methodIn(method: ServingMethod, currency: string): ServingMethod | null {
  if (method.currency === currency) return method
  const priceMinor = method.priceMinor === 0 ? 0 : method.otherPrices?.[currency]
  return priceMinor === undefined ? null : { ...method, priceMinor, freeOverMinor: null, currency }
}

/** True when the method brings goods from the location to the place [FUL-5]. */
export function serves(method: ServingMethod, location: ServingLocation, place: Place | null): boolean {
  if (method.kind === 'pickup') return location.hasPickup
  if (place === null) return false
  if (method.countries.length > 0 && !method.countries.includes(place.country)) return false
  if (method.radiusKm === null) return true
  const { latitude, longitude } = place
  if (latitude === null || longitude === null)
    return place.country === location.country && sameName(place.city, location.city)
  return distanceKm(location, { latitude, longitude }) <= method.radiusKm
}

function optionAt(question: DeliveryQuestion, method: ServingMethod, location: ServingLocation): DeliveryOption | null {
  if (!serves(method, location, question.place)) return null
  const promise = promiseOf(method, location, question.nowMs)
  if (!promise) return null
  const isFree = method.freeOverMinor !== null && question.itemsMinor >= method.freeOverMinor
  return {
    methodId: method.id,
    kind: method.kind,
    name: method.names[question.locale],
    locationId: location.id,
    locationName: location.name,
    priceMinor: isFree ? 0 : method.priceMinor,
    currency: method.currency,
    promise,
  }
}

/** Soonest first: here at the latest by, then from, then cheapest; the id settles ties. */
function bySoonest(a: DeliveryOption, b: DeliveryOption): number {
  return (
    a.promise.toMs - b.promise.toMs ||
    a.promise.fromMs - b.promise.fromMs ||
    a.priceMinor - b.priceMinor ||
    (a.methodId + a.locationId < b.methodId + b.locationId ? -1 : 1)
  )
}

function sameName(a: string, b: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').trim().toLocaleLowerCase('en')
  return plain(a) !== '' && plain(a) === plain(b)
}
