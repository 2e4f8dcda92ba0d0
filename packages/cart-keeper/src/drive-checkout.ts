import { returnIdOf } from '@onhand/domain/ordering/checkout-ids'
import { type CheckoutPlan, dueMinor } from '@onhand/domain/ordering/checkout-plan'
import { nextMove, PAYMENT_GRACE_MS, type ReturnReason, retryDelayMs } from '@onhand/domain/ordering/checkout-steps'
import { err, ok, type Result } from '@onhand/domain/result'
import type { CartRefusal, CompletedCheckout } from '@onhand/service/ordering/cart-port'
import type { PaymentRefusal, ProviderPayment } from '@onhand/service/payments/ports'
import type { Checkout } from './cart-record.ts'
import type { CartSession } from './cart-session.ts'
import { freeAll, secureAll } from './claims.ts'
import { freeCredits, secureCredits } from './credits.ts'
import { tellEnded, tellFailed } from './tell-trouble.ts'
import { type Paid, placeGroup } from './place-group.ts'

type Completed = Result<CompletedCheckout, CartRefusal>

/** Pause between two looks at a payment that waits for its shopper. */
const LOOK_MS = 60_000
/** After this many failed attempts somebody should look: about half an hour. Attempts go on. */
const ATTEMPTS_BEFORE_ALERT = 12
/** A paid order that the database refuses for about a day is not going to be written. */
const ATTEMPTS_BEFORE_RETURN = 150

/**
 * FINALIZE, and its opposite [ORD-7] [ORD-10]. Browser, webhook and alarm all come here. It asks the provider what happened, then places the
 * order or gives the money and the stock back. Every action is idempotent under ids that follow from the frozen checkout, so after a crash
 * it is simply run again; a failure is noted with the time of the next attempt, then thrown.
 */
export async function driveCheckout(session: CartSession): Promise<Completed> {
  const { outcome, checkout, cart } = session.record
  if (outcome) return ok(outcome)
  if (!checkout) {
    if (cart.returnReason) return err({ code: 'payment_returned', reason: cart.returnReason })
    return err({ code: 'cart_not_open', status: cart.status })
  }
  try {
    return await move(session, checkout)
  } catch (error) {
    try {
      await noteFailure(session, checkout, error)
    } catch (noteError) {
      session.deps.log.error('ordering.checkout.note_failed', { error: String(noteError) })
    }
    throw error
  }
}

async function move(session: CartSession, checkout: Checkout): Promise<Completed> {
  const { deps, cart } = session
  const { providerPaymentId, expiresAtMs } = checkout.payment
  const payment = await deps.payments.get(providerPaymentId)
  const returnReason = cart.status === 'placing' ? cart.returnReason : null
  const nowMs = deps.nowMs()
  const next = nextMove({ status: payment?.status ?? null, returnReason, expiresAtMs, nowMs })
  switch (next.kind) {
    case 'wait': {
      if (nowMs >= session.record.nextAtMs)
        await session.save({ nextAtMs: Math.min(nowMs + LOOK_MS, expiresAtMs + PAYMENT_GRACE_MS + 1), attempts: 0 })
      return err({ code: 'payment_pending' })
    }
    case 'place':
      return payment ? place(session, checkout, payment) : err({ code: 'payment_pending' })
    case 'return':
      return giveBack(session, checkout, { payment, reason: next.reason })
  }
}

async function place(session: CartSession, checkout: Checkout, payment: ProviderPayment): Promise<Completed> {
  const { deps } = session
  const { plan } = checkout
  if (payment.amountMinor !== dueMinor(plan) || payment.currency !== plan.group.currency) {
    deps.log.error('ordering.payment.amount_differs', { paymentId: plan.paymentId, amountMinor: payment.amountMinor })
    return giveBack(session, checkout, { payment, reason: 'declined' })
  }
  const secured = await secureAll(deps, plan.claims)
  if ([...secured.values()].includes(null)) return giveBack(session, checkout, { payment, reason: 'stock_gone' })
  if (!(await secureCredits(deps, plan))) return giveBack(session, checkout, { payment, reason: 'expired' })
  const captured = payment.status === 'captured' ? payment : await capture(session, checkout)
  if (captured.status !== 'captured') {
    const reason = captured.status === 'declined' ? 'declined' : 'expired'
    return giveBack(session, checkout, { payment: captured, reason })
  }
  const outcome = await placeOrNull(session, plan, { payment: captured, secured })
  if (!outcome) return giveBack(session, checkout, { payment: captured, reason: 'expired' })
  await tellEnded(session, checkout, { outcome: 'placed', reason: null })
  await session.save({
    cart: { ...session.cart, status: 'placed', returnReason: null },
    checkout: null,
    outcome,
    attempts: 0,
  })
  deps.log.info('ordering.checkout.placed', { orderGroupId: outcome.orderGroupId, totalMinor: outcome.totalMinor })
  deps.wakeOutbox()
  return ok(outcome)
}

