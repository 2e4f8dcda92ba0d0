import type { DemandPort } from '@onhand/service/forecasting/ports'
import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** Writes days of before the shop sold here, where there are none, and answers those that were written. */
export function importStatement(
  dialect: SqlEngine['dialect'],
  { vendorId, locationId, rows }: Parameters<DemandPort['importDays']>[0],
): CompiledQuery<{ day: string }> {
  const json = JSON.stringify(rows)
  const source: RawBuilder<unknown> =
    dialect === 'sqlite'
      ? sql`select value ->> '$.skuId' as sku_id, value ->> '$.day' as day, value ->> '$.soldUnits' as sold_units,
          value ->> '$.priceMinor' as price_minor from json_each(${json})`
      : sql`select value ->> 'skuId' as sku_id, value ->> 'day' as day, cast(value ->> 'soldUnits' as bigint) as sold_units,
          cast(value ->> 'priceMinor' as bigint) as price_minor from jsonb_array_elements(cast(${json} as jsonb)) as value`
  return sql<{ day: string }>`insert into demand_day (sku_id, location_id, day, vendor_id, sold_units, price_minor)
    select sku_id, ${locationId}, day, ${vendorId}, sold_units, price_minor from (${source}) as incoming where true
    on conflict (sku_id, location_id, day) do nothing returning day`.compile(sqlFor(dialect))
}
