import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** The SKUs whose prices a batch writes: a subquery or list of ids. */
type Skus = RawBuilder<unknown>

/**
 * Before prices are written: what a SKU without any row costs now counts as its price since ever [PRO-1]. Nothing is filled in for SKUs that
 * nobody touches.
 */
export function formerPrices(dialect: SqlEngine['dialect'], skuIds: Skus): Statement {
  return sql`insert into price_change (sku_id, from_ms, price_minor)
    select offer.sku_id, 0, offer.price_minor from offer
    where offer.sku_id in ${skuIds} and not exists (select 1 from price_change where price_change.sku_id = offer.sku_id)
    on conflict (sku_id, from_ms) do nothing`.compile(sqlFor(dialect))
}

/** After prices were written, in the same batch: a row where the price is another than the newest one. A clock that is behind adds no row before it. */
export function priceChanges(dialect: SqlEngine['dialect'], skuIds: Skus, nowMs: number): Statement {
  const greatest = dialect === 'sqlite' ? sql`max` : sql`greatest`
  const newest = (column: string) =>
    sql`(select ${sql.ref(column)} from price_change where price_change.sku_id = offer.sku_id order by from_ms desc limit 1)`
  return sql`insert into price_change (sku_id, from_ms, price_minor)
    select offer.sku_id, ${greatest}(cast(${nowMs} as bigint), coalesce(${newest('from_ms')}, 0)), offer.price_minor from offer
    where offer.sku_id in ${skuIds} and offer.price_minor <> coalesce(${newest('price_minor')}, -1)
    on conflict (sku_id, from_ms) do update set price_minor = excluded.price_minor`.compile(sqlFor(dialect))
}

/**
 * The lowest price above nothing of an offer in the days before `nowMs`: of all prices that held at some time since `sinceMs`, the present one included.
 * For use in a statement over `offer`.
 */
export function lowestSince(dialect: SqlEngine['dialect'], sinceMs: number): RawBuilder<number> {
  const least = dialect === 'sqlite' ? sql`min` : sql`least`
  const heldAtStart = sql`coalesce((select max(earlier.from_ms) from price_change as earlier
    where earlier.sku_id = offer.sku_id and earlier.from_ms <= cast(${sinceMs} as bigint)), 0)`
  const past = sql`(select min(past.price_minor) from price_change as past
    where past.sku_id = offer.sku_id and past.price_minor > 0 and past.from_ms >= ${heldAtStart})`
  return sql<number>`${least}(offer.price_minor, coalesce(${past}, offer.price_minor))`
}

/** Forgets prices that were over before `beforeMs`; the one that held then stays. */
export function forgetPrices(dialect: SqlEngine['dialect'], beforeMs: number): Statement {
  return sql`delete from price_change where from_ms < cast(${beforeMs} as bigint) and exists (
    select 1 from price_change as later where later.sku_id = price_change.sku_id
      and later.from_ms > price_change.from_ms and later.from_ms <= cast(${beforeMs} as bigint))`.compile(
    sqlFor(dialect),
  )
}
