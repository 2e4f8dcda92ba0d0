import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WeekHours } from '@onhand/domain/catalog/views'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { stableId } from '../client/stable-id.ts'
import { type Row, readTable } from './read-table.ts'

/** A demo vendor: its record, and the drawing that stands for it. */
export type DemoVendor = {
  readonly record: VendorRecord
  readonly icon: string
  readonly bankAccounts: readonly { readonly number: string; readonly holder: string; readonly secretKey: string }[]
}

const DAY_MS = 86_400_000
const COMMISSION_BPS = 900
/** Opens every demo account at the bank: demo money only. */
const DEMO_SECRET_KEY = 'demo-1234'
const EUROPE = ['AT', 'BE', 'CZ', 'DE', 'DK', 'ES', 'FI', 'FR', 'GB', 'IE', 'IT', 'LU', 'NL', 'PL', 'PT', 'SE']

/** The calendar day `days` after `nowMs`, as YYYY-MM-DD. */
export function dayAfter(nowMs: number, days: number): string {
  return new Date(nowMs + days * DAY_MS).toISOString().slice(0, 10)
}

/** All demo vendors, in the order of their table; dates count from the day of seeding. `pictureOf` gives a shop's picture. */
export function demoVendors(nowMs: number, pictureOf: (slug: string) => string | null): DemoVendor[] {
  const rows = readTable(readFileSync(join(import.meta.dirname, 'vendors.csv'), 'utf8'))
  return rows.map((row, index) => demoVendor(row, { nowMs, index, imageUrl: pictureOf(cell(row, 'slug')) }))
}

function demoVendor(row: Row, facts: { nowMs: number; index: number; imageUrl: string | null }): DemoVendor {
  const slug = cell(row, 'slug')
  const account = (kind: string) => `${kind}-${String(101 + facts.index).padStart(4, '0')}`
  const supplier = {
    id: stableId('supplier', slug),
    name: cell(row, 'supplier'),
    bankAccountNumber: account('4000'),
    leadTimeDays: 2 + (facts.index % 4),
  }
  const record: VendorRecord = {
    id: stableId('vendor', slug),
    slug,
    names: both(row, ''),
    taglines: both(row, 'tagline_'),
    abouts: both(row, 'about_'),
    legalName: `${cell(row, 'en')} Ltd`,
    taxNumber: cell(row, 'tax'),
    email: `shop@${slug}.example`,
    accent: cell(row, 'accent'),
    imageUrl: facts.imageUrl,
    currency: cell(row, 'currency'),
    commissionBps: COMMISSION_BPS,
    bankAccountNumber: account('3000'),
    isApproved: true,
    supplier,
    locations: locationsOf(row, facts.nowMs),
    methods: methodsOf(row),
  }
  const bankAccounts = [
    { number: record.bankAccountNumber, holder: record.names.en, secretKey: DEMO_SECRET_KEY },
    { number: supplier.bankAccountNumber, holder: supplier.name, secretKey: DEMO_SECRET_KEY },
  ]
  return { record, icon: cell(row, 'icon'), bankAccounts }
}

function locationsOf(row: Row, nowMs: number): VendorRecord['locations'] {
  const slug = cell(row, 'slug')
  const main = {
    id: stableId('location', slug, 'main'),
    name: cell(row, 'line1').replace(/^\d+ /, ''),
    line1: cell(row, 'line1'),
    city: cell(row, 'city'),
    region: '',
    postcode: cell(row, 'postcode'),
    country: cell(row, 'country'),
    latitude: Number(cell(row, 'latitude')),
    longitude: Number(cell(row, 'longitude')),
    timeZone: cell(row, 'time_zone'),
    hasPickup: cell(row, 'pickup') === 'yes',
    position: 0,
    hours: hoursOf(cell(row, 'hours'), nowMs),
  }
  if (slug !== 'marlow-road') return [main]
  // One vendor keeps stock in two places, so that allocation has something to choose.
  const second = {
    ...main,
    id: stableId('location', slug, 'park'),
    name: 'Victoria Park',
    line1: '2 Lauriston Road',
    postcode: 'E9 7EY',
    latitude: 51.5385,
    longitude: -0.0447,
    position: 1,
  }
  return [main, second]
}

