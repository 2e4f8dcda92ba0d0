import type { PayoutId, ReconciliationId, VendorId } from '@onhand/domain/ids'
import type { LedgerTransfer, PayoutRule, PayoutSchedule, PayoutStatus } from '@onhand/domain/payments/payout'
import type { BankEntry, Difference, OurBankEntry } from '@onhand/domain/payments/reconcile'
import type { StatementLine, StatementSums } from '@onhand/domain/payments/statement'
import type { Result } from '@onhand/domain/result'
import type { AuditEntry } from '../identity/audit.ts'
import type { OutboxMessage } from '../ordering/ports.ts'
import type { PaymentRefusal } from '../payments/ports.ts'

/** A page of a list: `nextCursor` null on the last one. */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }
/** Where a page begins and how long it is. */
export type PageRequest = { readonly cursor: string | null; readonly limit: number }

/** What the ledger keeps for a vendor in one currency. */
export type VendorBalance = {
  readonly currency: string
  readonly balanceMinor: number
  /** The part of it that waits for delivery, returns or a refund that is on its way. */
  readonly pendingMinor: number
  /** Arrived or on the way, less what came back. */
  readonly paidOutMinor: number
  /** Taken on and not yet arrived. */
  readonly inTransitMinor: number
}

/** A payout with where it stands. */
export type PayoutRecord = {
  readonly id: PayoutId
  readonly vendorId: VendorId
  readonly currency: string
  readonly amountMinor: number
  readonly toAccount: string
  readonly origin: PayoutSchedule
  readonly status: PayoutStatus
  readonly requestedAtMs: number
  readonly settledAtMs: number | null
  readonly transactionNumber: string | null
  readonly failureCode: string | null
}

/** The money that becomes available on a day of the shop's calendar, by that day's first instant. */
export type Release = { readonly dayMs: number; readonly amountMinor: number }

/** From when money is free: delivered at least `holdMs` ago. */
export type HoldAt = { readonly nowMs: number; readonly holdMs: number }

/** A vendor's money in the database: balances are sums over the ledger. */
export type MoneyPort = {
  /** One per currency that ever moved. */
  balances(vendorId: VendorId, at: HoldAt): Promise<readonly VendorBalance[]>
  /** The balances, and the pending money of one currency by the day it should be free, soonest first; all as of one moment. */
  standing(
    vendorId: VendorId,
    of: { readonly currency: string; readonly timeZone: string },
    at: HoldAt,
  ): Promise<{ readonly balances: readonly VendorBalance[]; readonly releases: readonly Release[] }>
  statement(
    vendorId: VendorId,
    query: PageRequest & { readonly currency: string; readonly fromMs: number; readonly toMs: number },
  ): Promise<Page<StatementLine>>
  statementSums(
    vendorId: VendorId,
    period: { readonly currency: string; readonly fromMs: number; readonly toMs: number },
  ): Promise<StatementSums>
  rule(vendorId: VendorId): Promise<PayoutRule>
  setRule(
    vendorId: VendorId,
    rule: Pick<PayoutRule, 'schedule' | 'minimumMinor'>,
    audit: readonly AuditEntry[],
  ): Promise<void>
  setHoldDays(vendorId: VendorId, holdDays: number | null, audit: readonly AuditEntry[]): Promise<void>
  /**
   * Writes payout, ledger and message in one batch that the database refuses when less may be paid out: `isTaken: false`, and nothing is
   * written. Payouts of a vendor take turns.
   */
  takePayout(
    payout: PayoutRecord,
    parts: {
      readonly transfer: LedgerTransfer
      readonly message: OutboxMessage
      readonly audit: readonly AuditEntry[]
      readonly at: HoldAt
    },
  ): Promise<{ readonly isTaken: boolean }>
  /**
   * Ends a payout that is due; false when it had ended before. A failed one is written back to the balance, and the message is left, in the same
   * batch.
   */
  settlePayout(
    id: PayoutId,
    outcome:
      | { readonly status: 'paid'; readonly transactionNumber: string }
      | { readonly status: 'failed'; readonly failureCode: string; readonly back: LedgerTransfer },
    parts: { readonly message: OutboxMessage; readonly nowMs: number },
  ): Promise<boolean>
  payout(id: PayoutId): Promise<PayoutRecord | null>
  /** Newest first; of one vendor or of all. */
  payouts(
    query: PageRequest & { readonly vendorId: VendorId | null; readonly statuses: readonly PayoutStatus[] },
  ): Promise<Page<PayoutRecord>>
  /** Vendors who are paid weekly, by id after `afterVendorId`. */
  weeklyVendors(afterVendorId: string, limit: number): Promise<readonly VendorId[]>
  /** Gives ledger entries of before the time of their journal; answers how many it did. */
  fillEntryTimes(limit: number): Promise<number>
}

/** A comparison that was made. */
export type ReconciliationRecord = {
  readonly id: ReconciliationId
  readonly origin: 'manual' | 'nightly'
  readonly currency: string
  readonly fromMs: number
  readonly toMs: number
  readonly ranAtMs: number
  readonly matchedCount: number
  readonly differenceCount: number
  readonly ourSumMinor: number
  readonly bankSumMinor: number
}

/** Comparisons with the bank, and our side of them. */
export type ReconciliationPort = {
  /** Our bank-facing entries of a period, oldest first. */
  ourEntries(
    query: PageRequest & { readonly currency: string; readonly fromMs: number; readonly toMs: number },
  ): Promise<Page<OurBankEntry>>
  /** Repeating an id changes nothing. */
  insert(record: ReconciliationRecord, differences: readonly Difference[], audit: readonly AuditEntry[]): Promise<void>
  find(id: ReconciliationId): Promise<ReconciliationRecord | null>
  list(query: PageRequest): Promise<Page<ReconciliationRecord>>
  /** Of one comparison, in their order; of one vendor only when named. */
  differences(id: ReconciliationId, vendorId: VendorId | null): Promise<readonly Difference[]>
  /** The last comparisons of a currency, newest first. */
  latest(currency: string, limit: number): Promise<readonly ReconciliationRecord[]>
}

/** The bank's statement of our own account in a currency. No answer throws. */
export type BankStatementPort = {
  /** Currencies that we have an account in. */
  currencies(): readonly string[]
  /** One page, newest first, with the present balance. */
  page(query: {
    readonly currency: string
    readonly fromMs: number
    readonly toMs: number
    readonly cursor: string | null
  }): Promise<
    Result<
      { readonly balanceMinor: number; readonly entries: readonly BankEntry[]; readonly nextCursor: string | null },
      PaymentRefusal
    >
  >
}

/** Transfers to vendors at the bank; the payout's id is the idempotency key. */
export type PayoutBankPort = {
  transfer(request: {
    readonly reference: PayoutId
    readonly toAccount: string
    readonly amountMinor: number
    readonly currency: string
  }): Promise<Result<{ readonly transactionNumber: string }, PaymentRefusal>>
  /** The transfer that was made under this reference, or null. */
  find(reference: PayoutId): Promise<{ readonly transactionNumber: string } | null>
}
