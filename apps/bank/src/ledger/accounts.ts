import type { Operation } from './books.ts'
import { no, ok, type Result } from './refusals.ts'
import { randomId, randomSecretKey, randomTransactionNumber, secretDigest } from './secret-keys.ts'
import { availableMinor } from './payment-rules.ts'
import type { Account, AccountKind, Transfer } from './types.ts'

const KIND_OF_PREFIX: Readonly<Record<string, AccountKind>> = {
  '1': 'shopper',
  '2': 'merchant',
  '3': 'vendor',
  '4': 'supplier',
}

/** An account to open. Without a number the bank picks one; without a secret key it makes one. */
export type NewAccount = {
  number?: string | undefined
  holder: string
  currency: string
  secretKey?: string | undefined
  openingMinor: number
}

/** An opened account. The secret key is there only when the bank has just made it: it is never readable again. */
export type OpenedAccount = { account: Account; secretKey: string | null; isNew: boolean }

/** Opens an account with its opening balance. Repeating a number answers the account, under its present holder's name. */
export function openAccount(op: Operation, pepper: string, input: NewAccount): Result<OpenedAccount> {
  const { accounts } = op.books
  const number = input.number ?? freeNumber(op)
  const existing = accounts.find(number)
  if (existing) {
    if (existing.currency !== input.currency) return no('account_currency_differs', { field: 'currency' })
    if (existing.holder !== input.holder) accounts.rename(number, input.holder)
    return ok({ account: accountOf({ ...existing, holder: input.holder }), secretKey: null, isNew: false })
  }
  const kind = KIND_OF_PREFIX[number.charAt(0)]
  if (!kind) return no('invalid_request', { field: 'number', message: 'Account numbers start with 1, 2, 3 or 4.' })
  const secretKey = input.secretKey ?? randomSecretKey()
  accounts.insert(
    { number, holder: input.holder, currency: input.currency, kind },
    { digest: secretDigest(pepper, number, secretKey), nowMs: op.nowMs },
  )
  if (input.openingMinor > 0) {
    accounts.move({
      id: randomId('mov'),
      kind: 'opening',
      transactionNumber: randomTransactionNumber(),
      debitAccount: houseAccount(op, input.currency),
      creditAccount: number,
      amountMinor: input.openingMinor,
      currency: input.currency,
      reference: 'Opening balance',
      atMs: op.nowMs,
    })
  }
  const opened = accounts.find(number)
  if (!opened) throw new Error(`account ${number} vanished while it was opened`)
  return ok({ account: accountOf(opened), secretKey: input.secretKey ? null : secretKey, isNew: true })
}

/** Money to be sent from one account to another. */
export type NewTransfer = {
  fromAccount: string
  toAccount: string
  amountMinor: number
  currency: string
  reference: string
}

/** Moves money between two accounts of one currency [BANK-4]. The caller has checked that the sender may spend it. */
export function transfer(op: Operation, input: NewTransfer): Result<Transfer> {
  const from = op.books.accounts.find(input.fromAccount)
  if (!from) return no('account_not_found', { field: 'fromAccount' })
  const to = op.books.accounts.find(input.toAccount)
  if (!to || to.kind === 'house') return no('account_not_found', { field: 'toAccount' })
  if (from.number === to.number)
    return no('invalid_request', { field: 'toAccount', message: 'Choose two different accounts.' })
  if (from.currency !== input.currency || to.currency !== input.currency)
    return no('currency_mismatch', { field: 'currency' })
  if (availableMinor(from) < input.amountMinor) return no('insufficient_funds', { field: 'amountMinor' })
  const made: Transfer = {
    id: randomId('trf'),
    transactionNumber: randomTransactionNumber(),
    createdAtMs: op.nowMs,
    ...input,
  }
  op.books.accounts.move({
    id: made.id,
    kind: 'transfer',
    transactionNumber: made.transactionNumber,
    debitAccount: made.fromAccount,
    creditAccount: made.toAccount,
    amountMinor: made.amountMinor,
    currency: made.currency,
    reference: made.reference,
    atMs: op.nowMs,
  })
  return ok(made)
}

/** An account without the digest of its secret key. */
export function accountOf(account: Account): Account {
  const { number, holder, currency, kind, balanceMinor, heldMinor } = account
  return { number, holder, currency, kind, balanceMinor, heldMinor }
}

/** The bank's own account of a currency, opened when first needed. Money enters the sandbox from there; nobody can log in to it. */
function houseAccount(op: Operation, currency: string): string {
  const number = `0000-${currency}`
  if (!op.books.accounts.find(number)) {
    const house = { number, holder: 'Harbour Bank', currency, kind: 'house' } as const
    op.books.accounts.insert(house, { digest: '', nowMs: op.nowMs })
  }
  return number
}

function freeNumber(op: Operation): string {
  for (;;) {
    const digits = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
    const number = `1000-${String(digits % 100_000_000).padStart(8, '0')}`
    if (!op.books.accounts.find(number)) return number
  }
}

/** Sends the whole of a transfer to a supplier back to the account it came from, once: repeating it answers the return [BANK-14]. */
export function returnTransfer(op: Operation, transactionNumber: string): Result<Transfer> {
  const paid = op.books.accounts.transferByNumber(transactionNumber)
  // Someone else's transfer looks like none.
  if (!paid || op.books.accounts.find(paid.toAccount)?.kind !== 'supplier') return no('transfer_not_found')
  const reference = `return:${transactionNumber}`
  const isReturn = (made: Transfer) => made.fromAccount === paid.toAccount && made.toAccount === paid.fromAccount
  const known = op.books.accounts.transfersByReference(reference).find(isReturn)
  if (known) return ok(known)
  const { toAccount: fromAccount, fromAccount: toAccount, amountMinor, currency } = paid
  return transfer(op, { fromAccount, toAccount, amountMinor, currency, reference })
}
