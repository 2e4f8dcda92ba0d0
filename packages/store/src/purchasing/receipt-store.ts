import type { GoodsReceiptId, PurchaseOrderId } from '@onhand/domain/ids'
import type { PurchasePort } from '@onhand/service/purchasing/ports'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { toReceipt } from './purchase-rows.ts'

// What was interrupted is resumed within minutes; older orders need no look every minute.
const RESUMED_FOR_MS = 3 * 86_400_000

/** Goods that came in for orders, and what was interrupted on its way to the StockKeepers. */
export function receiptStore(
  engine: SqlEngine,
): Pick<PurchasePort, 'receipt' | 'receiptsOf' | 'booked' | 'interrupted'> {
  const db = sqlFor(engine.dialect)
  return {
    async receipt(id) {
      const row = db.selectFrom('supplier_receipt').selectAll().where('id', '=', id)
      const [found] = await engine.query(row.compile())
      return found ? toReceipt(found) : null
    },

    receiptsOf: async (id) => (await engine.query(receiptsOfOrder(engine.dialect, id))).map(toReceipt),

    async booked(id) {
      await engine.atomic([db.updateTable('supplier_receipt').set({ status: 'booked' }).where('id', '=', id).compile()])
    },

    async interrupted(beforeMs, limit) {
      const orders = db
        .selectFrom('purchase_order')
        .select('id')
        .whereRef('told_revision', '<', 'revision')
        .where('changed_at_ms', '<', beforeMs)
        .where('changed_at_ms', '>', beforeMs - RESUMED_FOR_MS)
        .where('status', '<>', 'draft')
        .orderBy('changed_at_ms', 'desc')
        .limit(limit)
      const receipts = db
        .selectFrom('supplier_receipt')
        .select('id')
        .where('status', '=', 'booking')
        .where('at_ms', '<', beforeMs)
        .orderBy('at_ms')
        .limit(limit)
      const [orderRows, receiptRows] = await engine.read([orders.compile(), receipts.compile()])
      return {
        orders: orderRows.map((row) => row.id as PurchaseOrderId),
        receipts: receiptRows.map((row) => row.id as GoodsReceiptId),
      }
    },
  }
}

/** What came in for an order, oldest first. */
export function receiptsOfOrder(dialect: SqlEngine['dialect'], id: PurchaseOrderId) {
  return sqlFor(dialect)
    .selectFrom('supplier_receipt')
    .selectAll()
    .where('purchase_order_id', '=', id)
    .orderBy('at_ms')
    .orderBy('id')
    .compile()
}
