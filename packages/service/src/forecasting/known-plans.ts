import { HISTORY_DAYS, HORIZON_DAYS_MAX } from '@onhand/domain/forecasting/types'
import type { LocationId, SkuId } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import type { HolidayPort } from '../shop/ports.ts'
import type { PackedPlan, PlaceRegion, SalesPlanPort } from './plan-ports.ts'
import type { PackedSeries } from './ports.ts'

/** Public holidays by country and region, as they are kept with a run. */
export type Holidays = Readonly<Record<string, readonly string[]>>

/** What is known in advance of the SKUs and places of some series. */
export type KnownPlans = {
  readonly plans: ReadonlyMap<SkuId, PackedPlan>
  readonly holidays: Holidays
  /** The name under which a place's holidays are kept. */
  regionOf(locationId: LocationId): string
}

/** What reads plans and holidays. */
export type PlanDeps = { readonly salesPlans: SalesPlanPort; readonly holidays: HolidayPort }

// Towns of more regions than these have no holidays: each costs the library some milliseconds.
const REGIONS_MAX = 120
// Time zones differ by a day or so.
const SPARE_DAYS = 2

/** Nothing is known in advance. */
export const NO_PLANS: KnownPlans = { plans: new Map(), holidays: {}, regionOf: () => '' }

/** Reads what is known of these series: two queries, however many there are. */
export async function knownPlans(
  deps: Pick<PlanDeps, 'salesPlans'>,
  page: readonly Pick<PackedSeries, 'skuId' | 'locationId'>[],
  at: { readonly sinceMs: number; readonly holidays: Holidays | undefined },
): Promise<KnownPlans> {
  const skuIds = [...new Set(page.map((one) => one.skuId))]
  const locationIds = [...new Set(page.map((one) => one.locationId))]
  const [plans, regions] = await Promise.all([
    deps.salesPlans.plansOf(skuIds, at.sinceMs),
    deps.salesPlans.regionsOf(locationIds),
  ])
  const regionOf = (locationId: LocationId) => {
    const region = regions.get(locationId)
    return region ? regionName(region) : ''
  }
  return { plans, holidays: at.holidays ?? {}, regionOf }
}

/** The public holidays of all places, over the history and the horizon: worked out once for a run. */
export async function holidaysOfRun(deps: PlanDeps, lastDay: string): Promise<Holidays> {
  const fromDate = addDays(lastDay, -HISTORY_DAYS - SPARE_DAYS)
  const toDate = addDays(lastDay, HORIZON_DAYS_MAX + SPARE_DAYS)
  const holidays: Record<string, readonly string[]> = {}
  for (const { country, region } of await deps.salesPlans.regions(REGIONS_MAX)) {
    const days = await deps.holidays.publicHolidays({ country, region, fromDate, toDate, locale: 'en' })
    holidays[regionName({ country, region })] = days.map((one) => one.date)
  }
  return holidays
}

function regionName({ country, region }: PlaceRegion): string {
  return `${country} ${region}`
}
