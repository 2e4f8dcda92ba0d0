import type { ImportProduct, ImportSku } from '@onhand/domain/catalog/import-product'
import { idOf } from '@onhand/domain/ids'
import type { VendorRecord } from '@onhand/service/vendors/ports'

/** A vendor with one location in London; override what the test is about. */
export function aVendorRecord(overrides: Partial<VendorRecord> = {}): VendorRecord {
  const names = { en: 'Marlow Road', 'zh-Hant': '馬洛路' }
  return {
    id: idOf('vendor', 'vnd_marlow'),
    slug: 'marlow-road',
    names,
    taglines: names,
    abouts: names,
    legalName: 'Marlow Road Ltd',
    taxNumber: 'GB123',
    email: 'shop@example.com',
    accent: '#1F6B45',
    imageUrl: null,
    currency: 'GBP',
    commissionBps: 1000,
    bankAccountNumber: '3000-0001',
    isApproved: true,
    supplier: {
      id: idOf('supplier', 'sup_marlow'),
      name: 'Marlow Supply',
      bankAccountNumber: '4000-0001',
      leadTimeDays: 2,
    },
    locations: [
      {
        id: idOf('location', 'loc_marlow'),
        name: 'Marlow Road',
        line1: '1 Marlow Road',
        city: 'London',
        region: '',
        postcode: 'E8 1AA',
        country: 'GB',
        latitude: 51.54,
        longitude: -0.06,
        timeZone: 'Europe/London',
        hasPickup: true,
        position: 0,
        hours: { periods: [{ weekday: 1, opensMinute: 540, closesMinute: 1080 }], closedDates: [] },
      },
    ],
    methods: [
      {
        id: 'bike',
        kind: 'delivery',
        names,
        priceMinor: 300,
        freeOverMinor: null,
        currency: 'GBP',
        countries: ['GB'],
        radiusKm: 8,
        cutOffMinute: 840,
        handlingMinutes: 60,
        transitDaysMin: 0,
        transitDaysMax: 0,
        windowFromMinute: 540,
        windowToMinute: 1260,
      },
    ],
    ...overrides,
  }
}

/** A SKU in pounds with three units at the location of `aVendorRecord`. */
export function anImportSku(overrides: Partial<ImportSku> = {}): ImportSku {
  return {
    id: idOf('sku', 'sku_mug'),
    code: 'MUG',
    title: '',
    gtin: null,
    priceMinor: 900,
    compareAtMinor: null,
    currency: 'GBP',
    taxRateBps: 2000,
    unitCostMinor: 400,
    weightGrams: 350,
    measure: null,
    unitsPerOrderMax: null,
    openingStock: [
      {
        locationId: idOf('location', 'loc_marlow'),
        lotId: idOf('lot', 'lot_a1'),
        lotCode: 'A1',
        expiryDate: null,
        units: 3,
      },
    ],
    ...overrides,
  }
}

/** A product with one SKU. */
export function anImportProduct(overrides: Partial<ImportProduct> = {}): ImportProduct {
  return {
    id: idOf('product', 'prd_mug'),
    slug: 'mug',
    categoryId: null,
    title: 'Mug',
    description: 'Holds tea.',
    translations: {},
    brand: null,
    tags: [],
    attributes: [],
    allergens: [],
    images: [],
    isPublished: true,
    skus: [anImportSku()],
    ...overrides,
  }
}
