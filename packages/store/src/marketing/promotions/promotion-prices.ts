import type { ProductId, PromotionId, SkuId } from '@onhand/domain/ids'
import type { PromotionPriceState } from '@onhand/domain/marketing/promotion-states'
import type { PromotionDaySales, PromotionPriceLine } from '@onhand/domain/marketing/promotion-views'
import type { PromotionDays } from '@onhand/domain/marketing/promotion'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../../engine/cursor.ts'
import type { SqlEngine } from '../../engine/engine.ts'
import { sqlFor } from '../../engine/sql.ts'

/** One page of a promotion's SKUs, in the order of their ids. */
export async function readPriceLines(
  engine: SqlEngine,
  id: PromotionId,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<{ readonly items: readonly PromotionPriceLine[]; readonly nextCursor: string | null }> {
  const [after] = readCursor(cursor, 1) ?? []
  const lines = sqlFor(engine.dialect)
    .selectFrom('promotion_price')
    .innerJoin('sku', 'sku.id', 'promotion_price.sku_id')
    .innerJoin('product', 'product.id', 'sku.product_id')
    .innerJoin('offer', 'offer.sku_id', 'sku.id')
    .select(['sku.id', 'sku.product_id', 'product.title', 'sku.title as variant_title', 'sku.code'])
    .select(['promotion_price.state', 'promotion_price.price_minor', 'promotion_price.regular_minor'])
    .select('offer.price_minor as present_minor')
    .where('promotion_price.promotion_id', '=', id)
    .where('promotion_price.sku_id', '>', typeof after === 'string' ? after : '')
    .orderBy('promotion_price.sku_id')
    .limit(limit + 1)
  const rows = await engine.query(lines.compile())
  const items = rows.slice(0, limit).map(
    (row): PromotionPriceLine => ({
      skuId: row.id as SkuId,
      productId: row.product_id as ProductId,
      title: row.title,
      variantTitle: row.variant_title,
      code: row.code,
      state: row.state as PromotionPriceState,
      priceMinor: row.price_minor,
      regularMinor: row.regular_minor,
      presentMinor: row.present_minor,
    }),
  )
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? writeCursor([last.skuId]) : null }
}

/** What was sold of a promotion's SKUs on each day that had sales, at the prices of those days. */
export async function readDaySales(
  engine: SqlEngine,
  id: PromotionId,
  { firstDay, lastDay }: PromotionDays,
): Promise<readonly PromotionDaySales[]> {
  const days = sql<{ day: string; units: number; revenue_minor: number }>`select demand_day.day,
      cast(sum(demand_day.sold_units) as bigint) as units,
      cast(sum(demand_day.sold_units * demand_day.price_minor) as bigint) as revenue_minor
    from promotion_price join demand_day on demand_day.sku_id = promotion_price.sku_id
    where promotion_price.promotion_id = ${id} and promotion_price.state <> 'dropped'
      and demand_day.day >= ${firstDay} and demand_day.day <= ${lastDay}
    group by demand_day.day order by demand_day.day`
  return (await engine.query(days.compile(sqlFor(engine.dialect)))).map((row) => ({
    day: row.day,
    units: Number(row.units),
    revenueMinor: Number(row.revenue_minor),
  }))
}
