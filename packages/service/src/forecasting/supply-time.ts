import type { ReplenishmentSetting } from '@onhand/domain/forecasting/types'
import type { Distribution } from '@onhand/forecast/distributions/distribution'
import { mixture } from '@onhand/forecast/distributions/combine'
import { meanDays, rankOffers } from '../purchasing/choose-supplier.ts'
import type { PackedSeries, SupplyTerms } from './ports.ts'

/** When goods come: how long deliveries took, each as likely as the others, and the days between orders. */
export type SupplyTime = { readonly leadDays: readonly number[]; readonly reviewDays: number }

// A lead time beyond this is a slip of the pen, and no forecast reaches further.
const LEAD_DAYS_MAX = 120
// A week of each weekday.
const TYPICAL_DAYS = 28

/** What is known of a SKU's deliveries: its supplier's terms, else what the shop's own supplier promises. */
export function supplyTimeOf(
  series: Pick<PackedSeries, 'leadTimeDays'>,
  terms: Pick<SupplyTerms, 'leadDays'> | undefined,
  setting: ReplenishmentSetting,
): SupplyTime {
  const known = terms && terms.leadDays.length > 0 ? terms.leadDays : [series.leadTimeDays]
  const leadDays = known.map((days) => Math.min(LEAD_DAYS_MAX, Math.max(0, Math.round(days))))
  return { leadDays, reviewDays: setting.reviewDays }
}

/** The terms of the supplier that a SKU is bought from [BUY-18]; undefined when nobody offers it. */
export function chosenTerms(
  offers: readonly SupplyTerms[],
  series: Pick<PackedSeries, 'leadTimeDays' | 'priceMinor'>,
  demand: {
    readonly demandOf: (days: number) => Distribution
    readonly setting: ReplenishmentSetting
    readonly level: number
  },
): SupplyTerms | undefined {
  if (offers.length < 2) return offers[0]
  const until = (terms: Pick<SupplyTerms, 'leadDays'>) => {
    const supply = supplyTimeOf(series, terms, demand.setting)
    return demandUntil(demand.demandOf, supply, supply.reviewDays)
  }
  const [best] = rankOffers(offers, {
    dailyMean: demand.demandOf(TYPICAL_DAYS).mean / TYPICAL_DAYS,
    neededUnits: 1,
    priceMinor: series.priceMinor,
    safetyUnits: (leadDays) => {
      const needed = until({ leadDays })
      return needed.quantile(demand.level) - needed.mean
    },
    // What is needed now is not known here: an order's size is decided when it is proposed.
    sellableUnits: () => null,
  })
  return best?.terms
}

/** Days that have to be bridged, on average, rounded up. */
export function protectionDays({ leadDays, reviewDays }: SupplyTime): number {
  return Math.max(1, Math.ceil(meanDays(leadDays) - 1e-9) + reviewDays)
}

/** Demand until a delivery, over lead times that vary; `extraDays` are added to each. */
export function demandUntil(
  demandOf: (days: number) => Distribution,
  { leadDays }: SupplyTime,
  extraDays: number,
): Distribution {
  const counts = new Map<number, number>()
  for (const days of leadDays) counts.set(days + extraDays, (counts.get(days + extraDays) ?? 0) + 1)
  const [only] = counts.keys()
  if (counts.size === 1 && only !== undefined) return demandOf(only)
  return mixture([...counts].map(([days, weight]) => ({ weight, distribution: demandOf(days) })))
}
