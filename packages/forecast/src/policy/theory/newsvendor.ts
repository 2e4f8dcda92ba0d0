import type { Distribution } from '../../distributions/distribution.ts'
import { normal } from '../../distributions/continuous.ts'

/** Cost of a unit left over and of a unit short. */
export interface NewsvendorCosts {
  readonly holdingCost: number
  readonly stockoutCost: number
}

/** How much to have, and what that is expected to cost per period. */
export interface BaseStock {
  readonly baseStockLevel: number
  readonly cost: number
}

/** The newsvendor: the quantile p/(p+h) of demand, whatever its distribution (Arrow, Harris and Marschak 1951). */
export function newsvendor(costs: NewsvendorCosts, demand: Distribution): BaseStock {
  const baseStockLevel = demand.quantile(costs.stockoutCost / (costs.stockoutCost + costs.holdingCost))
  return { baseStockLevel, cost: newsvendorCost(costs, demand, baseStockLevel) }
}

/** Expected cost of any level: h·E[(S−D)+] + p·E[(D−S)+]. */
export function newsvendorCost(costs: NewsvendorCosts, demand: Distribution, level: number): number {
  const short = demand.loss(level)
  return costs.holdingCost * (level - demand.mean + short) + costs.stockoutCost * short
}

/** Prices of a single season's good. `shortagePenalty` is what a unit short costs beyond its margin. */
export interface SeasonPrices {
  readonly price: number
  readonly unitCost: number
  readonly salvage: number
  readonly shortagePenalty: number
}

/** What to buy for the season and what comes of it. `expectedCost` is what uncertainty costs against knowing demand. */
export interface SeasonPlan {
  readonly quantity: number
  readonly criticalRatio: number
  readonly safetyStock: number
  readonly unitsShort: number
  readonly unitsSold: number
  readonly fillRate: number
  readonly profit: number
  readonly expectedCost: number
}

/** The newsvendor in money: buys the quantile (p−c+g)/(p−v+g) of demand (Porteus 2002, chapter 1). */
export function planSeason(prices: SeasonPrices, demand: Distribution): SeasonPlan {
  const { price, unitCost, salvage, shortagePenalty } = prices
  const criticalRatio = (price - unitCost + shortagePenalty) / (price - salvage + shortagePenalty)
  const quantity = demand.quantile(criticalRatio)
  const unitsShort = demand.loss(quantity)
  const unitsSold = demand.mean - unitsShort
  const profit =
    price * unitsSold + salvage * (quantity - unitsSold) - unitCost * quantity - shortagePenalty * unitsShort
  return {
    quantity,
    criticalRatio,
    safetyStock: quantity - demand.mean,
    unitsShort,
    unitsSold,
    fillRate: unitsSold / demand.mean,
    profit,
    expectedCost: (price - unitCost) * demand.mean - profit,
  }
}

/** Normal demand of lead time and review together: `periods` independent periods. */
export function normalOver(periods: number, demandMean: number, demandSd: number): Distribution {
  return normal(demandMean * periods, demandSd * Math.sqrt(periods))
}

/** Mean and standard deviation of demand over a random lead time, independent from period to period. */
export function randomLeadTimeDemand(facts: {
  readonly demandMean: number
  readonly demandSd: number
  readonly leadTimeMean: number
  readonly leadTimeSd: number
}): { readonly mean: number; readonly sd: number } {
  const { demandMean, demandSd, leadTimeMean, leadTimeSd } = facts
  return {
    mean: demandMean * leadTimeMean,
    sd: Math.sqrt(leadTimeMean * demandSd ** 2 + demandMean ** 2 * leadTimeSd ** 2),
  }
}
