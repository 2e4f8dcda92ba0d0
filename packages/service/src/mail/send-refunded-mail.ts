import type { OrderGroupId, OrderId, RefundId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobRefusal } from '../outbox/ports.ts'
import { substitutesOf } from '../ordering/picking/keep-substitutes.ts'
import { orderMail, type OrderMailDeps, sellersOf } from './order-mail.ts'

/** Tells the buyer that money is back in their account; waits until the bank has done it. */
export async function sendRefundedMail(
  deps: OrderMailDeps,
  input: {
    readonly key: string
    readonly orderGroupId: OrderGroupId
    readonly orderId: OrderId
    readonly refundId: RefundId
  },
): Promise<Result<null, JobRefusal>> {
  const record = await deps.orders.record(input.orderGroupId)
  const order = record?.group.orders.find((one) => one.id === input.orderId)
  const refund = record?.refunds.find((one) => one.id === input.refundId)
  if (!record || !order || !refund) return err({ code: 'refund_unknown', isRetryable: false })
  if (refund.status === 'due') return err({ code: 'refund_not_done_yet', isRetryable: true })
  if (refund.status === 'failed') return err({ code: 'refund_failed', isRetryable: false })
  const mail = await orderMail(deps, record.group, await sellersOf(deps, record.group))
  await deps.mail.send({
    key: input.key,
    from: deps.mailSettings.from,
    to: record.group.contact.email,
    ...deps.documents.refundedMail({
      ...mail,
      order,
      amountMinor: refund.amountMinor - (refund.creditMinor ?? 0),
      creditMinor: refund.creditMinor ?? 0,
      substitutes: substitutesOf(order, refund).map(({ line, paid }) => ({
        units: line.units,
        former: paid.title,
        title: line.title,
      })),
      reason: refund.reason,
      transactionNumber: refund.transactionNumber,
    }),
    attachments: [],
  })
  return ok(null)
}
