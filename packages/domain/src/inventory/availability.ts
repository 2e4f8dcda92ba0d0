import type { LocationId } from '../ids.ts'
import { saleEndsAtMs } from './sale-ends.ts'
import { availableUnits, freeUnits, type Lot, type Stock } from './stock.ts'
import { incomingUnits } from './transfer.ts'
import type { Availability, Expectation, StockLevel, Transit } from './types.ts'

/** What may be promised at `nowMs`, in all and per location that has units on hand. */
export function availabilityOf(stock: Stock, version: number, nowMs: number): Availability {
  const locations = locationsOf(stock).map((locationId) => {
    const lots = stock.lots.filter((lot) => lot.locationId === locationId)
    return { locationId, availableUnits: sum(lots, nowMs), earliestExpiryDate: earliestExpiryDate(lots, nowMs) }
  })
  return { skuId: stock.skuId, availableUnits: sum(stock.lots, nowMs), asOfMs: nowMs, version, locations }
}

/**
 * Every number per location, for the projection and for proofs: on hand = available + reserved + allocated + quarantined [INV-1].
 * Free units past their last day, and those of lots held back, count as quarantined. `locationIds` are all locations the SKU was ever at, so that empty ones read zero.
 */
export function levelsOf(
  stock: Stock,
  read: {
    readonly locationIds: readonly LocationId[]
    readonly version: number
    readonly nowMs: number
    /** Goods on their way to a place. */
    readonly transits?: readonly Transit[]
    /** Goods that suppliers are to bring. */
    readonly expected?: readonly Expectation[]
  },
): readonly StockLevel[] {
  const { locationIds, version, nowMs, transits = [], expected = [] } = read
  const destinations = [
    ...transits.map(({ toLocationId }) => toLocationId),
    ...expected.map((goods) => goods.locationId),
  ]
  return [...new Set([...locationIds, ...locationsOf(stock), ...destinations])].map((locationId) => {
    const lots = stock.lots.filter((lot) => lot.locationId === locationId)
    const total = (pick: (lot: Lot) => number) => lots.reduce((units, lot) => units + pick(lot), 0)
    return {
      skuId: stock.skuId,
      locationId,
      onHandUnits: total((lot) => lot.onHandUnits),
      reservedUnits: total((lot) => lot.reservedUnits),
      allocatedUnits: total((lot) => lot.allocatedUnits),
      quarantinedUnits: total((lot) => freeUnits(lot) - availableUnits(lot, nowMs)),
      availableUnits: sum(lots, nowMs),
      incomingUnits: incomingUnits(transits, locationId) + expectedAt(expected, locationId),
      earliestExpiryDate: earliestExpiryDate(lots, nowMs),
      version,
    }
  })
}

/** The next instant at which free units stop being sellable by the calendar alone; Infinity when there is none. */
export function nextSaleEndMs(stock: Stock, nowMs: number): number {
  return stock.lots.reduce((earliestMs, lot) => {
    if (freeUnits(lot) === 0) return earliestMs
    const endsAtMs = saleEndsAtMs(lot.expiryDate, lot.timeZone)
    return endsAtMs > nowMs ? Math.min(earliestMs, endsAtMs) : earliestMs
  }, Number.POSITIVE_INFINITY)
}

function expectedAt(expected: readonly Expectation[], locationId: LocationId): number {
  return expected.reduce((units, goods) => units + (goods.locationId === locationId ? goods.units : 0), 0)
}

function locationsOf(stock: Stock): readonly LocationId[] {
  return [...new Set(stock.lots.map((lot) => lot.locationId))].sort()
}

function sum(lots: readonly Lot[], nowMs: number): number {
  return lots.reduce((units, lot) => units + availableUnits(lot, nowMs), 0)
}

function earliestExpiryDate(lots: readonly Lot[], nowMs: number): string | null {
  const dates = lots.flatMap((lot) =>
    lot.expiryDate !== null && availableUnits(lot, nowMs) > 0 ? [lot.expiryDate] : [],
  )
  return dates.sort()[0] ?? null
}
