import type { ReplenishmentSetting, TargetOf } from '@onhand/domain/forecasting/types'
import type { ValueBounds } from '@onhand/domain/forecasting/value-class'
import type { ComparedStock } from './compare-stock.ts'
import type { Rates } from '@onhand/forecast/demand/borrow'
import type { Distribution } from '@onhand/forecast/distributions/distribution'
import { lastingUnits } from '@onhand/forecast/policy/lasting-levels'

/** How a shop's SKUs are divided by value, and what an unserved unit is worth against a stored one. */
export type ShopPlan = ValueBounds & {
  /** The service level of a SKU is 1 / (1 + multiplier × cost of keeping a unit / worth of serving it). */
  readonly multiplier: number
  /** How the shop's SKUs sell a day: what new ones of no known category are expected to [FCT-35]. Absent: too few are known. */
  readonly rates?: Rates
  /** What the shop's own past says of the stock that this takes, worked out once a week [INS-18]. */
  readonly compared?: ComparedStock
}

/** A shop of which nothing is known yet. */
export const NEW_SHOP_PLAN: ShopPlan = { aMinor: 0, bMinor: 0, multiplier: 0.02 }

/** One SKU of the sample that a shop's multiplier is found with. */
export type SampledSku = {
  /** What it sold so far: what never sold says nothing about the target. */
  readonly soldUnits: number
  /** Demand until an order of the next review arrives, and until one placed now arrives. */
  readonly protection: Distribution
  readonly leadTime: Distribution
  readonly priceMinor: number
  readonly unitCostMinor: number
}

// Below and above these no stock rule makes sense: half of all days sold out, or more than demand's tail is known.
const LEVEL_MIN = 0.5
const LEVEL_MAX = 0.999
const HALVINGS = 40

/**
 * Finds the multiplier with which the whole shop reaches its fill target with the least money in stock [FCT-4]: the odds of running out are the same per
 * unit of money for every SKU, so what costs little to keep is kept most surely.
 */
export function multiplierFor(sample: readonly SampledSku[], setting: ReplenishmentSetting): number {
  const target = setting.targetPermille / 1000
  const sold = sample.filter((sku) => sku.soldUnits > 0)
  if (sold.length === 0) return NEW_SHOP_PLAN.multiplier
  let low = Math.log(1e-6)
  let high = Math.log(1e3)
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2
    if (fillOf(sold, setting, Math.exp(middle)) >= target) low = middle
    else high = middle
  }
  return Math.exp(low)
}

/** The probability with which a SKU's stock should last until the next delivery. */
export function serviceLevelOf(
  sku: Pick<SampledSku, 'priceMinor' | 'unitCostMinor'>,
  targetOf: TargetOf,
  multiplier: number,
): number {
  const level = 1 / (1 + multiplier * relativeCost(sku, targetOf))
  return Math.min(LEVEL_MAX, Math.max(LEVEL_MIN, level))
}

/** The share of the sample's demand that is served from stock. */
function fillOf(sample: readonly SampledSku[], { targetOf }: ReplenishmentSetting, multiplier: number): number {
  let served = 0
  let asked = 0
  for (const sku of sample) {
    const level = serviceLevelOf(sku, targetOf, multiplier)
    const units = lastingUnits({ untilArrival: sku.leadTime, untilNext: sku.protection }, level)
    const perReview = sku.protection.mean - sku.leadTime.mean
    const lost = Math.max(0, sku.protection.loss(units) - sku.leadTime.loss(units))
    const worth = targetOf === 'units' ? 1 : sku.priceMinor
    asked += perReview * worth
    served += Math.max(0, perReview - lost) * worth
  }
  return asked > 0 ? served / asked : 1
}

/** What a unit costs to keep for each unit of what is counted; 1 where no price is known. In units, per ten of the currency's large unit. */
function relativeCost(
  { priceMinor, unitCostMinor }: Pick<SampledSku, 'priceMinor' | 'unitCostMinor'>,
  targetOf: TargetOf,
): number {
  const cost = unitCostMinor > 0 ? unitCostMinor : priceMinor
  if (cost <= 0) return 1
  return targetOf === 'units' ? cost / TYPICAL_COST_MINOR : cost / Math.max(1, priceMinor)
}

const TYPICAL_COST_MINOR = 1000
