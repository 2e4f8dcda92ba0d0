import { supplierPaymentJournal } from '@onhand/domain/payments/postings'
import type { ServiceDeps } from '../deps.ts'
import type { OrderRecord } from '../ordering/ports.ts'
import type { FoundOrder } from './find-placed-order.ts'

/** What keeping a supplier's payment needs. */
export type KeepPaymentDeps = Pick<ServiceDeps, 'orders' | 'nowMs'>

/** A transfer as the bank made it. */
export type MadeTransfer = {
  readonly transactionNumber: string
  readonly amountMinor: number
  readonly currency: string
}

/** Keeps with which transaction a supplier was paid, with its journal, in one commit [BUY-2]. Repeating it changes nothing. */
export async function keepPayment(
  deps: KeepPaymentDeps,
  { record, order }: Pick<FoundOrder, 'record' | 'order'>,
  { part, made }: { readonly part: OrderRecord['supplierOrders'][number]; readonly made: MadeTransfer },
): Promise<void> {
  const { id, supplierId } = part
  const { transactionNumber, amountMinor, currency } = made
  const atMs = deps.nowMs()
  const { vendorId } = order
  await deps.orders.change({
    orderGroupId: record.group.id,
    orderId: order.id,
    status: null,
    events: [
      {
        key: `supplier_paid:${id}`,
        type: 'supplier_paid',
        orderId: order.id,
        atMs,
        data: { transactionNumber, amountMinor, currency },
      },
    ],
    journals: [
      supplierPaymentJournal({
        ...{ supplierOrderId: id, orderGroupId: record.group.id, vendorId, supplierId },
        ...{ amountMinor, currency, atMs },
      }),
    ],
    outbox: [],
    supplierOrder: { id, status: 'paid', transactionNumber },
  })
}
