import type { OrderGroupId, OrderId } from '@onhand/domain/ids'
import { invoiceOf } from '@onhand/domain/payments/invoice'
import { err, ok, type Result } from '@onhand/domain/result'
import { invoiceSeller, type OrderMailDeps, sellersOf } from './order-mail.ts'

/** An invoice as a file. */
export type InvoiceFile = { readonly filename: string; readonly content: Uint8Array }

/** Makes the invoices of a checkout, one per vendor; `orderId` narrows it to one. The caller has checked who asks. */
export async function invoicesOfGroup(
  deps: Pick<OrderMailDeps, 'orders' | 'vendors' | 'documents'>,
  request: { readonly orderGroupId: OrderGroupId; readonly orderId: OrderId | null },
): Promise<Result<readonly InvoiceFile[], { readonly code: 'order_unknown' }>> {
  const record = await deps.orders.record(request.orderGroupId)
  const orders = record?.group.orders.filter((order) => request.orderId === null || order.id === request.orderId) ?? []
  if (record === null || orders.length === 0) return err({ code: 'order_unknown' })
  const sellers = await sellersOf(deps, record.group)
  const files: InvoiceFile[] = []
  for (const order of orders) {
    const seller = sellers.get(order.vendorId)
    if (seller === undefined) throw new Error(`no vendor record of order ${order.id}`)
    const invoice = invoiceOf(record.group, order, invoiceSeller(seller, order, record.group.locale))
    files.push({ filename: `${invoice.number}.pdf`, content: await deps.documents.invoice(invoice) })
  }
  return ok(files)
}
