import type { CountDistribution } from '../../distributions/distribution.ts'
import { normalQuantile } from '../../distributions/special.ts'
import { newsvendorCost } from './newsvendor.ts'

/** Costs of a periodically reviewed SKU with a fixed cost per order. */
export interface MinMaxCosts {
  readonly holdingCost: number
  readonly stockoutCost: number
  readonly fixedCost: number
}

/** Below or at `low` order up to `high`. */
export interface MinMaxRule {
  readonly low: number
  readonly high: number
}

/** The exact best (s, S) rule for independent whole demand per period, arriving at once (Zheng and Federgruen 1991). */
export function bestMinMax(costs: MinMaxCosts, demand: CountDistribution): MinMaxRule & { readonly cost: number } {
  const periodCost = (level: number): number => newsvendorCost(costs, demand, level)
  const cycle = renewals(demand)
  const costOf = (low: number, high: number): number => {
    let total = costs.fixedCost
    for (let j = 0; j < high - low; j += 1) total += cycle.visits(j) * periodCost(high - j)
    return total / cycle.length(high - low)
  }
  let high = demand.quantile(costs.stockoutCost / (costs.stockoutCost + costs.holdingCost))
  let low = high - 1
  while (costOf(low, high) > periodCost(low)) low -= 1
  let best = costOf(low, high)
  for (let tried = high + 1; periodCost(tried) <= best; tried += 1) {
    if (costOf(low, tried) >= best) continue
    high = tried
    while (costOf(low, high) <= periodCost(low + 1)) low += 1
    best = costOf(low, high)
  }
  return { low, high, cost: best }
}

/** How often each position below the top is visited in a cycle, and how many periods the cycle takes. */
function renewals(demand: CountDistribution): { visits: (below: number) => number; length: (span: number) => number } {
  const none = demand.pmf(0)
  const visits = [1 / (1 - none)]
  const lengths = [0]
  const visitsAt = (below: number): number => {
    for (let j = visits.length; j <= below; j += 1) {
      let sum = 0
      for (let taken = 1; taken <= j; taken += 1) sum += demand.pmf(taken) * (visits[j - taken] ?? 0)
      visits.push(sum / (1 - none))
    }
    return visits[below] ?? 0
  }
  const lengthAt = (span: number): number => {
    for (let j = lengths.length; j <= span; j += 1) lengths.push((lengths[j - 1] ?? 0) + visitsAt(j - 1))
    return lengths[span] ?? 0
  }
  return { visits: visitsAt, length: lengthAt }
}

/**
 * Power approximation of (s, S) (Ehrhardt and Mosier, Management Science 30 (1984)); demand per period by its moments,
 * arriving at once. As printed by Snyder and Shen (4.4.4), without the cap for lots smaller than 1.5 periods.
 */
export function minMaxByPower(costs: MinMaxCosts, demand: { readonly mean: number; readonly sd: number }): MinMaxRule {
  const { mean, sd } = demand
  const lot =
    1.3 * mean ** 0.494 * (costs.fixedCost / costs.holdingCost) ** 0.506 * (1 + (sd * sd) / (mean * mean)) ** 0.116
  const z = Math.sqrt(((lot / sd) * costs.holdingCost) / costs.stockoutCost)
  const low = 0.973 * mean + sd * (0.183 / z + 1.063 - 2.192 * z)
  return { low, high: low + lot }
}

/** Reorder point for a probability of lasting the lead time, normal demand. */
export function reorderPointForService(facts: {
  readonly serviceLevel: number
  readonly demandMean: number
  readonly demandSd: number
  readonly leadTime: number
}): number {
  const { serviceLevel, demandMean, demandSd, leadTime } = facts
  return demandMean * leadTime + normalQuantile(serviceLevel) * demandSd * Math.sqrt(leadTime)
}
