import type { Locale } from '@onhand/domain/catalog/views'
import type { CartId, OrderGroupId, OrderId, PaymentId, SkuId, VendorId } from '@onhand/domain/ids'
import type { OrderStatus } from '@onhand/domain/ordering/types'
import type { ShopState, TroubleOutcome } from '@onhand/domain/operator/states'
import type { AuditEntry } from '../identity/audit.ts'
import type { Page, PageRequest } from '../money/ports.ts'

/** Why and since when a shop is closed by the operator. */
export type Suspension = { readonly reason: string; readonly atMs: number }

/** A shop as the operator's list shows it. */
export type ShopRow = {
  readonly vendorId: VendorId
  readonly slug: string
  readonly name: string
  readonly email: string
  readonly currency: string
  readonly state: ShopState
  readonly suspension: Suspension | null
  readonly commissionBps: number
  /** The rate that waits for its day. */
  readonly nextRate: { readonly commissionBps: number; readonly fromMs: number } | null
  readonly holdDays: number | null
  readonly createdAtMs: number
}

/** A commission rate from its instant on. */
export type CommissionRate = {
  readonly commissionBps: number
  readonly fromMs: number
  readonly createdAtMs: number
  readonly appliedAtMs: number | null
}

/** An order as the operator's list over all shops shows it. */
export type MarketOrder = {
  readonly orderId: OrderId
  readonly orderGroupId: OrderGroupId
  readonly number: string
  readonly vendorId: VendorId
  readonly vendorName: string
  readonly status: OrderStatus
  readonly placedAtMs: number
  readonly shippedAtMs: number | null
  readonly promiseToMs: number
  readonly totalMinor: number
  readonly refundedMinor: number
  readonly commissionMinor: number
  readonly currency: string
}

/** A payment that failed on its way, or whose money went back. */
export type CheckoutTrouble = {
  readonly paymentId: PaymentId
  readonly cartId: CartId
  readonly amountMinor: number
  readonly currency: string
  readonly attempts: number
  readonly lastError: string
  readonly outcome: TroubleOutcome
  readonly reason: string | null
  readonly firstAtMs: number
  readonly lastAtMs: number
}

/** The list of checkouts in trouble, written by the carts' objects. Every call may be repeated. */
export type CheckoutTroublePort = {
  /** A try failed; the checkout is open. */
  failed(
    trouble: Pick<CheckoutTrouble, 'paymentId' | 'cartId' | 'amountMinor' | 'currency' | 'attempts' | 'lastError'>,
    nowMs: number,
  ): Promise<void>
  /** It ended. Written only when it is on the list already, unless its money went back: that is always listed. */
  ended(
    trouble: Pick<CheckoutTrouble, 'paymentId' | 'cartId' | 'amountMinor' | 'currency' | 'attempts' | 'reason'> & {
      readonly outcome: Exclude<TroubleOutcome, 'open'>
    },
    nowMs: number,
  ): Promise<void>
  list(query: PageRequest & { readonly outcome: TroubleOutcome | null }): Promise<Page<CheckoutTrouble>>
}

/** Runs of the clock. */
export type CronPort = {
  /** True for the one who may do the run: nobody did it, or it broke off longer than `staleMs` ago [OPS-7]. */
  claim(name: string, runKey: string, at: { readonly nowMs: number; readonly staleMs: number }): Promise<boolean>
  finish(name: string, runKey: string, end: { readonly nowMs: number; readonly failure: string | null }): Promise<void>
  /** Notes a run that is not claimed, over the one before. */
  note(name: string, nowMs: number): Promise<void>
  last(name: string): Promise<{ readonly startedAtMs: number; readonly failure: string | null } | null>
}

/** What the health page counts, in one trip. Counts stop at `countMax`. */
export type ConsoleCounts = {
  readonly waitingCount: number
  readonly oldestWaitingAtMs: number | null
  readonly deadLetterCount: number
  readonly openTroubleCount: number
  readonly oldestDuePayoutAtMs: number | null
  readonly duePayoutCount: number
  readonly failedPayoutCount: number
  readonly pendingShopCount: number
  readonly suspendedShopCount: number
}

/** The operator's console in the database. */
export type ConsolePort = {
  shops(
    query: PageRequest & { readonly locale: Locale; readonly words: string; readonly state: ShopState | null },
  ): Promise<Page<ShopRow>>
  suspension(vendorId: VendorId): Promise<Suspension | null>
  /** Closes a shop and takes its products off the shelves in one batch; false when it is suspended already or unknown. */
  suspend(vendorId: VendorId, suspension: Suspension, audit: readonly AuditEntry[]): Promise<boolean>
  /** False when it was not suspended. */
  reopen(vendorId: VendorId, nowMs: number, audit: readonly AuditEntry[]): Promise<boolean>
  rates(vendorId: VendorId): Promise<readonly CommissionRate[]>
  /** A second rate of the same instant replaces the first while that has not begun. */
  setRate(
    vendorId: VendorId,
    rate: Pick<CommissionRate, 'commissionBps' | 'fromMs'>,
    at: { readonly nowMs: number; readonly audit: readonly AuditEntry[] },
  ): Promise<void>
  /** Makes rates whose instant has come the vendors' own; answers how many. */
  applyRates(nowMs: number): Promise<number>
  orders(
    query: PageRequest & {
      readonly locale: Locale
      readonly vendorId: VendorId | null
      readonly statuses: readonly OrderStatus[]
      readonly number: string
      readonly fromMs: number | null
      readonly toMs: number | null
    },
  ): Promise<Page<MarketOrder>>
  counts(nowMs: number, countMax: number): Promise<ConsoleCounts>
  /** Puts a dead letter back into the outbox, or takes it away for good; false when there is none. The audit entry goes with it. */
  settleLetter(
    id: string,
    action: 'replay' | 'discard',
    at: { readonly nowMs: number; readonly audit: readonly AuditEntry[] },
  ): Promise<boolean>
  /** SKUs of the last orders, with the version that the projection has: what a sample compares with the keepers. */
  freshSkus(limit: number): Promise<readonly { readonly skuId: SkuId; readonly version: number }[]>
  /** What the marketplace earned and keeps for its vendors, per currency. */
  platform(): Promise<
    readonly { readonly currency: string; readonly commissionMinor: number; readonly keptForVendorsMinor: number }[]
  >
}
