// As much as this many deliveries weighs the supplier's own promise.
const PROMISE_WEIGHT = 4
const DAYS_MAX = 120

/** How long a supplier takes, learnt: probability of each number of days from order to goods, `share[i]` for `days[i]`. */
export type LeadTime = {
  readonly days: readonly number[]
  readonly shares: readonly number[]
  readonly meanDays: number
  /** In nine of ten cases it takes at most so long. */
  readonly p90Days: number
  /** Deliveries it was learnt from. */
  readonly deliveryCount: number
}

/**
 * The lead time to plan with [BUY-14]: what deliveries took, shrunk to what the supplier promises. The promise counts as much as four deliveries,
 * so a new supplier is believed, and one that is late loses that by and by.
 */
export function learntLeadTime(promisedDays: number, actualDays: readonly number[]): LeadTime {
  const weights = new Map<number, number>([[whole(promisedDays), PROMISE_WEIGHT]])
  for (const taken of actualDays) weights.set(whole(taken), (weights.get(whole(taken)) ?? 0) + 1)
  const total = PROMISE_WEIGHT + actualDays.length
  const days = [...weights.keys()].sort((a, b) => a - b)
  const shares = days.map((day) => (weights.get(day) ?? 0) / total)
  const meanDays = days.reduce((sum, day, index) => sum + day * (shares[index] ?? 0), 0)
  return { days, shares, meanDays, p90Days: quantile(days, shares, 0.9), deliveryCount: actualDays.length }
}

function quantile(days: readonly number[], shares: readonly number[], level: number): number {
  let sum = 0
  for (const [index, day] of days.entries()) {
    sum += shares[index] ?? 0
    if (sum >= level - 1e-9) return day
  }
  return days.at(-1) ?? 0
}

function whole(days: number): number {
  return Math.min(DAYS_MAX, Math.max(0, Math.round(days)))
}
