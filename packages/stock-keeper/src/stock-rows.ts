import { idOf } from '@onhand/domain/ids'
import type { Claim, Lot } from '@onhand/domain/inventory/stock'
import type {
  Allocation,
  Expectation,
  MovementReason,
  ReservationState,
  StockMovement,
  Transit,
} from '@onhand/domain/inventory/types'
import type { SkuId } from '@onhand/domain/ids'

/** The keeper's one row about the SKU as a whole. */
export type StockHead = {
  readonly version: number
  readonly projectedVersion: number
  readonly outboxDueAtMs: number | null
  readonly outboxAttempts: number
  readonly openReservations: number
  readonly saleEndsAtMs: number | null
}

/** What a SKU that was never stocked looks like. */
export const EMPTY_HEAD: StockHead = {
  version: 0,
  projectedVersion: 0,
  outboxDueAtMs: null,
  outboxAttempts: 0,
  openReservations: 0,
  saleEndsAtMs: null,
}

export type HeadRow = {
  version: number
  projected_version: number
  outbox_due_at_ms: number | null
  outbox_attempts: number
  open_reservations: number
  sale_ends_at_ms: number | null
}

export type LotRow = {
  lot_id: string
  location_id: string
  time_zone: string
  lot_code: string
  expiry_date: string | null
  on_hand_units: number
  reserved_units: number
  allocated_units: number
  is_quarantined: number
}

export type ReservationRow = {
  reservation_id: string
  units: number
  state: ReservationState
  expires_at_ms: number
  location_ids: string
  allocations: string
}

export type MovementRow = {
  movement_id: string
  location_id: string
  lot_id: string
  delta_units: number
  reason: MovementReason
  reference: string
  at_ms: number
  version: number
}

export type TransitRow = {
  movement_id: string
  to_location_id: string
  lots: string
  received_units: number | null
}

export type ExpectedRow = {
  movement_id: string
  location_id: string
  units: number
  due_date: string | null
  revision: number
}

/** Rows of the object's own tables to domain values: what the keeper wrote, it may trust. */
export function toHead(row: HeadRow): StockHead {
  return {
    version: row.version,
    projectedVersion: row.projected_version,
    outboxDueAtMs: row.outbox_due_at_ms,
    outboxAttempts: row.outbox_attempts,
    openReservations: row.open_reservations,
    saleEndsAtMs: row.sale_ends_at_ms,
  }
}

export function toLot(row: LotRow): Lot {
  return {
    lotId: idOf('lot', row.lot_id),
    locationId: idOf('location', row.location_id),
    timeZone: row.time_zone,
    lotCode: row.lot_code,
    expiryDate: row.expiry_date,
    onHandUnits: row.on_hand_units,
    reservedUnits: row.reserved_units,
    allocatedUnits: row.allocated_units,
    isQuarantined: row.is_quarantined === 1,
  }
}

export function toClaim(skuId: SkuId, row: ReservationRow): Claim {
  return {
    reservationId: idOf('reservation', row.reservation_id),
    skuId,
    units: row.units,
    state: row.state,
    expiresAtMs: row.expires_at_ms,
    allocations: JSON.parse(row.allocations) as readonly Allocation[],
    locationIds: JSON.parse(row.location_ids) as Claim['locationIds'],
  }
}

export function toMovement(skuId: SkuId, row: MovementRow): StockMovement {
  return {
    movementId: idOf('movement', row.movement_id),
    skuId,
    locationId: idOf('location', row.location_id),
    lotId: idOf('lot', row.lot_id),
    deltaUnits: row.delta_units,
    reason: row.reason,
    reference: row.reference,
    atMs: row.at_ms,
  }
}

export function toTransit(row: TransitRow): Transit {
  return {
    movementId: idOf('movement', row.movement_id),
    toLocationId: idOf('location', row.to_location_id),
    lots: JSON.parse(row.lots) as Transit['lots'],
    receivedUnits: row.received_units,
  }
}

export function toExpectation(row: ExpectedRow): Expectation {
  return {
    movementId: idOf('movement', row.movement_id),
    locationId: idOf('location', row.location_id),
    units: row.units,
    dueDate: row.due_date,
    revision: row.revision,
  }
}
