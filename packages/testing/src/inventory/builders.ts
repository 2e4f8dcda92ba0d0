import { idOf } from '@onhand/domain/ids'
import type { Claim, Lot, Stock } from '@onhand/domain/inventory/stock'
import type { Receipt } from '@onhand/domain/inventory/types'

/** Noon of an ordinary day. */
export const NOW_MS = Date.parse('2026-11-21T12:00:00Z')
export const LONDON = idOf('location', 'loc_london')
export const LEEDS = idOf('location', 'loc_leeds')
export const SKU = idOf('sku', 'sku_mug')

/** A lot in London without expiry, empty unless told. */
export function aLot(more: Partial<Lot> = {}): Lot {
  return {
    lotId: idOf('lot', 'lot_a1'),
    locationId: LONDON,
    timeZone: 'Europe/London',
    lotCode: 'A1',
    expiryDate: null,
    onHandUnits: 0,
    reservedUnits: 0,
    allocatedUnits: 0,
    isQuarantined: false,
    ...more,
  }
}

/** The stock of one SKU in these lots. */
export function aStock(lots: readonly Lot[], openReservations = 0): Stock {
  return { skuId: SKU, lots, openReservations }
}

/** A held claim of `units` on the lot of `aLot`, for another quarter of an hour. */
export function aClaim(more: Partial<Claim> = {}): Claim {
  const units = more.units ?? 1
  return {
    reservationId: idOf('reservation', 'rsv_aa'),
    skuId: SKU,
    units,
    state: 'held',
    expiresAtMs: NOW_MS + 900_000,
    allocations: [{ locationId: LONDON, lotId: idOf('lot', 'lot_a1'), units, expiryDate: null }],
    locationIds: [],
    ...more,
  }
}

/** Goods arriving for the lot of `aLot`, at a location not seen before. */
export function aReceipt(
  more: Partial<Receipt & { knownTimeZone: string | null }> = {},
): Receipt & { readonly knownTimeZone: string | null; readonly nowMs: number } {
  return {
    movementId: idOf('movement', 'mov_in'),
    locationId: LONDON,
    timeZone: 'Europe/London',
    lotId: idOf('lot', 'lot_a1'),
    lotCode: 'A1',
    expiryDate: null,
    units: 1,
    reason: 'receipt',
    knownTimeZone: null,
    nowMs: NOW_MS,
    ...more,
  }
}