/** Opening hours by name: breaks are gaps, a closure is a date. */
function hoursOf(name: string, nowMs: number): WeekHours {
  const every = (weekdays: readonly number[], ...spans: readonly (readonly [number, number])[]) =>
    weekdays.flatMap((weekday) =>
      spans.map(([opens, closes]) => ({ weekday, opensMinute: opens * 60, closesMinute: closes * 60 })),
    )
  const all = [1, 2, 3, 4, 5, 6, 7]
  const closedDates = [dayAfter(nowMs, 34)]
  if (name === 'early') return { periods: every(all, [7, 16]), closedDates }
  if (name === 'weekdays')
    return { periods: [...every([1, 2, 3, 4, 5], [9, 18]), ...every([6], [10, 16])], closedDates }
  if (name === 'lunch_break') return { periods: [...every([1, 2, 3, 4, 5, 6], [9, 13], [14, 19])], closedDates }
  if (name === 'closed_monday') return { periods: every([2, 3, 4, 5, 6, 7], [8, 17]), closedDates }
  if (name === 'closed_today')
    return { periods: every(all, [10, 18]), closedDates: [dayAfter(nowMs, 0), ...closedDates] }
  return { periods: every(all, [8, 20]), closedDates }
}

function methodsOf(row: Row): VendorRecord['methods'] {
  const [currency, country] = [cell(row, 'currency'), cell(row, 'country')]
  const scale = currency === 'TWD' ? 40 : 1
  const base = {
    currency,
    countries: [country],
    radiusKm: null,
    freeOverMinor: null,
    handlingMinutes: 60,
    transitDaysMin: 0,
    transitDaysMax: 0,
    windowFromMinute: 9 * 60,
    windowToMinute: 20 * 60,
    cutOffMinute: 14 * 60,
  }
  const bike = {
    ...base,
    id: 'bike',
    kind: 'delivery' as const,
    names: { en: 'Bike courier', 'zh-Hant': '單車快遞' },
    priceMinor: 390 * scale,
    freeOverMinor: 4500 * scale,
    radiusKm: Number(cell(row, 'bike')),
    windowFromMinute: 16 * 60,
  }
  const parcel = {
    ...base,
    id: 'parcel',
    kind: 'delivery' as const,
    names: { en: 'Tracked parcel', 'zh-Hant': '宅配包裹' },
    priceMinor: 450 * scale,
    freeOverMinor: 6000 * scale,
    transitDaysMin: 1,
    transitDaysMax: 2,
    handlingMinutes: 120,
    windowToMinute: 18 * 60,
  }
  const abroad = {
    ...parcel,
    id: 'parcel-europe',
    names: { en: 'Parcel to Europe', 'zh-Hant': '歐洲包裹' },
    priceMinor: 1290,
    freeOverMinor: 15_000,
    countries: EUROPE.filter((code) => code !== country),
    transitDaysMin: 3,
    transitDaysMax: 5,
  }
  const pickup = {
    ...base,
    id: 'pickup',
    kind: 'pickup' as const,
    names: { en: 'Pick up at the shop', 'zh-Hant': '到店自取' },
    priceMinor: 0,
    cutOffMinute: 17 * 60,
    handlingMinutes: 45,
    windowFromMinute: 0,
    windowToMinute: 1440,
  }
  return country === 'TW' ? [bike, parcel, pickup] : [bike, parcel, abroad, pickup]
}

function both(row: Row, prefix: string): Readonly<Record<'en' | 'zh-Hant', string>> {
  return { en: cell(row, `${prefix}en`), 'zh-Hant': cell(row, `${prefix}zh`) }
}

function cell(row: Row, column: string): string {
  const value = row[column]
  if (value === undefined) throw new Error(`the table has no column ${column}`)
  return value
}
