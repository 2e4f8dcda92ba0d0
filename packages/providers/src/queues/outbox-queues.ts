import type { OutboxType } from '@onhand/service/ordering/ports'
import type { OutboxQueuePort } from '@onhand/service/outbox/ports'

/** The queue bindings the relay sends to; api and jobs both have them. */
export type OutboxQueueBindings = {
  readonly EMAIL_QUEUE: Queue
  readonly SUPPLIER_QUEUE: Queue
  readonly REFUND_QUEUE: Queue
  readonly FORECAST_QUEUE: Queue
  readonly PICTURE_QUEUE: Queue
}

/** Which queue works off which type of message. */
const QUEUE_OF = {
  'order.placed.mail': 'EMAIL_QUEUE',
  'order.refunded.mail': 'EMAIL_QUEUE',
  'order.shipped.mail': 'EMAIL_QUEUE',
  'order.manual.mail': 'EMAIL_QUEUE',
  'order.message.mail': 'EMAIL_QUEUE',
  'order.cancelled.mail': 'EMAIL_QUEUE',
  'stock.low.mail': 'EMAIL_QUEUE',
  'shop.reviewed.mail': 'EMAIL_QUEUE',
  'payout.settled.mail': 'EMAIL_QUEUE',
  'order.placed.supply': 'SUPPLIER_QUEUE',
  'order.ended.supply': 'SUPPLIER_QUEUE',
  'purchase.sent': 'SUPPLIER_QUEUE',
  'purchase.payment_due': 'SUPPLIER_QUEUE',
  'purchase.cancel_asked': 'SUPPLIER_QUEUE',
  'payment.refund_due': 'REFUND_QUEUE',
  'payment.payout_due': 'REFUND_QUEUE',
  'checkout.stuck': 'REFUND_QUEUE',
  'forecast.step': 'FORECAST_QUEUE',
  'forecast.page': 'FORECAST_QUEUE',
  'picture.wanted': 'PICTURE_QUEUE',
} as const satisfies Record<OutboxType, keyof OutboxQueueBindings>

// The platform's limit of one sendBatch.
const BATCH_MESSAGES_MAX = 100

/** Sends outbox messages to Cloudflare Queues. */
export function outboxQueues(bindings: OutboxQueueBindings): OutboxQueuePort {
  return {
    async send(type, messages) {
      const queue = bindings[QUEUE_OF[type]]
      for (let from = 0; from < messages.length; from += BATCH_MESSAGES_MAX) {
        await queue.sendBatch(messages.slice(from, from + BATCH_MESSAGES_MAX).map((body) => ({ body })))
      }
    },
  }
}
