import type { Account, Payment, StatementEntry } from './types.ts'

/** A payment as the merchant sees it: never which account paid. */
export type PaymentOnWire = Omit<Payment, 'merchantAccount' | 'payerAccount' | 'description' | 'returnUrl'> & {
  approvalUrl: string
}

/** Maps a payment to the wire. */
export function paymentOnWire(payment: Payment, bankUrl: string): PaymentOnWire {
  return {
    id: payment.id,
    reference: payment.reference,
    status: payment.status,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    capturedMinor: payment.capturedMinor,
    refundedMinor: payment.refundedMinor,
    transactionNumber: payment.transactionNumber,
    approvalUrl: `${bankUrl}/approve/${payment.id}`,
    createdAtMs: payment.createdAtMs,
    expiresAtMs: payment.expiresAtMs,
    declineCode: payment.declineCode,
  }
}

/** Who an account belongs to, as anybody who means to pay may see it: enough to notice a slip, not enough to learn a name. */
export function payeeOnWire(account: Account): { number: string; currency: string; holder: string } {
  const holder = account.holder.replace(/(\S)\S+/gu, '$1…')
  return { number: account.number, currency: account.currency, holder }
}

/** An account's balance on the wire. */
export type BalanceOnWire = {
  number: string
  holder: string
  currency: string
  balanceMinor: number
  heldMinor: number
  availableMinor: number
}

/** Maps an account to its balance on the wire. */
export function balanceOnWire(account: Account): BalanceOnWire {
  return {
    number: account.number,
    holder: account.holder,
    currency: account.currency,
    balanceMinor: account.balanceMinor,
    heldMinor: account.heldMinor,
    availableMinor: account.balanceMinor - account.heldMinor,
  }
}

/** A page of a statement on the wire. `nextCursor` continues with older entries. */
export type StatementOnWire = {
  account: BalanceOnWire
  entries: StatementEntry[]
  nextCursor: string | null
}
