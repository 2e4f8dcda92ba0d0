import type { ProductId, SkuId } from '@onhand/domain/ids'
import { LOOK_BACK_DAYS } from '@onhand/domain/insight/stock-days'
import type { StockItem, StockListKind, StockTotals } from '@onhand/domain/insight/stock-items'
import type { InsightPort, ShopSpan, StockSpan } from '@onhand/service/insight/ports'
import { type RawBuilder, sql } from 'kysely'
import { skuTitleIn } from '../catalog/sku-title.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { dateOfDay, dayNumber } from './clock-sql.ts'
import { PRODUCT_TITLE, soldOrders } from './sales-rows.ts'

const DAY_MS = 86_400_000
const LOOK_BACK_MS = LOOK_BACK_DAYS * DAY_MS
const MILLI = 1_000
// A week of nights without a run: then the sales know better.
const FORECAST_AGE_MS = 8 * DAY_MS
const PLACES = (vendorId: string) => sql`(select id from stock_location where vendor_id = ${vendorId})`
const sum = (value: RawBuilder<unknown>) => sql`cast(coalesce(sum(${value}), 0) as bigint)`

/**
 * Every SKU of a shop that lies somewhere, was sold in the last 28 days, or was thrown away: what there is, what it costs, and what happened to it. Goods moved between
 * places came in nowhere [INS-7].
 */
function stockOfSkus(query: StockSpan): RawBuilder<unknown> {
  const { vendorId, nowMs } = query
  const sinceMs = nowMs - LOOK_BACK_MS
  const thrownAway = (fromMs: number, toMs: number) =>
    sum(
      sql`case when movement.reason in ('expiry', 'damage') and movement.at_ms >= cast(${fromMs} as bigint) and movement.at_ms < cast(${toMs} as bigint) then -movement.delta_units else 0 end`,
    )
  const moved = sql`select movement.sku_id,
      ${sum(sql`case when movement.reason in ('opening', 'receipt') and movement.at_ms >= cast(${sinceMs} as bigint) then movement.delta_units else 0 end`)} as came_in,
      ${thrownAway(query.fromMs, query.toMs)} as waste, ${thrownAway(query.beforeFromMs, query.fromMs)} as waste_before
    from stock_movement as movement where movement.location_id in ${PLACES(vendorId)}
      and movement.at_ms >= cast(${Math.min(sinceMs, query.beforeFromMs)} as bigint) and movement.reason in ('opening', 'receipt', 'expiry', 'damage')
    group by movement.sku_id`
  const level = sql`select level.sku_id, ${sum(sql`level.on_hand_units`)} as on_hand, ${sum(sql`level.available_units`)} as available
    from stock_level as level join sku as own on own.id = level.sku_id
    join stock_location as place on place.id = level.location_id and place.supply_days = 0
    where own.vendor_id = ${vendorId} group by level.sku_id`
  const sold = sql`select line.sku_id, ${sum(sql`line.units - line.refunded_units`)} as units
    from customer_order as orders join order_line as line on line.order_id = orders.id
    where ${soldOrders({ ...query, fromMs: sinceMs, toMs: nowMs + 1 })} group by line.sku_id`
  // What the last nights foretell for as many days; a forecast that is older says nothing.
  const forecast = sql`select sku_id, cast(round(sum(protection_mean / protection_days) * ${sql.lit(LOOK_BACK_DAYS * MILLI)}) as bigint) as milli_units
    from sku_forecast where vendor_id = ${vendorId} and made_at_ms >= cast(${nowMs - FORECAST_AGE_MS} as bigint) and protection_days > 0 group by sku_id`
  return sql`(select sku.id as sku_id, sku.product_id, sku.code, coalesce(offer.unit_cost_minor, 0) as cost,
      coalesce(level.on_hand, 0) as on_hand, coalesce(level.available, 0) as available, coalesce(sold.units, 0) as sold,
      coalesce(forecast.milli_units, coalesce(sold.units, 0) * ${sql.lit(MILLI)}) as expected, case when forecast.sku_id is null then 0 else 1 end as is_forecast,
      case when coalesce(level.on_hand, 0) > coalesce(moved.came_in, 0) then coalesce(level.on_hand, 0) - coalesce(moved.came_in, 0) else 0 end as stale,
      coalesce(moved.waste, 0) as waste, coalesce(moved.waste_before, 0) as waste_before
    from sku left join offer on offer.sku_id = sku.id and offer.currency = ${query.currency}
    left join (${level}) as level on level.sku_id = sku.id
    left join (${sold}) as sold on sold.sku_id = sku.id
    left join (${forecast}) as forecast on forecast.sku_id = sku.id
    left join (${moved}) as moved on moved.sku_id = sku.id
    where sku.vendor_id = ${vendorId} and (coalesce(level.on_hand, 0) > 0 or coalesce(sold.units, 0) > 0 or coalesce(moved.waste, 0) > 0))`
}

