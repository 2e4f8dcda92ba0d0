import type { NoteId, OrderGroupId, OrderId } from '@onhand/domain/ids'
import type { PlacedOrder } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import { allocateManualOrder } from '../ordering/desk/claim-manual-lines.ts'
import type { OrderRecord } from '../ordering/ports.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import { orderMail, type OrderMailDeps, sellersOf } from './order-mail.ts'
import type { OrderNews, OrderNewsDocumentPort } from './ports.ts'

/** What the mails of a shop's own people need. */
export type OrderNewsDeps = Omit<OrderMailDeps, 'documents'> &
  Pick<JobDeps, 'orderDesk' | 'stock'> & { readonly documents: OrderNewsDocumentPort }

type News = {
  readonly key: string
  readonly orderGroupId: OrderGroupId
  readonly orderId: OrderId
  readonly kind: OrderNews['kind']
  readonly noteId?: NoteId
}

/**
 * Mails the buyer what the shop did: an order typed in, a message, a cancellation [NEWS-5]. `key` names the mail, so a repetition is delivered once. For an
 * order typed in, its claims are made the order's first: the call that wrote it may have ended before it did [ORD-23].
 */
export async function sendOrderNews(deps: OrderNewsDeps, input: News): Promise<Result<null, JobRefusal>> {
  const record = await deps.orders.record(input.orderGroupId)
  const order = record?.group.orders.find((one) => one.id === input.orderId)
  if (!record || !order) return err({ code: 'order_unknown', isRetryable: false })
  if (input.kind === 'manual' && isLive(record, order)) await allocateManualOrder(deps, record.group)
  const news = await newsOf(deps, { record, order }, input)
  if (news === null) return err({ code: 'note_unknown', isRetryable: false })
  const mail = await orderMail(deps, record.group, await sellersOf(deps, record.group))
  await deps.mail.send({
    key: input.key,
    from: deps.mailSettings.from,
    to: record.group.contact.email,
    ...deps.documents.orderNewsMail({ ...mail, order, news }),
    attachments: [],
  })
  return ok(null)
}

function isLive(record: OrderRecord, order: PlacedOrder): boolean {
  const status = record.status[order.id]
  return status !== 'cancelled' && status !== 'refunded'
}

async function newsOf(
  deps: OrderNewsDeps,
  { record, order }: { readonly record: OrderRecord; readonly order: PlacedOrder },
  { kind, noteId }: News,
): Promise<OrderNews | null> {
  if (kind === 'message') {
    const note = (await deps.orderDesk.notes(order.id)).find((one) => one.noteId === noteId)
    return note ? { kind, text: note.text } : null
  }
  if (kind === 'cancelled')
    return { kind, isOverdue: record.refunds.some((refund) => refund.reason === 'remittance_overdue') }
  const [row] = await deps.orderDesk.rows(order.vendorId, [order.id])
  const [vendor] = await deps.vendors.records([order.vendorId])
  const isOwed = record.group.payment.capturedAtMs === null
  return {
    kind,
    remitByMs: row?.remitByMs ?? null,
    payTo: isOwed && vendor ? { accountName: vendor.legalName, accountNumber: vendor.bankAccountNumber } : null,
  }
}
