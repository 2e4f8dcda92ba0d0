import type { OrderGroupId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobRefusal } from '../outbox/ports.ts'
import { type InvoiceFile, invoicesOf } from './invoice-file.ts'
import { orderMail, type OrderMailDeps, sellersOf } from './order-mail.ts'

/**
 * Mails the buyer what was ordered, with one invoice per vendor, and notes it on the timeline [NEWS-1].
 * `key` names the mail: a transport that can tell repeats apart delivers it once, and a repetition after the note sends nothing.
 */
export async function sendConfirmationMail(
  deps: OrderMailDeps,
  input: { readonly key: string; readonly orderGroupId: OrderGroupId },
): Promise<Result<null, JobRefusal>> {
  const record = await deps.orders.record(input.orderGroupId)
  const firstOrder = record?.group.orders[0]
  if (!record || !firstOrder) return err({ code: 'order_unknown', isRetryable: false })
  const { group, timeline } = record
  if (timeline.some((event) => event.type === 'invoice_sent')) return ok(null)
  const sellers = await sellersOf(deps, group)
  const files: InvoiceFile[] = []
  for (const invoice of invoicesOf(group, sellers)) {
    files.push({ filename: `${invoice.number}.pdf`, content: await deps.documents.invoices([invoice]) })
  }
  const mail = await orderMail(deps, group, sellers)
  await deps.mail.send({
    key: input.key,
    from: deps.mailSettings.from,
    to: group.contact.email,
    ...deps.documents.confirmationMail({ ...mail, timeline }),
    attachments: files.map((file) => ({ ...file, contentType: 'application/pdf' })),
  })
  await deps.orders.change({
    orderGroupId: group.id,
    orderId: firstOrder.id,
    status: null,
    events: [{ key: 'invoice_sent', type: 'invoice_sent', orderId: null, atMs: deps.nowMs(), data: {} }],
    journals: [],
    outbox: [],
  })
  return ok(null)
}
