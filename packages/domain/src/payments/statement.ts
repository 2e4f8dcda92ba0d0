import type { Locale } from '../catalog/views.ts'
import type { OrderId, PayoutId } from '../ids.ts'

/** What moved money on a vendor's account. */
export const STATEMENT_KINDS = [
  'sale',
  'refund',
  'supplier_payment',
  'purchase',
  'purchase_returned',
  'payout',
  'payout_returned',
] as const
export type StatementKind = (typeof STATEMENT_KINDS)[number]

/**
 * One line of a vendor's statement [PAY-15]. `amountMinor` is signed: what the vendor got is positive; `balanceMinor` is the balance after it. Gross
 * and commission are there for sales and refunds: what the buyer paid or got back, and the marketplace's part of it.
 */
export type StatementLine = {
  readonly id: string
  readonly atMs: number
  readonly kind: StatementKind
  readonly amountMinor: number
  readonly balanceMinor: number
  readonly currency: string
  readonly orderId: OrderId | null
  readonly orderNumber: string | null
  readonly grossMinor: number | null
  readonly commissionMinor: number | null
  /** The rate at the time of sale. */
  readonly commissionBps: number | null
  readonly payoutId: PayoutId | null
  readonly transactionNumber: string | null
}

/** A period in sums: what each kind brought or took, and the balances at its ends. */
export type StatementSums = {
  readonly openingMinor: number
  readonly closingMinor: number
  readonly byKind: readonly { readonly kind: StatementKind; readonly amountMinor: number; readonly count: number }[]
}

/** A month of a vendor's account as a paper, newest line first. */
export type StatementPaper = {
  readonly locale: Locale
  readonly shopName: string
  readonly legalName: string
  readonly taxNumber: string
  readonly currency: string
  readonly timeZone: string
  readonly fromMs: number
  readonly toMs: number
  readonly sums: StatementSums
  readonly lines: readonly Pick<
    StatementLine,
    | 'atMs'
    | 'kind'
    | 'amountMinor'
    | 'balanceMinor'
    | 'orderNumber'
    | 'grossMinor'
    | 'commissionMinor'
    | 'transactionNumber'
  >[]
}

/** True when the sums explain the way from the opening to the closing balance. */
export function isExplained(sums: StatementSums): boolean {
  return sums.byKind.reduce((total, one) => total + one.amountMinor, sums.openingMinor) === sums.closingMinor
}
