/** A supplier's price list: `unitCosts[j]` from `breakpoints[j]` units on; holding as a share of value per time. */
export interface PriceBreaks {
  readonly fixedCost: number
  readonly holdingCostRate: number
  readonly demandRate: number
  /** Rising, the first 0. */
  readonly breakpoints: readonly number[]
  readonly unitCosts: readonly number[]
}

/** The best lot, and in which row of the price list. Cost per time includes the goods. */
export interface DiscountedLot {
  readonly orderQuantity: number
  readonly region: number
  readonly costPerTime: number
}

/** The lower price holds for all units of the order (Snyder and Shen 2019, section 3.4.1). */
export function allUnitsDiscount(prices: PriceBreaks): DiscountedLot {
  return bestOf(prices, (region, unitCost) => {
    const holding = prices.holdingCostRate * unitCost
    const best = Math.sqrt((2 * prices.fixedCost * prices.demandRate) / holding)
    const from = prices.breakpoints[region] ?? 0
    const before = prices.breakpoints[region + 1] ?? Number.POSITIVE_INFINITY
    if (best >= before) return null
    const orderQuantity = Math.max(best, from)
    const costPerTime =
      unitCost * prices.demandRate +
      (prices.fixedCost * prices.demandRate) / orderQuantity +
      (holding * orderQuantity) / 2
    return { orderQuantity, region, costPerTime }
  })
}

/** The lower price holds for the units beyond the break only (section 3.4.2). */
export function incrementalDiscount(prices: PriceBreaks): DiscountedLot {
  return bestOf(prices, (region, unitCost) => {
    const extra = extraCost(prices, region)
    const holding = prices.holdingCostRate * unitCost
    const orderQuantity = Math.sqrt((2 * (prices.fixedCost + extra) * prices.demandRate) / holding)
    const from = prices.breakpoints[region] ?? 0
    if (orderQuantity < from || orderQuantity >= (prices.breakpoints[region + 1] ?? Number.POSITIVE_INFINITY))
      return null
    const costPerTime =
      unitCost * prices.demandRate +
      (prices.holdingCostRate * extra) / 2 +
      ((prices.fixedCost + extra) * prices.demandRate) / orderQuantity +
      (holding * orderQuantity) / 2
    return { orderQuantity, region, costPerTime }
  })
}

/** What the first units cost more than at the price of `region`. */
function extraCost(prices: PriceBreaks, region: number): number {
  const { breakpoints, unitCosts } = prices
  let paid = 0
  for (let i = 0; i < region; i += 1) paid += (unitCosts[i] ?? 0) * ((breakpoints[i + 1] ?? 0) - (breakpoints[i] ?? 0))
  return paid - (unitCosts[region] ?? 0) * (breakpoints[region] ?? 0)
}

function bestOf(prices: PriceBreaks, lotOf: (region: number, unitCost: number) => DiscountedLot | null): DiscountedLot {
  const lots = prices.unitCosts.flatMap((unitCost, region) => lotOf(region, unitCost) ?? [])
  return lots.reduce((best, lot) => (lot.costPerTime < best.costPerTime ? lot : best), {
    orderQuantity: 0,
    region: -1,
    costPerTime: Number.POSITIVE_INFINITY,
  })
}
