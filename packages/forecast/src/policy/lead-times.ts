import { mixture } from '../distributions/combine.ts'
import type { Distribution } from '../distributions/distribution.ts'

/** How long deliveries take: each number of periods with its probability. */
export interface LeadTimes {
  readonly periods: readonly number[]
  readonly chances: readonly number[]
}

/** What is known of a supplier. */
export interface LeadTimeRecord {
  /** Periods that he promises. */
  readonly promisedPeriods: number
  /** Periods that his deliveries took, in the order they came. */
  readonly observedPeriods: readonly number[]
}

// As many deliveries as the promise weighs: after five the receipts say as much as the promise does.
const PROMISE_WEIGHT = 5
// A delivery counts half after a dozen further ones: suppliers change.
const FADE = 0.5 ** (1 / 12)
// What a promise is worth before anything was seen: most come on the day, some a period later, few later still.
const LATENESS: readonly { readonly later: number; readonly chance: number }[] = [
  { later: 0, chance: 0.8 },
  { later: 1, chance: 0.14 },
  { later: 2, chance: 0.06 },
]

/**
 * The lead time to plan with: the supplier's own receipts, the newest weighing most, shrunk to his promise with the
 * usual lateness (a Dirichlet prior). No receipts: the promise. Never less than one period.
 */
export function learntLeadTimes(record: LeadTimeRecord): LeadTimes {
  const weights = new Map<number, number>()
  const add = (periods: number, weight: number): void => {
    const at = Math.max(1, Math.round(periods))
    weights.set(at, (weights.get(at) ?? 0) + weight)
  }
  for (const { later, chance } of LATENESS) add(record.promisedPeriods + later, PROMISE_WEIGHT * chance)
  const count = record.observedPeriods.length
  record.observedPeriods.forEach((periods, i) => {
    add(periods, FADE ** (count - 1 - i))
  })
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const periods = [...weights.keys()].sort((a, b) => a - b)
  return { periods, chances: periods.map((at) => (weights.get(at) ?? 0) / total) }
}

/** Mean number of periods. */
export function meanLeadTime(leadTimes: LeadTimes): number {
  return leadTimes.periods.reduce((sum, periods, i) => sum + periods * (leadTimes.chances[i] ?? 0), 0)
}

/** The number of periods that deliveries stay within with a probability. */
export function leadTimeWithin(leadTimes: LeadTimes, probability: number): number {
  let sum = 0
  for (let i = 0; i < leadTimes.periods.length; i += 1) {
    sum += leadTimes.chances[i] ?? 0
    if (sum >= probability - 1e-9) return leadTimes.periods[i] ?? 1
  }
  return leadTimes.periods.at(-1) ?? 1
}

/**
 * Demand until an order of the next review could arrive, over all lead times: the mixture of the demand of each length
 * (not its moments: a supplier who is late one time in five is not one who is always a little late).
 */
export function protectionOver(
  leadTimes: LeadTimes,
  reviewPeriods: number,
  demandOver: (periods: number) => Distribution,
): Distribution {
  return mixture(
    leadTimes.periods.map((periods, i) => ({
      weight: leadTimes.chances[i] ?? 0,
      distribution: demandOver(periods + reviewPeriods),
    })),
  )
}
