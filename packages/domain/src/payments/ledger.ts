import type { JournalId, OrderGroupId } from '../ids.ts'

/**
 * One movement of money: `amountMinor` > 0 leaves the credited account and enters the debited one.
 * A row is balanced by construction, so is every journal and the whole ledger [PAY-2].
 */
export type LedgerEntry = {
  readonly debitAccount: string
  readonly creditAccount: string
  readonly amountMinor: number
  readonly currency: string
}

/** Entries that belong together, written once under an id that follows from their cause. */
export type LedgerJournal = {
  readonly id: JournalId
  readonly kind: 'sale' | 'capture' | 'refund' | 'supplier_payment' | 'payout'
  readonly orderGroupId: OrderGroupId
  readonly atMs: number
  readonly entries: readonly LedgerEntry[]
}
