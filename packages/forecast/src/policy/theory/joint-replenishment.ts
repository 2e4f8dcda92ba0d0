/** Items of one supplier: one cost per order and one per item on it. */
export interface JointItems {
  readonly sharedFixedCost: number
  readonly individualFixedCosts: readonly number[]
  readonly holdingCosts: readonly number[]
  readonly demandRates: readonly number[]
}

/** Order every `baseCycleTime`; item i on every `orderMultiples[i]`-th order. */
export interface JointPlan {
  readonly orderQuantities: readonly number[]
  readonly baseCycleTime: number
  readonly orderMultiples: readonly number[]
  readonly costPerTime: number
}

/** Silver's heuristic for joint replenishment (Management Science 22 (1976) 1351–1361). */
export function jointReplenishment(items: JointItems): JointPlan {
  const { sharedFixedCost, individualFixedCosts, holdingCosts, demandRates } = items
  const turnover = demandRates.map((rate, i) => rate * (holdingCosts[i] ?? 0))
  const ratio = (i: number): number => (individualFixedCosts[i] ?? 0) / (turnover[i] ?? 1)
  const first = demandRates.reduce((best, _, i) => (ratio(i) < ratio(best) ? i : best), 0)
  const base = (turnover[first] ?? 1) / (sharedFixedCost + (individualFixedCosts[first] ?? 0))
  const orderMultiples = demandRates.map((_, i) =>
    i === first ? 1 : Math.max(1, Math.round(Math.sqrt(ratio(i) * base))),
  )
  const fixed = orderMultiples.reduce((sum, m, i) => sum + (individualFixedCosts[i] ?? 0) / m, sharedFixedCost)
  const held = orderMultiples.reduce((sum, m, i) => sum + m * (turnover[i] ?? 0), 0)
  const baseCycleTime = Math.sqrt((2 * fixed) / held)
  return {
    orderQuantities: orderMultiples.map((m, i) => m * (demandRates[i] ?? 0) * baseCycleTime),
    baseCycleTime,
    orderMultiples,
    costPerTime: fixed / baseCycleTime + (held * baseCycleTime) / 2,
  }
}
