import { economicOrder } from './theory/eoq.ts'
import { acceptedUnits, type QuantityTerms } from './order-quantity.ts'

/** One supplier's offer for a SKU. Money in minor units of one currency. */
export interface SupplyOffer<Id> {
  readonly supplier: Id
  readonly unitCostMinor: number
  readonly terms: QuantityTerms
  /** Cost of an order line with him: handling, freight, fees. */
  readonly orderCostMinor: number
  /** What has to be in stock above the expected demand because of his lead time: quantile less mean. */
  readonly safetyStockUnits: number
}

/** What the SKU needs, and what holding costs. */
export interface SupplyNeed {
  readonly demandUnitsPerPeriod: number
  /** Cost of holding for one period, as a share of the goods' value. */
  readonly holdingPerPeriod: number
  /** What is missing now: the first order is at least this. */
  readonly neededUnits: number
}

/** An offer with what it costs per period, everything counted. */
export interface RankedOffer<Id> {
  readonly offer: SupplyOffer<Id>
  readonly orderUnits: number
  readonly costPerPeriodMinor: number
  readonly parts: {
    readonly goodsMinor: number
    readonly orderingMinor: number
    readonly holdingMinor: number
  }
}

/**
 * Ranks the offers by total cost per period: goods, order lines, half a lot and the safety stock held. A cheap price
 * with a large minimum or a long lead time is paid for in stock. Equal cost: the smaller order first.
 */
export function rankSuppliers<Id>(offers: readonly SupplyOffer<Id>[], need: SupplyNeed): RankedOffer<Id>[] {
  return offers
    .map((offer) => costed(offer, need))
    .sort((a, b) => a.costPerPeriodMinor - b.costPerPeriodMinor || a.orderUnits - b.orderUnits)
}

function costed<Id>(offer: SupplyOffer<Id>, need: SupplyNeed): RankedOffer<Id> {
  const { demandUnitsPerPeriod, holdingPerPeriod } = need
  const holdingCost = offer.unitCostMinor * holdingPerPeriod
  const isLotWorthwhile = offer.orderCostMinor > 0 && holdingCost > 0 && demandUnitsPerPeriod > 0
  const lot = isLotWorthwhile
    ? economicOrder({ fixedCost: offer.orderCostMinor, holdingCost, demandRate: demandUnitsPerPeriod }).orderQuantity
    : 1
  const orderUnits = acceptedUnits(Math.max(1, Math.ceil(need.neededUnits), Math.round(lot)), offer.terms)
  const lotUnits = acceptedUnits(Math.max(1, Math.round(lot)), offer.terms)
  const parts = {
    goodsMinor: demandUnitsPerPeriod * offer.unitCostMinor,
    orderingMinor: (demandUnitsPerPeriod / lotUnits) * offer.orderCostMinor,
    holdingMinor: holdingCost * (lotUnits / 2 + Math.max(0, offer.safetyStockUnits)),
  }
  return { offer, orderUnits, parts, costPerPeriodMinor: parts.goodsMinor + parts.orderingMinor + parts.holdingMinor }
}
