import type { OrderGroupId, OrderId, SupplierId } from '@onhand/domain/ids'
import { isOver, LIVE_STATUSES } from '@onhand/domain/ordering/order-lifecycle'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import { type AskedPart, type DivideDeps, dividedSupply } from './divide-supply.ts'
import { endSupply, type EndSupplyDeps } from './end-supply.ts'
import { findPlacedOrder, type FoundOrder } from './find-placed-order.ts'
import { keepPayment } from './keep-payment.ts'
import { supplierOrderRequest } from './supplier-order-request.ts'

/** What ordering from suppliers needs. */
export type SupplyDeps = DivideDeps & EndSupplyDeps & Pick<JobDeps, 'vendors' | 'transfers'>

// The supplier has spoken about it, so it has the order. Up to then sending again is the same order to it.
const ANSWERED_STATUSES: readonly string[] = ['confirmed', 'declined', 'shipped', 'cancelled']
// Our own account fills when the buyer's payment is captured, so this passes by itself.
const PASSING_PAYMENT_CODES: readonly string[] = ['insufficient_funds']

/**
 * Orders one vendor's part of a checkout from its suppliers, as a rule one [BUY-24]: pays first, then sends the order with the transaction number [BUY-1].
 * A supplier order's id is the key of both, and the payment is kept before the order is sent, so that a repetition after any crash pays once and orders
 * once [BUY-2]. Goods that cost nothing are left alone; of an order that is over, what a run before this one paid is ended [BUY-25]. One supplier's refusal
 * holds up no other.
 */
export async function placeSupplierOrder(
  deps: SupplyDeps,
  input: { readonly orderGroupId: OrderGroupId; readonly orderId: OrderId },
): Promise<Result<null, JobRefusal>> {
  const found = await findPlacedOrder(deps, input)
  if (found === null) return err({ code: 'order_unknown', isRetryable: false })
  const { record, order, status } = found
  const isWaiting = (one: AskedPart) => !ANSWERED_STATUSES.includes(one.status) && one.totalMinor > 0
  const isAnswered = !record.supplierOrders.some((one) => one.orderId === order.id && isWaiting(one))
  if (isOver(status)) return endSupply(deps, input)
  if (isAnswered) return ok(null)
  const [vendor] = await deps.vendors.records([order.vendorId])
  if (vendor === undefined) return err({ code: 'vendor_unknown', isRetryable: false })
  const parts = await dividedSupply(deps, found, vendor)
  const refusals: JobRefusal[] = []
  for (const part of parts.filter(isWaiting)) {
    const done = await payAndSend(deps, { found, vendor, part })
    if (!done.ok) refusals.push(done.error)
  }
  const refusal = refusals.find((one) => one.isRetryable) ?? refusals[0]
  return refusal ? err(refusal) : ok(null)
}

type Step = { readonly found: FoundOrder; readonly vendor: VendorRecord; readonly part: AskedPart }

async function payAndSend(deps: SupplyDeps, step: Step): Promise<Result<null, JobRefusal>> {
  const { found, vendor, part } = step
  const { id, transactionNumber } = part
  const paid = transactionNumber !== null && transactionNumber !== '' ? ok(transactionNumber) : await pay(deps, step)
  if (!paid.ok) return paid
  // It was cancelled while it was paid: nothing is sent, and what was paid comes back.
  if (paid.value === null || (await isOverNow(deps, part))) return endSupply(deps, subjectOf(found))
  const payment = { transactionNumber: paid.value, currency: vendor.currency }
  const request = supplierOrderRequest(found.record.group, found.order, { ...part, ...payment })
  const sent = await deps.suppliers.send(request)
  if (!sent.ok) {
    // What was cancelled there before it came is not taken.
    if (await isOverNow(deps, part)) return endSupply(deps, subjectOf(found))
    return err({ code: `supplier_refused: ${sent.error.supplierCode}`, isRetryable: false })
  }
  const { orderId } = subjectOf(found)
  const key = `supplier_ordered:${id}`
  const data = { supplierOrderId: id }
  await deps.orders.change({
    ...subjectOf(found),
    events: [{ key, type: 'supplier_ordered', orderId, atMs: deps.nowMs(), data }],
  })
  deps.log.info('fulfilment.supplier_order.sent', { orderId, supplierOrderId: id })
  return ok(null)
}

/**
 * Pays a supplier out of the marketplace's account and keeps the transaction number. That it is begun is written first, and not when the order is over, so that
 * what is cancelled before is never paid and what is cancelled meanwhile is looked up at the bank [BUY-25]; null: the order is over.
 */
async function pay(deps: SupplyDeps, { found, vendor, part }: Step): Promise<Result<string | null, JobRefusal>> {
  const { id, supplierId, totalMinor } = part
  const toAccount = await accountOf(deps, vendor, supplierId)
  if (toAccount === '') return err({ code: 'supplier_account_missing', isRetryable: false })
  const begun = await deps.orders.change({
    ...subjectOf(found),
    guard: { statuses: LIVE_STATUSES },
    events: [],
    supplierOrder: { id, status: 'paying', from: ['due'] },
  })
  if (!begun.isApplied) return ok(null)
  const paid = await deps.transfers.transfer({
    reference: id,
    toAccount,
    amountMinor: totalMinor,
    // Goods cost what they cost in the shop's own currency, whatever the buyer paid in.
    currency: vendor.currency,
  })
  if (!paid.ok) {
    const code = paid.error.code === 'payment_refused' ? paid.error.providerCode : paid.error.code
    return err({ code: `supplier_payment: ${code}`, isRetryable: PASSING_PAYMENT_CODES.includes(code) })
  }
  const { transactionNumber } = paid.value
  const made = { transactionNumber, amountMinor: totalMinor, currency: vendor.currency }
  await keepPayment(deps, found, { part, made })
  return ok(transactionNumber)
}

function subjectOf({ record, order }: FoundOrder) {
  return { orderGroupId: record.group.id, orderId: order.id, status: null, journals: [], outbox: [] } as const
}

async function isOverNow(deps: SupplyDeps, { id }: AskedPart): Promise<boolean> {
  const owner = await deps.orders.groupIdOfSupplierOrder(id)
  return owner === null || isOver(owner.status)
}

/** Where a supplier's money goes; empty: nobody knows. */
async function accountOf(deps: SupplyDeps, { id, supplier }: VendorRecord, supplierId: SupplierId): Promise<string> {
  if (supplierId === supplier.id) return supplier.bankAccountNumber
  const suppliers = await deps.supplierBook.suppliers(id)
  return suppliers.find((one) => one.supplierId === supplierId)?.bankAccountNumber ?? ''
}
