import type { OrderGroupId } from '@onhand/domain/ids'
import type { PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { supplierPaymentJournal } from '@onhand/domain/payments/postings'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { OrderRecord } from '../ordering/ports.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import { supplierOrderRequest } from './supplier-order-request.ts'

/** What ordering from suppliers needs. */
export type SupplyDeps = Pick<JobDeps, 'orders' | 'vendors' | 'transfers' | 'suppliers' | 'nowMs' | 'log'>

type KnownSupplierOrder = OrderRecord['supplierOrders'][number]

// The supplier has spoken about it, so it has the order. Up to then sending again is the same order to it.
const ANSWERED_STATUSES: readonly string[] = ['confirmed', 'declined', 'shipped', 'cancelled']
// Our own account fills when the buyer's payment is captured, so this passes by itself.
const PASSING_PAYMENT_CODES: readonly string[] = ['insufficient_funds']

/**
 * Orders every vendor's part of a checkout from its supplier: pays first, then sends the order with the transaction number [SUP-1].
 * The supplier order's id is the key of both, and each step is kept before the next, so that a repetition after any crash pays
 * once and orders once [SUP-2]. Cancelled orders are left alone. Stops at the first order that is refused.
 */
export async function placeSupplierOrders(
  deps: SupplyDeps,
  input: { readonly orderGroupId: OrderGroupId },
): Promise<Result<null, JobRefusal>> {
  const record = await deps.orders.record(input.orderGroupId)
  if (record === null) return err({ code: 'order_unknown', isRetryable: false })
  for (const order of record.group.orders) {
    const status = record.status[order.id]
    if (status === 'cancelled' || status === 'refunded') continue
    const known = record.supplierOrders.find((one) => one.id === order.supplierOrder.id)
    if (known !== undefined && ANSWERED_STATUSES.includes(known.status)) continue
    // Goods that cost nothing are not bought.
    if (order.supplierOrder.totalMinor === 0) continue
    const result = await placeOne(deps, { group: record.group, order, known })
    if (!result.ok) return result
  }
  return ok(null)
}

type Step = {
  readonly group: PlacedOrderGroup
  readonly order: PlacedOrder
  readonly known: KnownSupplierOrder | undefined
}

async function placeOne(deps: SupplyDeps, { group, order, known }: Step): Promise<Result<null, JobRefusal>> {
  const paid =
    known?.transactionNumber != null && known.transactionNumber !== ''
      ? ok(known.transactionNumber)
      : await pay(deps, group, order)
  if (!paid.ok) return paid
  const sent = await deps.suppliers.send(supplierOrderRequest(group, order, paid.value))
  if (!sent.ok) return err({ code: `supplier_refused: ${sent.error.supplierCode}`, isRetryable: false })
  const { id } = order.supplierOrder
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

/** Pays the supplier out of the marketplace's account and keeps the transaction number with its journal, in one commit. */
async function pay(deps: SupplyDeps, group: PlacedOrderGroup, order: PlacedOrder): Promise<Result<string, JobRefusal>> {
  const { id, totalMinor } = order.supplierOrder
  const [vendor] = await deps.vendors.records([order.vendorId])
  if (vendor === undefined) return err({ code: 'vendor_unknown', isRetryable: false })
  const paid = await deps.transfers.transfer({
    reference: id,
    toAccount: vendor.supplier.bankAccountNumber,
    amountMinor: totalMinor,
    currency: group.currency,
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
        data: { transactionNumber, amountMinor: totalMinor, currency: group.currency },
      },
    ],
    journals: [
      supplierPaymentJournal({
        supplierOrderId: id,
        orderGroupId: group.id,
        vendorId: order.vendorId,
        supplierId: order.supplierOrder.supplierId,
        amountMinor: totalMinor,
        currency: group.currency,
        atMs: deps.nowMs(),
      }),
    ],
    outbox: [],
    supplierOrder: { id, status: 'paid', transactionNumber },
  })
  return ok(transactionNumber)
}
