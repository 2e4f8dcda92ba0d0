/** A lot that repeats: how much, what it costs per unit of time, how long it lasts. */
export interface Lot {
  readonly orderQuantity: number
  readonly costPerTime: number
  readonly cycleTime: number
}

/** Fixed cost of an order, cost of holding a unit for a unit of time, demand per unit of time. */
export interface LotCosts {
  readonly fixedCost: number
  readonly holdingCost: number
  readonly demandRate: number
}

/** Economic order quantity (Harris 1913): √(2Kλ/h). */
export function economicOrder(costs: LotCosts): Lot {
  const orderQuantity = Math.sqrt((2 * costs.fixedCost * costs.demandRate) / costs.holdingCost)
  return {
    orderQuantity,
    costPerTime: economicOrderCost(costs, orderQuantity),
    cycleTime: orderQuantity / costs.demandRate,
  }
}

/** Cost per unit of time of any order quantity: Kλ/Q + hQ/2. */
export function economicOrderCost(costs: LotCosts, orderQuantity: number): number {
  return (costs.fixedCost * costs.demandRate) / orderQuantity + (costs.holdingCost * orderQuantity) / 2
}

/** The same with planned back-orders at `stockoutCost` per unit and time; which share of a cycle is back-ordered. */
export function economicOrderWithBackorders(
  costs: LotCosts & { readonly stockoutCost: number },
): Lot & { readonly stockoutFraction: number; readonly maxShortage: number } {
  const { fixedCost, holdingCost, stockoutCost, demandRate } = costs
  const both = holdingCost + stockoutCost
  const orderQuantity = Math.sqrt((2 * fixedCost * demandRate * both) / (holdingCost * stockoutCost))
  const stockoutFraction = holdingCost / both
  return {
    orderQuantity,
    stockoutFraction,
    maxShortage: stockoutFraction * orderQuantity,
    costPerTime: Math.sqrt((2 * fixedCost * demandRate * holdingCost * stockoutCost) / both),
    cycleTime: orderQuantity / demandRate,
  }
}

/** Economic production quantity (Taft 1918): the lot is made at a finite rate while it sells. */
export function economicProduction(
  costs: LotCosts & { readonly productionRate: number },
): Lot & { readonly maxInventory: number } {
  const { fixedCost, holdingCost, demandRate, productionRate } = costs
  const left = 1 - demandRate / productionRate
  const orderQuantity = Math.sqrt((2 * fixedCost * demandRate) / (holdingCost * left))
  return {
    orderQuantity,
    maxInventory: orderQuantity * left,
    costPerTime: Math.sqrt(2 * fixedCost * demandRate * holdingCost * left),
    cycleTime: orderQuantity / demandRate,
  }
}
