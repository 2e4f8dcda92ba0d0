import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/**
 * Notes from when until when nothing was available [FCT-2]; run in the batch that projected the levels of `skuIds`, after them. It goes by what the levels
 * say now, so a repeated or overtaken message opens and closes nothing twice.
 */
export function stockOutStatements(
  dialect: SqlEngine['dialect'],
  skuIds: RawBuilder<unknown>,
  nowMs: number,
): Statement[] {
  const db = sqlFor(dialect)
  const end = sql`update stock_out_period set to_ms = cast(${nowMs} as bigint) where to_ms is null and sku_id in ${skuIds}
    and exists (select 1 from stock_level where stock_level.sku_id = stock_out_period.sku_id
      and stock_level.location_id = stock_out_period.location_id and stock_level.available_units > 0)`
  const begin = sql`insert into stock_out_period (sku_id, location_id, from_ms)
    select sku_id, location_id, cast(${nowMs} as bigint) from stock_level where sku_id in ${skuIds} and available_units = 0
      and not exists (select 1 from stock_out_period as open_period where open_period.sku_id = stock_level.sku_id
        and open_period.location_id = stock_level.location_id and open_period.to_ms is null)
    on conflict do nothing`
  return [end.compile(db), begin.compile(db)]
}
