import type { SupplierOrderId } from '@onhand/domain/ids'
import { statusOnceRepaid } from '@onhand/domain/ordering/end-supply'
import { supplierRepaymentJournal } from '@onhand/domain/payments/postings'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { OrderOwner, OrderRecord } from '../ordering/ports.ts'
import type { TransferReturnPort } from '../payments/ports.ts'
import { findPlacedOrder, type FoundOrder } from './find-placed-order.ts'

/** What taking a supplier's repayment into the books needs. */
export type RepaidDeps = Pick<ServiceDeps, 'orders' | 'log'> & { readonly returns: TransferReturnPort }

type Refused = { readonly code: 'order_unknown' | 'repayment_unknown' }

/**
 * A supplier that declined or agreed to cancel says that our money came back: the bank is asked, and what it says goes into the books, once [BUY-22].
 * `repayment_unknown` when the bank knows of none (yet): the word may come again.
 */
export async function takeRepayment(
  deps: RepaidDeps,
  owner: OrderOwner,
  event: { readonly supplierOrderId: SupplierOrderId; readonly atMs: number },
): Promise<Result<null, Refused>> {
  const found = await findPlacedOrder(deps, owner)
  const known = found?.record.supplierOrders.find((one) => one.id === event.supplierOrderId)
  return found && known ? bookRepayment(deps, found, { known, atMs: event.atMs }) : err({ code: 'order_unknown' })
}

/** Books what the bank says came back of a supplier's payment, whoever asks and however often [BUY-22]. */
export async function bookRepayment(
  deps: RepaidDeps,
  { record, order, status }: FoundOrder,
  { known, atMs }: { readonly known: OrderRecord['supplierOrders'][number]; readonly atMs: number },
): Promise<Result<null, Refused>> {
  const returned = known.transactionNumber === null ? null : await deps.returns.returnOf(known.transactionNumber)
  if (returned === null) return err({ code: 'repayment_unknown' })
  const { transactionNumber, amountMinor, currency } = returned
  const subject = { orderGroupId: record.group.id, orderId: order.id }
  await deps.orders.change({
    ...subject,
    status: null,
    events: [
      {
        key: `supplier_repaid:${known.id}`,
        type: 'supplier_repaid',
        orderId: order.id,
        atMs,
        data: { transactionNumber, amountMinor, currency },
      },
    ],
    journals: [
      supplierRepaymentJournal({
        supplierOrderId: known.id,
        orderGroupId: record.group.id,
        vendorId: order.vendorId,
        supplierId: known.supplierId,
        amountMinor,
        currency,
        atMs,
      }),
    ],
    outbox: [],
    supplierOrder: {
      id: known.id,
      status: statusOnceRepaid(status, known.status),
      returnNumber: transactionNumber,
    },
  })
  deps.log.info('fulfilment.supplier_order.repaid', { orderId: order.id, amountMinor })
  return ok(null)
}
