import type { OrderTables } from './order-tables.ts'
import { CANCELLED_BY_SHOP } from './order-steps.ts'
import { no, ok, type Result } from './refusals.ts'
import type { Repayments } from './repayments.ts'
import type { PaidOrder, SupplierOrder } from './types.ts'

/** What cancelling writes to; call it inside the book's transactions. */
export type CancelTables = { readonly orders: OrderTables; readonly repayments: Repayments }

/** Cancels an order whose goods have not left [SUP-10], its money on its way back; null: it never came. Repeating it answers the same. */
export function cancelOrder({ orders, repayments }: CancelTables, orderId: string): Result<SupplierOrder | null> {
  const order = orders.find(orderId)?.order
  if (!order) return ok(null)
  if (order.status === 'shipped') return no('order_shipped')
  if (order.status === 'declined') return ok(order)
  const next: SupplierOrder = { ...order, status: 'declined', declineReason: CANCELLED_BY_SHOP, nextStepAtMs: null }
  orders.update(next)
  repayments.owe(next, Date.now())
  return ok(next)
}

/** Will not take an order that was paid and never came, and sends its money back [SUP-10]. One that has come meanwhile is cancelled. */
export function forgoOrder(tables: CancelTables, paid: PaidOrder): Result<SupplierOrder | null> {
  const known = cancelOrder(tables, paid.orderId)
  if (!known.ok || known.value) return known
  if (tables.orders.isForgone(paid.orderId)) return ok(null)
  if (tables.orders.isPaymentUsed(paid.transactionNumber)) return no('payment_used', { field: 'transactionNumber' })
  tables.orders.forgo(paid)
  tables.repayments.owe(paid, Date.now())
  return ok(null)
}
