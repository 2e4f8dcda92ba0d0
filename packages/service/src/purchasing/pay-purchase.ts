import type { PurchaseOrderId } from '@onhand/domain/ids'
import { owedMinor, type PurchaseStatus } from '@onhand/domain/purchasing/purchase-order'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobRefusal } from '../outbox/ports.ts'
import { ownSupplier } from './own-purchase.ts'
import type { PurchaseOrder } from './ports.ts'
import { type SettleDeps, settleCancelled } from './settle-cancelled.ts'

/** What paying suppliers for the shelf needs. */
export type PayPurchaseDeps = SettleDeps

// Our own account fills as buyers pay.
const PASSING_PAYMENT_CODES: readonly string[] = ['insufficient_funds']
const PAID_STATUSES: readonly PurchaseStatus[] = ['confirmed', 'shipped', 'partly_received', 'received']

/**
 * Pays a supplier what it promised of an order [BUY-16]: the amount leaves the shop's balance before the bank is asked, the order's id is the bank's key, and
 * the transaction number is kept before the supplier is told, so that a crash anywhere pays once. A shop without enough on its balance is asked again later.
 */
export async function payPurchase(
  deps: PayPurchaseDeps,
  input: { readonly purchaseOrderId: PurchaseOrderId },
): Promise<Result<null, JobRefusal>> {
  const order = await deps.purchases.find(input.purchaseOrderId)
  if (!order) return err({ code: 'order_unknown', isRetryable: false })
  if (order.status === 'cancelled') return settleCancelled(deps, order)
  if (!PAID_STATUSES.includes(order.status) || owedMinor(order.lines) === 0) return ok(null)
  const paid = order.transactionNumber === null ? await pay(deps, order) : ok(order.transactionNumber)
  if (!paid.ok) return paid
  const told = await deps.suppliers.payStock(order.id, paid.value)
  const now = await deps.purchases.find(order.id)
  // It was cancelled while it was paid: what went there comes back.
  if (now?.status === 'cancelled') return settleCancelled(deps, now)
  return told.ok ? ok(null) : err({ code: `supplier_refused: ${told.error.supplierCode}`, isRetryable: false })
}

async function pay(deps: PayPurchaseDeps, order: PurchaseOrder): Promise<Result<string, JobRefusal>> {
  const supplier = await ownSupplier(deps, order.vendorId, order.supplierId)
  if (!supplier.ok) return err({ code: 'supplier_unknown', isRetryable: false })
  const amountMinor = owedMinor(order.lines)
  if (!(await deps.purchases.takePayment({ order, amountMinor, atMs: deps.nowMs() })))
    return err({ code: 'balance_short', isRetryable: true })
  const answer = await deps.transfers.transfer({
    reference: order.id,
    toAccount: supplier.value.bankAccountNumber,
    amountMinor,
    currency: order.currency,
  })
  if (!answer.ok) {
    const code = answer.error.code === 'payment_refused' ? answer.error.providerCode : answer.error.code
    const isRetryable = PASSING_PAYMENT_CODES.includes(code)
    if (!isRetryable) await deps.purchases.returnPayment(order, deps.nowMs())
    return err({ code: `supplier_payment: ${code}`, isRetryable })
  }
  const { transactionNumber } = answer.value
  const atMs = deps.nowMs()
  const set = { transactionNumber, paidAtMs: atMs }
  await deps.purchases.change(order.id, { from: PAID_STATUSES, to: null, atMs, set, audit: [] })
  deps.log.info('purchasing.paid', { purchaseOrderId: order.id, amountMinor })
  return ok(transactionNumber)
}
