import { derivedId, idOf, type LocationId, type LotId } from '../ids.ts'
import { isTimeZone } from '../local-time.ts'
import { err, ok, type Result } from '../result.ts'
import { mayBeSold } from './sale-ends.ts'
import {
  checked,
  freeUnits,
  type Lot,
  type Stock,
  type StockChange,
  UNITS_PER_LOT_MAX,
  UNITS_PER_REQUEST_MAX,
  unchanged,
} from './stock.ts'
import type { Settlement, SettlementRefusal, StockMovement } from './types.ts'

type Facts = Settlement & { readonly knownTimeZone: string | null; readonly nowMs: number }

/**
 * Decides what a difference of a whole place changes: units that are missing leave the free units of the lots that expire first,
 * units that were found join the lot that expires first and may still be sold [INV-22]. Never below what is claimed [INV-13].
 * `existing` is the movement stored under the id: repeating it changes nothing [INV-12].
 * To a number: refused when the place no longer has what the person saw [INV-23].
 */
export function settleUnits(
  stock: Stock,
  existing: StockMovement | null,
  settlement: Facts,
): Result<StockChange, SettlementRefusal> {
  const { locationId, change, reason, reference, timeZone, knownTimeZone } = settlement
  if (existing) {
    const isSame = existing.locationId === locationId && existing.reason === reason && existing.reference === reference
    return isSame ? ok(unchanged(stock, null)) : err({ code: 'movement_id_reused' })
  }
  if (!isTimeZone(timeZone) || (knownTimeZone ?? timeZone) !== timeZone)
    return err({ code: 'lot_mismatch', field: 'timeZone' })
  const lots = stock.lots.filter((lot) => lot.locationId === locationId)
  const onHandUnits = lots.reduce((units, lot) => units + lot.onHandUnits, 0)
  if (change.kind === 'to' && change.seenUnits !== onHandUnits) return err({ code: 'units_changed', onHandUnits })
  const deltaUnits = change.kind === 'to' ? change.units - onHandUnits : change.deltaUnits
  if (!Number.isSafeInteger(deltaUnits) || Math.abs(deltaUnits) > UNITS_PER_REQUEST_MAX)
    return err({ code: 'invalid_units', unitsMax: UNITS_PER_REQUEST_MAX })
  if (deltaUnits === 0) return ok(unchanged(stock, null))
  return deltaUnits < 0 ? takeAway(stock, lots, settlement, -deltaUnits) : add(stock, lots, settlement, deltaUnits)
}

/** The lot of a place where goods are counted without lots. */
export function plainLotId(locationId: LocationId): LotId {
  return derivedId('lot', idOf('location', locationId).slice(0, 50), 'plain')
}

// biome-ignore lint/complexity/useMaxParams: one decision, cut in two.
function takeAway(
  stock: Stock,
  lots: readonly Lot[],
  settlement: Facts,
  units: number,
): Result<StockChange, SettlementRefusal> {
  const free = lots.reduce((total, lot) => total + freeUnits(lot), 0)
  if (units > free) return err({ code: 'below_claims', freeUnits: free })
  const changes: { lot: Lot; deltaUnits: number }[] = []
  let missing = units
  for (const lot of [...lots].sort(byLastDay)) {
    const taken = Math.min(missing, freeUnits(lot))
    if (taken > 0) changes.push({ lot, deltaUnits: -taken })
    missing -= taken
  }
  return ok(moved(stock, settlement, changes))
}

// biome-ignore lint/complexity/useMaxParams: one decision, cut in two.
function add(
  stock: Stock,
  lots: readonly Lot[],
  settlement: Facts,
  units: number,
): Result<StockChange, SettlementRefusal> {
  const { locationId, timeZone, nowMs } = settlement
  const ordered = lots.filter((lot) => lot.onHandUnits > 0).sort(byLastDay)
  // Found units are never given a later last day than any lot they may have come from.
  const joined =
    ordered.find((lot) => !lot.isQuarantined && mayBeSold(lot.expiryDate, lot.timeZone, nowMs)) ??
    ordered.at(-1) ??
    lots.find((lot) => lot.lotId === plainLotId(locationId))
  const lot = joined ?? plainLot(locationId, timeZone)
  if (lot.onHandUnits + units > UNITS_PER_LOT_MAX)
    return err({ code: 'invalid_units', unitsMax: UNITS_PER_LOT_MAX - lot.onHandUnits })
  return ok(moved(stock, settlement, [{ lot, deltaUnits: units }]))
}

function plainLot(locationId: LocationId, timeZone: string): Lot {
  const units = { onHandUnits: 0, reservedUnits: 0, allocatedUnits: 0 }
  return {
    lotId: plainLotId(locationId),
    locationId,
    timeZone,
    lotCode: '',
    expiryDate: null,
    ...units,
    isQuarantined: false,
  }
}

function moved(
  stock: Stock,
  settlement: Facts,
  changes: readonly { readonly lot: Lot; readonly deltaUnits: number }[],
): StockChange {
  const { movementId, locationId, reason, reference, nowMs } = settlement
  const after = changes.map(({ lot, deltaUnits }) => checked({ ...lot, onHandUnits: lot.onHandUnits + deltaUnits }))
  const movements = changes.map(({ lot, deltaUnits }, index) => ({
    // The first keeps the id that was asked for: it is what a repeat finds.
    movementId: index === 0 ? movementId : derivedId('movement', movementId, `x${index}`),
    skuId: stock.skuId,
    locationId,
    lotId: lot.lotId,
    deltaUnits,
    reason,
    reference,
    atMs: nowMs,
  }))
  const others = stock.lots.filter((lot) => after.every((changed) => changed.lotId !== lot.lotId))
  return { stock: { ...stock, lots: [...others, ...after] }, claim: null, movements }
}

function byLastDay(a: Lot, b: Lot): number {
  const [one, other] = [`${a.expiryDate ?? '9999-12-31~'} ${a.lotId}`, `${b.expiryDate ?? '9999-12-31~'} ${b.lotId}`]
  return one < other ? -1 : one > other ? 1 : 0
}
