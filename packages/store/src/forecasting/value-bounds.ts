import type { ValueBounds } from '@onhand/domain/forecasting/value-class'
import type { VendorId } from '@onhand/domain/ids'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

const A_SHARE_PERCENT = 80
const B_SHARE_PERCENT = 95

/** What the last SKUs of the first 80 % of a shop's money brought, and of the first 95 %: the most first [FCT-4]. */
export async function valueBounds(engine: SqlEngine, vendorId: VendorId, sinceDay: string): Promise<ValueBounds> {
  const db = sqlFor(engine.dialect)
  const sold = sql`select sku_id, location_id, sum(sold_units) as units from demand_day
    where vendor_id = ${vendorId} and day >= ${sinceDay} group by sku_id, location_id`
  const values = sql`select sold.sku_id, sold.location_id, units * offer.price_minor as value_minor from (${sold}) as sold
    join offer on offer.sku_id = sold.sku_id`
  const ranked = sql`select value_minor, sum(value_minor) over (order by value_minor desc, sku_id, location_id) - value_minor as before_minor,
    sum(value_minor) over () as total_minor from (${values}) as valued`
  const bound = (percent: number) =>
    sql`coalesce(min(case when before_minor * 100 < total_minor * ${sql.lit(percent)} then value_minor end), 0)`
  const bounds = sql<{
    a_minor: number
    b_minor: number
  }>`select cast(${bound(A_SHARE_PERCENT)} as bigint) as a_minor,
    cast(${bound(B_SHARE_PERCENT)} as bigint) as b_minor from (${ranked}) as ranked`
  const [row] = await engine.query(bounds.compile(db))
  return { aMinor: Number(row?.a_minor ?? 0), bMinor: Number(row?.b_minor ?? 0) }
}
