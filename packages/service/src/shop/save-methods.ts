import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import { methodsProblem } from '@onhand/domain/shop/delivery-methods'
import type { ServiceDeps } from '../deps.ts'
import type { MethodRecord } from '../vendors/ports.ts'
import { ownShop, shopChange } from './own-shop.ts'
import type { ShopRefusal } from './refusals.ts'

/** Saves all ways to the buyer, in the order they are offered, priced in the shop's currency. Orders that were placed keep what they chose. */
export async function saveMethods(
  deps: Pick<ServiceDeps, 'vendors' | 'shops' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly methods: readonly Omit<MethodRecord, 'currency'>[] },
): Promise<Result<null, ShopRefusal>> {
  const { vendorId } = input
  const found = await ownShop(deps, actor, { vendorId, permission: 'shop.write' })
  if (!found.ok) return found
  const { currency, locations } = found.value
  const problem = methodsProblem(
    input.methods,
    locations.some((place) => place.hasPickup),
  )
  if (problem) return err({ code: 'invalid_field', ...problem })
  const methods = input.methods.map((method) => ({ ...method, currency }))
  const change = shopChange(deps, actor, {
    vendorId,
    action: 'shop.delivery_saved',
    subjectId: vendorId,
    facts: { methods: methods.length },
  })
  await deps.shops.saveMethods(vendorId, methods, change)
  return ok(null)
}
