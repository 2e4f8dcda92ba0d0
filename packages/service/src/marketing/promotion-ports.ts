import type { OtherPrice } from '@onhand/domain/catalog/product-record'
import type { ProductId, PromotionId, SkuId, VendorId } from '@onhand/domain/ids'
import type { PromotionCandidate, PromotionOtherPrice } from '@onhand/domain/marketing/promotion-price'
import type { PromotionPriceState, PromotionStatus } from '@onhand/domain/marketing/promotion-states'
import type { PromotionDaySales, PromotionLine, PromotionPriceLine } from '@onhand/domain/marketing/promotion-views'
import type {
  PromotionClash,
  PromotionDays,
  PromotionSelection,
  PromotionTerms,
} from '@onhand/domain/marketing/promotion'
import type { AuditEntry } from '../identity/audit.ts'

/** A SKU that a promotion may be about, with what a decision about it needs. */
export type KnownCandidate = PromotionCandidate & {
  readonly title: string
  readonly variantTitle: string
  readonly code: string
  /** The lowest price since the asked moment, the present one included. */
  readonly lowestMinor: number
  /** Units sold since the asked day. */
  readonly soldUnits: number
}

/** A promotion as it is written. */
export type PromotionDraft = PromotionDays & {
  readonly id: PromotionId
  readonly vendorId: VendorId
  readonly name: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly expectedUpliftPercent: number | null
  readonly terms: PromotionTerms
  readonly createdBy: string
  readonly nowMs: number
}

/** Prices of a promotion as they are planned. */
export type PlannedPrices = readonly { readonly skuId: SkuId; readonly priceMinor: number }[]

/** What came of writing a promotion. `state`: it is not (or no longer) in the state it was read in; `overlap`: another one has one of its days. */
export type PromotionWritten = 'written' | 'exists' | 'state' | 'overlap' | 'unknown_sku'

/** A promotion with the shop it belongs to, for the clock. */
export type DuePromotion = Pick<PromotionLine, 'promotionId' | 'status' | 'startsAtMs' | 'endsAtMs' | 'terms'> & {
  readonly vendorId: VendorId
}

/** A SKU whose price is to begin. */
export type WaitingPrice = { readonly skuId: SkuId; readonly otherPrices: readonly OtherPrice[] }
/** A SKU whose price is to be put back. */
export type AppliedPrice = { readonly skuId: SkuId; readonly otherPrices: readonly PromotionOtherPrice[] }

/** Promotions: lower prices of some SKUs on some days. */
export type PromotionPort = {
  /** SKUs that terms could be about, at most `limit`; unknown ids and those of other shops are left out. */
  candidates(asked: {
    readonly vendorId: VendorId
    readonly choice: PromotionSelection | { readonly kind: 'skus'; readonly skuIds: readonly SkuId[] }
    readonly lowestSinceMs: number
    readonly soldSinceDay: string
    readonly limit: number
  }): Promise<readonly KnownCandidate[]>
  /** Another promotion that has one of these SKUs on one of these days and was not called off or over. */
  clash(
    promotionId: PromotionId | null,
    skuIds: readonly SkuId[],
    days: PromotionDays,
  ): Promise<Omit<PromotionClash, 'code'> | null>
  /** Writes a new promotion with its prices and days. `exists`: its id is taken. */
  plan(draft: PromotionDraft, prices: PlannedPrices, audit: AuditEntry): Promise<PromotionWritten>
  /** Writes over one that still is in `status`; without `prices` those it has stay. */
  change(
    draft: PromotionDraft,
    expected: { readonly status: 'planned' | 'running'; readonly prices: PlannedPrices | null },
    audit: AuditEntry,
  ): Promise<PromotionWritten>
  /** Calls off one that is planned; false when it is not. */
  cancel(vendorId: VendorId, id: PromotionId, audit: AuditEntry): Promise<boolean>
  /** Ends one that runs, now: `today` is its last day. False when it does not run. */
  end(
    promotion: { readonly vendorId: VendorId; readonly id: PromotionId },
    at: { readonly nowMs: number; readonly today: string },
    audit: AuditEntry,
  ): Promise<boolean>
  load(vendorId: VendorId, id: PromotionId): Promise<PromotionLine | null>
  /** Newest days first. With `productId` those of that product only. */
  list(asked: {
    readonly vendorId: VendorId
    readonly status: PromotionStatus | null
    readonly productId: ProductId | null
    readonly cursor: string | null
    readonly limit: number
  }): Promise<{ readonly items: readonly PromotionLine[]; readonly nextCursor: string | null }>
  /** Its SKUs by title. */
  prices(
    id: PromotionId,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<{ readonly items: readonly PromotionPriceLine[]; readonly nextCursor: string | null }>
  /** What was sold of its SKUs on each day that had sales. */
  sales(id: PromotionId, days: PromotionDays): Promise<readonly PromotionDaySales[]>
  readonly clock: PromotionClockPort
}

/** What moves promotions as time goes by. Each step may be repeated, raced and broken off. */
export type PromotionClockPort = {
  /** What is to begin, to be gone on with, or to end; what ends comes first. */
  due(nowMs: number, limit: number): Promise<readonly DuePromotion[]>
  /** From now on it runs; false when it no longer is planned. */
  begin(id: PromotionId): Promise<boolean>
  /** From now on it is over: SKUs that wait never begin. One that never began gives its days back. */
  close(id: PromotionId): Promise<void>
  /** SKUs that wait, and that no other promotion still has lowered. */
  waiting(id: PromotionId, limit: number): Promise<readonly WaitingPrice[]>
  /** Lowers prices, each once; those that are not lower any more are dropped. False when somebody else did one of them: nothing is written. */
  apply(step: {
    readonly id: PromotionId
    readonly items: readonly AppliedPrice[]
    readonly nowMs: number
    readonly lowestSinceMs: number
  }): Promise<boolean>
  applied(id: PromotionId, limit: number): Promise<readonly AppliedPrice[]>
  /** Puts prices back where they still are the promotion's, each once. False as above. */
  restore(step: {
    readonly id: PromotionId
    readonly items: readonly AppliedPrice[]
    readonly nowMs: number
  }): Promise<boolean>
  /** Nothing is left to be done for it. */
  settle(id: PromotionId): Promise<void>
  /** Throws away prices that were over before this moment. */
  forgetPrices(beforeMs: number): Promise<void>
}

/** How many SKUs are in which state. */
export type PromotionCounts = Readonly<Record<PromotionPriceState, number>>
