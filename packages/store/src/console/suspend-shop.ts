import type { VendorId } from '@onhand/domain/ids'
import type { AuditEntry } from '@onhand/service/identity/audit'
import type { Suspension } from '@onhand/service/operator/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { refreshCards } from '../inventory/refresh-cards.ts'
import { auditStatements } from '../people/audit-rows.ts'

/** Closes a shop and takes its products off the shelves [OPS-1]; false when it is suspended already. */
export async function suspendShop(
  engine: SqlEngine,
  vendorId: VendorId,
  parts: { readonly suspension: Suspension; readonly audit: readonly AuditEntry[] },
): Promise<boolean> {
  const { reason, atMs } = parts.suspension
  const db = sqlFor(engine.dialect)
  const note = sql<{ vendor_id: string }>`insert into vendor_suspension (vendor_id, reason, at_ms, was_approved)
    select id, ${reason}, cast(${atMs} as bigint), is_approved from vendor where id = ${vendorId}
    on conflict (vendor_id) do nothing returning vendor_id`
  const close = db.updateTable('vendor').set({ is_approved: 0, updated_at_ms: atMs }).where('id', '=', vendorId)
  const [noted] = await engine.atomic([
    note.compile(db),
    close.compile(),
    ...refreshCards(engine.dialect, sql`(select id from product where vendor_id = ${vendorId})`),
    ...auditStatements(engine.dialect, parts.audit),
  ])
  return noted.length === 1
}

/** Opens a suspended shop as it was before [OPS-1]; false when it is not suspended, and nothing changes then but the log. */
export async function reopenShop(
  engine: SqlEngine,
  vendorId: VendorId,
  parts: { readonly nowMs: number; readonly audit: readonly AuditEntry[] },
): Promise<boolean> {
  const db = sqlFor(engine.dialect)
  const open = sql`update vendor set updated_at_ms = cast(${parts.nowMs} as bigint),
    is_approved = coalesce((select was_approved from vendor_suspension where vendor_id = vendor.id), is_approved)
    where id = ${vendorId}`
  const lift = db.deleteFrom('vendor_suspension').where('vendor_id', '=', vendorId).returning('vendor_id')
  const [, lifted] = await engine.atomic([
    open.compile(db),
    lift.compile(),
    ...refreshCards(engine.dialect, sql`(select id from product where vendor_id = ${vendorId})`),
    ...auditStatements(engine.dialect, parts.audit),
  ])
  return lifted.length === 1
}
