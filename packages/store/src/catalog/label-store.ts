import type { SkuId } from '@onhand/domain/ids'
import type { LabelPort } from '@onhand/service/inventory/print-labels'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { skuTitleIn } from './sku-title.ts'

/** What labels say of SKUs, in one query. */
export function labelStore(engine: SqlEngine): LabelPort {
  return {
    async facts(vendorId, skuIds, locale) {
      if (skuIds.length === 0) return []
      const statement = sqlFor(engine.dialect)
        .selectFrom('sku')
        .innerJoin('offer', 'offer.sku_id', 'sku.id')
        .innerJoin('product', 'product.id', 'sku.product_id')
        .leftJoin('product_translation', (join) =>
          join.onRef('product_translation.product_id', '=', 'product.id').on('product_translation.locale', '=', locale),
        )
        .where('sku.vendor_id', '=', vendorId)
        .where('sku.id', 'in', textList(engine.dialect, skuIds))
        .select(['sku.id', 'sku.gtin', 'sku.code', 'offer.price_minor', 'offer.currency'])
        .select(sql<string>`coalesce(nullif(product_translation.title, ''), product.title)`.as('title'))
        .select(skuTitleIn(locale).as('variant_title'))
      const rows = await engine.query(statement.compile())
      return rows.map((row) => ({
        skuId: row.id as SkuId,
        title: row.title,
        variantTitle: row.variant_title,
        gtin: row.gtin,
        code: row.code,
        priceMinor: row.price_minor,
        currency: row.currency,
      }))
    },
  }
}
