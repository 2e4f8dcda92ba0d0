import { ceilUnits, type CountDistribution, type Distribution } from '../distributions/distribution.ts'

/** Demand that an order-up-to level has to meet. */
export interface LastingDemand {
  /** From now until an order placed now arrives. */
  readonly untilArrival: CountDistribution
  /** From now until the next order arrives. */
  readonly untilNext: CountDistribution
}

// Levels looked at between none and what the demand hardly ever exceeds.
const STEPS_MAX = 400
const HARDLY_EVER = 0.99995

/**
 * For each service level (rising) the least stock that, having lasted until the delivery, lasts to the next one with that
 * probability: P(D ≤ S until the next delivery) ≥ level · P(D ≤ S until this one).
 *
 * It is the marginal reasoning of a range: the S-th unit saves the sales that come in the review just when S − 1 were
 * asked for before, P(D₁ < S) − P(D₂ < S), and stands on the shelf with P(D₂ < S); units are worth having while the
 * first over the second is above one number for the whole range, (1 − level) / level. Where nothing is asked for before
 * the delivery this is the newsvendor's quantile; the longer the lead time against the review, the more that would hold.
 */
export function lastingLevels(demand: LastingDemand, serviceLevels: readonly number[]): Float64Array {
  const { untilArrival, untilNext } = demand
  const most = untilNext.quantile(HARDLY_EVER)
  const step = Math.max(1, Math.ceil(most / STEPS_MAX))
  const count = Math.ceil(most / step) + 1
  const lasting = new Float64Array(count)
  for (let at = count - 1, least = 1; at >= 0; at -= 1) {
    const before = untilArrival.cdf(at * step)
    const lasts = before > 0 ? untilNext.cdf(at * step) / before : 0
    // Lots leave plateaus; what a greater stock would not keep up is not reached yet.
    least = Math.min(least, lasts)
    lasting[at] = least
  }
  let at = 0
  return Float64Array.from(serviceLevels, (level) => {
    while (at < count - 1 && (lasting[at] ?? 1) < level - 1e-12) at += 1
    return at * step
  })
}

// Steps down from the quantile: a hundredth of it at a time is finer than any forecast.
const DOWN_STEPS_MAX = 100

/**
 * The same for one service level and any demand: walks down from the quantile of the demand until the next delivery, which always lasts, for as long as a
 * smaller stock still does.
 */
export function lastingUnits(
  { untilArrival, untilNext }: { readonly untilArrival: Distribution; readonly untilNext: Distribution },
  serviceLevel: number,
): number {
  let units = ceilUnits(untilNext.quantile(serviceLevel))
  const step = Math.max(1, Math.ceil(units / DOWN_STEPS_MAX))
  const lasts = (stock: number) => untilNext.cdf(stock) >= serviceLevel * untilArrival.cdf(stock) - 1e-12
  while (units >= step && lasts(units - step)) units -= step
  return units
}
