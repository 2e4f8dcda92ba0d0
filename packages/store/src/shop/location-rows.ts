import type { VendorId } from '@onhand/domain/ids'
import type { LocationRecord } from '@onhand/service/vendors/ports'
import type { Insertable } from 'kysely'
import type { Database } from '../schema/database.ts'

/** A place as its row. */
export function locationRow(
  vendorId: VendorId,
  location: Omit<LocationRecord, 'hours'>,
): Insertable<Database['stock_location']> {
  const { id, name, line1, city, region, postcode, country, latitude, longitude, timeZone, hasPickup, position } =
    location
  return {
    id,
    vendor_id: vendorId,
    name,
    line1,
    city,
    region,
    postcode,
    country,
    latitude,
    longitude,
    time_zone: timeZone,
    has_pickup: hasPickup ? 1 : 0,
    position,
    supply_days: location.supplyDays ?? 0,
    // A place that is saved again is open.
    closed_at_ms: null,
  }
}
