import type { ProductId, PromotionId, SkuId } from '../ids.ts'
import type { PromotionPriceState, PromotionStatus } from './promotion-states.ts'
import type { LeftOutReason } from './promotion-price.ts'
import type { PromotionStake } from './promotion-stake.ts'
import type { PromotionClash, PromotionTerms } from './promotion.ts'

/** A promotion in its shop's list. */
export type PromotionLine = {
  readonly promotionId: PromotionId
  readonly name: string
  readonly status: PromotionStatus
  readonly firstDay: string
  readonly lastDay: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly expectedUpliftPercent: number | null
  readonly terms: PromotionTerms
  readonly createdAtMs: number
  /** SKUs by where their price is. */
  readonly counts: Readonly<Record<PromotionPriceState, number>>
  /** SKUs that the shop priced otherwise while it runs: they keep what was set. */
  readonly changedCount: number
}

/** One SKU of a promotion. */
export type PromotionPriceLine = {
  readonly skuId: SkuId
  readonly productId: ProductId
  readonly title: string
  readonly variantTitle: string
  readonly code: string
  readonly state: PromotionPriceState
  readonly priceMinor: number
  /** What it cost before; null until it began. */
  readonly regularMinor: number | null
  /** What it costs at this moment. */
  readonly presentMinor: number
}

/** What was sold of its SKUs on one day. */
export type PromotionDaySales = { readonly day: string; readonly units: number; readonly revenueMinor: number }

/** Means of a day before, during and after it; null where there is no day yet. */
export type PromotionResults = Readonly<
  Record<
    'before' | 'during' | 'after',
    { readonly days: number; readonly unitsADay: number; readonly revenueADayMinor: number } | null
  >
>

/** What would come of a promotion as it is described. Lists are cut, counts are not. */
export type PromotionPreview = PromotionStake & {
  readonly currency: string
  readonly days: number
  readonly skuCount: number
  readonly skuDaysMax: number
  readonly items: readonly {
    readonly skuId: SkuId
    readonly title: string
    readonly variantTitle: string
    readonly code: string
    readonly regularMinor: number
    readonly priceMinor: number
    /** The lowest price of the last 30 days: what shoppers see it reduced from, when it is lower than the regular one. */
    readonly lowestMinor: number
  }[]
  readonly leftOutCount: number
  readonly leftOut: readonly {
    readonly skuId: SkuId
    readonly title: string
    readonly variantTitle: string
    readonly code: string
    readonly reason: LeftOutReason
  }[]
  readonly clash: Omit<PromotionClash, 'code'> | null
}
