import type { LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import type { ForecastRunPort, PageBounds } from '@onhand/service/forecasting/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { plannedLevels } from './planned-levels.ts'

type BoundsRow = { sku_id: string; location_id: string; place: number }

/** How a run is divided: shops that are planned, pages that are cut. */
export function runPlanStore(engine: SqlEngine): Pick<ForecastRunPort, 'shopPlans' | 'pageBounds' | 'unplannedShops'> {
  const db = sqlFor(engine.dialect)
  return {
    async shopPlans(id, vendorIds) {
      const plans = db
        .selectFrom('forecast_shop')
        .select(['vendor_id', 'plan'])
        .where('run_id', '=', id)
        .where('vendor_id', 'in', textList(engine.dialect, vendorIds))
      const rows = await engine.query(plans.compile())
      return new Map(rows.map((row) => [row.vendor_id as VendorId, row.plan]))
    },

    async pageBounds(vendorId, pageSize) {
      const numbered = sql`select sku_id, location_id, row_number() over (order by sku_id, location_id) as place, count(*) over () as total
        from (${plannedLevels({ vendorId })}) as level`
      const last = sql<BoundsRow>`select sku_id, location_id, place from (${numbered}) as numbered
        where place % ${pageSize} = 0 or place = total order by place`
      const rows = await engine.query(last.compile(db))
      return rows.map((row, index) => boundsOf(row, rows[index - 1], index))
    },

    async unplannedShops(run, limit) {
      const shops = sql<{ id: string }>`select vendor.id from vendor
        where ${run.vendorId === null ? sql`true` : sql`vendor.id = ${run.vendorId}`}
          and not exists (select 1 from forecast_shop where forecast_shop.run_id = ${run.id} and forecast_shop.vendor_id = vendor.id)
        order by vendor.id limit ${limit}`
      return (await engine.query(shops.compile(db))).map((row) => row.id as VendorId)
    },
  }
}

function boundsOf(row: BoundsRow, before: BoundsRow | undefined, position: number): PageBounds {
  return {
    position,
    from: [(before?.sku_id ?? '') as SkuId | '', (before?.location_id ?? '') as LocationId | ''],
    to: [row.sku_id as SkuId, row.location_id as LocationId],
    skuCount: Number(row.place) - Number(before?.place ?? 0),
  }
}
