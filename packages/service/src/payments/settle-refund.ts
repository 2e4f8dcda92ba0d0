import { CREDIT_RULE_DEFAULT, creditExpiryMs, refundedCredit, returnedOf } from '@onhand/domain/marketing/credit'
import type { OrderGroupId, RefundId } from '@onhand/domain/ids'
import { SUBSTITUTED } from '@onhand/domain/ordering/substitution'
import type { PlacedOrder } from '@onhand/domain/ordering/types'
import { refundJournal } from '@onhand/domain/payments/postings'
import { refundedCommission } from '@onhand/domain/payments/refund'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { OrderChange, OrderRecord, OutboxMessage } from '../ordering/ports.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import { keepSubstitutes } from '../ordering/picking/keep-substitutes.ts'
import { refundedMailMessage, type RefundSubject } from './refund-message.ts'
import { restockRefund } from './restock-refund.ts'

type Refund = OrderRecord['refunds'][number]

/** What moving refunded money and goods needs. */
export type SettleRefundDeps = Pick<JobDeps, 'orders' | 'payments' | 'stock' | 'vendors' | 'credits' | 'nowMs' | 'log'>

/**
 * Does a refund that was taken on [PAY-6]: money back at the bank under the refund's id, goods back into stock under ids that follow from it, then one commit
 * with the journal, the event and the mail. What was paid with credit goes back as credit, in that commit [CRE-4]. Every step may be repeated; a refund that is done is left alone. A refusal of the
 * bank is parked: the row stays due, and replaying the dead letter tries again.
 */
export async function settleRefund(
  deps: SettleRefundDeps,
  input: { readonly orderGroupId: OrderGroupId; readonly refundId: RefundId },
): Promise<Result<null, JobRefusal>> {
  const record = await deps.orders.record(input.orderGroupId)
  const refund = record?.refunds.find((other) => other.id === input.refundId)
  const order = record?.group.orders.find((other) => other.id === refund?.orderId)
  if (!record || !refund || !order) return err({ code: 'refund_unknown', isRetryable: false })
  if (refund.status === 'done') return ok(null)
  const creditMinor = creditOf({ record, order, refund })
  const paid = await payBack(deps, record, { ...refund, amountMinor: refund.amountMinor - creditMinor })
  if (!paid.ok) return paid
  await restockRefund(deps, { record, order, refund })
  await keepSubstitutes(deps, order, refund)
  const nowMs = deps.nowMs()
  const change = settled({ record, order, refund: { ...refund, creditMinor } }, paid.value, nowMs)
  await deps.orders.change({
    ...change,
    ...(await creditBack(deps, { record, order, refund: { ...refund, creditMinor } }, nowMs)),
  })
  deps.log.info('payments.refund.done', { refundId: refund.id, amountMinor: refund.amountMinor })
  return ok(null)
}

type Settled = { readonly record: OrderRecord; readonly order: PlacedOrder; readonly refund: Refund }

/** Refunds of the same order that came before this one. */
function refundsBefore({ record, order, refund }: Settled): readonly Refund[] {
  const ofOrder = record.refunds.filter((other) => other.orderId === order.id && other.status !== 'failed')
  return ofOrder.slice(
    0,
    ofOrder.findIndex((other) => other.id === refund.id),
  )
}

function creditOf(settled: Settled): number {
  const { order, refund } = settled
  const { totalMinor, creditMinor = 0 } = order
  const beforeMinor = refundsBefore(settled).reduce((total, other) => total + other.amountMinor, 0)
  return refundedCredit({ totalMinor, creditMinor }, { beforeMinor, amountMinor: refund.amountMinor })
}

/** The credit's way back into the books, for the commit that settles the refund. */
async function creditBack(
  deps: Pick<JobDeps, 'credits'>,
  { record, order, refund }: Settled,
  atMs: number,
): Promise<Pick<OrderChange, 'credit'>> {
  const { personId, currency } = record.group
  const { id: refundId, creditMinor: amountMinor = 0 } = refund
  if (amountMinor === 0 || personId === null) return {}
  const { vendorId, id: orderId } = order
  const rule = (await deps.credits.rule(vendorId)) ?? CREDIT_RULE_DEFAULT
  const entry = returnedOf({ vendorId, personId, currency }, { refundId, orderId, amountMinor, atMs })
  return { credit: { entry, expiresAtMs: creditExpiryMs(rule, atMs) } }
}

async function payBack(
  deps: Pick<JobDeps, 'payments'>,
  record: OrderRecord,
  refund: Refund,
): Promise<Result<string | null, JobRefusal>> {
  const { provider, providerPaymentId } = record.group.payment
  // Goods that cost nothing come back without money; what was remitted to the seller, the seller gives back.
  if (refund.amountMinor === 0 || provider === 'remittance') return ok(null)
  const refunded = await deps.payments.refund(refund.id, providerPaymentId, refund.amountMinor, refund.reason)
  if (refunded.ok) return ok(refunded.value.transactionNumber)
  const code = refunded.error.code === 'payment_refused' ? refunded.error.providerCode : refunded.error.code
  // Our account at the bank fills by itself as others pay.
  return err({ code: `refund_refused: ${code}`, isRetryable: code === 'insufficient_funds' })
}

function settled({ record, order, refund }: Settled, transactionNumber: string | null, nowMs: number): OrderChange {
  const { id: orderGroupId, currency, payment } = record.group
  const isOwed = payment.provider === 'remittance' && payment.capturedAtMs === null
  const subject = { orderGroupId, orderId: order.id, refundId: refund.id }
  const itemsOf = (one: Refund) => one.lines.reduce((total, line) => total + line.amountMinor, 0)
  const before = refundsBefore({ record, order, refund })
  const creditMinor = refund.creditMinor ?? 0
  const journal = refundJournal({
    refundId: refund.id,
    orderGroupId,
    vendorId: order.vendorId,
    amountMinor: refund.amountMinor - creditMinor,
    commissionMinor: refundedCommission(order, {
      itemsBeforeMinor: before.reduce((total, other) => total + itemsOf(other), 0),
      itemsMinor: itemsOf(refund),
    }),
    currency,
    atMs: nowMs,
  })
  return {
    orderGroupId,
    orderId: order.id,
    status: null,
    // An order that was never paid is cancelled, not refunded: nothing came back to anyone.
    // What costs the same and stands in for another gives nothing back.
    events:
      isOwed || (refund.reason === SUBSTITUTED && refund.amountMinor === 0)
        ? []
        : [
            {
              key: `refunded:${refund.id}`,
              type: 'refunded',
              orderId: order.id,
              atMs: nowMs,
              data: {
                amountMinor: refund.amountMinor,
                currency,
                ...(creditMinor === 0 ? {} : { creditMinor }),
                ...(transactionNumber === null ? {} : { transactionNumber }),
              },
            },
          ],
    // The marketplace never held what was remitted to the seller.
    journals: payment.provider === 'bank' && journal.entries.length > 0 ? [journal] : [],
    outbox: isOwed ? cancelledMails(record, subject) : [refundedMailMessage(subject)],
    refund: { ...refund, status: 'done', transactionNumber },
  }
}

/** The buyer of an unpaid order hears of it when the whole order is off. */
function cancelledMails(record: OrderRecord, subject: RefundSubject): readonly OutboxMessage[] {
  const { orderGroupId, orderId } = subject
  if (record.status[orderId] !== 'cancelled') return []
  const id = `order.cancelled.mail:${orderId}`
  return [{ id, type: 'order.cancelled.mail', version: 1, body: { orderGroupId, orderId } }]
}
