import type { LotId, ReservationId, SkuId } from '@onhand/domain/ids'
import type {
  Adjustment,
  Arrival,
  ArrivalRefusal,
  Availability,
  Dispatch,
  Expectation,
  ExpectationRefusal,
  MovementRefusal,
  Receipt,
  Reservation,
  ReservationRefusal,
  ReserveRefusal,
  ReserveRequest,
  Settlement,
  SettlementRefusal,
  StockLevel,
  StockLot,
  StockMovement,
} from '@onhand/domain/inventory/types'
import type { Result } from '@onhand/domain/result'

/** The sole writers of stock, one per SKU. Every call may be repeated with the same ids. A failed call throws: "I do not know" is never "no". */
export type StockPort = {
  reserve(skuId: SkuId, request: ReserveRequest): Promise<Result<Reservation, ReserveRefusal>>
  /** Moves the expiry of a held claim; an expired one is claimed anew, with a check. */
  extend(
    skuId: SkuId,
    reservationId: ReservationId,
    expiresAtMs: number,
  ): Promise<Result<Reservation, ReservationRefusal>>
  /** Gives back a held claim. Releasing what is already released or expired succeeds. */
  release(skuId: SkuId, reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>>
  /** held → allocated: the claim now belongs to a placed order and no longer expires. */
  allocate(skuId: SkuId, reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>>
  /** Gives back an allocated claim of a cancelled order that was not shipped. */
  deallocate(skuId: SkuId, reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>>
  /** allocated → shipped: the units leave on hand, with a `sale` movement. */
  ship(skuId: SkuId, reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>>
  receive(skuId: SkuId, receipt: Receipt): Promise<Result<Availability, MovementRefusal>>
  adjust(skuId: SkuId, adjustment: Adjustment): Promise<Result<Availability, MovementRefusal>>
  availability(skuId: SkuId): Promise<Availability>
  levels(skuId: SkuId): Promise<readonly StockLevel[]>
  /** The projection was written up to this version: the outbox may forget it. */
  projected(skuId: SkuId, version: number): Promise<void>
}

/** What people who work with stock do with the same writers. Every call may be repeated with the same ids. */
export type StockRoomPort = {
  /** The lots with units on hand, first to expire first. */
  lots(skuId: SkuId): Promise<readonly StockLot[]>
  settleUnits(skuId: SkuId, settlement: Settlement): Promise<Result<Availability, SettlementRefusal>>
  quarantine(skuId: SkuId, lotId: LotId, isQuarantined: boolean): Promise<Result<Availability, MovementRefusal>>
  /** Lets goods leave for another place, as many as are free. */
  dispatch(skuId: SkuId, request: Dispatch): Promise<Result<{ readonly sentUnits: number }, MovementRefusal>>
  arrive(skuId: SkuId, request: Arrival): Promise<Result<Availability, ArrivalRefusal>>
  /** Notes what a supplier is to bring; the newest revision under an id counts, 0 units end it. */
  expectGoods(skuId: SkuId, expectation: Expectation): Promise<Result<null, ExpectationRefusal>>
  /** Everything of a SKU at once. */
  shelf(skuId: SkuId): Promise<Shelf>
}

/** Levels, lots and what suppliers are still to bring, as of one moment. */
export type Shelf = {
  readonly levels: readonly StockLevel[]
  readonly lots: readonly StockLot[]
  readonly expected: readonly Expectation[]
}

/** The `stock_level` and `stock_movement` projections in the database: for lists and reports, never decided upon. */
export type StockProjectionPort = {
  /**
   * Writes levels whose version is newer than what is stored, and movements not yet stored. `lots` are all a SKU has: others become empty.
   * Repeating changes nothing.
   */
  project(
    levels: readonly StockLevel[],
    movements: readonly StockMovement[],
    lots?: ReadonlyMap<SkuId, readonly StockLot[]>,
  ): Promise<void>
  levelsOf(skuIds: readonly SkuId[]): Promise<readonly StockLevel[]>
  /** Pages through all SKUs that were ever stocked, for the nightly proof. */
  skuPage(afterSkuId: SkuId | null, limit: number): Promise<readonly SkuId[]>
}
