/** Known demand per period, cost of an order, cost of carrying a unit to the next period. */
export interface LotSizing {
  readonly holdingCost: number
  readonly fixedCost: number
  readonly demand: readonly number[]
}

/** The cheapest plan of orders for known demand (Wagner and Whitin 1958), by dynamic programming from the end. */
export function planLots(problem: LotSizing): { readonly orderQuantities: readonly number[]; readonly cost: number } {
  const { demand, fixedCost, holdingCost } = problem
  const periods = demand.length
  const best = new Array<number>(periods + 1).fill(0)
  const next = new Array<number>(periods + 1).fill(periods)
  for (let from = periods - 1; from >= 0; from -= 1) {
    let carried = 0
    best[from] = Number.POSITIVE_INFINITY
    for (let to = from + 1; to <= periods; to += 1) {
      carried += holdingCost * (to - 1 - from) * (demand[to - 1] ?? 0)
      const cost = fixedCost + carried + (best[to] ?? 0)
      if (cost < (best[from] ?? 0)) {
        best[from] = cost
        next[from] = to
      }
    }
  }
  const orderQuantities = new Array<number>(periods).fill(0)
  for (let from = 0; from < periods; from = next[from] ?? periods) {
    orderQuantities[from] = demand.slice(from, next[from]).reduce((sum, units) => sum + units, 0)
  }
  return { orderQuantities, cost: best[0] ?? 0 }
}
