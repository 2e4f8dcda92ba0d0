import type { Locale } from '@onhand/domain/catalog/views'
import type { CartId, ProductId, SkuId, VendorId } from '@onhand/domain/ids'
import type { BasketCounts } from '@onhand/domain/insight/baskets'
import type { ClockOffset } from '@onhand/domain/insight/period'
import type { ForecastScore } from '@onhand/domain/insight/forecast-score'
import type { ProductSales, ProductSort, SalesDay } from '@onhand/domain/insight/sales'
import type { HourCount } from '@onhand/domain/insight/series'
import type { ServiceDay, Shortfall } from '@onhand/domain/insight/service-level'
import type { ComparedStock } from '../forecasting/compare-stock.ts'
import type { StockItem, StockListKind, StockTotals } from '@onhand/domain/insight/stock-items'
import type { DayDemand } from '@onhand/domain/operator/fill-rate'

/** A stretch of time, and the clock its days are counted by. */
export type Span = { readonly fromMs: number; readonly toMs: number; readonly clock: readonly ClockOffset[] }
/** A stretch of one shop's time; only orders in its currency are added up. */
export type ShopSpan = Span & { readonly vendorId: VendorId; readonly currency: string }
/** A stretch of one shop's time, or of all shops'. */
export type MarketSpan = Span & { readonly vendorId: VendorId | null }

/** What a product fell short by. */
export type MissedProduct = {
  readonly productId: ProductId
  readonly title: string
  readonly units: number
  readonly valueMinor: number
}

/** Words that were searched for. */
export type SearchedTerm = {
  readonly term: string
  readonly searches: number
  /** How many of them found nothing that fits all the words. */
  readonly misses: number
  readonly lastDay: string
}

/** Days of a shop's own calendar, both included. */
export type ServiceQuery = {
  readonly vendorId: VendorId
  readonly timeZone: string
  readonly fromDate: string
  readonly toDate: string
  readonly nowMs: number
}

/** Reads a shop's history for its people; writes nothing but sums of it. Every answer is bounded. */
export type InsightPort = {
  /** Days without orders are left out. */
  salesByDay(span: ShopSpan): Promise<readonly SalesDay[]>
  ordersByHour(span: ShopSpan): Promise<readonly HourCount[]>
  products(
    span: ShopSpan & {
      readonly beforeFromMs: number
      readonly sort: ProductSort
      readonly locale: Locale
      readonly limit: number
    },
  ): Promise<readonly ProductSales[]>
  /** Counts over the last orders of the span, and over the products that are in most of them. */
  baskets(
    span: ShopSpan & { readonly locale: Locale },
  ): Promise<BasketCounts<ProductId> & { readonly titles: ReadonlyMap<ProductId, string> }>
  /** Demand by day, and what of it was served [INS-4]. */
  demand(span: MarketSpan): Promise<readonly DayDemand[]>
  shortfalls(span: MarketSpan): Promise<readonly Shortfall[]>
  missed(span: MarketSpan & { readonly locale: Locale; readonly limit: number }): Promise<readonly MissedProduct[]>
  /**
   * Each day's demand, and its orders whose promise has ended by `nowMs`, by the day they were placed [INS-16]. Days that were counted are not read again, unless
   * something about them changed. Days without any are left out.
   */
  serviceDays(query: ServiceQuery): Promise<readonly ServiceDay[]>
  /** Shops that ever had an order, by id. */
  shopsWithOrders(afterVendorId: VendorId | null, limit: number): Promise<readonly VendorId[]>
  /** Counts the days of a shop that are over and were not counted, or changed since; so often as it is called, the same comes out. Answers how many. */
  countServiceDays(shop: Pick<ServiceQuery, 'vendorId' | 'timeZone' | 'nowMs'>): Promise<number>
  stockTotals(query: StockSpan): Promise<StockTotals>
  stockItems(
    query: StockSpan & { readonly list: StockListKind; readonly locale: Locale; readonly limit: number },
  ): Promise<readonly StockItem[]>
  /** Sums of all changes of stock since the span's start, by day. */
  stockChanges(
    span: ShopSpan,
  ): Promise<readonly { readonly date: string; readonly units: number; readonly valueMinor: number }[]>
  /** Words searched for between two days (UTC), those first that found nothing most often. */
  searches(query: {
    readonly vendorSlug: string | null
    readonly fromDate: string
    readonly toDate: string
    readonly onlyMissed: boolean
    readonly limit: number
  }): Promise<readonly SearchedTerm[]>
  forecastScores(query: {
    readonly vendorId: VendorId
    readonly fromDate: string
    readonly toDate: string
  }): Promise<readonly ForecastScore[]>
  /** What the shop's past said of its stock in the newest run since `sinceMs` that replayed it; null: none did. */
  comparedStock(vendorId: VendorId, sinceMs: number): Promise<ComparedStock | null>
  /** When the shop first ordered stock by what was suggested; null when it never did. */
  replenishedSinceMs(vendorId: VendorId): Promise<number | null>
}

/** A shop's stock at `nowMs`; what was thrown away is of the span, and of the one before it. */
export type StockSpan = ShopSpan & {
  readonly nowMs: number
  readonly beforeFromMs: number
  /** Today on the shop's calendar. */
  readonly today: string
}

/** Words searched for, to be added to a day's count. */
export type SearchTally = {
  readonly vendorSlug: string
  readonly term: string
  readonly searches: number
  readonly misses: number
  readonly found: number
}

/** A SKU that a checkout asked for and could not have. */
export type Shortage = {
  readonly cartId: CartId
  readonly skuId: SkuId
  readonly vendorId: VendorId
  readonly askedUnits: number
  readonly availableUnits: number
}

/** Counts what nothing else remembers. Losing a call loses a count, nothing more. */
export type UnmetDemandPort = {
  /** Words beyond a day's first `termsMax` are not kept. */
  countSearches(day: string, tallies: readonly SearchTally[], termsMax?: number): Promise<void>
  /** Keeps the most that a cart asked for of a SKU; repeating changes nothing. */
  noteShortages(shortages: readonly Shortage[], atMs: number): Promise<void>
  /** Throws away searches before `searchDay` and shortages before `shortageMs`. */
  prune(before: { readonly searchDay: string; readonly shortageMs: number }): Promise<void>
}
