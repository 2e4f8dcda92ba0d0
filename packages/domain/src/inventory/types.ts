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
