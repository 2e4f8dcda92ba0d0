import { isCalendarDate, isTimeZone } from '../local-time.ts'
import { err, ok, type Result } from '../result.ts'
import {
  checked,
  freeUnits,
  isUnits,
  type Lot,
  type Stock,
  type StockChange,
  UNITS_PER_LOT_MAX,
  UNITS_PER_REQUEST_MAX,
  unchanged,
} from './stock.ts'
import type { Adjustment, MovementRefusal, Receipt, StockMovement } from './types.ts'

/**
 * Decides what arriving goods change: a new lot, or more of a known one, which must be at the same place with the same last day [INV-12].
 * `existing` is the movement stored under the id: repeating it changes nothing, another content is refused.
 * `knownTimeZone` is the zone the location was received at before, null when it is new.
 */
export function receive(
  stock: Stock,
  existing: StockMovement | null,
  receipt: Receipt & { readonly knownTimeZone: string | null; readonly nowMs: number },
): Result<StockChange, MovementRefusal> {
  if (existing) return answerRepeat(stock, existing, { ...receipt, deltaUnits: receipt.units })
  if (!isUnits(receipt.units, UNITS_PER_LOT_MAX)) return err({ code: 'invalid_units', unitsMax: UNITS_PER_LOT_MAX })
  if (receipt.expiryDate !== null && !isCalendarDate(receipt.expiryDate))
    return err({ code: 'lot_mismatch', field: 'expiryDate' })
  if (!isTimeZone(receipt.timeZone) || (receipt.knownTimeZone ?? receipt.timeZone) !== receipt.timeZone)
    return err({ code: 'lot_mismatch', field: 'timeZone' })
  const known = stock.lots.find((lot) => lot.lotId === receipt.lotId)
  if (known && known.locationId !== receipt.locationId) return err({ code: 'lot_mismatch', field: 'locationId' })
  if (known && known.expiryDate !== receipt.expiryDate) return err({ code: 'lot_mismatch', field: 'expiryDate' })
  const before: Lot = known ?? emptyLot(receipt)
  if (before.onHandUnits + receipt.units > UNITS_PER_LOT_MAX)
    return err({ code: 'invalid_units', unitsMax: UNITS_PER_LOT_MAX - before.onHandUnits })
  const after = checked({ ...before, onHandUnits: before.onHandUnits + receipt.units })
  return ok(moved(stock, after, { ...receipt, deltaUnits: receipt.units, reference: receipt.lotCode }))
}

/** Decides a correction of one known lot; down at most by what nobody has claimed [INV-13]. Repeats as `receive`. */
export function adjust(
  stock: Stock,
  existing: StockMovement | null,
  adjustment: Adjustment & { readonly nowMs: number },
): Result<StockChange, MovementRefusal> {
  if (existing) return answerRepeat(stock, existing, adjustment)
  const { deltaUnits } = adjustment
  if (!isUnits(Math.abs(deltaUnits), UNITS_PER_REQUEST_MAX))
    return err({ code: 'invalid_units', unitsMax: UNITS_PER_REQUEST_MAX })
  const known = stock.lots.find((lot) => lot.lotId === adjustment.lotId)
  if (!known) return err({ code: 'lot_unknown' })
  if (known.locationId !== adjustment.locationId) return err({ code: 'lot_mismatch', field: 'locationId' })
  if (deltaUnits < 0 && -deltaUnits > freeUnits(known))
    return err({ code: 'below_claims', freeUnits: freeUnits(known) })
  if (known.onHandUnits + deltaUnits > UNITS_PER_LOT_MAX)
    return err({ code: 'invalid_units', unitsMax: UNITS_PER_LOT_MAX - known.onHandUnits })
  const after = checked({ ...known, onHandUnits: known.onHandUnits + deltaUnits })
  return ok(moved(stock, after, { ...adjustment, reference: '' }))
}

function emptyLot(receipt: Receipt): Lot {
  const { lotId, locationId, timeZone, lotCode, expiryDate } = receipt
  const units = { onHandUnits: 0, reservedUnits: 0, allocatedUnits: 0 }
  return { lotId, locationId, timeZone, lotCode, expiryDate, ...units, isQuarantined: false }
}

function moved(
  stock: Stock,
  after: Lot,
  change: Adjustment & { readonly reference: string; readonly nowMs: number },
): StockChange {
  const { movementId, locationId, lotId, deltaUnits, reason, reference, nowMs } = change
  return {
    stock: { ...stock, lots: [...stock.lots.filter((lot) => lot.lotId !== lotId), after] },
    claim: null,
    movements: [{ movementId, skuId: stock.skuId, locationId, lotId, deltaUnits, reason, reference, atMs: nowMs }],
  }
}

function answerRepeat(stock: Stock, existing: StockMovement, asked: Adjustment): Result<StockChange, MovementRefusal> {
  const isSame =
    existing.lotId === asked.lotId &&
    existing.locationId === asked.locationId &&
    existing.deltaUnits === asked.deltaUnits &&
    existing.reason === asked.reason
  return isSame ? ok(unchanged(stock, null)) : err({ code: 'movement_id_reused' })
}
