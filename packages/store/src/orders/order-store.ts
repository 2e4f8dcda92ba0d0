import type { OrderGroupId, OrderId } from '@onhand/domain/ids'
import type { OrderStatus } from '@onhand/domain/ordering/types'
import type { OrderOwner, OrderPort } from '@onhand/service/ordering/ports'
import { type CompiledQuery, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { changeOrder } from './change-order.ts'
import { insertPlaced } from './insert-placed.ts'
import { loadGroups } from './load-groups.ts'
import { orderRecord } from './order-record.ts'
import { orderGroupView } from './order-view.ts'

/** Placed orders: the database is their owner. */
export function orderStore(engine: SqlEngine, nowMs: () => number): OrderPort {
  const db = sqlFor(engine.dialect)
  const owner = (table: 'supplier_order' | 'shipment', id: string) =>
    db
      .selectFrom(table)
      .innerJoin('customer_order', 'customer_order.id', `${table}.order_id`)
      .select(['customer_order.id as order_id', 'customer_order.order_group_id', 'customer_order.status'])
      .where(`${table}.id`, '=', id)
      .compile()

  const records = async (orderGroupIds: readonly OrderGroupId[]) => {
    if (orderGroupIds.length === 0) return []
    const loaded = await loadGroups(engine, orderGroupIds)
    return loaded.groups.flatMap((group) => orderRecord(loaded, group) ?? [])
  }

  return {
    insertPlaced: (group, parts) => insertPlaced(engine, group, { ...parts, nowMs: nowMs() }),
    change: (change) => changeOrder(engine, change, nowMs()),

    async view(orderGroupId) {
      const loaded = await loadGroups(engine, [orderGroupId])
      const [group] = loaded.groups
      return group ? orderGroupView(loaded, group) : null
    },

    record: async (orderGroupId) => (await records([orderGroupId]))[0] ?? null,
    records,

    async groupIdOfOrder(orderId) {
      const order = db.selectFrom('customer_order').select('order_group_id').where('id', '=', orderId)
      const [row] = await engine.query(order.compile())
      return row ? (row.order_group_id as OrderGroupId) : null
    },

    groupIdOfSupplierOrder: async (id) => ownerOf(await engine.query(owner('supplier_order', id))),
    groupIdOfShipment: async (id) => ownerOf(await engine.query(owner('shipment', id))),

    // biome-ignore lint/complexity/useMaxParams: the port's.
    async listForPerson(personId, email, cursor, limit) {
      const page = await engine.query(ownGroupIds(engine, { personId, email, cursor, limit: limit + 1 }))
      const loaded = await loadGroups(
        engine,
        page.slice(0, limit).map((row) => row.id),
      )
      const last = page.length > limit ? page[limit - 1] : undefined
      return {
        items: loaded.groups.map((group) => orderGroupView(loaded, group)),
        nextCursor: last ? writeCursor([last.placed_at_ms, last.id]) : null,
      }
    },

    async markCaptured(orderGroupId, capturedAtMs) {
      const mark = db
        .updateTable('payment')
        .set({ status: 'captured', captured_at_ms: capturedAtMs })
        .where('order_group_id', '=', orderGroupId)
        .where('status', '=', 'authorised')
      await engine.query(mark.compile())
    },
  }
}

type OwnerRow = { readonly order_id: string; readonly order_group_id: string; readonly status: string }

function ownerOf([row]: readonly OwnerRow[]): OrderOwner | null {
  if (!row) return null
  return {
    orderGroupId: row.order_group_id as OrderGroupId,
    orderId: row.order_id as OrderId,
    status: row.status as OrderStatus,
  }
}

type OwnPage = {
  readonly personId: string
  readonly email: string
  readonly cursor: string | null
  readonly limit: number
}

/** Two indexed reads joined by UNION: an OR over two columns would scan. */
function ownGroupIds(
  engine: SqlEngine,
  { personId, email, cursor, limit }: OwnPage,
): CompiledQuery<{ id: string; placed_at_ms: number }> {
  const after = readCursor(cursor, 2)
  const isOurs = typeof after?.[0] === 'number' && typeof after[1] === 'string'
  const isAfter = isOurs ? sql`(placed_at_ms, id) < (cast(${after[0]} as bigint), ${after[1]})` : sql`true`
  const part = (condition: ReturnType<typeof sql>) =>
    sql`select * from (select id, placed_at_ms from order_group where ${condition} and ${isAfter} order by placed_at_ms desc, id desc limit ${limit}) as part`
  const statement = sql<{ id: string; placed_at_ms: number }>`
    ${part(sql`person_id = ${personId}`)} union ${part(sql`contact_email_key = ${email.toLowerCase()}`)}
    order by placed_at_ms desc, id desc limit ${limit}`
  return statement.compile(sqlFor(engine.dialect))
}
