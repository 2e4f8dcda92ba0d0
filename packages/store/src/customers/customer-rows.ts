import type { Address, OrderStatus } from '@onhand/domain/ordering/types'
import type { CustomerFields, CustomerOrder, SocialHandles } from '@onhand/domain/customers/views'
import { customerNameKey, customerSearchText } from '@onhand/domain/customers/customer'
import type { CustomerId, OrderGroupId, OrderId, VendorId } from '@onhand/domain/ids'
import type { CustomerRecord } from '@onhand/service/customers/ports'
import type { RawBuilder, Selectable } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'

type Row = Selectable<Database['customer']>

/** What a row says, as it was typed. */
export function fieldsOf(row: Row): CustomerFields {
  return {
    name: row.name,
    email: row.email,
    phone: row.phone,
    address: row.address === null ? null : (JSON.parse(row.address) as Address),
    handles: JSON.parse(row.handles) as SocialHandles,
    note: row.note,
  }
}

/** The columns of what is typed. */
export function columnsOf(fields: CustomerFields) {
  return {
    name: fields.name,
    name_key: customerNameKey(fields.name),
    email: fields.email,
    phone: fields.phone,
    address: fields.address === null ? null : JSON.stringify(fields.address),
    handles: JSON.stringify(fields.handles),
    note: fields.note,
    search_text: customerSearchText(fields),
  }
}

/** The record with whose it is and which link counts. */
export function recordOf(row: Row): CustomerRecord {
  return {
    ...fieldsOf(row),
    customerId: row.id as CustomerId,
    vendorId: row.vendor_id as VendorId,
    linkVersion: row.link_version,
    hasLink: row.has_link === 1,
  }
}

type CustomersOf = {
  readonly vendorId: string | RawBuilder<string>
  readonly customerIds: RawBuilder<string>
  readonly limit: number
}

/** Orders of the customers of one shop that `customerIds` selects, newest first, with the customer each belongs to. */
export function ordersOf(dialect: SqlEngine['dialect'], of: CustomersOf) {
  return newestOrders(dialect, of)
    .select(['customer_order.id', 'customer_order.order_group_id', 'customer_order.number'])
    .select(['customer_order.shipped_at_ms', 'customer_order.summary', 'customer_order.remit_by_ms'])
    .compile()
}

/** The same orders, of each only what sums are made from: a page of customers may have thousands. */
export function countedOrdersOf(dialect: SqlEngine['dialect'], of: CustomersOf) {
  return newestOrders(dialect, of).compile()
}

function newestOrders(dialect: SqlEngine['dialect'], of: CustomersOf) {
  return sqlFor(dialect)
    .selectFrom('customer_email')
    .innerJoin('customer_order', (join) =>
      join
        .onRef('customer_order.buyer_email_key', '=', 'customer_email.email_key')
        .onRef('customer_order.vendor_id', '=', 'customer_email.vendor_id'),
    )
    .innerJoin('order_group', 'order_group.id', 'customer_order.order_group_id')
    .where('customer_email.vendor_id', '=', of.vendorId)
    .where('customer_email.customer_id', 'in', of.customerIds)
    .select(['customer_email.customer_id', 'customer_order.status', 'customer_order.placed_at_ms'])
    .select(['order_group.currency', 'customer_order.total_minor', 'customer_order.refunded_minor'])
    .select(['customer_order.remitted_at_ms', 'customer_order.unit_count'])
    .orderBy('customer_order.placed_at_ms', 'desc')
    .orderBy('customer_order.id', 'desc')
    .limit(of.limit)
}

type CountedRow = {
  readonly status: string
  readonly placed_at_ms: number
  readonly currency: string
  readonly total_minor: number
  readonly refunded_minor: number
  readonly remitted_at_ms: number | null
  readonly unit_count: number
}

/** What sums need of an order. */
export function countedOrder(row: CountedRow) {
  return {
    status: row.status as OrderStatus,
    placedAtMs: row.placed_at_ms,
    currency: row.currency,
    totalMinor: row.total_minor,
    refundedMinor: row.refunded_minor,
    remittedAtMs: row.remitted_at_ms,
    unitCount: row.unit_count,
  }
}

/** An order of a history. */
export function customerOrder(
  row: CountedRow & {
    readonly id: string
    readonly order_group_id: string
    readonly number: string
    readonly shipped_at_ms: number | null
    readonly remit_by_ms: number | null
    readonly summary: string
  },
): CustomerOrder & {
  readonly orderGroupId: OrderGroupId
  readonly unitCount: number
  readonly remitByMs: number | null
} {
  return {
    ...countedOrder(row),
    orderId: row.id as OrderId,
    orderGroupId: row.order_group_id as OrderGroupId,
    number: row.number,
    shippedAtMs: row.shipped_at_ms,
    remitByMs: row.remit_by_ms,
    summary: row.summary,
  }
}
