import type { ProductId, SkuId } from '../ids.ts'

/** Which of a shop's stock is listed: what runs out first, what sells slowest, what has lain longest, what was thrown away. */
export const STOCK_LISTS = ['cover', 'slow', 'stale', 'waste'] as const
export type StockListKind = (typeof STOCK_LISTS)[number]

/** A SKU with what there is of it, how it sells, how much of it is old and how much was thrown away. Values at present cost. */
export type StockItem = {
  readonly skuId: SkuId
  readonly productId: ProductId
  readonly title: string
  readonly variantTitle: string
  readonly code: string
  readonly onHandUnits: number
  readonly availableUnits: number
  readonly valueMinor: number
  /** Sold in the last 28 days. */
  readonly soldUnits: number
  readonly staleUnits: number
  readonly staleValueMinor: number
  /** Thrown away in the period. */
  readonly wasteUnits: number
  readonly wasteValueMinor: number
}

/** All of a shop's stock together. */
export type StockTotals = {
  readonly onHandUnits: number
  readonly valueMinor: number
  /** SKUs on hand whose cost is not known: they are missing in every value. */
  readonly withoutCostCount: number
  /** What the goods sold in the last 28 days cost: what the value lasts against. */
  readonly soldValueMinor: number
  readonly soldUnits: number
  readonly availableUnits: number
  readonly staleUnits: number
  readonly staleValueMinor: number
  readonly wasteUnits: number
  readonly wasteValueMinor: number
  readonly wasteBeforeMinor: number
  /** On hand, past its last day. */
  readonly expiredUnits: number
  readonly expiredValueMinor: number
}
