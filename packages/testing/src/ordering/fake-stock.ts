import { idOf, type MovementId, type ReservationId, type SkuId } from '@onhand/domain/ids'
import type { Availability, Reservation, ReservationRefusal, ReservationState } from '@onhand/domain/inventory/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { StockPort } from '@onhand/service/inventory/ports'
import { SHOP_LOCATION } from './builders.ts'

type Claim = { units: number; state: ReservationState; expiresAtMs: number }
type Sku = { onHandUnits: number; claims: Map<ReservationId, Claim>; movements: Set<MovementId>; version: number }

const LOT = idOf('lot', 'lot_only')

/** Stock of many SKUs in memory, one lot each, with the outcomes of claims stored under their ids. */
export class FakeStock implements StockPort {
  readonly #skus = new Map<SkuId, Sku>()
  readonly #nowMs: () => number

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  put(skuId: SkuId, onHandUnits: number): void {
    this.#skus.set(skuId, { onHandUnits, claims: new Map(), movements: new Set(), version: 1 })
  }

  /** Units per state, for proofs. */
  units(skuId: SkuId): { onHand: number; held: number; allocated: number; available: number } {
    const sku = this.#sku(skuId)
    const sum = (state: ReservationState) =>
      [...sku.claims.values()].filter((claim) => claim.state === state).reduce((total, claim) => total + claim.units, 0)
    const held = sum('held')
    const allocated = sum('allocated')
    return { onHand: sku.onHandUnits, held, allocated, available: sku.onHandUnits - held - allocated }
  }

  async reserve(skuId: SkuId, request: Parameters<StockPort['reserve']>[1]): ReturnType<StockPort['reserve']> {
    const sku = this.#sku(skuId)
    const existing = sku.claims.get(request.reservationId)
    if (existing) {
      if (existing.units !== request.units) return err({ code: 'reservation_id_reused', reservedUnits: existing.units })
      if (existing.state === 'expired') return err({ code: 'reservation_expired' })
      if (existing.state === 'released') return err({ code: 'reservation_released' })
      return ok(this.#answer(skuId, request.reservationId, existing))
    }
    const { available } = this.units(skuId)
    if (request.units > available) return err({ code: 'insufficient_stock', availableUnits: available })
    const claim: Claim = { units: request.units, state: 'held', expiresAtMs: request.expiresAtMs }
    sku.claims.set(request.reservationId, claim)
    return ok(this.#answer(skuId, request.reservationId, claim))
  }

  async extend(
    skuId: SkuId,
    reservationId: ReservationId,
    expiresAtMs: number,
  ): Promise<Result<Reservation, ReservationRefusal>> {
    const claim = this.#sku(skuId).claims.get(reservationId)
    if (!claim) return err({ code: 'reservation_unknown' })
    if (claim.state === 'expired') {
      const { available } = this.units(skuId)
      if (claim.units > available) return err({ code: 'insufficient_stock', availableUnits: available })
      claim.state = 'held'
    }
    if (claim.state !== 'held') return err({ code: 'reservation_state', state: claim.state })
    claim.expiresAtMs = expiresAtMs
    return ok(this.#answer(skuId, reservationId, claim))
  }

  release(skuId: SkuId, reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>> {
    return this.#step(skuId, reservationId, { from: ['held', 'expired'], to: 'released' })
  }

  allocate(skuId: SkuId, reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>> {
    return this.#step(skuId, reservationId, { from: ['held'], to: 'allocated' })
  }

  deallocate(skuId: SkuId, reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>> {
    return this.#step(skuId, reservationId, { from: ['allocated'], to: 'released' })
  }

  async ship(skuId: SkuId, reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>> {
    const wasAllocated = this.#sku(skuId).claims.get(reservationId)?.state === 'allocated'
    const shipped = await this.#step(skuId, reservationId, { from: ['allocated'], to: 'shipped' })
    if (shipped.ok && wasAllocated) this.#sku(skuId).onHandUnits -= shipped.value.units
    return shipped
  }

  async receive(skuId: SkuId, receipt: Parameters<StockPort['receive']>[1]): ReturnType<StockPort['receive']> {
    return this.#move(skuId, receipt.movementId, receipt.units)
  }

  async adjust(skuId: SkuId, adjustment: Parameters<StockPort['adjust']>[1]): ReturnType<StockPort['adjust']> {
    return this.#move(skuId, adjustment.movementId, adjustment.deltaUnits)
  }

  async availability(skuId: SkuId): Promise<Availability> {
    const sku = this.#sku(skuId)
    const { available } = this.units(skuId)
    return {
      skuId,
      availableUnits: available,
      asOfMs: this.#nowMs(),
      version: sku.version,
      locations: [{ locationId: SHOP_LOCATION, availableUnits: available, earliestExpiryDate: null }],
    }
  }

  async levels(): ReturnType<StockPort['levels']> {
    return []
  }

  async projected(): Promise<void> {}

  #move(skuId: SkuId, movementId: MovementId, deltaUnits: number): ReturnType<StockPort['adjust']> {
    const sku = this.#sku(skuId)
    if (!sku.movements.has(movementId)) {
      sku.movements.add(movementId)
      sku.onHandUnits += deltaUnits
    }
    return this.availability(skuId).then(ok)
  }

  async #step(
    skuId: SkuId,
    reservationId: ReservationId,
    { from, to }: { readonly from: readonly ReservationState[]; readonly to: ReservationState },
  ): Promise<Result<Reservation, ReservationRefusal>> {
    const claim = this.#sku(skuId).claims.get(reservationId)
    if (!claim) return err({ code: 'reservation_unknown' })
    if (claim.state !== to) {
      if (claim.state === 'expired' && !from.includes('expired')) return err({ code: 'reservation_expired' })
      if (!from.includes(claim.state)) return err({ code: 'reservation_state', state: claim.state })
      claim.state = to
    }
    return ok(this.#answer(skuId, reservationId, claim))
  }

  #sku(skuId: SkuId): Sku {
    const sku = this.#skus.get(skuId) ?? { onHandUnits: 0, claims: new Map(), movements: new Set(), version: 1 }
    this.#skus.set(skuId, sku)
    for (const claim of sku.claims.values())
      if (claim.state === 'held' && claim.expiresAtMs <= this.#nowMs()) claim.state = 'expired'
    return sku
  }

  #answer(skuId: SkuId, reservationId: ReservationId, claim: Claim): Reservation {
    return {
      reservationId,
      skuId,
      units: claim.units,
      state: claim.state,
      expiresAtMs: claim.expiresAtMs,
      allocations: [{ locationId: SHOP_LOCATION, lotId: LOT, units: claim.units, expiryDate: null }],
    }
  }
}
