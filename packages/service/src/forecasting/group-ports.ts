import type { GroupSums } from '@onhand/domain/forecasting/group-sums'
import type { Locale } from '@onhand/domain/catalog/views'
import type { CategoryId, LocationId, VendorId } from '@onhand/domain/ids'

/** Which of a shop's SKUs. `isAlone`: only those in the category itself, not in the ones within it. */
export type GroupScope =
  | { readonly kind: 'total' }
  | { readonly kind: 'category'; readonly categoryId: CategoryId; readonly isAlone: boolean }
  | { readonly kind: 'uncategorised' }
  | { readonly kind: 'place'; readonly locationId: LocationId }

/** What a shop's forecasts of a week, all SKUs together, stood to what came. `day`: its last. */
export type WeekSums = {
  readonly vendorId: VendorId
  readonly day: string
  readonly forecastUnits: number
  readonly actualUnits: number
}

/** Expected units of one SKU's coming days. */
export type ComingDays = { readonly firstDay: string; readonly dailyMean: readonly number[] }

/**
 * Sums over forecasts [FCT-50], all from `sku_forecast`: those that no run of the last day and a half of their shop renewed are left out, for what they
 * are about is no longer sold or kept.
 */
export type ForecastGroupPort = {
  /** A shop's sums by category and place. */
  shopSums(
    vendorId: VendorId,
  ): Promise<readonly (GroupSums & { readonly categoryId: CategoryId | null; readonly locationId: LocationId })[]>
  /** The sums of all shops by shop and place. */
  marketSums(): Promise<readonly (GroupSums & { readonly vendorId: VendorId; readonly locationId: LocationId })[]>
  /** What shops and places are called, and where the places are. */
  marketNames(locale: Locale): Promise<{
    readonly shops: ReadonlyMap<VendorId, string>
    readonly cities: ReadonlyMap<LocationId, { readonly city: string; readonly country: string }>
  }>
  weekSums(
    vendorIds: readonly VendorId[],
    days: { readonly fromDay: string; readonly toDay: string },
  ): Promise<readonly WeekSums[]>
  /** What a group sold or was refused each day; days without are left out. */
  groupSold(
    vendorId: VendorId,
    scope: GroupScope,
    days: { readonly fromDay: string; readonly toDay: string },
  ): Promise<readonly { readonly day: string; readonly units: number }[]>
  /** The coming days of a group's SKUs, page by page. */
  groupComing(
    vendorId: VendorId,
    scope: GroupScope,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<{ readonly rows: readonly ComingDays[]; readonly nextCursor: string | null }>
}
