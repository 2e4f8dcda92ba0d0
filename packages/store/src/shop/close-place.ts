import type { LocationId, VendorId } from '@onhand/domain/ids'
import { OPEN_PURCHASE_STATUSES } from '@onhand/domain/purchasing/purchase-order'
import type { PlaceUse } from '@onhand/domain/shop/place-use'
import type { ShopChange } from '@onhand/service/shop/ports'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'

/** What a place is needed for, each as a number: all of them nothing, and it may be closed. */
function needs(vendorId: VendorId, locationId: LocationId) {
  const count = (rows: RawBuilder<unknown>) => sql<number>`(select cast(count(*) as integer) from ${rows})`
  const units = (column: string) =>
    sql<number>`(select cast(coalesce(sum(${sql.ref(column)}), 0) as bigint) from stock_level where location_id = ${locationId})`
  return {
    stock_units: units('on_hand_units'),
    incoming_units: units('incoming_units'),
    orders: count(sql`customer_order where vendor_id = ${vendorId} and location_id = ${locationId}
      and status in ('placed', 'confirmed', 'picking', 'ready')`),
    transfers: count(sql`stock_transfer where vendor_id = ${vendorId} and status not in ('received', 'cancelled')
      and (from_location_id = ${locationId} or to_location_id = ${locationId})`),
    counts: count(sql`stock_count where vendor_id = ${vendorId} and location_id = ${locationId} and status = 'open'`),
    purchases: count(sql`purchase_order where vendor_id = ${vendorId} and location_id = ${locationId}
      and status in (${sql.join([...OPEN_PURCHASE_STATUSES])})`),
    others: count(sql`stock_location where vendor_id = ${vendorId} and id <> ${locationId} and closed_at_ms is null`),
  }
}

/** Closes a place in one statement that looks at everything in its way; its line of the log goes with it. */
export async function closePlace(
  engine: SqlEngine,
  at: { readonly vendorId: VendorId; readonly locationId: LocationId },
  change: ShopChange,
): Promise<boolean> {
  const { others, ...uses } = needs(at.vendorId, at.locationId)
  const isFree = sql<boolean>`${others} > 0 and ${sql.join(
    Object.values(uses).map((use) => sql`${use} = 0`),
    sql` and `,
  )}`
  const close = sqlFor(engine.dialect)
    .updateTable('stock_location')
    .set({ closed_at_ms: change.nowMs })
    .where('id', '=', at.locationId)
    .where('vendor_id', '=', at.vendorId)
    .where('closed_at_ms', 'is', null)
    .where(isFree)
    .returning('id')
    .compile()
  const isClosed = sql`exists (select 1 from stock_location where id = ${at.locationId} and closed_at_ms = cast(${change.nowMs} as bigint))`
  const [closed] = await engine.atomic([close, ...auditStatements(engine.dialect, [change.audit], isClosed)])
  return closed.length > 0
}

/** What is in the way of closing a place. */
export async function placeUse(engine: SqlEngine, vendorId: VendorId, locationId: LocationId): Promise<PlaceUse> {
  const asked = needs(vendorId, locationId)
  const columns = Object.entries(asked).map(([name, value]) => sql`${value} as ${sql.ref(name)}`)
  type Row = Record<keyof typeof asked, number>
  const [row] = await engine.query(sql<Row>`select ${sql.join(columns)}`.compile(sqlFor(engine.dialect)))
  return {
    stockUnits: Number(row?.stock_units ?? 0),
    incomingUnits: Number(row?.incoming_units ?? 0),
    orders: row?.orders ?? 0,
    transfers: row?.transfers ?? 0,
    counts: row?.counts ?? 0,
    purchases: row?.purchases ?? 0,
    isLast: row?.others === 0,
  }
}
