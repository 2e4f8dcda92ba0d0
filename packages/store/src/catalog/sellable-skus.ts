import type { Locale, SellableSku } from '@onhand/domain/catalog/views'
import type { ProductId, SkuId, VendorId } from '@onhand/domain/ids'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { imagesOf } from './product-cards.ts'
import { skuTitleIn } from './sku-title.ts'

/** Prices and facts for carts, in one query; in `currency` where the shop asks a price in it. */
// biome-ignore lint/complexity/useMaxParams: the port's, behind its engine.
export async function readSellableSkus(
  engine: SqlEngine,
  locale: Locale,
  skuIds: readonly SkuId[],
  currency: string | null = null,
): Promise<SellableSku[]> {
  if (skuIds.length === 0) return []
  const statement = sqlFor(engine.dialect)
    .selectFrom('sku')
    .innerJoin('offer', 'offer.sku_id', 'sku.id')
    .innerJoin('product', 'product.id', 'sku.product_id')
    .innerJoin('vendor', 'vendor.id', 'sku.vendor_id')
    .leftJoin('sku_price', (join) =>
      join.onRef('sku_price.sku_id', '=', 'sku.id').on('sku_price.currency', '=', currency ?? ''),
    )
    .leftJoin('product_translation', (join) =>
      join.onRef('product_translation.product_id', '=', 'product.id').on('product_translation.locale', '=', locale),
    )
    .where('sku.id', 'in', textList(engine.dialect, skuIds))
    .select(['sku.id', 'sku.product_id', 'sku.vendor_id', 'sku.gtin', 'sku.weight_grams'])
    .select(['sku.units_per_order_max', 'sku.is_sold', 'product.is_published', 'vendor.is_approved'])
    .select([
      'product.slug',
      'product.images',
      'offer.price_minor',
      'offer.currency',
      'sku_price.price_minor as listed_minor',
      'sku_price.currency as listed_currency',
      'offer.tax_rate_bps',
      'offer.unit_cost_minor',
    ])
    .select(sql<string>`coalesce(nullif(product_translation.title, ''), product.title)`.as('title'))
    .select(skuTitleIn(locale).as('variant_title'))
  const rows = await engine.query(statement.compile())
  return rows.map((row) => ({
    skuId: row.id as SkuId,
    productId: row.product_id as ProductId,
    productSlug: row.slug,
    productTitle: row.title,
    variantTitle: row.variant_title,
    image: imagesOf(row.images, locale)[0] ?? null,
    gtin: row.gtin,
    vendorId: row.vendor_id as VendorId,
    isSellable: row.is_sold === 1 && row.is_published === 1 && row.is_approved === 1,
    priceMinor: row.listed_minor ?? row.price_minor,
    currency: row.listed_currency ?? row.currency,
    taxRateBps: row.tax_rate_bps,
    unitCostMinor: row.unit_cost_minor,
    weightGrams: row.weight_grams,
    unitsPerOrderMax: row.units_per_order_max,
  }))
}
