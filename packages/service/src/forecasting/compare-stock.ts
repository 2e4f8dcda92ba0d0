import { hash53 } from '@onhand/domain/hash53'
import { dayNumber } from '@onhand/domain/forecasting/demand-days'
import type { ReplenishmentSetting } from '@onhand/domain/forecasting/types'
import type { VendorId } from '@onhand/domain/ids'
import { weekdayOf } from '@onhand/domain/local-time'
import { type ReplayedSku, type StockSaving, stockSaving } from '@onhand/forecast/simulate/stock-saving'
import { meanDays } from '../purchasing/choose-supplier.ts'
import type { RunRecord, SupplyTerms } from './ports.ts'
import { byLastDay, type DatedSeries } from './series-days.ts'
import { serviceLevelOf } from './shop-plan.ts'

/** What a shop's own past says of keeping stock by forecast and by min/max; `null`: too little of it. */
export type ComparedStock = { readonly throughDay: string; readonly saving: StockSaving | null }

/** A sampled series with the terms it is bought on. */
export type BoughtSeries = DatedSeries & { readonly terms: SupplyTerms | undefined }

const WEEK_DAYS = 7

/** Whether a run replays a shop's past: the shop's own always, those of all shops once a week, every shop on its own day. */
export function isCompared(run: Pick<RunRecord, 'vendorId'>, vendorId: VendorId, day: string): boolean {
  return run.vendorId !== null || dayNumber(day) % WEEK_DAYS === hash53(vendorId) % WEEK_DAYS
}

/**
 * Replays the last weeks of a shop's sample with the levels of its plan and with min/max at the same fill [INS-18]. What the shop keeps none of, and what has no
 * cost, is left out; of several calendars the one of most series counts.
 */
export function compareStock(
  sample: readonly BoughtSeries[],
  plan: { readonly setting: ReplenishmentSetting; readonly multiplier: number },
): ComparedStock | undefined {
  const groups = [...byLastDay(sample)].sort(([, a], [, b]) => b.length - a.length)
  const [throughDay] = groups[0] ?? []
  if (throughDay === undefined) return undefined
  const { setting, multiplier } = plan
  const stocked = sample.filter(({ series, lastDay }) => lastDay === throughDay && KEPT_MODES.includes(series.mode))
  const every = Math.ceil(stocked.length / SKUS_MAX)
  const skus = stocked
    .filter((_, index) => index % every === 0)
    .map(({ series, history, terms }): ReplayedSku => {
      const leadDays = terms && terms.leadDays.length > 0 ? meanDays(terms.leadDays) : series.leadTimeDays
      return {
        units: history.units,
        ranOut: history.censored,
        unitCost: series.unitCostMinor,
        leadDays: Math.min(LEAD_DAYS_MAX, leadDays),
        packUnits: terms?.packUnits ?? 1,
        minimumUnits: terms?.minimumUnits ?? 1,
        serviceLevel: serviceLevelOf(series, setting.targetOf, multiplier),
      }
    })
  const saving = stockSaving(skus, { reviewDays: setting.reviewDays, lastWeekday: weekdayOf(throughDay) - 1 })
  return { throughDay, saving }
}

// Some seconds of a Worker's time at most.
const SKUS_MAX = 120
const KEPT_MODES: readonly DatedSeries['series']['mode'][] = ['forecast', 'floor']
// Longer ones leave of eight weeks nothing that a rule could still change.
const LEAD_DAYS_MAX = 28
