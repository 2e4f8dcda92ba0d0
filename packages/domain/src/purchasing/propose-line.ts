import { acceptedUnits, type PackTerms } from './order-units.ts'

/** What the last forecast says of a SKU at a place. Means are per day, quantiles over the days an order must last. */
export type ForecastFacts = {
  readonly protectionDays: number
  readonly protectionMean: number
  /** Levels and the demand at them, both rising. */
  readonly levels: readonly number[]
  readonly quantiles: readonly number[]
  readonly safetyStockUnits: number
  readonly reorderPointUnits: number
  readonly orderUpToUnits: number
  readonly sold7Days: number
  readonly sold28Days: number
  readonly suddenChange: 'none' | 'up' | 'down'
}

/** What is there, and what is on its way. `expiringUnits` of it will expire unsold before an order could bring more. */
export type PositionFacts = {
  readonly availableUnits: number
  readonly incomingUnits: number
  readonly expiringUnits?: number
}

/** How a supplier sells it. `sellableUnits`: what can be sold of an order before it expires; null: it keeps. */
export type OfferFacts = PackTerms & {
  readonly unitCostMinor: number
  readonly leadDays: number
  readonly sellableUnits?: number | null
}

/** What decided for a supplier: nobody else sells it, the shop prefers it, or where it beats the next best. */
export const SUPPLIER_CHOICES = ['only', 'preferred', 'price', 'quantity', 'lead_time', 'reliability'] as const

/** Why this supplier: what decided, against whom, and what a day costs with each, everything counted. */
export type SupplierChoice = {
  readonly code: (typeof SUPPLIER_CHOICES)[number]
  /** The next best; null when there is none. */
  readonly otherName: string | null
  readonly costADayMinor: number
  readonly otherCostADayMinor: number | null
}

/** Who asked in the last two weeks for what a shop offers and never stocked: carts that were refused it, and searches for words of its name. */
export type AskedFor = { readonly peopleAsked: number; readonly searches: number }

/** Why units are proposed: the numbers a person would name, for screens to word. */
export type ProposalReason = {
  readonly code: 'sold_out' | 'below_reorder_point'
  readonly soldAWeek: number
  /** What is expected of a week: all there is to say of what has not sold yet. Absent in orders of before. */
  readonly expectedAWeek?: number
  readonly leftUnits: number
  readonly incomingUnits: number
  readonly leadDays: number
  readonly reorderPointUnits: number
  readonly suddenChange: ForecastFacts['suddenChange']
  /** What the supplier's minimum and packs add to what is needed. */
  readonly roundedUpUnits: number
  /** Of it, what its minimum adds; what its packs add; and what would expire and is left out. Absent in orders of before. */
  readonly minimumByUnits?: number
  readonly packByUnits?: number
  readonly shelfLifeByUnits?: number
  /** Units on the shelf that will expire before they sell. */
  readonly expiringUnits?: number
  readonly choice?: SupplierChoice
  /** The days of the promotion that the order has to last through [FCT-41]; absent: there is none. */
  readonly promotion?: { readonly firstDay: string; readonly lastDay: string; readonly isRunning: boolean }
  /** Only of what was never stocked [FCT-27]. */
  readonly neverStocked?: AskedFor
}

/** One proposed line with what it does. */
export type ProposedLine = {
  readonly units: number
  readonly neededUnits: number
  readonly costMinor: number
  readonly reason: ProposalReason
  readonly effect: OrderEffect
}

/** What ordering `units` changes, over the days the order must last. */
export type OrderEffect = {
  /** Sales expected to be lost without the order, less those lost with it. */
  readonly lostUnitsAvoided: number
  readonly lostSalesAvoidedMinor: number
  /** Null when nothing is expected to be sold. */
  readonly coverDaysBefore: number | null
  readonly coverDaysAfter: number | null
  /** Units above the order-up-to level afterwards: what packs and minimum make it too much. */
  readonly overUnits: number
}

/**
 * Decides whether and how much to order now [BUY-11]: when what is available and incoming has fallen to the reorder point, up to the order-up-to level,
 * in whole packs and not below the minimum [BUY-12], never more than can be sold before it expires; what will expire is no stock [BUY-21]. Null when there
 * is enough, and when the least that the supplier takes would expire.
 */
