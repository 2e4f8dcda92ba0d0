import type { Step } from '../panel/panel.ts'
import type { QuantityTerms } from '../policy/order-quantity.ts'

/** One SKU at one location as a simulation walks it: the true demand of every period, and what is agreed about it. */
export interface SkuPath {
  readonly sku: string
  readonly location: string
  /** Units demanded per period of the time line; 0 before the first. Whole numbers. */
  readonly demand: Float64Array
  /** First period with demand: what came before is not known to anyone. */
  readonly firstPeriod: number
  readonly unitCost: number
  readonly unitPrice: number
  readonly terms: QuantityTerms
  /** Periods from arrival in which a unit may be sold; absent: it keeps. */
  readonly shelfLifePeriods?: number
  readonly leadTime: LeadTime
  /** 1 where something is known of a period, be it that nothing was asked for; absent: of all. */
  readonly known?: Uint8Array
  /** Groups that the SKU belongs to, from the narrowest. */
  readonly groups?: readonly string[]
}

/**
 * What is planned ahead and known to whoever orders: prices, promotions, opening days of each SKU in the world's order,
 * holidays and events of the time line. The only thing of the future that a rule may see.
 */
export interface WorldPlan {
  readonly step: Step
  readonly covariateNames: readonly string[]
  /** By SKU, then by covariate: a value for each period of the time line; NaN: not known. */
  readonly covariates: readonly (readonly Float64Array[])[]
  readonly calendar: readonly { readonly name: string; readonly values: Float64Array }[]
}

/** Periods between an order and its arrival at the start of a period: each as likely as its weight. */
export interface LeadTime {
  readonly periods: readonly number[]
  readonly weights: readonly number[]
}

/** Always the same number of periods. */
export function fixedLeadTime(periods: number): LeadTime {
  return { periods: [periods], weights: [1] }
}

/** The longest that may happen. */
export function longestPeriods(leadTime: LeadTime): number {
  return Math.max(...leadTime.periods)
}

/** What a simulation walks: SKUs on one time line, from `startPeriod`; what counts begins at `scorePeriod`. */
export interface World {
  readonly skus: readonly SkuPath[]
  readonly startPeriod: number
  readonly scorePeriod: number
  /** The period after the last. */
  readonly endPeriod: number
  readonly reviewPeriods: number
  /** Units that arrived more than so many periods ago count as stale. */
  readonly stalePeriods: number
  /** Seed of what is random: lead times. The same for every rule. */
  readonly seed: number
  /** Absent: nothing is planned, or it is left aside. */
  readonly plan?: WorldPlan
}

/**
 * The lead time of the order for SKU `index` at the review of `period`: the same whichever rule orders, so that all
 * walk the same path. A hash of seed, SKU and period picks it.
 */
export function leadTimeAt(world: World, index: number, period: number): number {
  const { leadTime } = world.skus[index] ?? { leadTime: fixedLeadTime(1) }
  if (leadTime.periods.length === 1) return leadTime.periods[0] ?? 1
  let hash = Math.imul(world.seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35) ^ (period * 0x27d4eb2f)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  let drawn = ((hash ^ (hash >>> 15)) >>> 0) / 4294967296
  const total = leadTime.weights.reduce((sum, weight) => sum + weight, 0)
  for (let i = 0; i < leadTime.periods.length; i += 1) {
    drawn -= (leadTime.weights[i] ?? 0) / total
    if (drawn < 0) return leadTime.periods[i] ?? 1
  }
  return leadTime.periods.at(-1) ?? 1
}
