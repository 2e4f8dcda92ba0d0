import type { ServingLocation, ServingMethod } from '@onhand/domain/fulfilment/types'
import { idOf } from '@onhand/domain/ids'

const period = (weekday: number, opensMinute: number, closesMinute: number) => ({ weekday, opensMinute, closesMinute })

/** Monday to Friday 9–13 and 14–18, Saturday 10–14. */
export const WEEK = {
  periods: [1, 2, 3, 4, 5]
    .flatMap((day) => [period(day, 540, 780), period(day, 840, 1_080)])
    .concat(period(6, 600, 840)),
  closedDates: [],
}

/** A shop in London with a lunch break and pickup. */
export function aLocation(more: Partial<ServingLocation> = {}): ServingLocation {
  return {
    id: idOf('location', 'loc_london'),
    name: 'Broadway Market',
    city: 'London',
    country: 'GB',
    latitude: 51.537,
    longitude: -0.0614,
    timeZone: 'Europe/London',
    hasPickup: true,
    position: 0,
    hours: WEEK,
    ...more,
  }
}

/** A parcel that goes out until noon and takes one to two days, arriving from 9 to 17. */
export function aMethod(more: Partial<ServingMethod> = {}): ServingMethod {
  return {
    id: 'parcel',
    kind: 'delivery',
    names: { en: 'Parcel', 'zh-Hant': '包裹' },
    priceMinor: 395,
    freeOverMinor: 4_000,
    currency: 'GBP',
    countries: ['GB'],
    radiusKm: null,
    cutOffMinute: 720,
    handlingMinutes: 60,
    transitDaysMin: 1,
    transitDaysMax: 2,
    windowFromMinute: 540,
    windowToMinute: 1_020,
    ...more,
  }
}

/** A courier on the same day, 8 km around, arriving from 16 to 21, ordered until 15. */
export function aCourier(more: Partial<ServingMethod> = {}): ServingMethod {
  return aMethod({
    id: 'courier',
    names: { en: 'Courier', 'zh-Hant': '快遞' },
    radiusKm: 8,
    cutOffMinute: 900,
    transitDaysMin: 0,
    transitDaysMax: 0,
    windowFromMinute: 960,
    windowToMinute: 1_260,
    ...more,
  })
}

/** Pickup within opening hours, ordered until 17, made ready in half an hour. */
export function aPickup(more: Partial<ServingMethod> = {}): ServingMethod {
  return aMethod({
    id: 'pickup',
    kind: 'pickup',
    names: { en: 'Pickup', 'zh-Hant': '自取' },
    priceMinor: 0,
    cutOffMinute: 1_020,
    handlingMinutes: 30,
    ...more,
  })
}
