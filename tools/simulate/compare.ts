import { type ValueClass, valueBounds, valueClassOf } from '@onhand/forecast/policy/value-classes'
import { type CostRates, type Measures, measure } from '@onhand/forecast/simulate/measures'
import { type Interval, resampled } from '@onhand/forecast/simulate/resample'
import {
  type CurvePoint,
  coverAtFill,
  curveOf,
  pointOn,
  type Scale,
  type Sweep,
} from '@onhand/forecast/simulate/trade-off'
import type { Outcome } from '@onhand/forecast/simulate/walk'
import type { World } from '@onhand/forecast/simulate/world'

/** Fill rates at which the stock of the policies is compared. */
export const FILLS = [0.9, 0.95, 0.97, 0.98, 0.99] as const

/** Periods of stock that one policy needs at each of FILLS; null: it does not get there. */
export interface NeededStock {
  readonly policy: string
  readonly cover: readonly (number | null)[]
}

/** Our stock as a multiple of another policy's at the fill rate that ours achieved. */
export interface Ratio {
  readonly against: string
  readonly ratio: Interval | null
}

/** One class of SKUs in the achieved run, with how sure its fill rate is. */
export interface ClassResult {
  readonly name: ValueClass
  readonly measures: Measures
  readonly fill: Interval | null
}

/** How everything is compared: on which scale, at what cost. */
export interface Comparison {
  readonly world: World
  readonly scale: Scale
  readonly rates: CostRates
}

// Enough for a range of two digits; each takes as long as adding up the curves once.
const DRAWS = 200

/** Stock needed by each policy for the same fill rates. */
export function neededStock(comparison: Comparison, sweeps: readonly Sweep[]): NeededStock[] {
  return sweeps.map((one) => {
    const curve = curveOf(comparison.world, one, { weights: null, rates: comparison.rates })
    return { policy: one.policy, cover: FILLS.map((fill) => coverAtFill(curve, fill, comparison.scale)) }
  })
}

/** How much stock the achieved run took against each other policy at the same fill rate, with 90 % intervals over SKUs. */
export function ratiosOf(comparison: Comparison, achieved: Outcome, sweeps: readonly Sweep[]): Ratio[] {
  const { world, scale, rates } = comparison
  return sweeps.map((one) => ({
    against: one.policy,
    ratio: resampled(world.skus.length, { draws: DRAWS, seed: 1 }, (weights) => {
      const ours = pointOn(scale, measure(world, achieved, { weights, rates }))
      const theirs = coverAtFill(curveOf(world, one, { weights, rates }), ours.fill, scale)
      return theirs === null || theirs === 0 ? null : ours.cover / theirs
    }),
  }))
}

/** A number of the achieved run with its 90 % interval over SKUs. */
export function intervalOf(
  comparison: Comparison,
  outcome: Outcome,
  pick: (measures: Measures) => number,
): Interval | null {
  const { world, rates } = comparison
  return resampled(world.skus.length, { draws: DRAWS, seed: 1 }, (weights) =>
    pick(measure(world, outcome, { weights, rates })),
  )
}

/** The achieved run by class of turnover before the scored periods. */
export function classResults(comparison: Comparison, outcome: Outcome): ClassResult[] {
  const { world, rates } = comparison
  const turnover = world.skus.map(({ demand, unitPrice }) => {
    let units = 0
    for (let period = Math.max(0, 2 * world.scorePeriod - world.endPeriod); period < world.scorePeriod; period += 1) {
      units += demand[period] ?? 0
    }
    return units * unitPrice
  })
  const bounds = valueBounds(turnover)
  const classes = turnover.map((value) => valueClassOf(value, bounds))
  return (['A', 'B', 'C'] as const).map((name) => {
    const members = Float64Array.from(classes, (one) => (one === name ? 1 : 0))
    return {
      name,
      measures: measure(world, outcome, { weights: members, rates }),
      fill: resampled(world.skus.length, { draws: DRAWS, seed: 1 }, (weights) => {
        const both = weights.map((weight, i) => weight * (members[i] ?? 0))
        return pointOn(comparison.scale, measure(world, outcome, { weights: both, rates })).fill
      }),
    }
  })
}

/** The curve of each sweep over all SKUs. */
export function curvesOf(comparison: Comparison, sweeps: readonly Sweep[]): { policy: string; points: CurvePoint[] }[] {
  return sweeps.map((one) => ({
    policy: one.policy,
    points: curveOf(comparison.world, one, { weights: null, rates: comparison.rates }),
  }))
}
