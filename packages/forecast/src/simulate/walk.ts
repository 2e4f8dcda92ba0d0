import { acceptedUnits } from '../policy/order-quantity.ts'
import { addLayer, emptyShelf, expire, olderUnits, orderTo, receive, type Shelf, sell } from './shelf.ts'
import { leadTimeAt, longestPeriods, type World } from './world.ts'

/**
 * Decides how many units of SKU `index` to order at the start of `period`, after the day's delivery and before its
 * demand. May look at anything known by then; never at that period's demand or later. Packs are applied by the walk.
 */
export type OrderRule = (index: number, period: number, shelf: Shelf) => number

/** What happened to each SKU in the scored periods, one number per SKU. */
export interface Outcome {
  readonly demandUnits: Float64Array
  readonly soldUnits: Float64Array
  /** Sum over periods of the units left at its end. */
  readonly stockUnitPeriods: Float64Array
  readonly staleUnitPeriods: Float64Array
  readonly receivedUnits: Float64Array
  readonly expiredUnits: Float64Array
  readonly orders: Float64Array
  readonly demandPeriods: Float64Array
  readonly servedPeriods: Float64Array
}

/** A simulation under way: the shelves, and what was counted so far. */
export interface Walk {
  readonly world: World
  readonly shelves: readonly Shelf[]
  readonly outcome: Outcome
  /** Units sold per SKU and period from `startPeriod`: what a shop without demand records would see. */
  readonly sold: Float64Array
  /** 1 where the SKU ran out in that period. */
  readonly ranOut: Uint8Array
}

/** Empty shelves, nothing counted. */
export function beginWalk(world: World): Walk {
  const count = world.skus.length
  const counts = (): Float64Array => new Float64Array(count)
  const periods = world.endPeriod - world.startPeriod
  return {
    world,
    shelves: world.skus.map((sku) => emptyShelf(longestPeriods(sku.leadTime))),
    outcome: {
      demandUnits: counts(),
      soldUnits: counts(),
      stockUnitPeriods: counts(),
      staleUnitPeriods: counts(),
      receivedUnits: counts(),
      expiredUnits: counts(),
      orders: counts(),
      demandPeriods: counts(),
      servedPeriods: counts(),
    },
    sold: new Float64Array(count * periods),
    ranOut: new Uint8Array(count * periods),
  }
}

/**
 * Walks every SKU from period `from` to before `to`: receive, expire, order, sell what is there, lose the rest, count.
 * At `startPeriod` a shelf begins with what the rule would order for an empty one.
 */
export function walkPeriods(walk: Walk, rule: OrderRule, span: { from: number; to: number }): void {
  for (let index = 0; index < walk.shelves.length; index += 1) {
    for (let period = span.from; period < span.to; period += 1) walkOne(walk, rule, { index, period })
  }
}

/** The whole simulation with one rule. */
export function walkAll(world: World, rule: OrderRule): Walk {
  const walk = beginWalk(world)
  walkPeriods(walk, rule, { from: world.startPeriod, to: world.endPeriod })
  return walk
}

function walkOne(walk: Walk, rule: OrderRule, at: { index: number; period: number }): void {
  const { world } = walk
  const { index, period } = at
  const sku = world.skus[index]
  const shelf = walk.shelves[index]
  if (!sku || !shelf || period < sku.firstPeriod) return
  const isFirst = period === Math.max(world.startPeriod, sku.firstPeriod)
  if (isFirst && period === world.startPeriod) addLayer(shelf, period, Math.max(0, rule(index, period, shelf)))
  const received = receive(shelf, period)
  const expired = sku.shelfLifePeriods === undefined ? 0 : expire(shelf, period, sku.shelfLifePeriods)
  let ordered = 0
  if ((period - world.startPeriod) % world.reviewPeriods === 0) {
    ordered = acceptedUnits(Math.ceil(rule(index, period, shelf) - 1e-9), sku.terms)
    if (ordered > 0) orderTo(shelf, period + leadTimeAt(world, index, period), ordered)
  }
  const demand = sku.demand[period] ?? 0
  const sold = sell(shelf, demand)
  const cell = index * (world.endPeriod - world.startPeriod) + period - world.startPeriod
  walk.sold[cell] = sold
  walk.ranOut[cell] = shelf.onHandUnits <= 0 ? 1 : 0
  if (period >= world.scorePeriod) count(walk, at, { demand, sold, received, expired, ordered })
}

interface Happened {
  readonly demand: number
  readonly sold: number
  readonly received: number
  readonly expired: number
  readonly ordered: number
}

function count(walk: Walk, at: { index: number; period: number }, happened: Happened): void {
  const { outcome, world } = walk
  const { index, period } = at
  const shelf = walk.shelves[index]
  if (!shelf) return
  const add = (column: Float64Array, units: number): void => {
    column[index] = (column[index] ?? 0) + units
  }
  add(outcome.stockUnitPeriods, shelf.onHandUnits)
  if (shelf.onHandUnits > 0) add(outcome.staleUnitPeriods, olderUnits(shelf, period, world.stalePeriods))
  if (happened.received > 0) add(outcome.receivedUnits, happened.received)
  if (happened.expired > 0) add(outcome.expiredUnits, happened.expired)
  if (happened.ordered > 0) add(outcome.orders, 1)
  if (happened.demand > 0) {
    add(outcome.demandUnits, happened.demand)
    add(outcome.soldUnits, happened.sold)
    add(outcome.demandPeriods, 1)
    if (happened.sold >= happened.demand) add(outcome.servedPeriods, 1)
  }
}
