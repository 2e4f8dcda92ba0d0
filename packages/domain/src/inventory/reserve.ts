import type { LocationId, ReservationId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import { pickLots } from './pick-lots.ts'
import { mayBeSold } from './sale-ends.ts'
import {
  type Claim,
  HOLD_MS_MAX,
  isUnits,
  OPEN_RESERVATIONS_MAX,
  type Stock,
  type StockChange,
  shiftLots,
  UNITS_PER_REQUEST_MAX,
  unchanged,
} from './stock.ts'
import type { ReservationRefusal, ReserveRefusal, ReserveRequest } from './types.ts'

/**
 * Decides whether `units` may be claimed until `expiresAtMs` (at most a day ahead), and of which lots [INV-2, INV-5].
 * `existing` is what is stored under the id: the same demand answers it again, another is refused [INV-3].
 * Claims that are over must have been expired first (`expireClaims`).
 */
export function reserve(
  stock: Stock,
  existing: Claim | null,
  request: ReserveRequest & { readonly nowMs: number },
): Result<StockChange, ReserveRefusal> {
  const { nowMs } = request
  if (existing) return answerRepeat(stock, existing, request)
  if (!isUnits(request.units, UNITS_PER_REQUEST_MAX))
    return err({ code: 'invalid_units', unitsMax: UNITS_PER_REQUEST_MAX })
  if (!(request.expiresAtMs > nowMs)) return err({ code: 'reservation_expired' })
  if (stock.openReservations >= OPEN_RESERVATIONS_MAX)
    return err({ code: 'reservations_full', reservationsMax: OPEN_RESERVATIONS_MAX })
  return claim(stock, request, nowMs)
}

/**
 * Decides whether a held claim may last until `expiresAtMs`; never shortens it. One that has expired, or whose lot may no longer be sold,
 * is claimed anew with a check [INV-7]. A claim that belongs to an order already needs no extension and is answered as it is.
 */
export function extend(
  stock: Stock,
  existing: Claim | null,
  request: { readonly expiresAtMs: number; readonly nowMs: number },
): Result<StockChange, ReservationRefusal> {
  const { nowMs } = request
  if (!existing) return err({ code: 'reservation_unknown' })
  if (existing.state === 'allocated' || existing.state === 'shipped') return ok(unchanged(stock, existing))
  if (existing.state === 'released') return err({ code: 'reservation_state', state: 'released' })
  const expiresAtMs = Math.min(request.expiresAtMs, nowMs + HOLD_MS_MAX)
  if (existing.state === 'expired') {
    if (!(expiresAtMs > nowMs)) return err({ code: 'reservation_expired' })
    return claim(stock, { ...existing, expiresAtMs }, nowMs)
  }
  if (isStillSold(stock, existing, nowMs)) {
    if (expiresAtMs <= existing.expiresAtMs) return ok(unchanged(stock, existing))
    return ok(unchanged(stock, { ...existing, expiresAtMs }))
  }
  const given = {
    ...stock,
    lots: shiftLots(stock, existing.allocations, (lot, units) => ({
      ...lot,
      reservedUnits: lot.reservedUnits - units,
    })),
    openReservations: stock.openReservations - 1,
  }
  return claim(given, { ...existing, expiresAtMs: Math.max(expiresAtMs, existing.expiresAtMs) }, nowMs)
}

function claim(
  stock: Stock,
  demand: {
    readonly reservationId: ReservationId
    readonly units: number
    readonly locationIds: readonly LocationId[]
    readonly expiresAtMs: number
  },
  nowMs: number,
): Result<StockChange, { readonly code: 'insufficient_stock'; readonly availableUnits: number }> {
  const picked = pickLots(stock.lots, demand, nowMs)
  if (!picked.ok) return picked
  const lots = shiftLots(stock, picked.value, (lot, units) => ({ ...lot, reservedUnits: lot.reservedUnits + units }))
  return ok({
    stock: { ...stock, lots, openReservations: stock.openReservations + 1 },
    claim: {
      reservationId: demand.reservationId,
      skuId: stock.skuId,
      units: demand.units,
      state: 'held',
      expiresAtMs: Math.min(demand.expiresAtMs, nowMs + HOLD_MS_MAX),
      allocations: picked.value,
      locationIds: demand.locationIds,
    },
    movements: [],
  })
}

function answerRepeat(stock: Stock, existing: Claim, request: ReserveRequest): Result<StockChange, ReserveRefusal> {
  const isSameDemand =
    existing.units === request.units && existing.locationIds.join() === [...request.locationIds].join()
  if (!isSameDemand) return err({ code: 'reservation_id_reused', reservedUnits: existing.units })
  if (existing.state === 'expired') return err({ code: 'reservation_expired' })
  if (existing.state === 'released') return err({ code: 'reservation_released' })
  return ok(unchanged(stock, existing))
}

function isStillSold(stock: Stock, existing: Claim, nowMs: number): boolean {
  return existing.allocations.every((allocation) => {
    const lot = stock.lots.find((candidate) => candidate.lotId === allocation.lotId)
    return lot !== undefined && !lot.isQuarantined && mayBeSold(lot.expiryDate, lot.timeZone, nowMs)
  })
}
