import type { LocationId, SkuId } from '@onhand/domain/ids'

/** What is known of a SKU's prices, packed. */
export type PackedPlan = {
  /** `1700000000000:500` separated by blanks: since when, minor units; in any order, at most one a day. Empty: the price never changed. */
  readonly prices: string
  /**
   * `20261128:20261201:400:500:30` separated by blanks: first and last day, the promotion's price, the regular one, per cent more units that
   * the shop expects; the last two may be missing. Called-off promotions, and SKUs that dropped out of theirs, are not among them.
   */
  readonly promotions: string
}

/** Where a place is, as holidays go. */
export type PlaceRegion = { readonly country: string; readonly region: string }

/** What the nightly run reads of prices, promotions and places. */
export type SalesPlanPort = {
  /** The plans of these SKUs with the prices that held since an instant; those of which nothing is known are left out. */
  plansOf(skuIds: readonly SkuId[], sinceMs: number): Promise<ReadonlyMap<SkuId, PackedPlan>>
  /** Where these places are. */
  regionsOf(locationIds: readonly LocationId[]): Promise<ReadonlyMap<LocationId, PlaceRegion>>
  /** Where all places are, those with the most places first. */
  regions(limit: number): Promise<readonly PlaceRegion[]>
}
