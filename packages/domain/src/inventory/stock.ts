import type { LocationId, LotId, SkuId } from '../ids.ts'
import type { Allocation, Expectation, Reservation, StockMovement, Transit } from './types.ts'
import { mayBeSold } from './sale-ends.ts'

/** More than any honest order of one SKU; keeps sums far inside safe integers. */
export const UNITS_PER_REQUEST_MAX = 1_000_000
/** On hand of one lot: thousands of such lots still add up to a safe integer. */
export const UNITS_PER_LOT_MAX = 1_000_000_000
/** Open reservations of one SKU: bounds the work of a mass expiry, and what endless small claims can lock up [INV-14]. */
export const OPEN_RESERVATIONS_MAX = 5_000
/** A claim without an order ends within a day, whatever is asked [INV-14]. */
export const HOLD_MS_MAX = 86_400_000

/** Units of one lot at its location. What is neither claimed nor past its last day is available. */
export type Lot = {
  readonly lotId: LotId
  readonly locationId: LocationId
  readonly timeZone: string
  readonly lotCode: string
  readonly expiryDate: string | null
  readonly onHandUnits: number
  readonly reservedUnits: number
  readonly allocatedUnits: number
  /** Held back by a person: what nobody has claimed may not be promised. */
  readonly isQuarantined: boolean
}

/** A reservation as its keeper stores it: with the demand it answered, so that a repeat can be told from another demand. */
export type Claim = Reservation & { readonly locationIds: readonly LocationId[] }

/** What decisions about one SKU need: the lots with units on hand (and the one a movement names), and how many claims are open. */
export type Stock = {
  readonly skuId: SkuId
  readonly lots: readonly Lot[]
  readonly openReservations: number
}

/** What a decision changes. Lots it did not touch are the same objects; the caller stores the others, the claim and the movements in one commit. */
export type StockChange = {
  readonly stock: Stock
  readonly claim: Claim | null
  readonly movements: readonly StockMovement[]
  /** Goods that left for, or arrived at, another place. */
  readonly transit?: Transit
  /** Goods that a supplier is to bring, or no longer. */
  readonly expectation?: Expectation
}

/** Units of a lot that nobody has claimed, sellable or not. */
export function freeUnits(lot: Lot): number {
  return lot.onHandUnits - lot.reservedUnits - lot.allocatedUnits
}

/** Units of a lot that may be promised at `nowMs` [INV-4, INV-21]. */
export function availableUnits(lot: Lot, nowMs: number): number {
  return !lot.isQuarantined && mayBeSold(lot.expiryDate, lot.timeZone, nowMs) ? freeUnits(lot) : 0
}

/** A change that stores nothing: the answer to a repeat. */
export function unchanged(stock: Stock, claim: Claim | null): StockChange {
  return { stock, claim, movements: [] }
}

/** Applies `change` to the lot of every allocation. Throws when a lot is missing or its numbers stop adding up: a fault of ours. */
export function shiftLots(
  stock: Stock,
  allocations: readonly Allocation[],
  change: (lot: Lot, units: number) => Lot,
): readonly Lot[] {
  const lots = [...stock.lots]
  for (const allocation of allocations) {
    const index = lots.findIndex((lot) => lot.lotId === allocation.lotId)
    const lot = lots[index]
    if (!lot) throw new Error(`lot ${allocation.lotId} of ${stock.skuId} is missing`)
    lots[index] = checked(change(lot, allocation.units))
  }
  return lots
}

/** The lot itself when its numbers hold [INV-1]; throws otherwise. */
export function checked(lot: Lot): Lot {
  const units = [lot.onHandUnits, lot.reservedUnits, lot.allocatedUnits, freeUnits(lot)]
  if (units.every((count) => Number.isSafeInteger(count) && count >= 0)) return lot
  throw new Error(`units of lot ${lot.lotId} do not add up: ${units.join(', ')}`)
}

/** True for a whole number of units from 1 to `max`. */
export function isUnits(units: number, max: number): boolean {
  return Number.isSafeInteger(units) && units >= 1 && units <= max
}
