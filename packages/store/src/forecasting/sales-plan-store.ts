import type { LocationId, SkuId } from '@onhand/domain/ids'
import type { PlaceRegion, SalesPlanPort } from '@onhand/service/forecasting/plan-ports'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'

type PlanRow = { readonly sku_id: string; readonly prices: string | null; readonly promotions: string | null }
type RegionRow = PlaceRegion & { readonly id: string }

const DAY_MS = 86_400_000

/** What is known in advance of SKUs and places, over one engine: one row a SKU, its prices and promotions as text. */
export function salesPlanStore(engine: SqlEngine): SalesPlanPort {
  const db = sqlFor(engine.dialect)
  const gather = (value: RawBuilder<unknown>) =>
    engine.dialect === 'sqlite' ? sql`group_concat(${value}, ' ')` : sql`string_agg(${value}, ' ')`
  return {
    async plansOf(skuIds, sinceMs) {
      if (skuIds.length === 0) return new Map()
      const plans = sql<PlanRow>`select sku.id as sku_id,
          (select ${gather(sql`from_ms || ':' || price_minor`)} from price_change where price_change.sku_id = sku.id and ${held(sinceMs)}) as prices,
          (select ${gather(PROMOTION)} from (${DAYS}) as span join promotion on promotion.id = span.promotion_id
            join promotion_price on promotion_price.promotion_id = promotion.id and promotion_price.sku_id = sku.id
            where promotion.status <> 'cancelled' and promotion_price.state <> 'dropped'
              and not (promotion.status = 'ended' and promotion_price.state = 'waiting')) as promotions
        from sku where sku.id in ${textList(engine.dialect, skuIds)}`
      const rows = await engine.query(plans.compile(db))
      return new Map(
        rows.flatMap(({ sku_id, prices, promotions }) =>
          prices === null && promotions === null
            ? []
            : [[sku_id as SkuId, { prices: prices ?? '', promotions: promotions ?? '' }] as const],
        ),
      )
    },

    async regionsOf(locationIds) {
      if (locationIds.length === 0) return new Map()
      const places = sql<RegionRow>`select id, country, region from stock_location
        where id in ${textList(engine.dialect, locationIds)}`
      const rows = await engine.query(places.compile(db))
      return new Map(rows.map(({ id, country, region }) => [id as LocationId, { country, region }]))
    },

    async regions(limit) {
      const regions = sql<PlaceRegion>`select country, region from stock_location
        group by country, region order by count(*) desc, country, region limit ${limit}`
      const rows = await engine.query(regions.compile(db))
      return rows.map(({ country, region }) => ({ country, region }))
    },
  }
}

/** The price that held at an instant and those after it; of several within a day (UTC) the last. */
function held(sinceMs: number): RawBuilder<unknown> {
  const since = sql`cast(${sinceMs} as bigint)`
  const day = sql`cast(${DAY_MS} as bigint)`
  return sql`price_change.from_ms >= coalesce((select max(before.from_ms) from price_change as before
      where before.sku_id = sku.id and before.from_ms <= ${since}), 0)
    and not exists (select 1 from price_change as later where later.sku_id = sku.id and later.from_ms > price_change.from_ms
      and later.from_ms < (price_change.from_ms / ${day} + 1) * ${day})`
}

// The days of a SKU in each of its promotions: what was ended early has fewer than were planned.
const DAYS = sql`select promotion_id, min(day) as first_day, max(day) as last_day from promotion_day
  where promotion_day.sku_id = sku.id group by promotion_id`

const PROMOTION = sql`replace(span.first_day, '-', '') || ':' || replace(span.last_day, '-', '') || ':' || promotion_price.price_minor
  || ':' || coalesce(cast(promotion_price.regular_minor as text), '') || ':' || coalesce(cast(promotion.expected_uplift_percent as text), '')`
