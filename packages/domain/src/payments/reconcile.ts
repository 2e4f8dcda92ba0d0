import type { VendorId } from '../ids.ts'
import { returnIdOf } from '../ordering/checkout-ids.ts'
import { isId } from '../ids.ts'

/** A movement that our books say went through the bank. Signed: what came in is positive. */
export type OurBankEntry = {
  readonly transactionNumber: string
  readonly reference: string
  readonly kind: 'sale' | 'refund' | 'supplier_payment' | 'supplier_repayment' | 'payout'
  readonly amountMinor: number
  readonly atMs: number
  /** The vendor it is about, when it is about one. */
  readonly vendorId: VendorId | null
}

/** A line of the bank's statement of our account. Signed likewise. */
export type BankEntry = {
  readonly transactionNumber: string
  readonly reference: string
  readonly kind: string
  readonly amountMinor: number
  readonly atMs: number
}

/** Something that one of the two does not know, or knows otherwise. */
export type Difference = {
  readonly kind: 'missing_at_bank' | 'missing_here' | 'amount_differs'
  readonly transactionNumber: string
  readonly reference: string
  readonly movement: string
  readonly ourMinor: number | null
  readonly bankMinor: number | null
  readonly atMs: number
  readonly vendorId: VendorId | null
}

/** What a comparison found. Sums are over what belongs to the period. */
export type Reconciliation = {
  readonly matchedCount: number
  readonly ourSumMinor: number
  readonly bankSumMinor: number
  readonly differences: readonly Difference[]
}

/** How far apart the two clocks, or the bank's commit and ours, may be. Entries are read this much beyond the period on both sides. */
export const RECONCILE_SLACK_MS = 60 * 60 * 1000

/**
 * Compares our bank-facing entries with the bank's statement by transaction number [PAY-17]. A pair belongs to the period by the bank's time, what is
 * alone by its own; so nothing at the edge is called missing because of clocks. A captured payment that could not become an order
 * and went back whole is no difference: the bank has both halves, and we have neither.
 */
export function reconcile(input: {
  readonly ours: readonly OurBankEntry[]
  readonly bank: readonly BankEntry[]
  readonly fromMs: number
  readonly toMs: number
}): Reconciliation {
  const isWithin = (atMs: number) => atMs >= input.fromMs && atMs < input.toMs
  const ours = new Map(input.ours.map((entry) => [entry.transactionNumber, entry]))
  const bank = input.bank.filter((entry) => entry.kind !== 'opening')
  const returned = returnedNumbers(bank.filter((entry) => !ours.has(entry.transactionNumber)))
  const differences: Difference[] = []
  let matchedCount = 0
  let ourSumMinor = 0
  let bankSumMinor = 0
  const paired = new Set<string>()
  for (const entry of bank) {
    const own = ours.get(entry.transactionNumber)
    if (own) paired.add(entry.transactionNumber)
    if (!isWithin(entry.atMs)) continue
    bankSumMinor += entry.amountMinor
    ourSumMinor += own?.amountMinor ?? 0
    if (own && own.amountMinor === entry.amountMinor) matchedCount += 1
    else if (own) differences.push({ ...told(own), kind: 'amount_differs', bankMinor: entry.amountMinor })
    else if (!returned.has(entry.transactionNumber))
      differences.push({
        kind: 'missing_here',
        transactionNumber: entry.transactionNumber,
        reference: entry.reference,
        movement: entry.kind,
        ourMinor: null,
        bankMinor: entry.amountMinor,
        atMs: entry.atMs,
        vendorId: null,
      })
  }
  for (const own of ours.values()) {
    if (paired.has(own.transactionNumber) || !isWithin(own.atMs)) continue
    ourSumMinor += own.amountMinor
    differences.push({ ...told(own), kind: 'missing_at_bank', bankMinor: null })
  }
  return { matchedCount, ourSumMinor, bankSumMinor, differences }
}

function told(own: OurBankEntry): Omit<Difference, 'kind' | 'bankMinor'> {
  const { transactionNumber, reference, kind, amountMinor, atMs, vendorId } = own
  return { transactionNumber, reference, movement: kind, ourMinor: amountMinor, atMs, vendorId }
}

/** Numbers of captures and refunds that are the two halves of a payment that could not become an order. */
function returnedNumbers(unknown: readonly BankEntry[]): ReadonlySet<string> {
  const byReference = new Map(unknown.map((entry) => [entry.reference, entry]))
  const numbers = new Set<string>()
  for (const entry of unknown) {
    if (entry.amountMinor <= 0 || !isId('payment', entry.reference) || entry.reference.length > 60) continue
    const back = byReference.get(returnIdOf(entry.reference))
    if (back?.amountMinor !== -entry.amountMinor) continue
    numbers.add(entry.transactionNumber)
    numbers.add(back.transactionNumber)
  }
  return numbers
}
