import type { VendorId } from '@onhand/domain/ids'
import type { VendorOrderCounts } from '@onhand/domain/ordering/vendor-order-views'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

const WAITING = {
  open: sql`status in ('placed', 'confirmed', 'picking', 'ready')`,
  unpaid: sql`remitted_at_ms is null and status not in ('cancelled', 'refunded')`,
  toPick: sql`status in ('placed', 'confirmed')`,
  toShip: sql`status = 'ready'`,
} as const

/** How many orders wait, each counted up to a limit: no count over a shop's whole history. */
export async function countOrders(engine: SqlEngine, vendorId: VendorId, countMax: number): Promise<VendorOrderCounts> {
  const bounded = (condition: RawBuilder<unknown>) =>
    sql`(select count(*) from (select 1 from customer_order
      where vendor_id = ${vendorId} and ${condition} limit ${countMax + 1}) as waiting)`
  const statement = sql<Record<'open' | 'unpaid' | 'to_pick' | 'to_ship', number>>`select
    ${bounded(WAITING.open)} as open, ${bounded(WAITING.unpaid)} as unpaid,
    ${bounded(WAITING.toPick)} as to_pick, ${bounded(WAITING.toShip)} as to_ship`
  const [row] = await engine.query(statement.compile(sqlFor(engine.dialect)))
  const counted = (count: number | undefined) => ({
    count: Math.min(Number(count ?? 0), countMax),
    isMore: Number(count ?? 0) > countMax,
  })
  return {
    open: counted(row?.open),
    unpaid: counted(row?.unpaid),
    toPick: counted(row?.to_pick),
    toShip: counted(row?.to_ship),
  }
}
