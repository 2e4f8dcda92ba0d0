import { derivedId, type PayoutId, type VendorId } from '../ids.ts'
import { nightlyDayMs, nightlyRunMs } from '../operator/nightly-day.ts'
import type { LedgerEntry } from './ledger.ts'
import { vendorAccount } from './postings.ts'

const DAY_MS = 86_400_000

/** Days that the money of a delivered order waits for returns, where the operator has set no other number. */
export const HOLD_DAYS_DEFAULT = 3

/** When payouts are made: by hand, or every Monday as well. */
export const PAYOUT_SCHEDULES = ['manual', 'weekly'] as const
export type PayoutSchedule = (typeof PAYOUT_SCHEDULES)[number]

/** Where a payout stands: taken from the balance, arrived, or given back to the balance. */
export const PAYOUT_STATUSES = ['due', 'paid', 'failed'] as const
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number]

/** On which terms a vendor is paid out. `holdDays` null: as everywhere. */
export type PayoutRule = {
  readonly schedule: PayoutSchedule
  readonly minimumMinor: number
  readonly holdDays: number | null
}

/** The terms of a vendor that nobody has set any for. */
export const PAYOUT_RULE_DEFAULT: PayoutRule = { schedule: 'manual', minimumMinor: 0, holdDays: null }

/** A movement of the ledger that belongs to no checkout. Balanced by construction [PAY-2]. */
export type LedgerTransfer = LedgerEntry & {
  readonly id: string
  readonly kind: 'payout' | 'payout_returned'
  readonly payoutId: PayoutId
  readonly atMs: number
}

/** What a vendor was paid out: debits minus credits. */
export function payoutAccount(vendorId: VendorId): string {
  return `payout:${vendorId}`
}

type PaidOut = {
  readonly id: PayoutId
  readonly vendorId: VendorId
  readonly amountMinor: number
  readonly currency: string
}

/** A payout leaves the balance when it is taken on, before the bank is asked [PAY-12]. */
export function payoutTransfer(payout: PaidOut, atMs: number): LedgerTransfer {
  return {
    id: derivedId('journal', payout.id, 'o'),
    kind: 'payout',
    payoutId: payout.id,
    debitAccount: payoutAccount(payout.vendorId),
    creditAccount: vendorAccount(payout.vendorId),
    amountMinor: payout.amountMinor,
    currency: payout.currency,
    atMs,
  }
}

/** A payout that the bank refused comes back to the balance [PAY-13]. */
export function payoutReturn(payout: PaidOut, atMs: number): LedgerTransfer {
  return {
    id: derivedId('journal', payout.id, 'b'),
    kind: 'payout_returned',
    payoutId: payout.id,
    debitAccount: vendorAccount(payout.vendorId),
    creditAccount: payoutAccount(payout.vendorId),
    amountMinor: payout.amountMinor,
    currency: payout.currency,
    atMs,
  }
}

/** Milliseconds that money waits after delivery. */
export function holdMs(rule: Pick<PayoutRule, 'holdDays'>): number {
  return (rule.holdDays ?? HOLD_DAYS_DEFAULT) * DAY_MS
}

/**
 * What may be paid out [PAY-10]: the balance less what waits for delivery or returns. Orders that cost more than they brought wait too, and
 * never raise it; a balance below zero is owed, and nothing is available [PAY-14].
 */
export function availableMinor(balance: { readonly balanceMinor: number; readonly pendingMinor: number }): number {
  return Math.max(0, balance.balanceMinor - Math.max(0, balance.pendingMinor))
}

/** What the vendor owes after refunds beyond the balance [PAY-14]. */
export function owedMinor(balance: { readonly balanceMinor: number }): number {
  return Math.max(0, -balance.balanceMinor)
}

/** The Monday (UTC midnight) of the week that `atMs` lies in. */
export function weekStartMs(atMs: number): number {
  const day = Math.floor(atMs / DAY_MS)
  // The first of January 1970 was a Thursday.
  return (day - ((day + 3) % 7)) * DAY_MS
}

/** When weekly payouts are made next: in Monday's nightly run, which in Monday's first hours is still to come [PAY-16]. */
export function nextWeeklyPayoutMs(atMs: number): number {
  return nightlyRunMs(weekStartMs(nightlyDayMs(atMs)) + 7 * DAY_MS)
}

/** The payout of a vendor's week: one, however often the run is repeated [PAY-16]. */
export function weeklyPayoutId(vendorId: VendorId, atMs: number): PayoutId {
  return derivedId('payout', vendorId, `w${weekStartMs(atMs) / DAY_MS}`)
}
