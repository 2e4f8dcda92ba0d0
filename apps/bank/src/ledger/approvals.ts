import { equalInConstantTime } from '@onhand/signing'
import type { Operation } from './books.ts'
import * as rules from './payment-rules.ts'
import { currentPayment } from './payments.ts'
import { no, ok, type Result } from './refusals.ts'
import { randomTransactionNumber, secretDigest } from './secret-keys.ts'
import type { Account, Payment } from './types.ts'

// Per payment and account (or per login page and account): a person mistypes, a program guesses.
const WRONG_SECRETS_MAX = 5
// Per account over all payments: whoever starts many payments must not get five tries from each.
const WRONG_SECRETS_PER_ACCOUNT_MAX = 20

/** What a payer types, digested. */
export type Credentials = { accountNumber: string; secretKey: string }

/**
 * Checks an account number and its secret key, counting wrong tries in `scope` and for the account [BANK-5].
 * An unknown account is refused with the same words as a wrong key.
 */
export function checkSecret(op: Operation, pepper: string, attempt: Credentials & { scope: string }): Result<Account> {
  const { calls } = op.books
  const scopes = [
    { name: `${attempt.scope}:${attempt.accountNumber}`, max: WRONG_SECRETS_MAX },
    { name: `account:${attempt.accountNumber}`, max: WRONG_SECRETS_PER_ACCOUNT_MAX },
  ].map((scope) => ({ ...scope, wrong: calls.wrongSecrets(scope.name, op.nowMs) }))
  if (scopes.some((scope) => scope.wrong >= scope.max)) return no('too_many_attempts', { field: 'secretKey' })

  const account = op.books.accounts.find(attempt.accountNumber)
  const digest = secretDigest(pepper, attempt.accountNumber, attempt.secretKey)
  if (account && account.kind !== 'house' && equalInConstantTime(digest, account.secretDigest)) {
    for (const scope of scopes) if (scope.wrong > 0) calls.clearWrongSecrets(scope.name)
    return ok(account)
  }
  for (const scope of scopes) calls.putWrongSecrets(scope.name, scope.wrong + 1, op.nowMs)
  const attemptsLeft = Math.min(...scopes.map((scope) => scope.max - scope.wrong - 1))
  return no('credentials_wrong', { field: 'secretKey', attemptsLeft })
}

/** The payer approves: the amount is held on the account and gets its transaction number [BANK-2]. */
export function approvePayment(
  op: Operation,
  pepper: string,
  attempt: Credentials & { paymentId: string },
): Result<Payment> {
  const found = currentPayment(op, attempt.paymentId)
  if (!found.ok) return found
  const account = checkSecret(op, pepper, { ...attempt, scope: attempt.paymentId })
  if (!account.ok) return account
  if (op.switches.declineAll && found.value.status === 'requires_approval') {
    return declineFor(op, attempt.paymentId, 'declined_by_bank')
  }
  const at = { nowMs: op.nowMs, transactionNumber: randomTransactionNumber() }
  const decision = rules.approve(found.value, account.value, at)
  if (!decision.ok || found.value.status !== 'requires_approval') return decision
  const payment = decision.value
  const hold = {
    paymentId: payment.id,
    accountNumber: account.value.number,
    amountMinor: payment.amountMinor,
    nowMs: op.nowMs,
  }
  op.books.payments.insertHold(hold)
  op.books.accounts.addHeld(hold.accountNumber, hold.amountMinor)
  op.books.payments.update(payment)
  op.books.announce('authorised', payment, op)
  return decision
}

/** The payer (or the bank) declines. Needs no secret key: the page's link is enough to say no. */
export function declineFor(op: Operation, paymentId: string, declineCode: string): Result<Payment> {
  const found = currentPayment(op, paymentId)
  const decision = found.ok ? rules.decline(found.value, declineCode) : found
  if (!decision.ok || !found.ok || found.value.status === 'declined') return decision
  op.books.payments.update(decision.value)
  op.books.announce('declined', decision.value, op)
  return decision
}
