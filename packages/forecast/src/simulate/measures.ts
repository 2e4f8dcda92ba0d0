import type { Outcome } from './walk.ts'
import type { World } from './world.ts'

/** What a rule achieved and what it cost, over some SKUs. Shares are of 1; costs in the file's currency. */
export interface Measures {
  readonly skus: number
  readonly demandUnits: number
  /** Units sold of units demanded; the same in money; the mean over SKUs of their own share. */
  readonly unitFill: number
  readonly valueFill: number
  readonly meanSkuFill: number
  /** SKU-periods with demand in which all of it was served. */
  readonly periodFill: number
  /** Average stock at the end of a period, in units and at cost, and as periods of average demand. */
  readonly averageStockUnits: number
  readonly averageStockValue: number
  readonly coverPeriods: number
  readonly coverPeriodsByValue: number
  /** Of the stock, units that lay longer than `stalePeriods`. */
  readonly staleShare: number
  /** Of what was received, units that expired. */
  readonly wasteShare: number
  readonly ordersPerPeriod: number
  readonly holdingCost: number
  readonly orderingCost: number
  /** Price of what was demanded and not there. */
  readonly lostSalesValue: number
}

/** What holding and ordering cost. */
export interface CostRates {
  /** Cost of holding stock for one period, as a share of its value. */
  readonly holdingPerPeriod: number
  /** Cost of one order line, in the file's currency. */
  readonly perOrder: number
}

/** How often each SKU counts: 1 for all, 0 or 1 for a class, how often it was drawn in a resample. */
export type SkuWeights = ArrayLike<number> | null

/** Adds up an outcome over SKUs. */
export function measure(world: World, outcome: Outcome, options: { weights: SkuWeights; rates: CostRates }): Measures {
  const { weights, rates } = options
  const sums = { demand: 0, sold: 0, stock: 0, stale: 0, received: 0, expired: 0, orders: 0, busy: 0, served: 0 }
  const value = { demand: 0, cost: 0, sold: 0, stock: 0, lostSales: 0 }
  let skus = 0
  let fillSum = 0
  let fillCount = 0
  for (let i = 0; i < world.skus.length; i += 1) {
    const weight = weights === null ? 1 : (weights[i] ?? 0)
    const sku = world.skus[i]
    if (weight === 0 || !sku) continue
    const demand = weight * (outcome.demandUnits[i] ?? 0)
    const sold = weight * (outcome.soldUnits[i] ?? 0)
    const stock = weight * (outcome.stockUnitPeriods[i] ?? 0)
    skus += weight
    sums.demand += demand
    sums.sold += sold
    sums.stock += stock
    sums.stale += weight * (outcome.staleUnitPeriods[i] ?? 0)
    sums.received += weight * (outcome.receivedUnits[i] ?? 0)
    sums.expired += weight * (outcome.expiredUnits[i] ?? 0)
    sums.orders += weight * (outcome.orders[i] ?? 0)
    sums.busy += weight * (outcome.demandPeriods[i] ?? 0)
    sums.served += weight * (outcome.servedPeriods[i] ?? 0)
    value.demand += demand * sku.unitPrice
    value.cost += demand * sku.unitCost
    value.sold += sold * sku.unitPrice
    value.stock += stock * sku.unitCost
    value.lostSales += (demand - sold) * sku.unitPrice
    if (demand > 0) {
      fillSum += weight * (sold / demand)
      fillCount += weight
    }
  }
  const periods = world.endPeriod - world.scorePeriod
  const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 1)
  return {
    skus,
    demandUnits: sums.demand,
    unitFill: share(sums.sold, sums.demand),
    valueFill: share(value.sold, value.demand),
    meanSkuFill: share(fillSum, fillCount),
    periodFill: share(sums.served, sums.busy),
    averageStockUnits: sums.stock / periods,
    averageStockValue: value.stock / periods,
    coverPeriods: sums.demand > 0 ? sums.stock / sums.demand : 0,
    coverPeriodsByValue: value.cost > 0 ? value.stock / value.cost : 0,
    staleShare: sums.stock > 0 ? sums.stale / sums.stock : 0,
    wasteShare: sums.received > 0 ? sums.expired / sums.received : 0,
    ordersPerPeriod: sums.orders / periods,
    holdingCost: value.stock * rates.holdingPerPeriod,
    orderingCost: sums.orders * rates.perOrder,
    lostSalesValue: value.lostSales,
  }
}
