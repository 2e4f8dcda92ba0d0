import { isOwnPicture } from '@onhand/domain/catalog/foreign-picture'
import type { ProductImage } from '@onhand/domain/catalog/product-record'
import type { ImageView, Locale, MethodHint, PriceView, ProductCard } from '@onhand/domain/catalog/views'
import { methodHint } from '@onhand/domain/fulfilment/method-hint'
import { unitPrice } from '@onhand/domain/catalog/unit-price'
import type { ImportSku } from '@onhand/domain/catalog/import-product'
import type { ProductId, SkuId } from '@onhand/domain/ids'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import type { SqlEngine } from '../engine/engine.ts'
import { textList } from '../engine/sql.ts'
import { loadedVendors, vendorStatements } from '../vendors/load-vendors.ts'
import { vendorRecord } from '../vendors/vendor-record.ts'
import { inLocale } from '../vendors/vendor-views.ts'
import type { CardRow } from './card-rows.ts'
import { type HintRow, stockHint, stockHintsStatement } from './stock-hints.ts'

/** What every card of a page is completed with. */
export type CardContext = {
  readonly locale: Locale
  readonly hints: ReadonlyMap<string, readonly HintRow[]>
  readonly vendors: ReadonlyMap<string, { readonly record: VendorRecord; readonly fastestMethod: MethodHint | null }>
}

/** Completes the rows of a page with shops and stock, in one round trip. */
export async function completeCards(
  engine: SqlEngine,
  rows: readonly CardRow[],
  { locale, nowMs }: { readonly locale: Locale; readonly nowMs: number },
): Promise<ProductCard[]> {
  if (rows.length === 0) return []
  const [hints, ...vendorRows] = await engine.read([
    stockHintsStatement(engine.dialect, textList(engine.dialect, [...new Set(rows.map((row) => row.sku_id))])),
    ...vendorStatements(engine.dialect, textList(engine.dialect, [...new Set(rows.map((row) => row.vendor_id))])),
  ])
  const loaded = loadedVendors(vendorRows)
  const records = loaded.vendors.map((row) => vendorRecord(loaded, row))
  const context = { locale, hints: Map.groupBy(hints, (hint) => hint.sku_id), vendors: vendorContext(records, nowMs) }
  return rows.flatMap((row) => productCard(row, context) ?? [])
}

/** Shops by id with the fastest way each gets goods to people. */
export function vendorContext(records: readonly VendorRecord[], nowMs: number): CardContext['vendors'] {
  return new Map(
    records.map((record) => [
      record.id,
      { record, fastestMethod: methodHint({ locations: record.locations, methods: record.methods, nowMs }) },
    ]),
  )
}

/** One card; null when its shop is gone. */
export function productCard(row: CardRow, context: CardContext): ProductCard | null {
  const vendor = context.vendors.get(row.vendor_id)
  if (!vendor) return null
  const { record, fastestMethod } = vendor
  return {
    productId: row.product_id as ProductId,
    slug: row.slug,
    title: row.title,
    skuId: row.sku_id as SkuId,
    skuCount: row.sku_count,
    image: imagesOf(row.images, context.locale)[0] ?? null,
    price: priceView(row),
    stock: stockHint(context.hints.get(row.sku_id) ?? []),
    vendor: {
      vendorId: record.id,
      slug: record.slug,
      name: inLocale(record.names, context.locale),
      city: record.locations[0]?.city ?? '',
    },
    fastestMethod,
  }
}

/** Pictures as they were stored, told in the reader's language where they are. */
export function imagesOf(json: string, locale: Locale): readonly ImageView[] {
  return (JSON.parse(json) as ProductImage[])
    .filter(({ url }) => isOwnPicture(url))
    .map(({ alts, ...image }) => ({
      ...image,
      alt: alts?.[locale] || image.alt,
    }))
}

/** A price with its unit price. */
export function priceView(row: {
  readonly price_minor: number
  readonly currency: string
  readonly compare_at_minor: number | null
  readonly measure_amount: number | null
  readonly measure_unit: string | null
}): PriceView {
  const unit = row.measure_unit as NonNullable<ImportSku['measure']>['unit'] | null
  const measure = row.measure_amount === null || unit === null ? null : { amount: row.measure_amount, unit }
  return {
    priceMinor: row.price_minor,
    currency: row.currency,
    compareAtMinor: row.compare_at_minor,
    unitPrice: unitPrice(row.price_minor, measure),
  }
}
