import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { ownPlaces } from './own.ts'

/** A place that holds stock. */
export type StockPlace = { readonly locationId: LocationId; readonly name: string; readonly timeZone: string }

/** The places of a shop, in its order. */
export async function stockPlaces(
  deps: Pick<ServiceDeps, 'vendors'>,
  actor: Actor,
  input: { readonly vendorId: VendorId },
): Promise<Result<readonly StockPlace[], OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const places = await ownPlaces(deps, input.vendorId)
  return ok(places.map(({ id, name, timeZone }) => ({ locationId: id, name, timeZone })))
}
