import type { PromotionId, SkuId, VendorId } from '@onhand/domain/ids'
import type { PromotionOtherPrice } from '@onhand/domain/marketing/promotion-price'
import type { PromotionStatus } from '@onhand/domain/marketing/promotion-states'
import type { PromotionTerms } from '@onhand/domain/marketing/promotion'
import type { PromotionClockPort } from '@onhand/service/marketing/promotion-ports'
import { sql } from 'kysely'
import { forgetPrices } from '../../catalog/price-changes.ts'
import type { SqlEngine } from '../../engine/engine.ts'
import { sqlFor, textList } from '../../engine/sql.ts'
import { applyStatements, restoreStatements, written } from './move-prices.ts'
import { dropWaiting } from './stop-promotion.ts'

/** Another promotion still has the SKU lowered: its price is put back first. */
const IS_LOWERED_ELSEWHERE = sql<boolean>`exists (select 1 from promotion_price as other
  where other.sku_id = promotion_price.sku_id and other.promotion_id <> promotion_price.promotion_id and other.state = 'applied')`

/** What moves promotions as time goes by. */
export function promotionClockStore(engine: SqlEngine): PromotionClockPort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  return {
    async due(nowMs, limit) {
      const now = sql`cast(${nowMs} as bigint)`
      const due = sql<DueRow>`select id, vendor_id, status, starts_at_ms, ends_at_ms, terms from promotion
        where is_settled = 0 and starts_at_ms <= ${now} and (status <> 'running' or ends_at_ms <= ${now}
          or exists (select 1 from promotion_price where promotion_price.promotion_id = promotion.id and promotion_price.state = 'waiting'))
        order by case when ends_at_ms <= ${now} then 0 else 1 end, starts_at_ms, id limit ${limit}`
      return (await engine.query(due.compile(db))).map((row) => ({
        promotionId: row.id as PromotionId,
        vendorId: row.vendor_id as VendorId,
        status: row.status as PromotionStatus,
        startsAtMs: row.starts_at_ms,
        endsAtMs: row.ends_at_ms,
        terms: JSON.parse(row.terms) as PromotionTerms,
      }))
    },

    async begin(id) {
      const begin = sql<{
        id: string
      }>`update promotion set status = 'running' where id = ${id} and status = 'planned' returning id`
      return (await engine.query(begin.compile(db))).length > 0
    },

    async close(id) {
      await engine.atomic([
        sql`delete from promotion_day where promotion_id = ${id} and exists (
          select 1 from promotion where promotion.id = ${id} and promotion.status = 'planned')`.compile(db),
        db
          .updateTable('promotion')
          .set({ status: 'ended' })
          .where('id', '=', id)
          .where('status', 'in', ['planned', 'running'])
          .compile(),
        dropWaiting(dialect, id),
      ])
    },

    async waiting(id, limit) {
      const waiting = db
        .selectFrom('promotion_price')
        .select('sku_id')
        .where('promotion_id', '=', id)
        .where('state', '=', 'waiting')
        .where(sql<boolean>`not ${IS_LOWERED_ELSEWHERE}`)
        .orderBy('sku_id')
        .limit(limit)
      const skuIds = (await engine.query(waiting.compile())).map((row) => row.sku_id)
      if (skuIds.length === 0) return []
      const prices = db
        .selectFrom('sku_price')
        .selectAll()
        .where('sku_id', 'in', textList(dialect, skuIds))
        .orderBy('currency')
      const pricesOf = Map.groupBy(await engine.query(prices.compile()), (row) => row.sku_id)
      return skuIds.map((skuId) => ({
        skuId: skuId as SkuId,
        otherPrices: (pricesOf.get(skuId) ?? []).map((row) => ({
          currency: row.currency,
          priceMinor: row.price_minor,
          compareAtMinor: row.compare_at_minor,
        })),
      }))
    },

    apply: (step) => written(engine, applyStatements(dialect, step)),

    async applied(id, limit) {
      const applied = db
        .selectFrom('promotion_price')
        .select(['sku_id', 'other_prices'])
        .where('promotion_id', '=', id)
        .where('state', '=', 'applied')
        .orderBy('sku_id')
        .limit(limit)
      return (await engine.query(applied.compile())).map((row) => ({
        skuId: row.sku_id as SkuId,
        otherPrices: JSON.parse(row.other_prices ?? '[]') as readonly PromotionOtherPrice[],
      }))
    },

    restore: (step) => written(engine, restoreStatements(dialect, step)),

    async settle(id) {
      const settle = sql`update promotion set is_settled = 1 where id = ${id} and status = 'ended' and not exists (
        select 1 from promotion_price where promotion_price.promotion_id = promotion.id and promotion_price.state in ('waiting', 'applied'))`
      await engine.query(settle.compile(db))
    },

    async forgetPrices(beforeMs) {
      await engine.query(forgetPrices(dialect, beforeMs))
    },
  }
}

type DueRow = {
  readonly id: string
  readonly vendor_id: string
  readonly status: string
  readonly starts_at_ms: number
  readonly ends_at_ms: number
  readonly terms: string
}
