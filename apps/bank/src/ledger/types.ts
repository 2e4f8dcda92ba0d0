/** Where a payment stands. `requires_approval` and `authorised` end by themselves at `expiresAtMs`. */
export type PaymentStatus = 'requires_approval' | 'authorised' | 'captured' | 'voided' | 'declined' | 'expired'

/** A payment from a payer's account to the merchant's. */
export type Payment = {
  id: string
  /** The merchant's own name for it. */
  reference: string
  merchantAccount: string
  payerAccount: string | null
  amountMinor: number
  currency: string
  description: string
  returnUrl: string
  status: PaymentStatus
  capturedMinor: number
  refundedMinor: number
  transactionNumber: string | null
  declineCode: string | null
  createdAtMs: number
  expiresAtMs: number
}

/** Who an account belongs to. `house` is the bank itself: the only kind that may go below zero. */
export type AccountKind = 'house' | 'shopper' | 'merchant' | 'vendor' | 'supplier'

/** An account. Available = balance − held. */
export type Account = {
  number: string
  holder: string
  currency: string
  kind: AccountKind
  balanceMinor: number
  heldMinor: number
}

/** Money given back to the payer of a captured payment. */
export type Refund = {
  id: string
  paymentId: string
  amountMinor: number
  reference: string
  reason: string
  transactionNumber: string
  createdAtMs: number
}

/** Money sent from one account to another. */
export type Transfer = {
  id: string
  transactionNumber: string
  fromAccount: string
  toAccount: string
  amountMinor: number
  currency: string
  reference: string
  createdAtMs: number
}

/** What moved money. */
export type MovementKind = 'opening' | 'capture' | 'refund' | 'transfer'

/** One line of an account's statement. `amountMinor` is signed: what came in is positive. */
export type StatementEntry = {
  sequence: number
  transactionNumber: string
  kind: MovementKind
  atMs: number
  amountMinor: number
  balanceMinor: number
  counterpartyNumber: string
  counterpartyHolder: string
  reference: string
}

/** A request that must count once: who asks, under which key, in which message, for what. */
export type Call = {
  idempotencyKey: string
  messageId: string
  /** Digest of path and body. */
  requestHash: string
}

/** How the sandbox misbehaves on purpose. */
export type Switches = {
  /** Every answer of the merchant API takes this much longer. */
  slowMs: number
  /** So many next merchant calls fail before anything happens. */
  failNext: number
  /** So many next merchant calls do their work, and then their answer is lost. */
  loseAnswersNext: number
  /** The bank declines every approval. */
  declineAll: boolean
  /** Webhooks leave this much later. */
  webhookDelayMs: number
  webhooksOff: boolean
  webhooksTwice: boolean
}

/** The sandbox behaves. */
export const NO_SWITCHES: Switches = {
  slowMs: 0,
  failNext: 0,
  loseAnswersNext: 0,
  declineAll: false,
  webhookDelayMs: 0,
  webhooksOff: false,
  webhooksTwice: false,
}
