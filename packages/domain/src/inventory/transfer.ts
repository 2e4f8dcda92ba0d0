import { derivedId, type LocationId } from '../ids.ts'
import { isTimeZone } from '../local-time.ts'
import { err, ok, type Result } from '../result.ts'
import { pickLots } from './pick-lots.ts'
import {
  availableUnits,
  checked,
  freeUnits,
  isUnits,
  type Lot,
  type Stock,
  type StockChange,
  shiftLots,
  UNITS_PER_LOT_MAX,
  UNITS_PER_REQUEST_MAX,
  unchanged,
} from './stock.ts'
import type {
  Allocation,
  Arrival,
  ArrivalRefusal,
  Dispatch,
  MovementRefusal,
  StockMovement,
  Transit,
  TransitLot,
} from './types.ts'

/** Units on their way to a place. */
export function incomingUnits(transits: readonly Transit[], locationId: LocationId): number {
  return transits
    .filter((transit) => transit.toLocationId === locationId && transit.receivedUnits === null)
    .reduce((units, transit) => units + sentUnits(transit), 0)
}

/** Units that left under a transit. */
export function sentUnits(transit: Transit): number {
  return transit.lots.reduce((units, lot) => units + lot.units, 0)
}

/**
 * Decides which units leave a place for another: what may be sold, first to expire first, or what is free of one named lot; as many as there are, at most `units` [INV-24].
 * Until they arrive they are on hand nowhere and incoming at the other place. `existing` is what left under the id before: repeating changes nothing.
 */
export function dispatch(
  stock: Stock,
  existing: Transit | null,
  request: Dispatch & { readonly nowMs: number },
): Result<StockChange, MovementRefusal> {
  const { movementId, fromLocationId, toLocationId, units, reference, nowMs } = request
  if (existing) {
    if (existing.toLocationId !== toLocationId || sentUnits(existing) > units)
      return err({ code: 'movement_id_reused' })
    return ok(unchanged(stock, null))
  }
  if (!isUnits(units, UNITS_PER_REQUEST_MAX)) return err({ code: 'invalid_units', unitsMax: UNITS_PER_REQUEST_MAX })
  const taken = takenLots(stock, request)
  if (!taken.ok) return taken
  if (taken.value.length === 0) return ok(unchanged(stock, null))
  const lots = shiftLots(stock, taken.value, (lot, count) => ({ ...lot, onHandUnits: lot.onHandUnits - count }))
  const transit = {
    movementId,
    toLocationId,
    lots: taken.value.map((part) => transitLot(stock, part)),
    receivedUnits: null,
  }
  const movements = taken.value.map(
    ({ lotId, units: count }, index): StockMovement => ({
      movementId: derivedId('movement', movementId, `x${index}`),
      skuId: stock.skuId,
      locationId: fromLocationId,
      lotId,
      deltaUnits: -count,
      reason: 'transfer_out',
      reference,
      atMs: nowMs,
    }),
  )
  return ok({ stock: { ...stock, lots }, claim: null, movements, transit })
}

/**
 * Decides what arriving goods change: all that left comes in, lot by lot, and a difference is a correction of its own, so that
 * out, in and corrections of a transfer add up to what really came [INV-25]. Repeating the same number changes nothing, another is refused.
 */
