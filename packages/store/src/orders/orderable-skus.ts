import type { SkuId } from '@onhand/domain/ids'
import { searchWords } from '@onhand/domain/ordering/order-words'
import type { OrderableSku } from '@onhand/domain/ordering/vendor-order-views'
import type { OrderDeskPort } from '@onhand/service/ordering/desk-ports'
import { sql } from 'kysely'
import { skuTitleIn } from '../catalog/sku-title.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** A shop's own things by words of their title, by code or GTIN; what it does not show to shoppers too. */
export async function orderableSkus(
  engine: SqlEngine,
  query: Parameters<OrderDeskPort['skus']>[0],
): Promise<OrderableSku[]> {
  let statement = sqlFor(engine.dialect)
    .selectFrom('sku')
    .innerJoin('product', 'product.id', 'sku.product_id')
    .innerJoin('offer', 'offer.sku_id', 'sku.id')
    .leftJoin('product_translation', (join) =>
      join
        .onRef('product_translation.product_id', '=', 'product.id')
        .on('product_translation.locale', '=', query.locale),
    )
    .where('sku.vendor_id', '=', query.vendorId)
    .where('sku.is_sold', '=', 1)
    .select(['sku.id', 'sku.gtin', skuTitleIn(query.locale).as('variant_title')])
    .select(['offer.price_minor', 'offer.currency', 'offer.tax_rate_bps'])
    .select([
      sql<string>`coalesce(nullif(product_translation.title, ''), product.title)`.as('title'),
      sql<number>`(select coalesce(sum(available_units), 0) from stock_level where sku_id = sku.id)`.as('available'),
    ])
    .orderBy('product.title')
    .orderBy('sku.position')
    .orderBy('sku.id')
    .limit(query.limit)
  for (const word of searchWords(query.words)) {
    const text = sql`lower(product.title || ' ' || coalesce(product_translation.title, '') || ' ' || sku.title || ' ' || ${skuTitleIn(query.locale)} || ' ' || sku.code || ' ' || coalesce(sku.gtin, ''))`
    statement = statement.where(
      engine.dialect === 'sqlite'
        ? sql<boolean>`instr(${text}, ${word}) > 0`
        : sql<boolean>`strpos(${text}, ${word}) > 0`,
    )
  }
  const rows = await engine.query(statement.compile())
  return rows.map((row) => ({
    skuId: row.id as SkuId,
    title: row.title,
    variantTitle: row.variant_title,
    gtin: row.gtin,
    priceMinor: row.price_minor,
    currency: row.currency,
    taxRateBps: row.tax_rate_bps,
    availableUnits: Number(row.available),
  }))
}
