import { aCourier, aLocation, aMethod, aPickup } from '@onhand/testing/fulfilment/builders'
import { expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { type DeliveryQuestion, deliveryOptions } from './delivery-options.ts'
import type { Place } from './types.ts'

const LEEDS = aLocation({
  id: idOf('location', 'loc_leeds'),
  name: 'Leeds',
  city: 'Leeds',
  latitude: 53.8,
  longitude: -1.55,
})
const HACKNEY: Place = { country: 'GB', postcode: 'E8 1AA', city: 'London', latitude: 51.545, longitude: -0.055 }

function ask(more: Partial<DeliveryQuestion> = {}) {
  return deliveryOptions({
    locations: [aLocation()],
    methods: [aMethod(), aCourier(), aPickup()],
    place: HACKNEY,
    itemsMinor: 1_000,
    currency: 'GBP',
    locale: 'en',
    nowMs: Date.parse('2026-11-18T10:05:00Z'),
    stockedLocationIds: null,
    ...more,
  })
}
const ids = (more: Partial<DeliveryQuestion>) => ask(more).map((option) => option.methodId)

it('[FUL-6] ranks by when the goods are here, then by price, in the language asked', () => {
  expect(ids({})).toEqual(['pickup', 'courier', 'parcel'])
  expect(ask({ locale: 'zh-Hant' })[1]).toMatchObject({
    name: '快遞',
    locationName: 'Broadway Market',
    currency: 'GBP',
  })
  const twins = [aMethod({ id: 'dear', priceMinor: 900 }), aMethod({ id: 'cheap', priceMinor: 100 })]
  expect(ids({ methods: twins })).toEqual(['cheap', 'dear'])
})

it('[FUL-6] delivers free from the threshold on', () => {
  const price = (itemsMinor: number) => ask({ methods: [aMethod()], itemsMinor })[0]?.priceMinor
  expect([price(3_999), price(4_000)]).toEqual([395, 0])
})

it.each<[string, Partial<DeliveryQuestion>, string[]]>([
  ['another country', { place: { ...HACKNEY, country: 'FR' } }, ['pickup']],
  ['a place too far for the courier', { place: { ...HACKNEY, latitude: 51.3, longitude: -0.5 } }, ['pickup', 'parcel']],
  ['no place yet', { place: null }, ['pickup']],
  [
    'a place known only by its city',
    { place: { ...HACKNEY, city: ' LONDON', latitude: null, longitude: null } },
    ['pickup', 'courier', 'parcel'],
  ],
  [
    'another city without coordinates',
    { place: { ...HACKNEY, city: 'Leeds', latitude: null, longitude: null } },
    ['pickup', 'parcel'],
  ],
  [
    'no city and no coordinates',
    { place: { ...HACKNEY, city: '', latitude: null, longitude: null } },
    ['pickup', 'parcel'],
  ],
  ['a location without pickup', { locations: [aLocation({ hasPickup: false })] }, ['courier', 'parcel']],
  ['another currency', { currency: 'EUR' }, ['pickup']],
  ['stock that is nowhere', { stockedLocationIds: [] }, []],
])('[FUL-5] [FUL-7] offers for %s what can be kept', (_what, more, expected) => {
  expect(ids(more)).toEqual(expected)
})

it('[CAT-10] asks the price that a way has in the buyer’s currency, and nothing worked out', () => {
  const methods = [
    aMethod({ id: 'courier', priceMinor: 300, freeOverMinor: 1, otherPrices: { EUR: 450 } }),
    aMethod({ id: 'parcel', priceMinor: 400 }),
    aMethod({ id: 'gift', priceMinor: 0 }),
  ]
  const options = ask({ methods, currency: 'EUR', itemsMinor: 5_000 })
  expect(options.map((option) => [option.methodId, option.priceMinor, option.currency]).sort()).toEqual([
    ['courier', 450, 'EUR'],
    ['gift', 0, 'EUR'],
  ])
})

it('[FUL-5] serves every country when a method names none', () => {
  expect(ids({ methods: [aMethod({ countries: [] })], place: { ...HACKNEY, country: 'JP' } })).toEqual(['parcel'])
})

it('[FUL-5] does not take a city of the same name in another country for its own', () => {
  const place = { ...HACKNEY, country: 'CA', latitude: null, longitude: null }
  expect(ids({ methods: [aCourier({ countries: [] })], place })).toEqual([])
})

it('[FUL-6] [FUL-7] sends a parcel from the location that is soonest of those that have the goods', () => {
  const closed = aLocation({
    hours: { periods: [{ weekday: 5, opensMinute: 540, closesMinute: 1_080 }], closedDates: [] },
  })
  const from = (stockedLocationIds: DeliveryQuestion['stockedLocationIds']) =>
    ask({ locations: [closed, LEEDS], methods: [aMethod()], stockedLocationIds }).map((option) => option.locationId)
  expect(from(null)).toEqual([LEEDS.id])
  expect(from([closed.id])).toEqual([closed.id])
})

it('[FUL-3] offers every place that has pickup, soonest first', () => {
  const later = { ...LEEDS, hours: { periods: [{ weekday: 4, opensMinute: 540, closesMinute: 600 }], closedDates: [] } }
  expect(ask({ locations: [later, aLocation()], methods: [aPickup()] }).map((option) => option.locationName)).toEqual([
    'Broadway Market',
    'Leeds',
  ])
})