export function arrive(
  stock: Stock,
  existing: Transit | null,
  request: Arrival & { readonly knownTimeZone: string | null; readonly nowMs: number },
): Result<StockChange, ArrivalRefusal> {
  const { receivedUnits, timeZone, knownTimeZone } = request
  if (!existing) return err({ code: 'transit_unknown' })
  if (existing.receivedUnits !== null)
    return existing.receivedUnits === receivedUnits ? ok(unchanged(stock, null)) : err({ code: 'movement_id_reused' })
  if (!Number.isSafeInteger(receivedUnits) || receivedUnits < 0 || receivedUnits > UNITS_PER_REQUEST_MAX)
    return err({ code: 'invalid_units', unitsMax: UNITS_PER_REQUEST_MAX })
  if (!isTimeZone(timeZone) || (knownTimeZone ?? timeZone) !== timeZone)
    return err({ code: 'lot_mismatch', field: 'timeZone' })
  let lots = stock.lots
  let left = receivedUnits
  const movements: StockMovement[] = []
  for (const [index, part] of existing.lots.entries()) {
    const isLast = index === existing.lots.length - 1
    const arrivedUnits = isLast ? left : Math.min(left, part.units)
    left -= arrivedUnits
    const before = lotAt(lots, existing, { part, index, timeZone })
    if (before.onHandUnits + arrivedUnits > UNITS_PER_LOT_MAX)
      return err({ code: 'invalid_units', unitsMax: UNITS_PER_LOT_MAX - before.onHandUnits })
    const after = checked({ ...before, onHandUnits: before.onHandUnits + arrivedUnits })
    lots = [...lots.filter((lot) => lot.lotId !== after.lotId), after]
    movements.push(...arrivals(stock, existing, { request, index, lot: after, part, arrivedUnits }))
  }
  return ok({ stock: { ...stock, lots }, claim: null, movements, transit: { ...existing, receivedUnits } })
}

function takenLots(
  stock: Stock,
  { lotId, fromLocationId, units, nowMs }: Dispatch & { readonly nowMs: number },
): Result<readonly Allocation[], MovementRefusal> {
  if (lotId === null) {
    const there = stock.lots.filter((lot) => lot.locationId === fromLocationId)
    const most = Math.min(
      units,
      there.reduce((total, lot) => total + availableUnits(lot, nowMs), 0),
    )
    const picked = pickLots(there, { units: most, locationIds: [fromLocationId] }, nowMs)
    return ok(picked.ok ? picked.value : [])
  }
  const lot = stock.lots.find((candidate) => candidate.lotId === lotId)
  if (!lot) return err({ code: 'lot_unknown' })
  if (lot.locationId !== fromLocationId) return err({ code: 'lot_mismatch', field: 'locationId' })
  const count = Math.min(units, freeUnits(lot))
  return ok(count === 0 ? [] : [{ locationId: fromLocationId, lotId, units: count, expiryDate: lot.expiryDate }])
}

function transitLot(stock: Stock, { lotId, units }: Allocation): TransitLot {
  const lot = stock.lots.find((candidate) => candidate.lotId === lotId)
  return {
    lotCode: lot?.lotCode ?? '',
    expiryDate: lot?.expiryDate ?? null,
    isQuarantined: lot?.isQuarantined ?? false,
    units,
  }
}

/** The lot that arriving units join: the same goods that are there already, or one of their own. */
function lotAt(
  lots: readonly Lot[],
  transit: Transit,
  { part, index, timeZone }: { readonly part: TransitLot; readonly index: number; readonly timeZone: string },
): Lot {
  const { lotCode, expiryDate, isQuarantined } = part
  const known = lots.find(
    (lot) =>
      lot.locationId === transit.toLocationId &&
      lot.lotCode === lotCode &&
      lot.expiryDate === expiryDate &&
      lot.isQuarantined === isQuarantined,
  )
  if (known) return known
  const lotId = derivedId('lot', transit.movementId, `x${index}`)
  const units = { onHandUnits: 0, reservedUnits: 0, allocatedUnits: 0 }
  return { lotId, locationId: transit.toLocationId, timeZone, lotCode, expiryDate, ...units, isQuarantined }
}

function arrivals(
  stock: Stock,
  transit: Transit,
  facts: {
    readonly request: Arrival & { readonly nowMs: number }
    readonly index: number
    readonly lot: Lot
    readonly part: TransitLot
    readonly arrivedUnits: number
  },
): StockMovement[] {
  const { request, index, lot, part, arrivedUnits } = facts
  const movement = (letter: string, deltaUnits: number, reason: StockMovement['reason']): StockMovement => ({
    movementId: derivedId('movement', transit.movementId, `${letter}${index}`),
    skuId: stock.skuId,
    locationId: transit.toLocationId,
    lotId: lot.lotId,
    deltaUnits,
    reason,
    reference: request.reference,
    atMs: request.nowMs,
  })
  const difference = arrivedUnits - part.units
  const came = movement('y', part.units, 'transfer_in')
  return difference === 0 ? [came] : [came, movement('z', difference, 'correction')]
}
