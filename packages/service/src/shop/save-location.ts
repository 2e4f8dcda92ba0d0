import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { LocationRecord } from '../vendors/ports.ts'
import { isTimeZone, ownShop, shopChange } from './own-shop.ts'
import type { ShopRefusal } from './refusals.ts'

/** More would not fit into any list of places. */
const LOCATIONS_MAX = 20

/** Makes or changes a place of the shop. It keeps its opening hours and its stock. Repeating changes nothing. */
export async function saveLocation(
  deps: Pick<ServiceDeps, 'vendors' | 'shops' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: Omit<LocationRecord, 'id' | 'hours' | 'position'> & {
    readonly vendorId: VendorId
    readonly locationId: LocationId
  },
): Promise<Result<null, ShopRefusal>> {
  const { vendorId, locationId, ...place } = input
  const found = await ownShop(deps, actor, { vendorId, permission: 'shop.write' })
  if (!found.ok) return found
  if (!isTimeZone(place.timeZone))
    return err({ code: 'invalid_field', field: 'timeZone', expected: 'an IANA time zone like Europe/London' })
  const { locations } = found.value
  const known = locations.find((one) => one.id === locationId)
  if (!known && locations.length >= LOCATIONS_MAX)
    return err({ code: 'invalid_field', field: 'locationId', expected: `at most ${LOCATIONS_MAX} places` })
  const change = shopChange(deps, actor, {
    vendorId,
    action: known ? 'shop.place_changed' : 'shop.place_added',
    subjectId: locationId,
    facts: { name: place.name, city: place.city },
  })
  const position = known?.position ?? locations.length
  const { supplyDays = 0 } = known ?? {}
  await deps.shops.saveLocation(vendorId, { ...place, id: locationId, position, supplyDays }, change)
  return ok(null)
}
