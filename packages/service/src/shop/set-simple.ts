import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { ownShop, shopChange } from './own-shop.ts'
import type { ShopRefusal } from './refusals.ts'

/** Switches a shop between three plain screens and all of them. Nothing is lost either way. */
export async function setSimple(
  deps: Pick<ServiceDeps, 'vendors' | 'shops' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly isSimple: boolean },
): Promise<Result<null, ShopRefusal>> {
  const { vendorId, isSimple } = input
  const found = await ownShop(deps, actor, { vendorId, permission: 'shop.write' })
  if (!found.ok) return found
  const change = shopChange(deps, actor, {
    vendorId,
    action: 'shop.mode_set',
    subjectId: vendorId,
    facts: { isSimple },
  })
  await deps.shops.setSimple(vendorId, isSimple, change)
  return ok(null)
}
