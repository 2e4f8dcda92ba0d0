import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, VendorId } from '@onhand/domain/ids'
import type { PlaceUse } from '@onhand/domain/shop/place-use'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { ownShop, shopChange } from './own-shop.ts'
import type { ShopRefusal } from './refusals.ts'

/** Why a place is not closed: what is in the way of it, and how much. */
export type PlaceInUse = { readonly code: 'place_in_use'; readonly use: PlaceUse }

const NO_USE: PlaceUse = {
  stockUnits: 0,
  incomingUnits: 0,
  orders: 0,
  transfers: 0,
  counts: 0,
  purchases: 0,
  isLast: false,
}

/**
 * Closes a place for good when nothing is left in it [ONB-8]: no stock, none on its way, no open order, transfer, count or purchase; and never the last
 * one. What happened there stays to be read, and saving the place again opens it. Closing it twice changes nothing.
 */
export async function closeLocation(
  deps: Pick<ServiceDeps, 'vendors' | 'shops' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly locationId: LocationId },
): Promise<Result<null, ShopRefusal | PlaceInUse>> {
  const { vendorId, locationId } = input
  const found = await ownShop(deps, actor, { vendorId, permission: 'shop.write' })
  if (!found.ok) return found
  const { locations } = found.value
  const place = locations.find((one) => one.id === locationId)
  if (!place)
    return (await deps.shops.isClosedPlace(vendorId, locationId))
      ? ok(null)
      : err({ code: 'not_found', what: 'location' })
  if (locations.length === 1) return err({ code: 'place_in_use', use: { ...NO_USE, isLast: true } })
  const change = shopChange(deps, actor, {
    vendorId,
    action: 'shop.place_closed',
    subjectId: locationId,
    facts: { name: place.name, city: place.city },
  })
  if (await deps.shops.closeLocation(vendorId, locationId, change)) return ok(null)
  return err({ code: 'place_in_use', use: await deps.shops.placeUse(vendorId, locationId) })
}
