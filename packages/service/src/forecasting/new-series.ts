import type { DemandHistory } from '@onhand/domain/forecasting/demand-history'
import { HISTORY_DAYS } from '@onhand/domain/forecasting/types'
import { LEVEL_COUNT, LEVELS } from '@onhand/forecast'
import { type Rates, ratesOf } from '@onhand/forecast/demand/borrow'
import { classifyDemand } from '@onhand/forecast/demand/demand-class'
import { NEW_PERIODS } from '@onhand/forecast/demand/series-kind'
import { writeCountQuantiles } from '@onhand/forecast/distributions/count-quantiles'
import type { DemandPool } from '@onhand/forecast/sparse/pool'
import { protectionDemand } from '@onhand/forecast/sparse/protection'
import { varianceToMeanOf } from '@onhand/forecast/sparse/spread'
import { BAND_PLACES } from './band-places.ts'
import type { SeriesOutlook } from './outlook.ts'

/** How series of a group sell a day, by the group's name; `''`: all of them. */
export type GroupRates = Readonly<Record<string, Rates>>

/** All series together, whatever they are. */
export const EVERY_GROUP = ''

// Fewer say nothing of their group.
const PEERS_MIN = 3
const NEW_DAYS = NEW_PERIODS.day
// As unsure as levels of SKUs known for long are: the pool's spread has it in it.
const USUAL_UNSURE = 0.3

/** True while its own days say too little: a product is new until it could be had on fourteen of them [FCT-35]. */
export function isNew({ censored }: DemandHistory): boolean {
  let known = 0
  for (const out of censored) if (out === 0) known += 1
  return known < NEW_DAYS
}

/** How the groups of a sample sell, and all of it; groups with too few that are known are left out. */
export function groupRates(
  sample: readonly { readonly history: DemandHistory; readonly groups: readonly string[] }[],
): GroupRates {
  const groups = new Map<string, DemandHistory[]>()
  for (const { history, groups: names } of sample) {
    if (isNew(history)) continue
    for (const name of [...names, EVERY_GROUP]) groups.set(name, [...(groups.get(name) ?? []), history])
  }
  const rates = [...groups].filter(([name, peers]) => name === EVERY_GROUP || peers.length >= PEERS_MIN)
  return Object.fromEntries(rates.map(([name, peers]) => [name, ratesOf(peers.map(asSeries))]))
}

/** The rates of the narrowest group that is known: category, then those above it, the shop, all [FCT-35]. */
export function borrowedRates(
  groups: readonly string[],
  known: { readonly shop: Rates | undefined; readonly market: GroupRates | undefined },
): Rates | null {
  const group = groups.find((name) => known.market?.[name] !== undefined)
  const narrowest = group === undefined ? known.shop : known.market?.[group]
  return narrowest ?? known.market?.[EVERY_GROUP] ?? null
}

/**
 * The outlook of a new series [FCT-35]: its rate is drawn from its group's (a gamma distribution, Robbins' empirical Bayes), corrected by the days it has had;
 * weekdays and season are those of the pool. What was asked for while there was none is the least that was wanted: it raises the rate, over all days since it was
 * first asked for, and never lowers it [FCT-27].
 */
export function newOutlook(pool: DemandPool, history: DemandHistory, rates: Rates): SeriesOutlook {
  const start = HISTORY_DAYS - history.units.length
  let [shape, rate] = [rates.shape, rates.rate]
  let [asked, askedDays] = [0, 0]
  for (const [day, units] of history.units.entries()) {
    const factor = pool.factors[start + day] ?? 1
    const isKnown = history.censored[day] === 0
    if (isKnown) [shape, rate] = [shape + units, rate + factor]
    else asked += units
    if (!isKnown && asked > 0) askedDays += factor
  }
  const usual = Math.max(shape / rate, (shape + asked) / (rate + askedDays))
  const mean = Float64Array.from(pool.factors.slice(pool.periods), (factor) => usual * factor)
  const { spread: known } = pool
  const spread = { ...known, unsure: known.unsure + Math.max(0, 1 / shape - USUAL_UNSURE) / 2 }
  const levels = new Float64Array(LEVEL_COUNT)
  return {
    dailyMean: mean,
    demandClass: classifyDemand(history.units).demandClass,
    dayBand: (day) => {
      const expected = mean[day] ?? 0
      writeCountQuantiles({ mean: expected, varianceToMean: varianceToMeanOf(spread, expected) }, LEVELS, levels)
      return BAND_PLACES.map((place) => levels[place] ?? 0)
    },
    demandOf: (days) => protectionDemand({ mean, spread }, 0, days),
  }
}

function asSeries({ units }: DemandHistory): Parameters<typeof ratesOf>[0][number] {
  return { sku: '', location: '', startIndex: 0, units, covariates: [] }
}
