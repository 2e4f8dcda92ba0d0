import { randomBytes } from 'node:crypto'
import { derivedId, idOf, makeId, type ProductId, type SkuId } from '@onhand/domain/ids'
import { bankAdmin } from '../../../tools/client/bank-admin.ts'
import { shopClient } from '../../../tools/client/shop-client.ts'
import { marketSecret, marketUrl } from '../../harness/market.ts'
import { operator } from '../../harness/shopper.ts'

/** Where the marketplace is, and the keys of its operators. */
export type Doors = {
  readonly shopUrl: string
  readonly bankUrl: string
  readonly operatorKey: string
  readonly bankAdminKey: string
}

/** A shop of the suite. */
export type SuiteShop = (typeof SHOPS)[number]

/** A product of the suite with its one SKU. */
export type SuiteProduct = {
  readonly productId: ProductId
  readonly skuId: SkuId
  readonly slug: string
  readonly title: string
  readonly priceMinor: number
}

/** The account that a test's buyer pays from. */
export type Account = { readonly accountNumber: string; readonly secretKey: string }

const NO_PATIENCE = { waitMs: 10_000, log: () => {} }
const WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1440 }))

/** The suite's two shops: both sell in pounds and send everywhere. */
export const SHOPS = [shopCalled('suitebakery', '1'), shopCalled('suitedairy', '2')] as const

function shopCalled(slug: string, digit: string) {
  return {
    slug,
    vendorId: idOf('vendor', `vnd_${slug}`),
    locationId: idOf('location', `loc_${slug}`),
    supplierId: idOf('supplier', `sup_${slug}`),
    vendorAccount: `3099-000${digit}`,
    supplierAccount: `4000-991${digit}`,
    methodId: `${slug}-post`,
    postMinor: 250,
  }
}

/** Opens both shops and their accounts at the bank. */
export async function openShops(doors: Doors): Promise<void> {
  const bank = bankAdmin(doors.bankUrl, doors.bankAdminKey, NO_PATIENCE)
  const shop = shopClient(doors.shopUrl, doors.operatorKey, NO_PATIENCE)
  for (const one of SHOPS) {
    const account = { currency: 'GBP', openingMinor: 0 }
    await bank.openAccount({ ...account, number: one.vendorAccount, holder: one.slug })
    await bank.openAccount({ ...account, number: one.supplierAccount, holder: `${one.slug} supply` })
    await shop.mutate('operator.upsertVendor', vendorRecord(one))
  }
}

/** What `operator.upsertVendor` takes for a shop of the suite. */
export function vendorRecord(shop: SuiteShop) {
  const both = (text: string) => ({ en: text, 'zh-Hant': text })
  return {
    id: shop.vendorId,
    slug: shop.slug,
    names: both(shop.slug),
    taglines: both('For proving'),
    abouts: both('A shop that exists for proving.'),
    legalName: `${shop.slug} Ltd`,
    taxNumber: 'GB000000000',
    email: `${shop.slug}@example.com`,
    accent: '#1F6B45',
    imageUrl: null,
    currency: 'GBP',
    commissionBps: 800,
    bankAccountNumber: shop.vendorAccount,
    isApproved: true,
    supplier: {
      id: shop.supplierId,
      name: `${shop.slug} supply`,
      bankAccountNumber: shop.supplierAccount,
      leadTimeDays: 2,
    },
    locations: [
      {
        id: shop.locationId,
        name: 'Proof Road',
        line1: '1 Proof Road',
        city: 'London',
        region: '',
        postcode: 'E8 1AA',
        country: 'GB',
        latitude: 51.54,
        longitude: -0.05,
        timeZone: 'Europe/London',
        hasPickup: true,
        position: 0,
        hours: { periods: WEEK, closedDates: [] },
      },
    ],
    methods: [
      {
        id: shop.methodId,
        kind: 'delivery' as const,
        names: both('Post'),
        priceMinor: shop.postMinor,
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

/** A product as the import takes it, with one SKU; texts may be replaced. */
export function importProduct(
  shop: SuiteShop,
  options: {
    units?: number
    priceMinor?: number
    title?: string
    body?: string
    variant?: { title: string; titles: { 'zh-Hant': string } }
  } = {},
) {
  const { units = 100, priceMinor = 450, body = randomBytes(8).toString('hex') } = options
  const skuId = idOf('sku', `sku_${body}`)
  const stock = { locationId: shop.locationId, lotId: derivedId('lot', skuId), lotCode: 'A', expiryDate: null, units }
  return {
    id: idOf('product', `prd_${body}`),
    slug: `proof-${body}`,
    categoryId: null,
    title: options.title ?? `Proof ${body}`,
    description: 'An item for proving with.',
    translations: {},
    brand: 'Proof',
    tags: ['proof'],
    attributes: [{ name: 'Use', value: 'proving' }],
    allergens: ['none'],
    images: [],
    isPublished: true,
    skus: [
      {
        id: skuId,
        code: body,
        title: '',
        ...options.variant,
        gtin: null,
        priceMinor,
        compareAtMinor: null,
        currency: 'GBP',
        taxRateBps: 2000,
        unitCostMinor: Math.floor(priceMinor / 2),
        weightGrams: 100,
        measure: null,
        unitsPerOrderMax: null,
        openingStock: units > 0 ? [stock] : [],
      },
    ] as const,
  }
}

/** Puts a new product with so many units into a shop: every test has its own. */
export async function newProduct(
  shop: SuiteShop = SHOPS[0],
  options: Parameters<typeof importProduct>[1] = {},
): Promise<SuiteProduct> {
  const product = importProduct(shop, options)
  await sendProduct(shop, product)
  const [sku] = product.skus
  const { id: productId, slug, title } = product
  return { productId, skuId: sku.id, slug, title, priceMinor: sku.priceMinor }
}

/** Sells a product of the suite at another price from now on. */
export async function changePrice(shop: SuiteShop, product: SuiteProduct, priceMinor: number): Promise<void> {
  const body = product.skuId.replace('sku_', '')
  await sendProduct(shop, importProduct(shop, { units: 0, priceMinor, title: product.title, body }))
}

async function sendProduct(shop: SuiteShop, product: ReturnType<typeof importProduct>): Promise<void> {
  const wire = { ...product, skus: product.skus.map((sku) => ({ ...sku })) }
  const { products } = await operator().mutate('operator.importProducts', { vendorId: shop.vendorId, products: [wire] })
  const refused = products.filter(({ outcome }) => outcome !== 'created' && outcome !== 'updated')
  if (refused.length > 0) throw new Error(`the suite's product was refused: ${JSON.stringify(refused)}`)
}

/** A new account at the bank with so much in it. */
export async function newAccount(openingMinor = 10_000_00): Promise<Account> {
  const account = { accountNumber: `1${digits(3)}-${digits(10)}`, secretKey: randomBytes(9).toString('base64url') }
  await bankAdmin(marketUrl('bank'), marketSecret('BANK_ADMIN_KEY'), NO_PATIENCE).openAccount({
    number: account.accountNumber,
    holder: 'Suite shopper',
    currency: 'GBP',
    secretKey: account.secretKey,
    openingMinor,
  })
  return account
}

function digits(count: number): string {
  return Array.from(randomBytes(count), (byte) => byte % 10).join('')
}

/** A new cart line's id, made by the shopper. */
export function newLineId() {
  return makeId('cartLine', randomBytes(16))
}
