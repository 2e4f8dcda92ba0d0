import type { LocationId, LotId, MovementId, ReservationId, SkuId } from '../ids.ts'

/** Why stock changed; every movement has exactly one reason. */
export const MOVEMENT_REASONS = [
  'opening',
  'receipt',
  'sale',
  'return',
  'damage',
  'count',
  'expiry',
  'transfer_out',
  'transfer_in',
  'correction',
] as const
export type MovementReason = (typeof MOVEMENT_REASONS)[number]

/** Where the units of a reservation come from: FEFO over lots, in the order of the preferred locations. */
export type Allocation = {
  readonly locationId: LocationId
  readonly lotId: LotId
  readonly units: number
  /** Last day the lot may be sold, in the location's own calendar; null when it does not expire. */
  readonly expiryDate: string | null
}

/** `held → allocated → shipped`, or `released` / `expired`. */
export type ReservationState = 'held' | 'allocated' | 'shipped' | 'released' | 'expired'

/** A claim on units of one SKU, with the outcome stored under its id. */
export type Reservation = {
  readonly reservationId: ReservationId
  readonly skuId: SkuId
  readonly units: number
  readonly state: ReservationState
  readonly expiresAtMs: number
  readonly allocations: readonly Allocation[]
}

/** A request to claim `units` until `expiresAtMs`. `locationIds` in order of preference; empty means any. */
export type ReserveRequest = {
  readonly reservationId: ReservationId
  readonly units: number
  readonly expiresAtMs: number
  readonly locationIds: readonly LocationId[]
}

/** Refusals of a claim. */
export type ReserveRefusal =
  | { readonly code: 'insufficient_stock'; readonly availableUnits: number }
  | { readonly code: 'reservation_id_reused'; readonly reservedUnits: number }
  | { readonly code: 'reservation_expired' }
  | { readonly code: 'reservation_released' }
  | { readonly code: 'invalid_units'; readonly unitsMax: number }
  | { readonly code: 'reservations_full'; readonly reservationsMax: number }

/** Refusals of a step on a claim that was made before. */
export type ReservationRefusal =
  | { readonly code: 'reservation_unknown' }
  | { readonly code: 'reservation_expired' }
  | { readonly code: 'reservation_state'; readonly state: ReservationState }
  | { readonly code: 'insufficient_stock'; readonly availableUnits: number }

/** Goods that arrive. Repeating the movement id changes nothing. */
export type Receipt = {
  readonly movementId: MovementId
  readonly locationId: LocationId
  readonly timeZone: string
  readonly lotId: LotId
  readonly lotCode: string
  readonly expiryDate: string | null
  readonly units: number
  readonly reason: MovementReason
}

/** A correction of one lot, up or down. Never below what is claimed. */
export type Adjustment = {
  readonly movementId: MovementId
  readonly locationId: LocationId
  readonly lotId: LotId
  readonly deltaUnits: number
  readonly reason: MovementReason
}

/** Refusals of receipts and adjustments. */
export type MovementRefusal =
  | { readonly code: 'movement_id_reused' }
  | { readonly code: 'lot_unknown' }
  | { readonly code: 'lot_mismatch'; readonly field: 'expiryDate' | 'locationId' | 'timeZone' }
  | { readonly code: 'below_claims'; readonly freeUnits: number }
  | { readonly code: 'invalid_units'; readonly unitsMax: number }

/** What may be promised now, exact at `asOfMs`. `version` grows with every change of the SKU. */
export type Availability = {
  readonly skuId: SkuId
  readonly availableUnits: number
  readonly asOfMs: number
  readonly version: number
  readonly locations: readonly {
    readonly locationId: LocationId
    readonly availableUnits: number
    readonly earliestExpiryDate: string | null
  }[]
}

/** Every number the keeper holds per location, for the projection and for proofs: on hand = available + reserved + allocated + quarantined. */
export type StockLevel = {
  readonly skuId: SkuId
  readonly locationId: LocationId
  readonly onHandUnits: number
  readonly reservedUnits: number
  readonly allocatedUnits: number
  readonly quarantinedUnits: number
  readonly availableUnits: number
  readonly incomingUnits: number
  readonly earliestExpiryDate: string | null
  readonly version: number
}

/** A line of the movement ledger. */
export type StockMovement = {
  readonly movementId: MovementId
  readonly skuId: SkuId
  readonly locationId: LocationId
  readonly lotId: LotId
  readonly deltaUnits: number
  readonly reason: MovementReason
  readonly reference: string
  readonly atMs: number
}

/** One lot as its keeper has it: for people who work with stock. `availableUnits` at the instant it was read. */
export type StockLot = {
  readonly skuId: SkuId
  readonly lotId: LotId
  readonly locationId: LocationId
  readonly lotCode: string
  readonly expiryDate: string | null
  readonly onHandUnits: number
  readonly reservedUnits: number
  readonly allocatedUnits: number
  readonly isQuarantined: boolean
}

/** Goods between two places of a shop: what left under this movement id, and what arrived of it (null while on the way). */
export type Transit = {
  readonly movementId: MovementId
  readonly toLocationId: LocationId
  readonly lots: readonly TransitLot[]
  readonly receivedUnits: number | null
}

/** Units of one lot on the way; it keeps its code, its last day and whether it is held back. */
export type TransitLot = Pick<StockLot, 'lotCode' | 'expiryDate' | 'isQuarantined'> & { readonly units: number }

/** Goods that a supplier is to bring to a place: how many are still to come, and when. A newer `revision` replaces an older one. */
export type Expectation = {
  readonly movementId: MovementId
  readonly locationId: LocationId
  readonly units: number
  readonly dueDate: string | null
  readonly revision: number
}

/** Refusals of what is said to be on its way. */
export type ExpectationRefusal = { readonly code: 'invalid_units'; readonly unitsMax: number }

/** A correction of all lots of a place together: by a difference that was counted, or to a number, from the one that was seen. */
export type Settlement = {
  readonly movementId: MovementId
  readonly locationId: LocationId
  readonly timeZone: string
  readonly reason: MovementReason
  readonly reference: string
  readonly change:
    | { readonly kind: 'by'; readonly deltaUnits: number }
    | { readonly kind: 'to'; readonly units: number; readonly seenUnits: number }
}

/** Goods leave a place for another. `lotId` null: those that expire first. As many as are free, at most `units`. */
export type Dispatch = {
  readonly movementId: MovementId
  readonly fromLocationId: LocationId
  readonly toLocationId: LocationId
  readonly lotId: LotId | null
  readonly units: number
  readonly reference: string
}

/** Goods that left under `movementId` arrive; `receivedUnits` may be fewer or more than left. */
export type Arrival = {
  readonly movementId: MovementId
  readonly receivedUnits: number
  readonly timeZone: string
  readonly reference: string
}

/** Refusals of a correction of a whole place. */
export type SettlementRefusal = MovementRefusal | { readonly code: 'units_changed'; readonly onHandUnits: number }

/** Refusals of goods that arrive from another place. */
export type ArrivalRefusal = MovementRefusal | { readonly code: 'transit_unknown' }