export function proposeLine(
  forecast: ForecastFacts,
  position: PositionFacts,
  terms: OfferFacts & { readonly priceMinor: number },
): ProposedLine | null {
  const positionUnits = usableUnits(position)
  if (forecast.orderUpToUnits <= 0 || positionUnits > forecast.reorderPointUnits) return null
  const neededUnits = forecast.orderUpToUnits - positionUnits
  const accepted = acceptedUnits(neededUnits, terms)
  const units = keepingUnits(accepted, terms)
  if (units <= 0) return null
  const isCut = units < accepted
  const minimumByUnits = isCut ? 0 : Math.max(0, Math.min(units, terms.moqUnits) - neededUnits)
  return {
    units,
    neededUnits,
    costMinor: units * terms.unitCostMinor,
    reason: {
      code: position.availableUnits === 0 ? 'sold_out' : 'below_reorder_point',
      soldAWeek: weekly(forecast),
      expectedAWeek: expectedWeekly(forecast),
      leftUnits: position.availableUnits,
      incomingUnits: position.incomingUnits,
      leadDays: terms.leadDays,
      reorderPointUnits: forecast.reorderPointUnits,
      suddenChange: forecast.suddenChange,
      roundedUpUnits: Math.max(0, units - neededUnits),
      minimumByUnits,
      packByUnits: isCut ? 0 : units - neededUnits - minimumByUnits,
      shelfLifeByUnits: accepted - units,
      expiringUnits: position.expiringUnits ?? 0,
    },
    effect: orderEffect(forecast, position, { ...terms, units }),
  }
}

/** What is there and on its way, less what will expire unsold. */
function usableUnits({ availableUnits, incomingUnits, expiringUnits = 0 }: PositionFacts): number {
  return Math.max(0, availableUnits + incomingUnits - expiringUnits)
}

/** As many whole packs as can be sold before they expire; none when that is less than the supplier's minimum. */
function keepingUnits(accepted: number, { packUnits, moqUnits, sellableUnits = null }: OfferFacts): number {
  if (sellableUnits === null || accepted <= sellableUnits) return accepted
  const pack = Math.max(1, packUnits)
  const fitting = Math.floor(sellableUnits / pack) * pack
  return fitting >= moqUnits ? Math.max(0, fitting) : 0
}

/** What ordering so many units does; for a quantity that a person changed, too. */
export function orderEffect(
  forecast: ForecastFacts,
  position: PositionFacts,
  order: { readonly units: number; readonly unitCostMinor: number; readonly priceMinor: number },
): OrderEffect {
  const before = usableUnits(position)
  const after = before + order.units
  const lostUnitsAvoided = expectedShort(forecast, before) - expectedShort(forecast, after)
  const aDay = forecast.protectionDays > 0 ? forecast.protectionMean / forecast.protectionDays : 0
  const cover = (units: number) => (aDay > 0 ? Math.round((units / aDay) * 10) / 10 : null)
  return {
    lostUnitsAvoided: Math.round(lostUnitsAvoided * 10) / 10,
    lostSalesAvoidedMinor: Math.round(lostUnitsAvoided * order.priceMinor),
    coverDaysBefore: cover(before),
    coverDaysAfter: cover(after),
    overUnits: Math.max(0, after - Math.max(forecast.orderUpToUnits, before)),
  }
}

/**
 * Units of demand expected beyond `units` in the days the order must last: the demand between two quantiles counts by its share of cases, half the
 * lowest quantile below the lowest level, the highest one above the highest.
 */
export function expectedShort(forecast: Pick<ForecastFacts, 'levels' | 'quantiles' | 'protectionMean'>, units: number) {
  const { levels, quantiles, protectionMean } = forecast
  if (levels.length === 0 || levels.length !== quantiles.length) return Math.max(0, protectionMean - units)
  let short = 0
  let fromLevel = 0
  let fromDemand = 0
  for (const [index, level] of levels.entries()) {
    const demand = quantiles[index] ?? fromDemand
    short += (level - fromLevel) * excess(fromDemand, demand, units)
    fromLevel = level
    fromDemand = demand
  }
  return Math.min(protectionMean, short + (1 - fromLevel) * Math.max(0, fromDemand - units))
}

/** Mean of what a demand spread evenly from `low` to `high` is above `units`. */
function excess(low: number, high: number, units: number): number {
  if (units >= high) return 0
  if (units <= low || high === low) return (low + high) / 2 - units
  return (high - units) ** 2 / (2 * (high - low))
}

function expectedWeekly({ protectionMean, protectionDays }: ForecastFacts): number {
  return protectionDays > 0 ? Math.round((protectionMean / protectionDays) * 70) / 10 : 0
}

function weekly({ sold7Days, sold28Days }: ForecastFacts): number {
  return sold28Days > 0 ? Math.round((sold28Days / 4) * 10) / 10 : sold7Days
}
