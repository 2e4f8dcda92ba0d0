import type { RawBuilder, Selectable } from 'kysely'
import type { RowsOf, SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'

type Row<Table extends keyof Database> = Selectable<Database[Table]>
/** A vendor's order with the name its shop has in the buyer's language. */
export type OrderRow = Row<'customer_order'> & {
  vendor_slug: string | null
  vendor_name: string | null
  vendor_legal_name: string | null
  vendor_account: string | null
}
/** A line with the address of its product's page, null when the product is gone. */
export type LineRow = Row<'order_line'> & { product_slug: string | null }

/** All rows of some placed checkouts. Lists are in the order pages show them. */
export type LoadedGroups = {
  readonly groups: readonly Row<'order_group'>[]
  readonly orders: readonly OrderRow[]
  readonly lines: readonly LineRow[]
  readonly allocations: readonly Row<'order_allocation'>[]
  readonly supplierOrders: readonly Row<'supplier_order'>[]
  readonly shipments: readonly Row<'shipment'>[]
  readonly events: readonly Row<'order_event'>[]
  readonly payments: readonly Row<'payment'>[]
  readonly refunds: readonly Row<'refund'>[]
  readonly refundLines: readonly Row<'refund_line'>[]
  /** What shops wrote to their buyers. */
  readonly messages: readonly Row<'order_note'>[]
}

/**
 * Reads checkouts whole, as of one moment and in one round trip however many they are: an order is never seen `shipped` beside its supplier's part as
 * it was before. Which checkouts may be asked a trip earlier: ids, who bought and when never change.
 */
export async function loadGroups(engine: SqlEngine, orderGroupIds: readonly string[]): Promise<LoadedGroups> {
  return toGroups(await engine.read(groupStatements(engine.dialect, textList(engine.dialect, orderGroupIds))))
}

type GroupStatements = ReturnType<typeof groupStatements>
/** The rows a batch of group statements gives. */
export type GroupRows = RowsOf<GroupStatements>

/** What the statements of `groupStatements` answered, by name. */
export function toGroups(rows: GroupRows): LoadedGroups {
  const [
    groups,
    orders,
    lines,
    allocations,
    supplierOrders,
    shipments,
    events,
    payments,
    refunds,
    refundLines,
    messages,
  ] = rows
  return {
    groups,
    orders,
    lines,
    allocations,
    supplierOrders,
    shipments,
    events,
    payments,
    refunds,
    refundLines,
    messages,
  }
}

/** Everything of the checkouts whose ids `ids` selects; for reads that show something else with it. */
export function groupStatements(dialect: SqlEngine['dialect'], ids: RawBuilder<string>) {
  const db = sqlFor(dialect)
  const orderIds = db.selectFrom('customer_order').select('id').where('order_group_id', 'in', ids)
  const lineIds = db.selectFrom('order_line').select('id').where('order_id', 'in', orderIds)
  return [
    db
      .selectFrom('order_group')
      .selectAll()
      .where('id', 'in', ids)
      .orderBy('placed_at_ms', 'desc')
      .orderBy('id', 'desc')
      .compile(),
    db
      .selectFrom('customer_order')
      .innerJoin('order_group', 'order_group.id', 'customer_order.order_group_id')
      .leftJoin('vendor', 'vendor.id', 'customer_order.vendor_id')
      .leftJoin('vendor_translation', (join) =>
        join
          .onRef('vendor_translation.vendor_id', '=', 'customer_order.vendor_id')
          .onRef('vendor_translation.locale', '=', 'order_group.locale'),
      )
      .selectAll('customer_order')
      .select(['vendor.slug as vendor_slug', 'vendor_translation.name as vendor_name'])
      .select(['vendor.legal_name as vendor_legal_name', 'vendor.bank_account_number as vendor_account'])
      .where('customer_order.order_group_id', 'in', ids)
      .orderBy('customer_order.position')
      .compile(),
    db
      .selectFrom('order_line')
      .leftJoin('product', 'product.id', 'order_line.product_id')
      .selectAll('order_line')
      .select('product.slug as product_slug')
      .where('order_line.order_id', 'in', orderIds)
      .orderBy('order_line.position')
      .compile(),
    db.selectFrom('order_allocation').selectAll().where('order_line_id', 'in', lineIds).orderBy('position').compile(),
    db.selectFrom('supplier_order').selectAll().where('order_id', 'in', orderIds).orderBy('id').compile(),
    db
      .selectFrom('shipment')
      .selectAll()
      .where('order_id', 'in', orderIds)
      .orderBy('created_at_ms')
      .orderBy('id')
      .compile(),
    db
      .selectFrom('order_event')
      .selectAll()
      .where('order_group_id', 'in', ids)
      .orderBy('at_ms')
      .orderBy('position')
      .orderBy('event_key')
      .compile(),
    db.selectFrom('payment').selectAll().where('order_group_id', 'in', ids).compile(),
    db
      .selectFrom('refund')
      .selectAll()
      .where('order_id', 'in', orderIds)
      .orderBy('created_at_ms')
      .orderBy('id')
      .compile(),
    db.selectFrom('refund_line').selectAll().where('order_line_id', 'in', lineIds).orderBy('order_line_id').compile(),
    db
      .selectFrom('order_note')
      .selectAll()
      .where('order_id', 'in', orderIds)
      .where('is_for_buyer', '=', 1)
      .orderBy('at_ms')
      .orderBy('id')
      .compile(),
  ] as const
}
