import { searchWords } from '@onhand/domain/ordering/order-words'
import type { Page, VendorOrderQuery } from '@onhand/service/ordering/desk-ports'
import type { VendorOrderRow } from '@onhand/domain/ordering/vendor-order-views'
import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { deskRows, toDeskRow } from './desk-rows.ts'

/** By what column each order of the table goes, and which way. Each has its index. */
const SORTS = {
  newest: { column: 'placed_at_ms', isDown: true },
  oldest: { column: 'placed_at_ms', isDown: false },
  due: { column: 'promise_from_ms', isDown: false },
  total: { column: 'total_minor', isDown: true },
} as const

/**
 * A page of a vendor's orders: the ids from an index, and what stands beside each. One statement, so that no row is `shipped` in a list of those that
 * wait.
 */
export async function listOrders(engine: SqlEngine, query: VendorOrderQuery): Promise<Page<VendorOrderRow>> {
  const way = SORTS[query.sort].isDown ? 'desc' : 'asc'
  const page = orderPage(engine.dialect, query).as('page')
  const statement = deskRows(engine.dialect)
    .innerJoin(page, 'page.id', 'customer_order.id')
    .select('page.sorted_by')
    .orderBy('page.sorted_by', way)
    .orderBy('page.id', way)
  const rows = await engine.query(statement.compile())
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  return {
    items: rows.slice(0, query.limit).map(toDeskRow),
    nextCursor: last ? writeCursor([last.sorted_by, last.id]) : null,
  }
}

/** The ids of a page. Several statuses are several indexed reads joined by UNION: an IN would have to sort. */
function orderPage(
  dialect: SqlEngine['dialect'],
  query: VendorOrderQuery,
): RawBuilder<{ id: string; sorted_by: number }> {
  const { column, isDown } = SORTS[query.sort]
  const way = isDown ? sql`desc` : sql`asc`
  const order = sql`order by sorted_by ${way}, id ${way} limit ${query.limit + 1}`
  const conditions = filters(dialect, query)
  const part = (more: readonly RawBuilder<unknown>[]) => sql`select * from (
    select id, ${sql.ref(column)} as sorted_by from customer_order
    where ${sql.join([...conditions, ...more], sql` and `)}
    order by ${sql.ref(column)} ${way}, id ${way} limit ${query.limit + 1}) as part`
  const parts =
    query.statuses.length === 0 ? [part([])] : query.statuses.map((status) => part([sql`status = ${status}`]))
  return sql<{ id: string; sorted_by: number }>`(${sql.join(parts, sql` union all `)} ${order})`
}

function filters(dialect: SqlEngine['dialect'], query: VendorOrderQuery): RawBuilder<unknown>[] {
  const equal = (column: string, value: string | null) => (value === null ? [] : [sql`${sql.ref(column)} = ${value}`])
  const isNull = (column: string, is: boolean | null) =>
    is === null ? [] : [is ? sql`${sql.ref(column)} is not null` : sql`${sql.ref(column)} is null`]
  return [
    // A customer's few orders are found by their addresses: the plus keeps SQLite from walking the whole shop instead.
    query.customerId !== null && dialect === 'sqlite'
      ? sql`+vendor_id = ${query.vendorId}`
      : sql`vendor_id = ${query.vendorId}`,
    ...isNull('remitted_at_ms', query.isRemitted),
    // What is over is not owed.
    ...(query.isRemitted === false ? [sql`status not in ('cancelled', 'refunded')`] : []),
    ...isNull('shipped_at_ms', query.isShipped),
    ...equal('method_kind', query.kind),
    ...equal('source', query.source),
    ...equal('location_id', query.locationId),
    ...(query.customerId === null ? [] : [ofCustomer(query)]),
    ...(query.fromMs === null ? [] : [sql`placed_at_ms >= cast(${query.fromMs} as bigint)`]),
    ...(query.toMs === null ? [] : [sql`placed_at_ms < cast(${query.toMs} as bigint)`]),
    ...searchWords(query.words).map((word) => contains(dialect, 'search_text', word)),
    ...after(query),
  ]
}

/** Orders of all addresses of one customer. */
function ofCustomer({ vendorId, customerId }: VendorOrderQuery): RawBuilder<unknown> {
  return sql`buyer_email_key in (select email_key from customer_email
    where customer_id = ${customerId} and vendor_id = ${vendorId})`
}

function after(query: VendorOrderQuery): RawBuilder<unknown>[] {
  const { column, isDown } = SORTS[query.sort]
  const [value, id] = readCursor(query.cursor ?? null, 2) ?? []
  if (typeof value !== 'number' || typeof id !== 'string') return []
  const compare = isDown ? sql`<` : sql`>`
  return [sql`(${sql.ref(column)}, id) ${compare} (cast(${value} as bigint), ${id})`]
}

/** True for texts that contain the word as it is: no character of it is a wildcard. */
export function contains(dialect: SqlEngine['dialect'], column: string, word: string): RawBuilder<unknown> {
  return dialect === 'sqlite'
    ? sql`instr(${sql.ref(column)}, ${word}) > 0`
    : sql`strpos(${sql.ref(column)}, ${word}) > 0`
}