/** Sums over all of a shop's stock. */
export async function readStockTotals(engine: SqlEngine, query: StockSpan): Promise<StockTotals> {
  const db = sqlFor(engine.dialect)
  const totals = sql<{ readonly [Name in keyof StockTotals]: number }>`
    select ${sum(sql`on_hand`)} as "onHandUnits", ${sum(sql`on_hand * cost`)} as "valueMinor", ${sum(sql`available`)} as "availableUnits",
      ${sum(sql`case when on_hand > 0 and cost = 0 then 1 else 0 end`)} as "withoutCostCount",
      ${sum(sql`sold`)} as "soldUnits", ${sum(sql`expected`)} / ${sql.lit(MILLI)} as "expectedUnits",
      ${sum(sql`expected * cost`)} / ${sql.lit(MILLI)} as "expectedValueMinor", ${sum(sql`is_forecast`)} as "forecastCount",
      ${sum(sql`stale`)} as "staleUnits", ${sum(sql`stale * cost`)} as "staleValueMinor",
      ${sum(sql`waste`)} as "wasteUnits", ${sum(sql`waste * cost`)} as "wasteValueMinor", ${sum(sql`waste_before * cost`)} as "wasteBeforeMinor"
    from ${stockOfSkus(query)} as stock`
  const expired = sql<{ units: number; value_minor: number }>`
    select ${sum(sql`lot.on_hand_units`)} as units, ${sum(sql`lot.on_hand_units * coalesce(offer.unit_cost_minor, 0)`)} as value_minor
    from stock_lot as lot left join offer on offer.sku_id = lot.sku_id and offer.currency = ${query.currency}
    where lot.location_id in ${PLACES(query.vendorId)} and lot.on_hand_units > 0 and lot.expiry_date < ${query.today}`
  const [[row], [gone]] = await engine.read([totals.compile(db), expired.compile(db)])
  if (!row || !gone) throw new Error('a sum without groups has one row')
  return { ...row, expiredUnits: gone.units, expiredValueMinor: gone.value_minor }
}

// The shortest cover first; what does not sell has none.
const LISTS: Readonly<
  Record<StockListKind, { readonly is: RawBuilder<unknown>; readonly order: RawBuilder<unknown> }>
> = {
  cover: { is: sql`expected > 0`, order: sql`available * 1.0 / expected, expected desc` },
  slow: {
    is: sql`on_hand > 0`,
    order: sql`case when expected = 0 then 0 else 1 end, case when expected = 0 then -on_hand * cost else -(available * 1.0 / expected) end, on_hand desc`,
  },
  stale: { is: sql`stale > 0`, order: sql`stale * cost desc, stale desc` },
  waste: { is: sql`waste > 0`, order: sql`waste * cost desc, waste desc` },
}

type ItemRow = {
  readonly sku_id: string
  readonly product_id: string
  readonly title: string
  readonly variant_title: string
  readonly code: string
  readonly cost: number
  readonly on_hand: number
  readonly available: number
  readonly sold: number
  readonly expected: number
  readonly stale: number
  readonly waste: number
}

/** A shop's stock by SKU, in the order of a list. */
export async function readStockItems(
  engine: SqlEngine,
  query: Parameters<InsightPort['stockItems']>[0],
): Promise<readonly StockItem[]> {
  const { is, order } = LISTS[query.list]
  const items = sql<ItemRow>`select stock.*, ${PRODUCT_TITLE} as title, ${skuTitleIn(query.locale)} as variant_title from ${stockOfSkus(query)} as stock
    join sku on sku.id = stock.sku_id join product on product.id = stock.product_id
    left join product_translation on product_translation.product_id = stock.product_id and product_translation.locale = ${query.locale}
    where ${is} order by ${order}, stock.sku_id limit ${query.limit}`
  return (await engine.query(items.compile(sqlFor(engine.dialect)))).map((row) => ({
    skuId: row.sku_id as SkuId,
    productId: row.product_id as ProductId,
    title: row.title,
    variantTitle: row.variant_title,
    code: row.code,
    onHandUnits: row.on_hand,
    availableUnits: row.available,
    valueMinor: row.on_hand * row.cost,
    soldUnits: row.sold,
    expectedUnits: row.expected / MILLI,
    staleUnits: row.stale,
    staleValueMinor: row.stale * row.cost,
    wasteUnits: row.waste,
    wasteValueMinor: row.waste * row.cost,
  }))
}

/** How a shop's stock changed by day, in units and at present cost: what its past is worked out from [INS-12]. */
export async function readStockChanges(
  engine: SqlEngine,
  { vendorId, fromMs, currency, clock }: ShopSpan,
): Promise<Awaited<ReturnType<InsightPort['stockChanges']>>> {
  const changes = sql<{ day: number; units: number; value_minor: number }>`
    select ${dayNumber('movement.at_ms', clock)} as day, ${sum(sql`movement.delta_units`)} as units,
      ${sum(sql`movement.delta_units * coalesce(offer.unit_cost_minor, 0)`)} as value_minor
    from stock_movement as movement left join offer on offer.sku_id = movement.sku_id and offer.currency = ${currency}
    where movement.location_id in ${PLACES(vendorId)} and movement.at_ms >= cast(${fromMs} as bigint) group by 1 order by 1`
  const rows = await engine.query(changes.compile(sqlFor(engine.dialect)))
  return rows.map((row) => ({ date: dateOfDay(row.day), units: row.units, valueMinor: row.value_minor }))
}
