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
  /** What 28 days are expected to sell: by the forecast where there is one, as in the last 28 days else. */
  readonly expectedUnits: number
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
  /** Sold in the last 28 days. */
  readonly soldUnits: number
  /** What 28 days are expected to sell, and what that costs: what the stock lasts against [INS-6]. */
  readonly expectedUnits: number
  readonly expectedValueMinor: number
  /** SKUs of which a forecast says so; of the others their sales do. */
  readonly forecastCount: number
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