/** Places the group. Null: it cannot be written, after many attempts, and surely is not there: the money has to go back. */
async function placeOrNull(session: CartSession, plan: CheckoutPlan, paid: Paid): Promise<CompletedCheckout | null> {
  try {
    return await placeGroup(session.deps, plan, paid)
  } catch (error) {
    if (session.record.attempts < ATTEMPTS_BEFORE_RETURN) throw error
    if (await session.deps.orders.record(plan.group.id)) throw error
    session.deps.log.error('ordering.checkout.cannot_be_written', { orderGroupId: plan.group.id, error: String(error) })
    return null
  }
}

/** Captures; when the provider refuses, its present word counts: captured before, or no longer there to be captured. */
async function capture(session: CartSession, { plan, payment }: Checkout): Promise<ProviderPayment> {
  const { payments } = session.deps
  const result = await payments.capture(plan.paymentId, payment.providerPaymentId, dueMinor(plan))
  if (result.ok) return result.value
  const now = await payments.get(payment.providerPaymentId)
  if (!now || now.status === 'authorised' || now.status === 'requires_approval') throw refusedError(result.error)
  return now
}

/**
 * The other way out [ORD-11]: decides the return in a row first when money is still held, then voids or refunds, then gives the claims back, then opens
 * the cart again. Repeated until it succeeds.
 */
async function giveBack(
  session: CartSession,
  checkout: Checkout,
  { payment, reason }: { readonly payment: ProviderPayment | null; readonly reason: ReturnReason },
): Promise<Completed> {
  const { deps, cart } = session
  const isDecided = cart.status === 'placing' && cart.returnReason !== null
  const isHeld = payment?.status === 'authorised' || payment?.status === 'captured'
  if (isHeld && !isDecided)
    await session.save({
      cart: { ...cart, status: 'placing', returnReason: reason },
      nextAtMs: deps.nowMs() + retryDelayMs(1),
    })
  const outcome = payment ? await returnMoney(session, checkout, payment) : 'released'
  await freeAll(deps, checkout.plan.claims)
  await freeCredits(deps, checkout.plan)
  await tellEnded(session, checkout, { outcome: isHeld || isDecided ? outcome : 'released', reason })
  await reopen(session, reason)
  deps.log.warn('ordering.payment.returned', { paymentId: checkout.plan.paymentId, reason })
  return err({ code: 'payment_returned', reason })
}

/** What became of the money: freed, given back, or never held. */
async function returnMoney(
  session: CartSession,
  checkout: Checkout,
  payment: ProviderPayment,
): Promise<'voided' | 'refunded' | 'released'> {
  const { payments } = session.deps
  const { paymentId, providerPaymentId } = checkout.payment
  let present = payment
  if (present.status === 'authorised' || present.status === 'requires_approval') {
    const voided = await payments.void(paymentId, providerPaymentId)
    if (voided.ok) return 'voided'
    present = (await payments.get(providerPaymentId)) ?? present
    if (present.status === 'authorised' || present.status === 'requires_approval') throw refusedError(voided.error)
  }
  if (present.status === 'voided') return 'voided'
  if (present.status !== 'captured') return 'released'
  if (present.refundedMinor >= present.capturedMinor) return 'refunded'
  const refunded = await payments.refund(
    returnIdOf(paymentId),
    providerPaymentId,
    present.capturedMinor,
    'could not be placed',
  )
  if (!refunded.ok) throw refusedError(refunded.error)
  return 'refunded'
}

/** The cart can be changed and paid again, under new ids. */
export async function reopen(session: CartSession, returnReason: ReturnReason | null): Promise<void> {
  const { cart } = session
  await session.save({
    cart: { ...cart, status: 'open', revision: cart.revision + 1, returnReason },
    checkout: null,
    attempts: 0,
  })
}

/** Keeps the checkout and the time of the next attempt. A checkout in trouble for long is shown to the operator; attempts go on. */
async function noteFailure(session: CartSession, checkout: Checkout, error: unknown): Promise<void> {
  const { deps, record } = session
  const attempts = record.attempts + 1
  const nowMs = deps.nowMs()
  deps.log.error('ordering.checkout.failed', { cartId: record.cart.cartId, attempts, error: String(error) })
  await session.save({ attempts, nextAtMs: nowMs + retryDelayMs(attempts) })
  await tellFailed(session, checkout, { attempts, lastError: String(error).slice(0, 300) })
  if (attempts !== ATTEMPTS_BEFORE_ALERT) return
  const body = JSON.stringify({ cartId: record.cart.cartId, paymentId: checkout.plan.paymentId })
  try {
    await deps.outbox.park(
      { id: `checkout.stuck:${checkout.plan.paymentId}`, type: 'checkout.stuck', body },
      'attempts',
      nowMs,
    )
  } catch (parkError) {
    deps.log.error('ordering.checkout.park_failed', { error: String(parkError) })
  }
}

function refusedError(refusal: PaymentRefusal): Error {
  return new Error(refusal.code === 'payment_refused' ? `provider refused: ${refusal.providerCode}` : refusal.code)
}
