import type { Distribution } from '../distributions/distribution.ts'
import { type DemandSpread, expectedShortUnits } from './demand-spread.ts'
import { lastingUnits } from './lasting-levels.ts'
import { acceptedUnits, type QuantityTerms } from './order-quantity.ts'

/** What is there and what is on its way. `owedUnits` are promised to buyers already and will leave. */
export interface StockPosition {
  readonly onHandUnits: number
  readonly incomingUnits: number
  readonly owedUnits: number
}

/** One SKU at one location, at the moment of a review. */
export interface StockPlanRequest {
  /** Demand from now until an order of the *next* review could arrive: lead time + review periods. */
  readonly protection: DemandSpread
  /** How many periods that is. */
  readonly protectionPeriods: number
  /** Demand until an order placed now arrives, and until the next one does: then the level is what lasts (`lasting-levels.ts`), not the quantile. */
  readonly lasting?: { readonly untilArrival: Distribution; readonly untilNext: Distribution }
  /** Probability that the stock lasts through those periods (0 < level < 1); from `service-levels.ts`. */
  readonly serviceLevel: number
  readonly position: StockPosition
  readonly terms: QuantityTerms
  /** Never plan for less than this much stock: 1 shows a slow seller, 0 lets it go. */
  readonly floorUnits: number
  /** A quantity worth ordering at once (economic order quantity), 0 for none. */
  readonly batchUnits?: number
  /** Units on hand or incoming that are expected to expire unsold within those periods (`expiry.ts`). */
  readonly expiringUnits?: number
  /** Most units that can be sold before they expire, counted from their arrival; absent: they keep. */
  readonly sellableUnitsMax?: number
}

/** Why the plan is as it is, the strongest fact first. A screen words them; the numbers are in the plan. */
export type StockPlanFact =
  | { readonly code: 'not_stocked' }
  | { readonly code: 'enough' }
  | { readonly code: 'below_reorder_point'; readonly missingUnits: number }
  | { readonly code: 'floor'; readonly units: number }
  | { readonly code: 'expiring'; readonly units: number }
  | { readonly code: 'raised_to_minimum'; readonly byUnits: number }
  | { readonly code: 'raised_to_pack'; readonly byUnits: number }
  | { readonly code: 'limited_by_shelf_life'; readonly byUnits: number }

/** What to keep and what to order. All units are whole. */
export interface StockPlan {
  /** What the order-up-to level holds above the expected demand of the protected periods. */
  readonly safetyStockUnits: number
  /** Order when what is on hand and incoming, less what is owed, falls below this. */
  readonly reorderPointUnits: number
  readonly orderUpToUnits: number
  readonly orderUnits: number
  /** Lost sales expected in the protected periods without the order, and with it. */
  readonly expectedShortUnits: number
  readonly expectedShortUnitsAfter: number
  /** Periods that the position lasts at the expected rate, before and after the order; null when nothing is expected to sell. */
  readonly coverPeriods: number | null
  readonly coverPeriodsAfter: number | null
  readonly facts: readonly StockPlanFact[]
}

/**
 * The (R, S) rule with the quantile of demand over lead time and review as S, and (s, nQ) with `batchUnits`: decides how
 * much to order now. What will expire does not count as stock (Broekmeulen and van Donselaar, Computers & OR 36 (2009));
 * packs and minimum round up, unless the units would expire: then fewer packs. Same request, same plan.
 */
export function planStock(request: StockPlanRequest): StockPlan {
  const { protection, position, protectionPeriods } = request
  const quantile = request.lasting
    ? lastingUnits(request.lasting, request.serviceLevel)
    : Math.ceil(protection.quantile(request.serviceLevel) - 1e-9)
  const reorderPointUnits = Math.max(0, request.floorUnits, quantile)
  const orderUpToUnits = reorderPointUnits + Math.max(0, (request.batchUnits ?? 0) - 1)
  const expiringUnits = Math.max(0, request.expiringUnits ?? 0)
  const positionUnits = position.onHandUnits + position.incomingUnits - position.owedUnits
  const usableUnits = positionUnits - expiringUnits
  const missingUnits = usableUnits < reorderPointUnits ? Math.ceil(orderUpToUnits - usableUnits - 1e-9) : 0
  const order = orderOf(missingUnits, request)
  const perPeriod = protection.mean / protectionPeriods
  const cover = (units: number): number | null => (perPeriod > 0 ? Math.max(0, units) / perPeriod : null)
  return {
    safetyStockUnits: Math.max(0, Math.round(reorderPointUnits - protection.mean)),
    reorderPointUnits,
    orderUpToUnits,
    orderUnits: order.units,
    expectedShortUnits: shortUnits(protection, usableUnits),
    expectedShortUnitsAfter: shortUnits(protection, usableUnits + order.units),
    coverPeriods: cover(usableUnits),
    coverPeriodsAfter: cover(usableUnits + order.units),
    facts: factsOf(request, { quantile, missingUnits, expiringUnits, order }),
  }
}

interface Order {
  readonly units: number
  readonly minimumByUnits: number
  readonly packByUnits: number
  readonly shelfLifeByUnits: number
}

/** Rounds to what the supplier accepts; when that would outlive the shelf life, to the largest accepted that would not. */
function orderOf(missingUnits: number, request: StockPlanRequest): Order {
  const { terms, sellableUnitsMax } = request
  const wanted = acceptedUnits(missingUnits, terms)
  const minimumByUnits = missingUnits > 0 ? Math.max(0, terms.minimumUnits - missingUnits) : 0
  const packByUnits = Math.max(0, wanted - missingUnits - minimumByUnits)
  if (sellableUnitsMax === undefined || wanted <= sellableUnitsMax) {
    return { units: wanted, minimumByUnits, packByUnits, shelfLifeByUnits: 0 }
  }
  const pack = Math.max(1, terms.packUnits)
  const fitting = Math.floor(sellableUnitsMax / pack + 1e-9) * pack
  const units = fitting >= terms.minimumUnits ? Math.max(0, fitting) : 0
  return { units, minimumByUnits: 0, packByUnits: 0, shelfLifeByUnits: wanted - units }
}

function shortUnits(demand: DemandSpread, units: number): number {
  return Math.min(demand.mean, expectedShortUnits(demand, Math.max(0, units)))
}

interface Findings {
  readonly quantile: number
  readonly missingUnits: number
  readonly expiringUnits: number
  readonly order: Order
}

function factsOf(request: StockPlanRequest, findings: Findings): StockPlanFact[] {
  const { quantile, missingUnits, expiringUnits, order } = findings
  const facts: StockPlanFact[] = []
  if (missingUnits > 0) facts.push({ code: 'below_reorder_point', missingUnits })
  else facts.push(request.floorUnits <= 0 && quantile <= 0 ? { code: 'not_stocked' } : { code: 'enough' })
  if (request.floorUnits > quantile) facts.push({ code: 'floor', units: request.floorUnits })
  if (expiringUnits > 0) facts.push({ code: 'expiring', units: expiringUnits })
  if (order.minimumByUnits > 0) facts.push({ code: 'raised_to_minimum', byUnits: order.minimumByUnits })
  if (order.packByUnits > 0) facts.push({ code: 'raised_to_pack', byUnits: order.packByUnits })
  if (order.shelfLifeByUnits > 0) facts.push({ code: 'limited_by_shelf_life', byUnits: order.shelfLifeByUnits })
  return facts
}
