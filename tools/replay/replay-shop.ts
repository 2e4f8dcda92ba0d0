import { createHash } from 'node:crypto'
import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import { ownSlug } from '@onhand/domain/catalog/slug'
import type { CartId, RefundId, SkuId } from '@onhand/domain/ids'
import { stableId } from '../client/stable-id.ts'
import type { Shopper } from '../client/shopper.ts'
import { decimalOf } from '@onhand/domain/data-import/decimal'
import type { VendorPlace } from '../import/import-vendor.ts'
import { PICTURE } from '../seed/pictures/compose.ts'
import { goodsPictureFor } from '../seed/pictures/goods-pictures.ts'
import { countryCode } from './countries.ts'
import type { OfferKey, PlannedSale } from './plan-replay.ts'
import { CURRENCY, type Invoice } from './sales-file.ts'

/** Names of everything a replay makes. They follow from the shop, the file's own numbers and a secret, so that a second run meets the first one's and a stranger cannot guess a cart. */
export type ReplayNames = {
  readonly cartId: (invoiceNo: string) => CartId
  readonly skuId: (offer: OfferKey) => SkuId
  readonly refundId: (invoiceNo: string, originalInvoiceNo: string) => RefundId
  readonly shopper: (sale: PlannedSale) => Shopper
}

/** Address part by which the replay's mails are found again. */
export const MAIL_DOMAIN = 'replay.example'
// The wire's limit of SKUs in a product.
const OFFERS_PER_PRODUCT_MAX = 100
const TAX_BPS = 2000
const COST_SHARE = 0.55

/** Names for a shop called `slug`. */
export function replayNames(slug: string, secret: string): ReplayNames {
  return {
    cartId: (invoiceNo) => stableId('cart', secret, slug, invoiceNo),
    skuId: (offer) => stableId('sku', slug, offer),
    refundId: (invoiceNo, original) => stableId('refund', secret, slug, invoiceNo, original),
    shopper: (sale) => {
      const customer = sale.customerId === '' ? `guest-${sale.invoiceNo}` : `customer-${sale.customerId}`
      return {
        name: customer.replace('-', ' '),
        email: `${customer}.${slug}@${MAIL_DOMAIN}`,
        address: { line1: '1 High Street', city: sale.country, postcode: '', country: countryCode(sale.country) },
        account: { number: accountNumber(slug, customer), secretKey: secretKeyOf(secret, customer) },
      }
    },
  }
}

/** The products that sales are made of: one per stock code, one SKU per price the file has for it anywhere, stock only where a sale needs it. */
export function replayProducts(
  invoices: readonly Invoice[],
  sales: readonly PlannedSale[],
  context: { place: VendorPlace; names: ReplayNames; stockUnits: number | null },
): ImportProduct[] {
  const needed = new Set(sales.flatMap((sale) => sale.lines.map((line) => line.offer)))
  const codes = new Set(sales.flatMap((sale) => sale.lines.map((line) => line.stockCode)))
  const goods = goodsOf(invoices, codes)
  return [...goods].flatMap(([stockCode, { titles, offers }]) => {
    const [title = stockCode] = [...titles].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? []
    const all = [...offers].sort((a, b) => a[0] - b[0])
    const parts = Math.ceil(all.length / OFFERS_PER_PRODUCT_MAX)
    return Array.from({ length: parts }, (_, part) =>
      productOf(
        {
          stockCode,
          title,
          part,
          offers: all.slice(part * OFFERS_PER_PRODUCT_MAX, (part + 1) * OFFERS_PER_PRODUCT_MAX),
          needed,
        },
        context,
      ),
    )
  })
}

type Goods = { readonly titles: Map<string, number>; readonly offers: Map<number, number> }

/** What the whole file says of these codes: how often each name occurs, and how many units it sells at each price. The same whatever part of the file is replayed. */
function goodsOf(invoices: readonly Invoice[], codes: ReadonlySet<string>): ReadonlyMap<string, Goods> {
  const goods = new Map<string, Goods>()
  for (const { isCancellation, rows } of invoices) {
    if (isCancellation) continue
    for (const { stockCode, description, refusal, priceMinor, units } of rows) {
      if (refusal !== null || priceMinor === null || !codes.has(stockCode)) continue
      const known = goods.get(stockCode) ?? { titles: new Map(), offers: new Map() }
      known.titles.set(description, (known.titles.get(description) ?? 0) + 1)
      known.offers.set(priceMinor, (known.offers.get(priceMinor) ?? 0) + units)
      goods.set(stockCode, known)
    }
  }
  return goods
}

type ProductFacts = {
  readonly stockCode: string
  readonly title: string
  readonly part: number
  readonly offers: readonly (readonly [number, number])[]
  readonly needed: ReadonlySet<OfferKey>
}

function productOf(
  facts: ProductFacts,
  { place, names, stockUnits }: { place: VendorPlace; names: ReplayNames; stockUnits: number | null },
): ImportProduct {
  const { stockCode, title, part } = facts
  const id = stableId('product', place.vendorSlug, stockCode, String(part))
  const picture = goodsPictureFor(title)
  return {
    id,
    slug: ownSlug(title, id),
    categoryId: null,
    title,
    description: '',
    translations: {},
    brand: null,
    tags: [],
    attributes: [{ name: 'Stock code', value: stockCode }],
    allergens: [],
    images: [{ url: picture.url, alt: title, ...PICTURE, tint: picture.tint }],
    isPublished: true,
    skus: facts.offers.map(([priceMinor, soldUnits]) => {
      const offer: OfferKey = `${stockCode}@${priceMinor}`
      const units = facts.needed.has(offer) ? (stockUnits ?? soldUnits) : 0
      return {
        id: names.skuId(offer),
        code: offer,
        title: `at ${decimalOf(priceMinor, CURRENCY)}`,
        gtin: null,
        priceMinor,
        compareAtMinor: null,
        currency: CURRENCY,
        taxRateBps: TAX_BPS,
        unitCostMinor: Math.max(1, Math.floor(priceMinor * COST_SHARE)),
        weightGrams: null,
        measure: null,
        unitsPerOrderMax: null,
        openingStock:
          units > 0
            ? [
                {
                  locationId: place.locationId,
                  lotId: stableId('lot', place.vendorSlug, offer),
                  lotCode: 'opening',
                  expiryDate: null,
                  units,
                },
              ]
            : [],
      }
    }),
  }
}

function accountNumber(slug: string, customer: string): string {
  const digits = createHash('sha256').update(`${slug}\0${customer}`).digest().readUIntBE(0, 6) % 10_000_000_000
  return `1000-${String(digits).padStart(10, '0')}`
}

function secretKeyOf(secret: string, customer: string): string {
  return createHash('sha256').update(`${secret}\0${customer}`).digest('base64url').slice(0, 16)
}
