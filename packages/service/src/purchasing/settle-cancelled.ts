import { err, ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import type { TransferReturnPort } from '../payments/ports.ts'
import { ownSupplier } from './own-purchase.ts'
import type { PurchaseOrder } from './ports.ts'

/** What bringing money back needs. */
export type SettleDeps = Pick<JobDeps, 'purchases' | 'supplierBook' | 'suppliers' | 'transfers' | 'nowMs' | 'log'> & {
  readonly returns: TransferReturnPort
}

/**
 * Brings back what was paid for a cancelled order [BUY-23]: the supplier is told of the payment, sends it back, and once the bank says so the shop's balance
 * has it again. Of a payment that broke off before its number was kept the bank is asked again under the same key. Safe to repeat; nothing paid, nothing done.
 */
export async function settleCancelled(deps: SettleDeps, order: PurchaseOrder): Promise<Result<null, JobRefusal>> {
  const payment = await deps.purchases.paymentOf(order.id)
  if (payment === null || payment.isReturned) return ok(null)
  const paid =
    order.transactionNumber === null ? await paidWith(deps, order, payment.amountMinor) : ok(order.transactionNumber)
  if (!paid.ok) return paid
  const told = await deps.suppliers.payStock(order.id, paid.value)
  if (!told.ok) return err({ code: `supplier_refused: ${told.error.supplierCode}`, isRetryable: false })
  const back = await deps.returns.returnOf(paid.value)
  if (back === null || back.amountMinor !== payment.amountMinor)
    return err({ code: 'return_pending', isRetryable: true })
  await deps.purchases.returnPayment(order, deps.nowMs(), back.transactionNumber)
  deps.log.info('purchasing.payment_returned', { purchaseOrderId: order.id, amountMinor: payment.amountMinor })
  return ok(null)
}

async function paidWith(
  deps: SettleDeps,
  order: PurchaseOrder,
  amountMinor: number,
): Promise<Result<string, JobRefusal>> {
  const supplier = await ownSupplier(deps, order.vendorId, order.supplierId)
  if (!supplier.ok) return err({ code: 'supplier_unknown', isRetryable: false })
  const { currency, id: reference } = order
  const toAccount = supplier.value.bankAccountNumber
  const answer = await deps.transfers.transfer({ reference, toAccount, amountMinor, currency })
  if (answer.ok) {
    const { transactionNumber } = answer.value
    const set = { transactionNumber, paidAtMs: deps.nowMs() }
    await deps.purchases.change(order.id, { from: ['cancelled'], to: null, atMs: deps.nowMs(), set, audit: [] })
    return ok(transactionNumber)
  }
  // It never left: the balance has it back at once.
  await deps.purchases.returnPayment(order, deps.nowMs())
  const code = answer.error.code === 'payment_refused' ? answer.error.providerCode : answer.error.code
  return err({ code: `supplier_payment: ${code}`, isRetryable: false })
}
