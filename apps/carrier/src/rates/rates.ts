import { distanceKm, type Place } from './distance.ts'

/** What a service costs and how long it takes. Days count working days after the collection; same day is 0. */
export type Rate = {
  service: string
  priceMinor: number
  currency: string
  transitDaysMin: number
  transitDaysMax: number
  /** Minutes after midnight at the collection point by which a parcel must be ready to leave that day. */
  cutOffMinute: number
}

/** What is to be carried. */
export type Journey = { from: Place; to: Place; weightGrams: number; currency: string }

type Service = {
  service: string
  cutOffMinute: number
  distanceMaxKm: number
  weightMaxGrams: number
  crossesBorders: boolean
  /** In pence. */
  basePence: number
  pencePerKg: number
  pencePer100Km: number
  transitDays: (km: number, isAbroad: boolean) => [number, number]
}

const HOUR = 60
// Slowest and cheapest first; each later one is faster and dearer on every journey it accepts.
const SERVICES: readonly Service[] = [
  {
    service: 'economy',
    cutOffMinute: 14 * HOUR,
    distanceMaxKm: 20_100,
    weightMaxGrams: 30_000,
    crossesBorders: true,
    basePence: 249,
    pencePerKg: 35,
    pencePer100Km: 4,
    transitDays: (km, isAbroad) => (isAbroad ? [5 + daysFor(km), 9 + daysFor(km)] : [3, 5]),
  },
  {
    service: 'standard',
    cutOffMinute: 16 * HOUR,
    distanceMaxKm: 20_100,
    weightMaxGrams: 30_000,
    crossesBorders: true,
    basePence: 349,
    pencePerKg: 45,
    pencePer100Km: 6,
    transitDays: (km, isAbroad) => (isAbroad ? [3 + daysFor(km), 6 + daysFor(km)] : [2, 3]),
  },
  {
    service: 'express',
    cutOffMinute: 17 * HOUR,
    distanceMaxKm: 20_100,
    weightMaxGrams: 30_000,
    crossesBorders: true,
    basePence: 599,
    pencePerKg: 80,
    pencePer100Km: 12,
    transitDays: (km, isAbroad) => (isAbroad ? [2, 3 + daysFor(km)] : [1, 1]),
  },
  {
    service: 'same_day',
    cutOffMinute: 11 * HOUR,
    distanceMaxKm: 40,
    weightMaxGrams: 15_000,
    crossesBorders: false,
    basePence: 799,
    pencePerKg: 90,
    pencePer100Km: 500,
    transitDays: () => [0, 0],
  },
]

const ABROAD_SURCHARGE = 2.5

// Minor units of a currency for one penny: a price list, not an exchange. Changed by hand like any price list.
const MINOR_PER_PENNY: Readonly<Record<string, number>> = {
  GBP: 1,
  EUR: 1.17,
  USD: 1.28,
  TWD: 41,
  JPY: 1.95,
  KWD: 3.9,
  BDT: 156,
  AED: 4.7,
  SAR: 4.8,
  MXN: 25,
  CAD: 1.78,
  AUD: 1.98,
  HKD: 10,
  CHF: 1.1,
}

/** True when there is a price list in this currency. */
export function isCurrencyServed(currency: string): boolean {
  return currency in MINOR_PER_PENNY
}

/** The services that go there, cheapest first [CAR-1]. Empty when none does. */
export function ratesFor(journey: Journey): Rate[] {
  const minorPerPenny = MINOR_PER_PENNY[journey.currency]
  if (minorPerPenny === undefined) return []
  const isAbroad = journey.from.country !== journey.to.country
  const km = distanceKm(journey.from, journey.to)
  return SERVICES.filter((s) => canCarry(s, { km, isAbroad, weightGrams: journey.weightGrams })).map((s) => {
    const kg = Math.max(1, Math.ceil(journey.weightGrams / 1000))
    const pence =
      (s.basePence + (kg - 1) * s.pencePerKg + (km / 100) * s.pencePer100Km) * (isAbroad ? ABROAD_SURCHARGE : 1)
    const [transitDaysMin, transitDaysMax] = s.transitDays(km, isAbroad)
    return {
      service: s.service,
      priceMinor: Math.round(pence * minorPerPenny),
      currency: journey.currency,
      transitDaysMin,
      transitDaysMax,
      cutOffMinute: s.cutOffMinute,
    }
  })
}

function canCarry(service: Service, load: { km: number; isAbroad: boolean; weightGrams: number }): boolean {
  if (load.weightGrams > service.weightMaxGrams || load.km > service.distanceMaxKm) return false
  return service.crossesBorders || !load.isAbroad
}

function daysFor(km: number): number {
  return Math.floor(km / 4_000)
}
