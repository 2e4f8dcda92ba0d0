import type { OrderGroupId, OrderId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobRefusal } from '../outbox/ports.ts'
import { orderMail, type OrderMailDeps, sellersOf } from './order-mail.ts'

/** Tells the buyer that one vendor's goods are on their way, with the tracking number as it is now. */
export async function sendShippedMail(
  deps: OrderMailDeps,
  input: { readonly key: string; readonly orderGroupId: OrderGroupId; readonly orderId: OrderId },
): Promise<Result<null, JobRefusal>> {
  const record = await deps.orders.record(input.orderGroupId)
  const order = record?.group.orders.find((one) => one.id === input.orderId)
  if (!record || !order) return err({ code: 'order_unknown', isRetryable: false })
  const shipment = record.shipments.findLast((one) => one.orderId === order.id) ?? null
  const mail = await orderMail(deps, record.group, await sellersOf(deps, record.group))
  await deps.mail.send({
    key: input.key,
    from: deps.mailSettings.from,
    to: record.group.contact.email,
    ...deps.documents.shippedMail({ ...mail, order, shipment }),
    attachments: [],
  })
  return ok(null)
}
