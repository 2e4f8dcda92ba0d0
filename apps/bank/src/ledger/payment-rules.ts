import { no, ok, type Result } from './refusals.ts'
import type { Account, Payment } from './types.ts'

/** How long a payer has when the merchant does not say. */
export const APPROVAL_WINDOW_MS = 30 * 60 * 1000
/** How long an approved amount stays held for the merchant: long enough for a slow shop to come back. */
export const HOLD_WINDOW_MS = 7 * 24 * 60 * 60 * 1000

/** True when the payment's state has ended by itself [BANK-6]. At the very instant it is over. */
export function isOver(payment: Payment, nowMs: number): boolean {
  return (payment.status === 'requires_approval' || payment.status === 'authorised') && payment.expiresAtMs <= nowMs
}

/** The payment after its time ran out. */
export function expired(payment: Payment): Payment {
  return { ...payment, status: 'expired' }
}

/** What the account's holder may spend. */
export function availableMinor(account: Account): number {
  return account.balanceMinor - account.heldMinor
}

/**
 * Decides whether this account may be charged for this payment [BANK-2]. The caller has checked the secret key.
 * Approving again from the same account answers what was approved; from another one it is refused.
 */
export function approve(
  payment: Payment,
  account: Account,
  at: { nowMs: number; transactionNumber: string },
): Result<Payment> {
  if (payment.status === 'authorised' || payment.status === 'captured') {
    return payment.payerAccount === account.number ? ok(payment) : no('payment_already_decided')
  }
  if (payment.status === 'expired') return no('payment_expired')
  if (payment.status !== 'requires_approval') return no('payment_already_decided')
  if (account.kind === 'house' || account.number === payment.merchantAccount) return no('credentials_wrong')
  if (account.currency !== payment.currency) return no('currency_mismatch', { field: 'accountNumber' })
  if (availableMinor(account) < payment.amountMinor) return no('insufficient_funds')
  return ok({
    ...payment,
    status: 'authorised',
    payerAccount: account.number,
    transactionNumber: at.transactionNumber,
    expiresAtMs: at.nowMs + HOLD_WINDOW_MS,
  })
}

/** Decides a decline, by the payer or by the bank. Declining twice answers the same. */
export function decline(payment: Payment, declineCode: string): Result<Payment> {
  if (payment.status === 'declined') return ok(payment)
  if (payment.status === 'expired') return no('payment_expired')
  if (payment.status !== 'requires_approval') return no('payment_already_decided')
  return ok({ ...payment, status: 'declined', declineCode })
}

/** Decides a capture of all or a part of the authorised amount; there is one capture [BANK-3]. */
export function capture(payment: Payment, amountMinor: number): Result<Payment> {
  if (payment.status !== 'authorised') return no('payment_not_capturable')
  if (amountMinor > payment.amountMinor) return no('amount_exceeds_authorised', { field: 'amountMinor' })
  return ok({ ...payment, status: 'captured', capturedMinor: amountMinor })
}

/** Decides a void. Voiding twice answers the same [BANK-3]. */
export function voided(payment: Payment): Result<Payment> {
  if (payment.status === 'voided') return ok(payment)
  if (payment.status !== 'authorised' && payment.status !== 'requires_approval') return no('payment_not_voidable')
  return ok({ ...payment, status: 'voided' })
}

/** Decides a refund; all refunds together never exceed the capture [BANK-3]. */
export function refunded(payment: Payment, amountMinor: number): Result<Payment> {
  if (payment.status !== 'captured') return no('payment_not_refundable')
  if (amountMinor > payment.capturedMinor - payment.refundedMinor) {
    return no('amount_exceeds_captured', { field: 'amountMinor' })
  }
  return ok({ ...payment, refundedMinor: payment.refundedMinor + amountMinor })
}
