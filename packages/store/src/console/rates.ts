import type { VendorId } from '@onhand/domain/ids'
import type { CommissionRate } from '@onhand/service/operator/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** Statements about commission rates with their instants [PAY-18]. */
export function rateStatements(dialect: SqlEngine['dialect']) {
  const db = sqlFor(dialect)
  return {
    of: (vendorId: VendorId) =>
      db
        .selectFrom('commission_rate')
        .selectAll()
        .where('vendor_id', '=', vendorId)
        .orderBy('from_ms', 'desc')
        .compile(),

    set: (vendorId: VendorId, rate: Pick<CommissionRate, 'commissionBps' | 'fromMs'>, nowMs: number) =>
      sql`insert into commission_rate (vendor_id, from_ms, commission_bps, created_at_ms)
        values (${vendorId}, ${rate.fromMs}, ${rate.commissionBps}, ${nowMs})
        on conflict (vendor_id, from_ms) do update set commission_bps = excluded.commission_bps, created_at_ms = excluded.created_at_ms
        where commission_rate.applied_at_ms is null`.compile(db),

    /** The last of the rates whose instant has come becomes the vendor's own. */
    copyDue: (nowMs: number) =>
      sql`update vendor set commission_bps = (
        select rate.commission_bps from commission_rate as rate
        where rate.vendor_id = vendor.id and rate.from_ms <= cast(${nowMs} as bigint) order by rate.from_ms desc limit 1)
      where id in (select vendor_id from commission_rate where applied_at_ms is null and from_ms <= cast(${nowMs} as bigint))`.compile(
        db,
      ),

    markDue: (nowMs: number) =>
      sql<{ vendor_id: string }>`update commission_rate set applied_at_ms = cast(${nowMs} as bigint)
        where applied_at_ms is null and from_ms <= cast(${nowMs} as bigint) returning vendor_id`.compile(db),
  }
}
