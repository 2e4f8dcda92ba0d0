import type { OrderGroupId, OrderId } from '@onhand/domain/ids'
import type { PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { supplierPaymentJournal } from '@onhand/domain/payments/postings'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { OrderRecord } from '../ordering/ports.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import { findPlacedOrder } from './find-placed-order.ts'
import { supplierOrderRequest } from './supplier-order-request.ts'

/** What ordering from suppliers needs. */
export type SupplyDeps = Pick<JobDeps, 'orders' | 'vendors' | 'transfers' | 'suppliers' | 'nowMs' | 'log'>

type KnownSupplierOrder = OrderRecord['supplierOrders'][number]

// The supplier has spoken about it, so it has the order. Up to then sending again is the same order to it.
const ANSWERED_STATUSES: readonly string[] = ['confirmed', 'declined', 'shipped', 'cancelled']
// Our own account fills when the buyer's payment is captured, so this passes by itself.
const PASSING_PAYMENT_CODES: readonly string[] = ['insufficient_funds']

/**
 * Orders one vendor's part of a checkout from its supplier: pays first, then sends the order with the transaction number [BUY-1].
 * The supplier order's id is the key of both, and the payment is kept before the order is sent, so that a repetition after any crash
 * pays once and orders once [BUY-2]. A cancelled order is left alone, and so are goods that cost nothing.
 */
export async function placeSupplierOrder(
  deps: SupplyDeps,
  input: { readonly orderGroupId: OrderGroupId; readonly orderId: OrderId },
): Promise<Result<null, JobRefusal>> {
  const found = await findPlacedOrder(deps, input)
  if (found === null) return err({ code: 'order_unknown', isRetryable: false })
  const { record, order, status } = found
  const known = record.supplierOrders.find((one) => one.id === order.supplierOrder.id)
  const isAnswered = known !== undefined && ANSWERED_STATUSES.includes(known.status)
  const isOver = status === 'cancelled' || status === 'refunded'
  if (isAnswered || isOver || order.supplierOrder.totalMinor === 0) return ok(null)
  return await payAndSend(deps, { group: record.group, order, known })
}

type Step = {
  readonly group: PlacedOrderGroup
  readonly order: PlacedOrder
  readonly known: KnownSupplierOrder | undefined
}

async function payAndSend(deps: SupplyDeps, { group, order, known }: Step): Promise<Result<null, JobRefusal>> {
  const [vendor] = await deps.vendors.records([order.vendorId])
  if (vendor === undefined) return err({ code: 'vendor_unknown', isRetryable: false })
  const paid =
    known?.transactionNumber != null && known.transactionNumber !== ''
      ? ok(known.transactionNumber)
      : await pay(deps, { group, order, vendor })
  if (!paid.ok) return paid
  const payment = { transactionNumber: paid.value, currency: vendor.currency }
  const sent = await deps.suppliers.send(supplierOrderRequest(group, order, payment))
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
async function pay(
  deps: SupplyDeps,
  {
    group,
    order,
    vendor,
  }: { readonly group: PlacedOrderGroup; readonly order: PlacedOrder; readonly vendor: VendorRecord },
): Promise<Result<string, JobRefusal>> {
  const { id, totalMinor } = order.supplierOrder
  const paid = await deps.transfers.transfer({
    reference: id,
    toAccount: vendor.supplier.bankAccountNumber,
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
        supplierId: order.supplierOrder.supplierId,
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
