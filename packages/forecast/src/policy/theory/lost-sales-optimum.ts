import { type DemandTable, totalUpTo } from '../demand-table.ts'

/** Periodic review, whole demand, lost sales: cost of a unit held over a period's end and of a unit lost. */
export interface LostSalesProblem {
  readonly holdingCost: number
  readonly penalty: number
  /** Periods from order to arrival, 1 or more. */
  readonly leadTime: number
  readonly demand: DemandTable
}

/** What is on hand after a delivery, and what is due in 1, 2, … lead time − 1 periods. */
export interface PipelineState {
  readonly onHandUnits: number
  readonly arrivals: readonly number[]
}

/** Long-run average cost per period of the best decisions, or of those of a given rule. */
export type Decide = (state: PipelineState) => number

const CLOSE = 1e-5
const ROUNDS_MAX = 5_000

/**
 * The exact least average cost per period by relative value iteration over stock and pipeline (Zipkin 2008, Operations
 * Research 56 (5)): the yardstick of lost-sales rules. No order is ever larger than the newsvendor's for one period, and
 * stock never larger than its for lead time and review (Zipkin, Theorem 4): that bounds the states.
 */
export function lostSalesOptimum(problem: LostSalesProblem): number {
  return averageCost(stateSpace(problem), null)
}

/** The exact average cost per period of a rule. Orders beyond the largest sensible one are cut to it. */
export function lostSalesCostOf(problem: LostSalesProblem, decide: Decide, orderMax?: number): number {
  const space = stateSpace(problem, orderMax)
  const orders = new Int32Array(space.size)
  for (let state = 0; state < space.size; state += 1) {
    orders[state] = Math.max(0, Math.min(space.orderMax, decide(space.stateOf(state))))
  }
  return averageCost(space, orders)
}

interface StateSpace {
  readonly size: number
  readonly orderMax: number
  readonly stockMax: number
  /** Pipelines: how many there are, of `leadTime` − 1 places each up to `orderMax`. */
  readonly pipelines: number
  readonly periodCost: Float64Array
  readonly demand: DemandTable
  readonly stateOf: (index: number) => PipelineState
}

function stateSpace(problem: LostSalesProblem, least = 0): StateSpace {
  const { demand, holdingCost, penalty, leadTime } = problem
  const fractile = penalty / (penalty + holdingCost)
  let orderMax = least
  while (totalUpTo(demand, orderMax) < fractile) orderMax += 1
  const stockMax = orderMax * (leadTime + 1)
  const places = leadTime - 1
  const pipelines = (orderMax + 1) ** places
  const periodCost = new Float64Array(stockMax + 1)
  for (let stock = 0; stock <= stockMax; stock += 1) {
    demand.probability.forEach((chance, units) => {
      const cost = holdingCost * Math.max(0, stock - units) + penalty * Math.max(0, units - stock)
      periodCost[stock] = (periodCost[stock] ?? 0) + chance * cost
    })
  }
  const stateOf = (index: number): PipelineState => {
    const arrivals: number[] = []
    let pipeline = index % pipelines
    for (let place = 0; place < places; place += 1) {
      arrivals.push(pipeline % (orderMax + 1))
      pipeline = Math.floor(pipeline / (orderMax + 1))
    }
    return { onHandUnits: Math.floor(index / pipelines), arrivals }
  }
  return { size: (stockMax + 1) * pipelines, orderMax, stockMax, pipelines, periodCost, demand, stateOf }
}

function averageCost(space: StateSpace, orders: Int32Array | null): number {
  let values = new Float64Array(space.size)
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const next = step(space, orders, values)
    let least = Number.POSITIVE_INFINITY
    let most = Number.NEGATIVE_INFINITY
    for (let i = 0; i < space.size; i += 1) {
      const moved = (next[i] ?? 0) - (values[i] ?? 0)
      if (moved < least) least = moved
      if (moved > most) most = moved
    }
    if (most - least < CLOSE) return (most + least) / 2
    const base = next[0] ?? 0
    values = next.map((value) => value - base)
  }
  return Number.NaN
}

/** One round: for each state the period's cost and the expected value of the next, under the best order or the rule's. */
function step(space: StateSpace, orders: Int32Array | null, values: Float64Array): Float64Array<ArrayBuffer> {
  const { pipelines, orderMax, stockMax } = space
  const kinds = orderMax + 1
  const next = new Float64Array(space.size)
  for (let pipeline = 0; pipeline < pipelines; pipeline += 1) {
    // With a lead time of one the order itself arrives next; else the first of the pipeline does, and the order joins it.
    const arriving = pipelines === 1 ? 0 : pipeline % kinds
    const rest = pipelines === 1 ? 0 : Math.floor(pipeline / kinds)
    for (let stock = 0; stock <= stockMax; stock += 1) {
      const state = stock * pipelines + pipeline
      const fixed = orders?.[state]
      let best = Number.POSITIVE_INFINITY
      for (let order = fixed ?? 0; order <= (fixed ?? orderMax); order += 1) {
        const joined = pipelines === 1 ? 0 : rest + order * (pipelines / kinds)
        const arrives = pipelines === 1 ? order : arriving
        best = Math.min(best, expectedValue(space, values, { stock, arrives, joined }))
      }
      next[state] = (space.periodCost[stock] ?? 0) + best
    }
  }
  return next
}

function expectedValue(
  space: StateSpace,
  values: Float64Array,
  move: { readonly stock: number; readonly arrives: number; readonly joined: number },
): number {
  const { demand, pipelines, stockMax } = space
  const at = (left: number): number => values[Math.min(stockMax, left + move.arrives) * pipelines + move.joined] ?? 0
  let expected = 0
  for (let units = 0; units < move.stock && units < demand.probability.length; units += 1) {
    expected += (demand.probability[units] ?? 0) * at(move.stock - units)
  }
  return expected + (1 - totalUpTo(demand, move.stock - 1)) * at(0)
}
