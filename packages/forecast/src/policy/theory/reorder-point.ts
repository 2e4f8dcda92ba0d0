import { normal } from '../../distributions/continuous.ts'
import { poisson } from '../../distributions/counts.ts'
import type { Distribution } from '../../distributions/distribution.ts'
import { normalCdf, normalPdf } from '../../distributions/special.ts'
import { economicOrder, economicOrderWithBackorders } from './eoq.ts'
import { newsvendorCost } from './newsvendor.ts'

/** Costs and demand of a continuously watched SKU; demand per unit of time is normal, back-orders wait. */
export interface ReorderProblem {
  readonly holdingCost: number
  readonly stockoutCost: number
  readonly fixedCost: number
  readonly demandMean: number
  readonly demandSd: number
  readonly leadTime: number
}

/** Order `orderQuantity` when the position falls to `reorderPoint`. */
export interface ReorderRule {
  readonly reorderPoint: number
  readonly orderQuantity: number
}

const ROUNDS_MAX = 500
const CLOSE = 1e-10

/** Exact cost per time of an (r, Q) rule (Zheng 1992): Kλ/Q plus the mean of the newsvendor cost over (r, r + Q). */
export function reorderCost(problem: ReorderProblem, rule: ReorderRule): number {
  const { holdingCost, stockoutCost, fixedCost, demandMean } = problem
  const { mean, sd } = leadTimeDemand(problem)
  const { reorderPoint: r, orderQuantity: q } = rule
  const held = holdingCost * (q * q * 0.5 + q * (r - mean))
  const short = (holdingCost + stockoutCost) * (secondLoss(r, mean, sd) - secondLoss(r + q, mean, sd))
  return (fixedCost * demandMean + held + short) / q
}

/** Expected-inventory-level approximation (Hadley and Whitin 1963; Snyder and Shen 5.3.2). Stock-outs cost per unit. */
export function reorderByExpectedLevel(problem: ReorderProblem): ReorderRule & { readonly costPerTime: number } {
  const { holdingCost, stockoutCost, fixedCost, demandMean } = problem
  const demand = leadTimeDemandOf(problem)
  let orderQuantity = economicOrder({ fixedCost, holdingCost, demandRate: demandMean }).orderQuantity
  let reorderPoint = demand.mean
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    reorderPoint = demand.quantile(1 - (orderQuantity * holdingCost) / (stockoutCost * demandMean))
    const next = Math.sqrt((2 * demandMean * (fixedCost + stockoutCost * demand.loss(reorderPoint))) / holdingCost)
    if (Math.abs(next - orderQuantity) < CLOSE) break
    orderQuantity = next
  }
  const short = demand.loss(reorderPoint)
  const costPerTime =
    holdingCost * (reorderPoint - demand.mean + orderQuantity / 2) +
    ((fixedCost + stockoutCost * short) * demandMean) / orderQuantity
  return { reorderPoint, orderQuantity, costPerTime }
}

/** Q of the lot model with back-orders, then the best r for it: where the newsvendor cost at r and r + Q is the same. */
export function reorderByBackorderLot(problem: ReorderProblem): ReorderRule {
  const { orderQuantity } = economicOrderWithBackorders({ ...problem, demandRate: problem.demandMean })
  const demand = leadTimeDemandOf(problem)
  const cost = (level: number): number => newsvendorCost(problem, demand, level)
  const best = demand.quantile(problem.stockoutCost / (problem.stockoutCost + problem.holdingCost))
  let low = best - orderQuantity
  let high = best
  for (let round = 0; round < ROUNDS_MAX && high - low > CLOSE; round += 1) {
    const middle = (low + high) / 2
    if (cost(middle) > cost(middle + orderQuantity)) low = middle
    else high = middle
  }
  return { reorderPoint: (low + high) / 2, orderQuantity }
}

/** Q of the lot model, r of the newsvendor over the lead time: lot and safety stock apart. */
export function reorderByLotAndSafetyStock(problem: ReorderProblem): ReorderRule {
  const { holdingCost, stockoutCost, fixedCost, demandMean } = problem
  return {
    reorderPoint: leadTimeDemandOf(problem).quantile(stockoutCost / (stockoutCost + holdingCost)),
    orderQuantity: economicOrder({ fixedCost, holdingCost, demandRate: demandMean }).orderQuantity,
  }
}

/** Loss-function approximation (Snyder and Shen 5.3.5): the exact conditions without the terms at r + Q. */
export function reorderByLoss(problem: ReorderProblem): ReorderRule {
  const { holdingCost, stockoutCost, fixedCost, demandMean } = problem
  const { mean, sd } = leadTimeDemand(problem)
  const demand = normal(mean, sd)
  const both = holdingCost + stockoutCost
  let orderQuantity = economicOrder({ fixedCost, holdingCost, demandRate: demandMean }).orderQuantity
  let reorderPoint = mean
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    reorderPoint = levelOfLoss(demand, (holdingCost * orderQuantity) / both, sd)
    const next = Math.sqrt((2 * (fixedCost * demandMean + both * secondLoss(reorderPoint, mean, sd))) / holdingCost)
    if (Math.abs(next - orderQuantity) < CLOSE) break
    orderQuantity = next
  }
  return { reorderPoint, orderQuantity }
}

/** The exact best (r, Q) for Poisson demand (Federgruen and Zheng 1992): levels join in the order of their cost. */
export function reorderForPoisson(
  problem: Omit<ReorderProblem, 'demandSd'>,
): ReorderRule & { readonly costPerTime: number } {
  const demand = poisson(problem.demandMean * problem.leadTime)
  const cost = (level: number): number => newsvendorCost(problem, demand, level)
  const best = demand.quantile(problem.stockoutCost / (problem.stockoutCost + problem.holdingCost))
  let low = best - 1
  let high = best
  let total = problem.fixedCost * problem.demandMean + cost(best)
  for (;;) {
    const orderQuantity = high - low
    const next = Math.min(cost(low), cost(high + 1))
    if (next >= total / orderQuantity) return { reorderPoint: low, orderQuantity, costPerTime: total / orderQuantity }
    if (cost(low) <= cost(high + 1)) low -= 1
    else high += 1
    total += next
  }
}

/** The level at which a demand is expected to exceed it by `short` units. */
export function levelOfLoss(demand: Distribution, short: number, scale: number): number {
  let low = demand.mean - short - scale
  let high = demand.mean + 12 * scale
  for (let round = 0; round < ROUNDS_MAX && high - low > CLOSE * scale; round += 1) {
    const middle = (low + high) / 2
    if (demand.loss(middle) > short) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function leadTimeDemand(problem: ReorderProblem): { mean: number; sd: number } {
  return { mean: problem.demandMean * problem.leadTime, sd: problem.demandSd * Math.sqrt(problem.leadTime) }
}

function leadTimeDemandOf(problem: ReorderProblem): Distribution {
  const { mean, sd } = leadTimeDemand(problem)
  return normal(mean, sd)
}

/** Second-order loss of the normal: ∫ E[(D − y)+] dy from x on. */
function secondLoss(x: number, mean: number, sd: number): number {
  const z = (x - mean) / sd
  return 0.5 * (((x - mean) ** 2 + sd * sd) * normalCdf(-z) - sd * (x - mean) * normalPdf(z))
}
