import type { OrderGroupId, OrderId, RefundId } from '@onhand/domain/ids'
import type { OutboxMessage } from '../ordering/ports.ts'

/** What a refund is about. */
export type RefundSubject = {
  readonly orderGroupId: OrderGroupId
  readonly orderId: OrderId
  readonly refundId: RefundId
}

/** The message that has money given back. */
export function refundDueMessage(subject: RefundSubject): OutboxMessage {
  return { id: `payment.refund_due:${subject.refundId}`, type: 'payment.refund_due', version: 1, body: subject }
}

/** The message that tells the buyer that money was given back. */
export function refundedMailMessage(subject: RefundSubject): OutboxMessage {
  return { id: `order.refunded.mail:${subject.refundId}`, type: 'order.refunded.mail', version: 1, body: subject }
}
