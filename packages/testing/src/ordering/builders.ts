import type { SellableSku } from '@onhand/domain/catalog/views'
import { idOf, type SkuId, type VendorId } from '@onhand/domain/ids'
import type { Address, Contact, DeliveryOption } from '@onhand/domain/ordering/types'
import type { VendorRecord } from '@onhand/service/vendors/ports'

/** Where the builders' vendors keep their stock. */
export const SHOP_LOCATION = idOf('location', 'loc_shop')

/** A SKU on sale at 2.50 GBP with 20 % tax. */
export function aSku(
  overrides: Partial<SellableSku> & { readonly skuId: SkuId; readonly vendorId: VendorId },
): SellableSku {
  return {
    productId: idOf('product', `prd_${overrides.skuId.slice(4)}`),
    productSlug: overrides.skuId.slice(4),
    productTitle: `Product ${overrides.skuId.slice(4)}`,
    variantTitle: '',
    image: null,
    gtin: null,
    isSellable: true,
    priceMinor: 250,
    currency: 'GBP',
    taxRateBps: 2000,
    unitCostMinor: 150,
    weightGrams: 500,
    unitsPerOrderMax: null,
    ...overrides,
  }
}

/** A vendor with one shop in London, a courier and pickup, 12 % commission. */
export function aVendorRecord(overrides: Partial<VendorRecord> & { readonly id: VendorId }): VendorRecord {
  const name = `Shop ${overrides.id.slice(4)}`
  return {
    slug: overrides.id.slice(4),
    names: { en: name, 'zh-Hant': name },
    taglines: { en: '', 'zh-Hant': '' },
    abouts: { en: '', 'zh-Hant': '' },
    legalName: `${name} Ltd`,
    taxNumber: 'GB123',
    email: 'shop@example.com',
    accent: '#336699',
    imageUrl: null,
    currency: 'GBP',
    commissionBps: 1200,
    bankAccountNumber: '3000-0001',
    isApproved: true,
    supplier: {
      id: idOf('supplier', `sup_${overrides.id.slice(4)}`),
      name: 'Supplier',
      bankAccountNumber: '4000-0001',
      leadTimeDays: 2,
    },
    locations: [
      {
        id: SHOP_LOCATION,
        name: 'Main shop',
        line1: '1 High Street',
        city: 'London',
        region: '',
        postcode: 'N1 1AA',
        country: 'GB',
        latitude: 51.5,
        longitude: -0.1,
        timeZone: 'Europe/London',
        hasPickup: true,
        position: 0,
        hours: {
          periods: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1440 })),
          closedDates: [],
        },
      },
    ],
    methods: [aMethod('courier', 'delivery', 300), aMethod('pickup', 'pickup', 0)],
    ...overrides,
  }
}

function aMethod(id: string, kind: 'delivery' | 'pickup', priceMinor: number): VendorRecord['methods'][number] {
  return {
    id,
    kind,
    names: { en: id, 'zh-Hant': id },
    priceMinor,
    freeOverMinor: null,
    currency: 'GBP',
    countries: [],
    radiusKm: null,
    cutOffMinute: 1439,
    handlingMinutes: 30,
    transitDaysMin: 0,
    transitDaysMax: 1,
    windowFromMinute: 540,
    windowToMinute: 1080,
  }
}

/** A way of delivery at 3.00 GBP. */
export function aDeliveryOption(overrides: Partial<DeliveryOption> = {}): DeliveryOption {
  return {
    methodId: 'courier',
    kind: 'delivery',
    name: 'courier',
    locationId: SHOP_LOCATION,
    locationName: 'Main shop',
    priceMinor: 300,
    currency: 'GBP',
    promise: {
      fromMs: 0,
      toMs: 3_600_000,
      timeZone: 'Europe/London',
      reason: { cutOffMinute: 1439, isAfterCutOff: false, transitDays: 0, closedDaysSkipped: 0 },
    },
    ...overrides,
  }
}

/** A buyer. */
export const A_CONTACT: Contact = { name: 'Ada Shopper', email: 'ada@example.com', phone: '' }

/** A place in London. */
export const AN_ADDRESS: Address = {
  name: 'Ada Shopper',
  line1: '1 Test Street',
  line2: '',
  city: 'London',
  region: '',
  postcode: 'N1 1AA',
  country: 'GB',
  phone: '',
  latitude: 51.51,
  longitude: -0.11,
}
