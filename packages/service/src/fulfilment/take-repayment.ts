import type { SupplierOrderId } from '@onhand/domain/ids'
import { supplierRepaymentJournal } from '@onhand/domain/payments/postings'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { OrderOwner } from '../ordering/ports.ts'
import type { TransferReturnPort } from '../payments/ports.ts'
import { findPlacedOrder } from './find-placed-order.ts'

/** What taking a supplier's repayment into the books needs. */
export type RepaidDeps = Pick<ServiceDeps, 'orders' | 'log'> & { readonly returns: TransferReturnPort }

/**
 * A supplier that declined says that our money came back: the bank is asked, and what it says goes into the books, once [BUY-22].
 * `repayment_unknown` when the bank knows of none (yet): the word may come again.
 */
export async function takeRepayment(
  deps: RepaidDeps,
  owner: OrderOwner,
  event: { readonly supplierOrderId: SupplierOrderId; readonly atMs: number },
): Promise<Result<null, { readonly code: 'order_unknown' | 'repayment_unknown' }>> {
  const found = await findPlacedOrder(deps, owner)
  const known = found?.record.supplierOrders.find((one) => one.id === event.supplierOrderId)
  if (!found || !known) return err({ code: 'order_unknown' })
  const returned = known.transactionNumber === null ? null : await deps.returns.returnOf(known.transactionNumber)
  if (returned === null) return err({ code: 'repayment_unknown' })
  const { record, order } = found
  await deps.orders.change({
    orderGroupId: record.group.id,
    orderId: order.id,
    status: null,
    events: [],
    journals: [
      supplierRepaymentJournal({
        supplierOrderId: known.id,
        orderGroupId: record.group.id,
        vendorId: order.vendorId,
        supplierId: known.supplierId,
        amountMinor: returned.amountMinor,
        currency: returned.currency,
        atMs: event.atMs,
      }),
    ],
    outbox: [],
    supplierOrder: { id: known.id, status: 'declined', returnNumber: returned.transactionNumber },
  })
  deps.log.info('fulfilment.supplier_order.repaid', { orderId: order.id, amountMinor: returned.amountMinor })
  return ok(null)
}
