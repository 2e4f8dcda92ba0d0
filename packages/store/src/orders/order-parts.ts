import type { LocationId, LotId } from '@onhand/domain/ids'
import type { Allocation } from '@onhand/domain/inventory/types'
import type { Address, DeliveryOption } from '@onhand/domain/ordering/types'
import type { LoadedGroups, OrderRow } from './load-groups.ts'

/** How the goods come, as it was chosen. */
export function deliveryOf(row: OrderRow): DeliveryOption {
  return {
    methodId: row.method_id,
    kind: row.method_kind as DeliveryOption['kind'],
    name: row.method_name,
    locationId: row.location_id as LocationId,
    locationName: row.location_name,
    priceMinor: row.method_price_minor,
    currency: row.method_currency,
    promise: {
      fromMs: row.promise_from_ms,
      toMs: row.promise_to_ms,
      timeZone: row.promise_time_zone,
      reason: JSON.parse(row.promise_reason) as DeliveryOption['promise']['reason'],
    },
  }
}

/** The address as it was typed. */
export function addressOf(json: string | null): Address | null {
  return json === null ? null : (JSON.parse(json) as Address)
}

/** The lots a line is served from. */
export function allocationsOf(loaded: LoadedGroups, orderLineId: string): Allocation[] {
  return loaded.allocations
    .filter((row) => row.order_line_id === orderLineId)
    .map((row) => ({
      locationId: row.location_id as LocationId,
      lotId: row.lot_id as LotId,
      units: row.units,
      expiryDate: row.expiry_date,
    }))
}
