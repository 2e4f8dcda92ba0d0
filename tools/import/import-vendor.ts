import type { VendorRecord } from '@onhand/service/vendors/ports'
import type { BankAdmin } from '../client/bank-admin.ts'
import { type ShopClient, ShopRefusal } from '../client/shop-client.ts'
import { stableId } from '../client/stable-id.ts'
import type { ImportTarget } from './check-draft.ts'

/** A vendor to sell imported goods: its name, currency and country; delivery costs nothing when `isDeliveryFree`. */
export type NewVendor = {
  readonly slug: string
  readonly name: string
  readonly currency: string
  readonly country: string
  readonly isDeliveryFree: boolean
}

/** The place that an import writes to. */
export type VendorPlace = Pick<ImportTarget, 'vendorId' | 'vendorSlug' | 'currency' | 'locationId'>

/** The vendor with this slug as an import's target; null when there is none. */
export async function findVendor(shop: ShopClient, slug: string): Promise<VendorPlace | null> {
  try {
    const found = await shop.query('vendors.shop', { locale: 'en', slug })
    const [location] = found.locations
    const [method] = found.methods
    if (!location || !method) throw new Error(`${slug} has no location or no delivery method yet`)
    return { vendorId: found.vendorId, vendorSlug: slug, currency: method.currency, locationId: location.locationId }
  } catch (error) {
    if (error instanceof ShopRefusal && error.code === 'not_found') return null
    throw error
  }
}

/** Creates (or writes again) a vendor with one location, parcel delivery everywhere and pickup, and opens its accounts at the bank. */
export async function createVendor(shop: ShopClient, bank: BankAdmin, wanted: NewVendor): Promise<VendorPlace> {
  const record = vendorRecord(wanted)
  await bank.openAccount({
    number: record.bankAccountNumber,
    holder: record.names.en,
    currency: record.currency,
    openingMinor: 0,
  })
  await bank.openAccount({
    number: record.supplier.bankAccountNumber,
    holder: record.supplier.name,
    currency: record.currency,
    openingMinor: 0,
  })
  await shop.mutate(
    'operator.upsertVendor',
    record as unknown as Parameters<typeof shop.mutate<'operator.upsertVendor'>>[1],
  )
  return {
    vendorId: record.id,
    vendorSlug: wanted.slug,
    currency: wanted.currency,
    locationId: stableId('location', wanted.slug, 'main'),
  }
}

function vendorRecord({ slug, name, currency, country, isDeliveryFree }: NewVendor): VendorRecord {
  const same = (text: string) => ({ en: text, 'zh-Hant': text })
  const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 }))
  const method = {
    currency,
    priceMinor: 0,
    freeOverMinor: null,
    countries: [],
    radiusKm: null,
    cutOffMinute: 840,
    handlingMinutes: 120,
    transitDaysMin: 0,
    transitDaysMax: 0,
    windowFromMinute: 540,
    windowToMinute: 1200,
  }
  return {
    id: stableId('vendor', slug),
    slug,
    names: same(name),
    taglines: same(''),
    abouts: same(''),
    legalName: name,
    taxNumber: '',
    email: `shop@${slug}.example`,
    accent: '#4F6F73',
    imageUrl: null,
    currency,
    commissionBps: 900,
    bankAccountNumber: accountNumber('3000', slug),
    isApproved: true,
    supplier: {
      id: stableId('supplier', slug),
      name: `${name} Supply`,
      bankAccountNumber: accountNumber('4000', slug),
      leadTimeDays: 3,
    },
    locations: [
      {
        id: stableId('location', slug, 'main'),
        name: `${name} warehouse`,
        line1: '1 Market Lane',
        city: 'London',
        region: '',
        postcode: 'E1 6AN',
        country,
        latitude: 51.5074,
        longitude: -0.0759,
        timeZone: 'Europe/London',
        hasPickup: true,
        position: 0,
        hours: { periods: always, closedDates: [] },
      },
    ],
    methods: [
      {
        ...method,
        id: 'parcel',
        kind: 'delivery',
        names: { en: 'Parcel', 'zh-Hant': '宅配包裹' },
        priceMinor: isDeliveryFree ? 0 : 495,
        transitDaysMin: 1,
        transitDaysMax: 5,
      },
      { ...method, id: 'pickup', kind: 'pickup', names: { en: 'Pick up', 'zh-Hant': '自取' } },
    ],
  }
}

/** An account number of its own for a slug, above those that the demo uses. */
function accountNumber(kind: string, slug: string): string {
  const digits = [...stableId('vendor', slug).slice(4, 16)].map((letter) => Number.parseInt(letter, 36) % 10).join('')
  return `${kind}-9${digits.slice(0, 9)}`
}
