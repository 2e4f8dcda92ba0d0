import { buyerTotals } from '@onhand/domain/customers/customer'
import type { CustomerRow } from '@onhand/domain/customers/views'
import type { CustomerId } from '@onhand/domain/ids'
import { searchWords } from '@onhand/domain/ordering/order-words'
import type { CustomerPort } from '@onhand/service/customers/ports'
import type { Page } from '@onhand/service/ordering/desk-ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { contains } from '../orders/desk-list.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { buyerSummary } from './buyer-summary.ts'
import {
  columnsOf,
  countedOrder,
  countedOrdersOf,
  customerOrder,
  fieldsOf,
  ordersOf,
  recordOf,
} from './customer-rows.ts'
import { saveCustomer } from './save-customer.ts'

/** A history longer than this is read in the order table. */
const HISTORY_ORDERS_MAX = 500
/** Orders that the sums of one page of customers are made from. */
const PAGE_ORDERS_MAX = 20_000

/** Customers of each shop, in the database. */
export function customerStore(engine: SqlEngine): CustomerPort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  const emailsOf = (customerId: CustomerId) =>
    db.selectFrom('customer_email').select('email_key').where('customer_id', '=', customerId).orderBy('email_key')

  return {
    list: (query) => listCustomers(engine, query),
    summary: (query) => buyerSummary(engine, query),
    save: (record, change) => saveCustomer(engine, record, change),

    async find(vendorId, customerId) {
      const [found, emails, orders] = await engine.read([
        db.selectFrom('customer').selectAll().where('id', '=', customerId).where('vendor_id', '=', vendorId).compile(),
        emailsOf(customerId).compile(),
        ordersOf(dialect, { vendorId, customerIds: textList(dialect, [customerId]), limit: HISTORY_ORDERS_MAX }),
      ])
      const [row] = found
      if (!row) return null
      const history = orders.map(customerOrder)
      return {
        ...fieldsOf(row),
        customerId,
        emails: emails.map((email) => email.email_key),
        createdAtMs: row.created_at_ms,
        totals: buyerTotals(history),
        orders: history,
        hasLink: row.has_link === 1,
      }
    },

    async merge(vendorId, { into, from, fields, audit }) {
      await engine.atomic([
        db
          .updateTable('customer')
          .set(columnsOf(fields))
          .where('id', '=', into)
          .where('vendor_id', '=', vendorId)
          .compile(),
        db
          .updateTable('customer_email')
          .set({ customer_id: into })
          .where('customer_id', '=', from)
          .where('vendor_id', '=', vendorId)
          .compile(),
        db.deleteFrom('customer').where('id', '=', from).where('vendor_id', '=', vendorId).compile(),
        ...auditStatements(dialect, [audit]),
      ])
    },

    async remove(vendorId, customerId, audit) {
      await engine.atomic([
        db
          .deleteFrom('customer_email')
          .where('customer_id', '=', customerId)
          .where('vendor_id', '=', vendorId)
          .compile(),
        db.deleteFrom('customer').where('id', '=', customerId).where('vendor_id', '=', vendorId).compile(),
        ...auditStatements(dialect, [audit]),
      ])
    },

    async setLink(vendorId, customerId, { hasLink, audit }) {
      const set = db
        .updateTable('customer')
        .set({
          has_link: hasLink ? 1 : 0,
          // A link that was ended never counts again: the next one has another version.
          link_version: hasLink ? sql<number>`link_version` : sql<number>`link_version + 1`,
        })
        .where('id', '=', customerId)
        .where('vendor_id', '=', vendorId)
        .returningAll()
        .compile()
      const [rows] = await engine.atomic([set, ...auditStatements(dialect, [audit])])
      const [row] = rows
      return row ? recordOf(row) : null
    },

    byId: (customerId) => customerById(engine, customerId),
  }
}

async function customerById(engine: SqlEngine, customerId: CustomerId): ReturnType<CustomerPort['byId']> {
  const [[row], orders] = await engine.read([
    sqlFor(engine.dialect).selectFrom('customer').selectAll().where('id', '=', customerId).compile(),
    ordersOf(engine.dialect, {
      vendorId: sql<string>`(select vendor_id from customer where id = ${customerId})`,
      customerIds: textList(engine.dialect, [customerId]),
      limit: HISTORY_ORDERS_MAX,
    }),
  ])
  return row ? { record: recordOf(row), orders: orders.map(customerOrder) } : null
}

/** Together, so that an address is not counted for the record it left and for the one it came to. */
async function listCustomers(
  engine: SqlEngine,
  query: Parameters<CustomerPort['list']>[0],
): Promise<Page<CustomerRow>> {
  const [name, id] = readCursor(query.cursor, 2) ?? []
  let statement = sqlFor(engine.dialect)
    .selectFrom('customer')
    .where('vendor_id', '=', query.vendorId)
    .orderBy('name_key')
    .orderBy('id')
    .limit(query.limit + 1)
  for (const word of searchWords(query.words))
    statement = statement.where(sql<boolean>`${contains(engine.dialect, 'search_text', word)}`)
  if (name !== undefined && id !== undefined)
    statement = statement.where(sql<boolean>`(name_key, id) > (${String(name)}, ${String(id)})`)
  const ids = statement.select('id').as('page')
  const [rows, orders] = await engine.read([
    statement.selectAll().compile(),
    countedOrdersOf(engine.dialect, {
      vendorId: query.vendorId,
      customerIds: sql<string>`(select id from ${ids})`,
      limit: PAGE_ORDERS_MAX,
    }),
  ])
  const page = rows.slice(0, query.limit)
  const ordersBy = Map.groupBy(orders, (order) => order.customer_id)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => {
      const own = (ordersBy.get(row.id) ?? []).map(countedOrder)
      const { email, phone, handles } = fieldsOf(row)
      return {
        customerId: row.id as CustomerId,
        name: row.name,
        email,
        phone,
        handles,
        lastOrderAtMs: own[0]?.placedAtMs ?? null,
        totals: buyerTotals(own),
      }
    }),
    nextCursor: last ? writeCursor([last.name_key, last.id]) : null,
  }
}
