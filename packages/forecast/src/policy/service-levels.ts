import { serviceLevelOf } from './closed-loop.ts'
import type { DemandSpread } from './demand-spread.ts'
import { expectedShortUnits } from './demand-spread.ts'

/** One SKU of a range (or of an even sample of it) when service levels are set. */
export interface RangeItem {
  /** Demand over lead time and review: what the stock has to last for. */
  readonly protection: DemandSpread
  readonly protectionPeriods: number
  readonly reviewPeriods: number
  /** Cost of having one unit in stock. */
  readonly unitCost: number
  /** What a unit counts in the fill rate: 1 for a rate of units, its price for a rate of money. */
  readonly weight: number
  readonly floorUnits: number
}

/** What a choice of levels comes to. */
export interface RangeResult {
  /** Common log odds: the level of a SKU follows with `levelOfItem`. */
  readonly logOdds: number
  readonly expectedFill: number
  /** Cost of all order-up-to levels. */
  readonly stockValue: number
}

// Bounds of the search: service levels from about 0.27 to 0.99995 for a SKU whose cost is its weight.
const LOG_ODDS = { low: -1, high: 10 }
const ROUNDS = 40

/**
 * The service level of one SKU under common log odds. The odds of running out, (1 − τ)/τ, go with cost over weight (the
 * newsvendor's first-order condition with one price for the whole range): dear goods that count little are stocked less.
 */
export function levelOfItem(logOdds: number, item: { readonly unitCost: number; readonly weight: number }): number {
  if (!(item.unitCost > 0) || !(item.weight > 0)) return serviceLevelOf(logOdds)
  return serviceLevelOf(logOdds - Math.log(item.unitCost / item.weight))
}

/**
 * The cheapest levels that reach a fill rate over the whole range: bisection on the one multiplier that the equal-odds
 * rule leaves free. Costs and weights may be in any unit; only their ratio to the range's average matters.
 */
export function levelsForFill(items: readonly RangeItem[], targetFill: number): RangeResult {
  const usual = averageRatio(items)
  const scaled = items.map((item) => ({ ...item, unitCost: item.unitCost / usual }))
  let { low, high } = LOG_ODDS
  for (let round = 0; round < ROUNDS; round += 1) {
    const middle = (low + high) / 2
    if (fillAt(scaled, middle) >= targetFill) high = middle
    else low = middle
  }
  const logOdds = high + Math.log(usual)
  return { logOdds, expectedFill: fillAt(items, logOdds), stockValue: valueAt(items, logOdds) }
}

/**
 * The fill rate that a budget for the stock of a range buys at most, and the levels that give it. Levels do not fall below
 * one half: a budget that does not pay for that is exceeded, as `stockValue` then says.
 */
export function levelsForBudget(items: readonly RangeItem[], budget: number): RangeResult {
  const usual = averageRatio(items)
  let low = LOG_ODDS.low + Math.log(usual)
  let high = LOG_ODDS.high + Math.log(usual)
  if (valueAt(items, high) <= budget) low = high
  for (let round = 0; round < ROUNDS && low < high; round += 1) {
    const middle = (low + high) / 2
    if (valueAt(items, middle) <= budget) low = middle
    else high = middle
  }
  return { logOdds: low, expectedFill: fillAt(items, low), stockValue: valueAt(items, low) }
}

/** The order-up-to level of a SKU under common log odds. */
export function orderUpToOf(item: RangeItem, logOdds: number): number {
  const quantile = Math.ceil(item.protection.quantile(levelOfItem(logOdds, item)) - 1e-9)
  return Math.max(item.floorUnits, quantile)
}

/** Expected fill: what is short at the end of a replenishment, less what was short already when it was ordered. */
function fillAt(items: readonly RangeItem[], logOdds: number): number {
  let demanded = 0
  let short = 0
  for (const item of items) {
    const perPeriod = item.protection.mean / item.protectionPeriods
    const demand = perPeriod * item.reviewPeriods
    const units = orderUpToOf(item, logOdds)
    // Nearly all of what is short over the protected periods is short in the last of them, just before the delivery.
    const lost = Math.min(demand, expectedShortUnits(item.protection, units))
    demanded += item.weight * demand
    short += item.weight * lost
  }
  return demanded > 0 ? 1 - short / demanded : 1
}

function valueAt(items: readonly RangeItem[], logOdds: number): number {
  return items.reduce((sum, item) => sum + item.unitCost * orderUpToOf(item, logOdds), 0)
}

function averageRatio(items: readonly RangeItem[]): number {
  const ratios = items.map(({ unitCost, weight }) => (unitCost > 0 && weight > 0 ? Math.log(unitCost / weight) : 0))
  return ratios.length === 0 ? 1 : Math.exp(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length)
}
