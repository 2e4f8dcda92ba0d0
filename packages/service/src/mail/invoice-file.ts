import type { OrderGroupId, VendorId } from '@onhand/domain/ids'
import { type Invoice, invoiceOf } from '@onhand/domain/payments/invoice'
import { err, ok, type Result } from '@onhand/domain/result'
import { invoiceSeller, type OrderMailDeps, sellersOf } from './order-mail.ts'
import type { OrderRecord } from '../ordering/ports.ts'
import type { VendorRecord } from '../vendors/ports.ts'

/** A paper as a file. */
export type InvoiceFile = { readonly filename: string; readonly content: Uint8Array }

/** The invoices of a checkout, one per vendor: each vendor is a seller of its own. */
export function invoicesOf(
  group: OrderRecord['group'],
  sellers: ReadonlyMap<VendorId, VendorRecord>,
): readonly Invoice[] {
  return group.orders.map((order) => {
    const seller = sellers.get(order.vendorId)
    if (seller === undefined) throw new Error(`no vendor record of order ${order.id}`)
    return invoiceOf(group, order, invoiceSeller(seller, order, group.locale))
  })
}

/** All invoices of a checkout as one file. The caller has checked who asks. */
export async function invoiceFile(
  deps: Pick<OrderMailDeps, 'orders' | 'vendors' | 'documents'>,
  orderGroupId: OrderGroupId,
): Promise<Result<InvoiceFile, { readonly code: 'order_unknown' }>> {
  const record = await deps.orders.record(orderGroupId)
  if (record === null) return err({ code: 'order_unknown' })
  const content = await deps.documents.invoices(invoicesOf(record.group, await sellersOf(deps, record.group)))
  return ok({ filename: `INV-${record.group.number}.pdf`, content })
}
