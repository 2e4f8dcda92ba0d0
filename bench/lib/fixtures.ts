import {
  type CategoryId,
  derivedId,
  idOf,
  type LocationId,
  type ProductId,
  type SkuId,
  type VendorId,
} from '@onhand/domain/ids'
import type { HttpClient } from './http-client.ts'
import type { BankAccount } from './shopper.ts'

/** How the bench reaches the shop's and the bank's operator doors. */
export type Keys = { readonly operatorKey: string; readonly bankAdminKey: string }

/** A shop made for measuring: products with ample stock, one flash-sale SKU, a free delivery method. */
export type BenchShop = {
  readonly vendorId: VendorId
  readonly vendorSlug: string
  readonly locationId: LocationId
  readonly methodId: string
  readonly skuIds: readonly SkuId[]
  readonly productSlugs: readonly string[]
  readonly priceMinor: number
  readonly account: BankAccount
}

const PRICE_MINOR = 450
const STOCK_UNITS = 1_000_000
const PRODUCTS_PER_CALL = 50
const SHOPPER: BankAccount = { accountNumber: '1099-0001', secretKey: 'bench-secret-key' }

/** Creates (or meets again) the bench shop with `productCount` products. Repeating it changes nothing. */
export async function makeBenchShop(client: HttpClient, keys: Keys, productCount: number): Promise<BenchShop> {
  const vendorId = idOf('vendor', 'vnd_bench')
  const locationId = idOf('location', 'loc_bench')
  await openAccounts(client, keys)
  await operate(client, keys, 'operator.upsertVendor', vendorRecord(vendorId, locationId))
  const products = Array.from({ length: productCount }, (_, index) => benchProduct(index, locationId, STOCK_UNITS))
  for (let from = 0; from < products.length; from += PRODUCTS_PER_CALL) {
    await operate(client, keys, 'operator.importProducts', {
      vendorId,
      products: products.slice(from, from + PRODUCTS_PER_CALL),
    })
  }
  return {
    vendorId,
    vendorSlug: 'bench-shop',
    locationId,
    methodId: 'bench-post',
    skuIds: products.map((product) => product.skus[0].id),
    productSlugs: products.map((product) => product.slug),
    priceMinor: PRICE_MINOR,
    account: SHOPPER,
  }
}

/** A fresh SKU with exactly `units` in stock: the flash sale's. */
// biome-ignore lint/complexity/useMaxParams: who asks, as whom, where, and how much.
export async function makeScarceSku(
  client: HttpClient,
  keys: Keys,
  shop: BenchShop,
  name: string,
  units: number,
): Promise<SkuId> {
  const product = benchProduct(name, shop.locationId, units)
  await operate(client, keys, 'operator.importProducts', { vendorId: shop.vendorId, products: [product] })
  return product.skus[0].id
}

// biome-ignore lint/complexity/useMaxParams: who asks, as whom, what, and with what.
async function operate(client: HttpClient, keys: Keys, procedure: string, input: unknown): Promise<void> {
  const answer = await client.send('shop.localhost', 'POST', `/trpc/${procedure}`, {
    body: input,
    headers: {
      authorization: `Bearer ${keys.operatorKey}`,
    },
  })
  if (answer.status !== 200) throw new Error(`${procedure} answered ${answer.status}: ${answer.body.slice(0, 500)}`)
}

async function openAccounts(client: HttpClient, keys: Keys): Promise<void> {
  const accounts = [
    {
      number: SHOPPER.accountNumber,
      holder: 'Bench buyer',
      currency: 'GBP',
      secretKey: SHOPPER.secretKey,
      openingMinor: 1_000_000_000_00,
    },
    { number: '3099-0001', holder: 'Bench shop', currency: 'GBP', openingMinor: 0 },
    { number: '4000-9901', holder: 'Bench supplier', currency: 'GBP', openingMinor: 0 },
  ]
  for (const account of accounts) {
    const answer = await client.send('bank.localhost', 'POST', '/v1/accounts', {
      body: account,
      headers: {
        authorization: `Bearer ${keys.bankAdminKey}`,
        'idempotency-key': `bench-${account.number}`,
      },
    })
    if (answer.status >= 300) throw new Error(`the bank answered ${answer.status}: ${answer.body.slice(0, 300)}`)
  }
}

function benchProduct(name: number | string, locationId: LocationId, units: number) {
  const body = `bench${name}`
  const id: ProductId = idOf('product', `prd_${body}`)
  const skuId: SkuId = idOf('sku', `sku_${body}`)
  const categoryId: CategoryId | null = null
  return {
    id,
    slug: `bench-item-${name}`,
    categoryId,
    title: `Bench item ${name}`,
    description: 'An item for measuring with.',
    translations: { 'zh-Hant': { title: `測試商品 ${name}`, description: '供測量用的商品。' } },
    brand: 'Bench',
    tags: [],
    attributes: [{ name: 'Use', value: 'measuring' }],
    allergens: [],
    images: [],
    isPublished: true,
    skus: [
      {
        id: skuId,
        code: body,
        title: '',
        gtin: null,
        priceMinor: PRICE_MINOR,
        compareAtMinor: null,
        currency: 'GBP',
        taxRateBps: 2000,
        unitCostMinor: 200,
        weightGrams: 100,
        measure: null,
        unitsPerOrderMax: null,
        openingStock: [{ locationId, lotId: derivedId('lot', skuId), lotCode: 'A', expiryDate: null, units }],
      },
    ] as const,
  }
}

function vendorRecord(vendorId: VendorId, locationId: LocationId) {
  const both = (text: string) => ({ en: text, 'zh-Hant': text })
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1440 }))
  return {
    id: vendorId,
    slug: 'bench-shop',
    names: both('Bench shop'),
    taglines: both('For measuring'),
    abouts: both('A shop that exists for measuring.'),
    legalName: 'Bench Ltd',
    taxNumber: 'GB000000000',
    email: 'bench@example.com',
    accent: '#1F6B45',
    imageUrl: null,
    currency: 'GBP',
    commissionBps: 800,
    bankAccountNumber: '3099-0001',
    isApproved: true,
    supplier: { id: 'sup_bench', name: 'Bench supply', bankAccountNumber: '4000-9901', leadTimeDays: 2 },
    locations: [
      {
        id: locationId,
        name: 'Bench Road',
        line1: '1 Bench Road',
        city: 'London',
        region: '',
        postcode: 'E8 1AA',
        country: 'GB',
        latitude: 51.54,
        longitude: -0.05,
        timeZone: 'Europe/London',
        hasPickup: true,
        position: 0,
        hours: { periods: week, closedDates: [] },
      },
    ],
    methods: [
      {
        id: 'bench-post',
        kind: 'delivery',
        names: both('Post'),
        priceMinor: 0,
        freeOverMinor: null,
        currency: 'GBP',
        countries: [],
        radiusKm: null,
        cutOffMinute: 960,
        handlingMinutes: 60,
        transitDaysMin: 1,
        transitDaysMax: 2,
        windowFromMinute: 540,
        windowToMinute: 1080,
      },
    ],
  }
}
