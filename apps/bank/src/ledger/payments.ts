import type { Operation } from './books.ts'
import * as rules from './payment-rules.ts'
import { no, ok, type Result } from './refusals.ts'
import { randomId, randomTransactionNumber } from './secret-keys.ts'
import type { Payment, Refund } from './types.ts'

/** A payment the merchant asks for. */
export type NewPayment = {
  reference: string
  amountMinor: number
  currency: string
  description: string
  returnUrl: string
  expiresAtMs?: number | undefined
}

/** Opens a payment that waits for its payer's approval. Moves nothing. */
export function createPayment(op: Operation, merchantAccounts: readonly string[], input: NewPayment): Result<Payment> {
  const merchant = merchantAccounts
    .map((number) => op.books.accounts.find(number))
    .find((account) => account?.currency === input.currency)
  if (!merchant) return no('currency_not_supported', { field: 'currency' })
  const payment: Payment = {
    id: randomId('pmt'),
    reference: input.reference,
    merchantAccount: merchant.number,
    payerAccount: null,
    amountMinor: input.amountMinor,
    currency: input.currency,
    description: input.description,
    returnUrl: input.returnUrl,
    status: 'requires_approval',
    capturedMinor: 0,
    refundedMinor: 0,
    transactionNumber: null,
    declineCode: null,
    createdAtMs: op.nowMs,
    expiresAtMs: input.expiresAtMs ?? op.nowMs + rules.APPROVAL_WINDOW_MS,
  }
  op.books.payments.insert(payment)
  return ok(payment)
}

/** The payment as it is now: one whose time is over has ended, its hold is freed and the merchant is told [BANK-6]. */
export function currentPayment(op: Operation, id: string): Result<Payment> {
  const payment = op.books.payments.find(id)
  if (!payment) return no('payment_not_found')
  return ok(rules.isOver(payment, op.nowMs) ? expire(op, payment) : payment)
}

/** Ends a payment whose time is over. */
export function expire(op: Operation, payment: Payment): Payment {
  const ended = rules.expired(payment)
  freeHold(op, ended)
  op.books.payments.update(ended)
  op.books.announce('expired', ended, op)
  return ended
}

/** Takes the money: the hold ends, and what is captured moves to the merchant. */
export function capturePayment(op: Operation, id: string, amountMinor: number): Result<Payment> {
  const found = currentPayment(op, id)
  const decision = found.ok ? rules.capture(found.value, amountMinor) : found
  if (!decision.ok) return decision
  const payment = decision.value
  if (!payment.payerAccount || !payment.transactionNumber) throw new Error(`authorised without a payer: ${payment.id}`)
  freeHold(op, payment)
  op.books.accounts.move({
    id: randomId('mov'),
    kind: 'capture',
    transactionNumber: payment.transactionNumber,
    debitAccount: payment.payerAccount,
    creditAccount: payment.merchantAccount,
    amountMinor,
    currency: payment.currency,
    reference: payment.reference,
    memo: payment.description,
    paymentId: payment.id,
    atMs: op.nowMs,
  })
  op.books.payments.update(payment)
  op.books.authorisationKnown(payment)
  op.books.announce('captured', payment, op)
  return ok(payment)
}

/** Gives the merchant's claim up and frees what was held. */
export function voidPayment(op: Operation, id: string): Result<Payment> {
  const found = currentPayment(op, id)
  const decision = found.ok ? rules.voided(found.value) : found
  if (!decision.ok || !found.ok || found.value.status === 'voided') return decision
  freeHold(op, decision.value)
  op.books.payments.update(decision.value)
  op.books.authorisationKnown(decision.value)
  op.books.announce('voided', decision.value, op)
  return decision
}

/** Gives money back from the merchant to the payer. Refused when the merchant's account does not have it. */
export function refundPayment(
  op: Operation,
  id: string,
  input: { amountMinor: number; reference: string; reason: string },
): Result<Refund> {
  const found = currentPayment(op, id)
  const decision = found.ok ? rules.refunded(found.value, input.amountMinor) : found
  if (!decision.ok) return decision
  const payment = decision.value
  const merchant = op.books.accounts.find(payment.merchantAccount)
  if (!merchant || !payment.payerAccount) throw new Error(`captured without its accounts: ${payment.id}`)
  if (rules.availableMinor(merchant) < input.amountMinor) return no('insufficient_funds')
  const refund: Refund = {
    id: randomId('rfd'),
    paymentId: payment.id,
    transactionNumber: randomTransactionNumber(),
    createdAtMs: op.nowMs,
    ...input,
  }
  op.books.accounts.move({
    id: refund.id,
    kind: 'refund',
    transactionNumber: refund.transactionNumber,
    debitAccount: payment.merchantAccount,
    creditAccount: payment.payerAccount,
    amountMinor: refund.amountMinor,
    currency: payment.currency,
    reference: refund.reference,
    memo: refund.reason,
    paymentId: payment.id,
    atMs: op.nowMs,
  })
  op.books.payments.update(payment)
  op.books.announce('refunded', payment, op)
  return ok(refund)
}

function freeHold(op: Operation, payment: Payment): void {
  const hold = op.books.payments.closeHold(payment.id, op.nowMs)
  if (hold) op.books.accounts.addHeld(hold.accountNumber, -hold.amountMinor)
}
