import { AuthMail } from '@onhand/contract/auth-mail'
import type { OutboxEvent } from '@onhand/contract/queues'
import type { OrderMailDeps } from '@onhand/service/mail/order-mail'
import { type AuthMailDeps, sendAuthMail } from '@onhand/service/mail/send-auth-mail'
import { sendConfirmationMail } from '@onhand/service/mail/send-confirmation-mail'
import { type OrderNewsDeps, sendOrderNews } from '@onhand/service/mail/send-order-news'
import { sendRefundedMail } from '@onhand/service/mail/send-refunded-mail'
import { sendShippedMail } from '@onhand/service/mail/send-shipped-mail'
import { type PayoutMailDeps, sendPayoutMail } from '@onhand/service/money/send-payout-mail'
import { ATTEMPTS_MAX, backoffSeconds } from '@onhand/service/outbox/backoff'
import { type LowStockMailDeps, sendLowStockMail } from '@onhand/service/stock/tell-low-stock'
import { type ShopReviewedMailDeps, sendShopReviewedMail } from '@onhand/service/shop/send-reviewed-mail'
import type { ProcessDeps, Settlement } from '@onhand/service/outbox/process-message'
import { type EventWork, handleOutboxEvents } from './outbox-events.ts'
import { settle } from './settle.ts'

/** What the mail queue needs. */
export type EmailDeps = ProcessDeps &
  OrderNewsDeps &
  OrderMailDeps &
  AuthMailDeps &
  LowStockMailDeps &
  ShopReviewedMailDeps &
  PayoutMailDeps

/** Sends the mails of orders (from the outbox) and of accounts (asked for directly). */
export async function handleEmail(batch: Pick<MessageBatch, 'messages'>, deps: EmailDeps): Promise<void> {
  const account = batch.messages.filter((message) => AuthMail.safeParse(message.body).success)
  const others = batch.messages.filter((message) => !account.includes(message))
  await Promise.all([
    handleOutboxEvents(others, deps, mailWork(deps)),
    ...account.map(async (message) => settle(message, await sendAccountMail(message, deps))),
  ])
}

function mailWork(deps: EmailDeps): EventWork {
  return (event: OutboxEvent) => {
    switch (event.type) {
      case 'order.placed.mail':
        return sendConfirmationMail(deps, { key: event.id, ...event.body })
      case 'order.shipped.mail':
        return sendShippedMail(deps, { key: event.id, ...event.body })
      case 'order.refunded.mail':
        return sendRefundedMail(deps, { key: event.id, ...event.body })
      case 'shop.reviewed.mail':
        return sendShopReviewedMail(deps, { key: event.id, ...event.body })
      case 'payout.settled.mail':
        return sendPayoutMail(deps, { key: event.id, ...event.body })
      case 'stock.low.mail':
        return sendLowStockMail(deps, { key: event.id, ...event.body })
      case 'order.manual.mail':
        return sendOrderNews(deps, { key: event.id, ...event.body, kind: 'manual' })
      case 'order.cancelled.mail':
        return sendOrderNews(deps, { key: event.id, ...event.body, kind: 'cancelled' })
      case 'order.message.mail':
        return sendOrderNews(deps, { key: event.id, ...event.body, kind: 'message' })
      case 'order.placed.supply':
      case 'order.ended.supply':
      case 'purchase.sent':
      case 'purchase.payment_due':
      case 'purchase.cancel_asked':
      case 'payment.refund_due':
      case 'payment.payout_due':
      case 'checkout.stuck':
      case 'forecast.step':
      case 'forecast.page':
      case 'picture.wanted':
        return null
    }
  }
}

/** These hold a key to an account, so a hopeless one is dropped, never parked: the person asks again [NEWS-4]. */
async function sendAccountMail(message: Message, deps: EmailDeps): Promise<Settlement> {
  const request = AuthMail.parse(message.body)
  try {
    await sendAuthMail(deps, request)
    return { kind: 'done' }
  } catch (error) {
    const facts = { id: request.id, kind: request.kind, attempts: message.attempts, error }
    if (message.attempts >= ATTEMPTS_MAX) {
      deps.log.error('mail.account_dropped', facts)
      return { kind: 'parked' }
    }
    deps.log.warn('job.retry', facts)
    return { kind: 'retry', delaySeconds: backoffSeconds(message.attempts, deps.jitter()) }
  }
}
