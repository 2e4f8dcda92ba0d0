import type { OrderGroupId, OrderId, SupplierId } from '@onhand/domain/ids'
import type { PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { supplierPaymentJournal } from '@onhand/domain/payments/postings'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import { type AskedPart, type DivideDeps, dividedSupply } from './divide-supply.ts'
import { findPlacedOrder } from './find-placed-order.ts'
import { supplierOrderRequest } from './supplier-order-request.ts'

/** What ordering from suppliers needs. */
export type SupplyDeps = DivideDeps & Pick<JobDeps, 'orders' | 'vendors' | 'transfers' | 'suppliers' | 'nowMs' | 'log'>

// The supplier has spoken about it, so it has the order. Up to then sending again is the same order to it.
const ANSWERED_STATUSES: readonly string[] = ['confirmed', 'declined', 'shipped', 'cancelled']
// Our own account fills when the buyer's payment is captured, so this passes by itself.
const PASSING_PAYMENT_CODES: readonly string[] = ['insufficient_funds']

/**
 * Orders one vendor's part of a checkout from its suppliers, as a rule one [BUY-24]: pays first, then sends the order with the transaction number [BUY-1].
 * A supplier order's id is the key of both, and the payment is kept before the order is sent, so that a repetition after any crash pays once and orders
 * once [BUY-2]. A cancelled order is left alone, and so are goods that cost nothing. One supplier's refusal holds up no other.
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
  const isOver = status === 'cancelled' || status === 'refunded'
  if (isAnswered || isOver) return ok(null)
  const [vendor] = await deps.vendors.records([order.vendorId])
  if (vendor === undefined) return err({ code: 'vendor_unknown', isRetryable: false })
  const parts = await dividedSupply(deps, found, vendor)
  const refusals: JobRefusal[] = []
  for (const part of parts.filter(isWaiting)) {
    const done = await payAndSend(deps, { group: record.group, order, vendor, part })
    if (!done.ok) refusals.push(done.error)
  }
  const refusal = refusals.find((one) => one.isRetryable) ?? refusals[0]
  return refusal ? err(refusal) : ok(null)
}

type Step = {
  readonly group: PlacedOrderGroup
  readonly order: PlacedOrder
  readonly vendor: VendorRecord
  readonly part: AskedPart
}

async function payAndSend(deps: SupplyDeps, step: Step): Promise<Result<null, JobRefusal>> {
  const { group, order, vendor, part } = step
  const { id, transactionNumber } = part
  const paid = transactionNumber !== null && transactionNumber !== '' ? ok(transactionNumber) : await pay(deps, step)
  if (!paid.ok) return paid
  const payment = { transactionNumber: paid.value, currency: vendor.currency }
  const sent = await deps.suppliers.send(supplierOrderRequest(group, order, { ...part, ...payment }))
  if (!sent.ok) return err({ code: `supplier_refused: ${sent.error.supplierCode}`, isRetryable: false })
  await deps.orders.change({
    orderGroupId: group.id,
    orderId: order.id,
    status: null,
    events: [
      {
        key: `supplier_ordered:${id}`,
        type: 'supplier_ordered',
        orderId: order.id,
        atMs: deps.nowMs(),
        data: { supplierOrderId: id },
      },
    ],
    journals: [],
    outbox: [],
  })
  deps.log.info('fulfilment.supplier_order.sent', { orderId: order.id, supplierOrderId: id })
  return ok(null)
}

/** Pays a supplier out of the marketplace's account and keeps the transaction number with its journal, in one commit. */
async function pay(deps: SupplyDeps, { group, order, vendor, part }: Step): Promise<Result<string, JobRefusal>> {
  const { id, supplierId, totalMinor } = part
  const toAccount = await accountOf(deps, vendor, supplierId)
  if (toAccount === '') return err({ code: 'supplier_account_missing', isRetryable: false })
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
  await deps.orders.change({
    orderGroupId: group.id,
    orderId: order.id,
    status: null,
    events: [
      {
        key: `supplier_paid:${id}`,
        type: 'supplier_paid',
        orderId: order.id,
        atMs: deps.nowMs(),
        data: { transactionNumber, amountMinor: totalMinor, currency: vendor.currency },
      },
    ],
    journals: [
      supplierPaymentJournal({
        supplierOrderId: id,
        orderGroupId: group.id,
        vendorId: order.vendorId,
        supplierId,
        amountMinor: totalMinor,
        currency: vendor.currency,
        atMs: deps.nowMs(),
      }),
    ],
    outbox: [],
    supplierOrder: { id, status: 'paid', transactionNumber },
  })
  return ok(transactionNumber)
}

/** Where a supplier's money goes; empty: nobody knows. */
async function accountOf(deps: SupplyDeps, { id, supplier }: VendorRecord, supplierId: SupplierId): Promise<string> {
  if (supplierId === supplier.id) return supplier.bankAccountNumber
  const suppliers = await deps.supplierBook.suppliers(id)
  return suppliers.find((one) => one.supplierId === supplierId)?.bankAccountNumber ?? ''
}
