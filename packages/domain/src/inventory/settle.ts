import { derivedId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import { type Claim, type Stock, type StockChange, shiftLots, unchanged } from './stock.ts'
import type { ReservationRefusal, ReservationState } from './types.ts'

/** Gives back a held claim. One that is released or expired already is answered as it is [INV-8]. */
export function release(stock: Stock, existing: Claim | null): Result<StockChange, ReservationRefusal> {
  if (!existing) return err({ code: 'reservation_unknown' })
  if (existing.state === 'released' || existing.state === 'expired') return ok(unchanged(stock, existing))
  if (existing.state !== 'held') return err({ code: 'reservation_state', state: existing.state })
  return ok(endClaim(stock, existing, 'released'))
}

/** Turns a held claim into an order's: it no longer ends by time [INV-9]. Repeating answers the claim. */
export function allocate(stock: Stock, existing: Claim | null): Result<StockChange, ReservationRefusal> {
  if (!existing) return err({ code: 'reservation_unknown' })
  if (existing.state === 'allocated' || existing.state === 'shipped') return ok(unchanged(stock, existing))
  if (existing.state === 'expired') return err({ code: 'reservation_expired' })
  if (existing.state !== 'held') return err({ code: 'reservation_state', state: existing.state })
  const lots = shiftLots(stock, existing.allocations, (lot, units) => ({
    ...lot,
    reservedUnits: lot.reservedUnits - units,
    allocatedUnits: lot.allocatedUnits + units,
  }))
  return ok({
    stock: { ...stock, lots, openReservations: stock.openReservations - 1 },
    claim: { ...existing, state: 'allocated' },
    movements: [],
  })
}

/** Gives back the claim of an order that was cancelled before shipping [INV-10]. Repeating changes nothing. */
export function deallocate(stock: Stock, existing: Claim | null): Result<StockChange, ReservationRefusal> {
  if (!existing) return err({ code: 'reservation_unknown' })
  if (existing.state === 'released' || existing.state === 'expired') return ok(unchanged(stock, existing))
  if (existing.state !== 'allocated') return err({ code: 'reservation_state', state: existing.state })
  const lots = shiftLots(stock, existing.allocations, (lot, units) => ({
    ...lot,
    allocatedUnits: lot.allocatedUnits - units,
  }))
  return ok({ stock: { ...stock, lots }, claim: { ...existing, state: 'released' }, movements: [] })
}

/** The units of an order's claim leave: off hand, with one `sale` movement per lot [INV-11]. Repeating changes nothing. */
export function ship(stock: Stock, existing: Claim | null, nowMs: number): Result<StockChange, ReservationRefusal> {
  if (!existing) return err({ code: 'reservation_unknown' })
  if (existing.state === 'shipped') return ok(unchanged(stock, existing))
  if (existing.state === 'expired') return err({ code: 'reservation_expired' })
  if (existing.state !== 'allocated') return err({ code: 'reservation_state', state: existing.state })
  const lots = shiftLots(stock, existing.allocations, (lot, units) => ({
    ...lot,
    onHandUnits: lot.onHandUnits - units,
    allocatedUnits: lot.allocatedUnits - units,
  }))
  const movements = existing.allocations.map(({ locationId, lotId, units }, index) => ({
    movementId: derivedId('movement', existing.reservationId, `s${index}`),
    skuId: stock.skuId,
    locationId,
    lotId,
    deltaUnits: -units,
    reason: 'sale' as const,
    reference: existing.reservationId,
    atMs: nowMs,
  }))
  return ok({ stock: { ...stock, lots }, claim: { ...existing, state: 'shipped' }, movements })
}

/** Ends every held claim whose instant has come; others are left alone [INV-6]. Answers the claims it ended. */
export function expireClaims(
  stock: Stock,
  claims: readonly Claim[],
  nowMs: number,
): { readonly stock: Stock; readonly claims: readonly Claim[] } {
  const ended: Claim[] = []
  let after = stock
  for (const claim of claims) {
    if (claim.state !== 'held' || claim.expiresAtMs > nowMs) continue
    const change = endClaim(after, claim, 'expired')
    after = change.stock
    ended.push(change.claim)
  }
  return { stock: after, claims: ended }
}

function endClaim(
  stock: Stock,
  claim: Claim,
  state: Extract<ReservationState, 'released' | 'expired'>,
): StockChange & { readonly claim: Claim } {
  const lots = shiftLots(stock, claim.allocations, (lot, units) => ({
    ...lot,
    reservedUnits: lot.reservedUnits - units,
  }))
  return {
    stock: { ...stock, lots, openReservations: stock.openReservations - 1 },
    claim: { ...claim, state },
    movements: [],
  }
}
