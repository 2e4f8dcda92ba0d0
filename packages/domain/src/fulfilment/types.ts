import type { Locale, WeekHours } from '../catalog/views.ts'
import type { LocationId } from '../ids.ts'

/** A place that hands goods out. */
export type ServingLocation = {
  readonly id: LocationId
  readonly name: string
  readonly city: string
  readonly country: string
  readonly latitude: number
  readonly longitude: number
  readonly timeZone: string
  readonly hasPickup: boolean
  readonly position: number
  /** More than 0: goods there are at a supplier, and so many days away. */
  readonly supplyDays?: number
  readonly hours: WeekHours
}

/** A way of getting goods to people: local courier (radius), parcel (countries) or pickup. Minutes count from local midnight. */
export type ServingMethod = {
  readonly id: string
  readonly kind: 'delivery' | 'pickup'
  readonly names: Readonly<Record<Locale, string>>
  readonly priceMinor: number
  readonly freeOverMinor: number | null
  readonly currency: string
  /** What it costs in other currencies; absent or without one: only what is free is offered in it. */
  readonly otherPrices?: Readonly<Record<string, number>>
  readonly countries: readonly string[]
  readonly radiusKm: number | null
  readonly cutOffMinute: number
  readonly handlingMinutes: number
  readonly transitDaysMin: number
  readonly transitDaysMax: number
  readonly windowFromMinute: number
  readonly windowToMinute: number
}

/** Where goods shall go, as exactly as it is known. An address is one. */
export type Place = {
  readonly country: string
  readonly postcode: string
  readonly city: string
  readonly latitude: number | null
  readonly longitude: number | null
}
