import type { VendorId } from '@onhand/domain/ids'
import type { ComparedStock } from '@onhand/service/forecasting/compare-stock'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** What the shop's past said of its stock, from the plan of the newest run that replayed it: a few runs' plans are looked up by their key [INS-18]. */
export async function readComparedStock(
  engine: SqlEngine,
  vendorId: VendorId,
  sinceMs: number,
): Promise<ComparedStock | null> {
  const newest = sql<{ plan: string }>`select shop.plan from forecast_run as run
    join forecast_shop as shop on shop.run_id = run.id and shop.vendor_id = ${vendorId}
    where run.started_at_ms >= cast(${sinceMs} as bigint) and (run.vendor_id is null or run.vendor_id = ${vendorId})
      and shop.plan like '%"compared":%' order by run.started_at_ms desc, run.id limit 1`
  const [row] = await engine.query(newest.compile(sqlFor(engine.dialect)))
  if (!row) return null
  const { compared } = JSON.parse(row.plan) as { readonly compared?: ComparedStock }
  return compared ?? null
}
