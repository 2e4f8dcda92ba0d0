import { mixture } from '../distributions/combine.ts'
import type { CountDistribution, Distribution } from '../distributions/distribution.ts'
import { logit, serviceLevelOf } from '../policy/closed-loop.ts'
import { lastingLevels } from '../policy/lasting-levels.ts'
import { type LotDemand, lotProtection } from '../sparse/lot-demand.ts'
import type { LeadTime } from './world.ts'

// Log odds of the service levels that are kept: from one in two up, five to each unit.
const STEP = 0.2
const LEVELS = Array.from({ length: 40 }, (_, i) => serviceLevelOf(i * STEP))

/** Order-up-to levels of demand in lots at rising service levels: a few bytes for what would be a table of chances. */
export function lotLevels(lots: LotDemand, terms: { leadTime: LeadTime; reviewPeriods: number }): Float32Array {
  const { leadTime, reviewPeriods } = terms
  const over = (periods: number): CountDistribution =>
    counted(
      leadTime.periods.map((lead, i) => ({
        weight: leadTime.weights[i] ?? 0,
        distribution: lotProtection(lots, 0, lead + periods),
      })),
    )
  return Float32Array.from(lastingLevels({ untilArrival: over(0), untilNext: over(reviewPeriods) }, LEVELS))
}

/** The level of a service level, between two that are kept on a straight line. */
export function lotOrderUpTo(levels: Float32Array, serviceLevel: number): number {
  const at = Math.min(levels.length - 1, Math.max(0, logit(serviceLevel) / STEP))
  const low = Math.floor(at)
  const here = levels[low] ?? 0
  return Math.ceil(here + (at - low) * ((levels[low + 1] ?? here) - here) - 1e-6)
}

function counted(parts: readonly { weight: number; distribution: CountDistribution }[]): CountDistribution {
  const [only] = parts
  if (parts.length === 1 && only) return only.distribution
  const mixed: Distribution = mixture(parts)
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const pmf = (units: number): number =>
    parts.reduce((sum, { weight, distribution }) => sum + (weight / total) * distribution.pmf(units), 0)
  return { ...mixed, pmf }
}
