import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { ownShop, shopChange } from './own-shop.ts'
import type { ShopProfile } from './ports.ts'
import type { ShopRefusal } from './refusals.ts'

/** Saves what a shop says about itself; its public page shows it at once. */
export async function saveProfile(
  deps: Pick<ServiceDeps, 'vendors' | 'shops' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: ShopProfile & { readonly vendorId: VendorId },
): Promise<Result<null, ShopRefusal>> {
  const { vendorId, ...profile } = input
  const found = await ownShop(deps, actor, { vendorId, permission: 'shop.write' })
  if (!found.ok) return found
  if (profile.names.en === '' && profile.names['zh-Hant'] === '')
    return err({ code: 'invalid_field', field: 'names', expected: 'a name in one language' })
  const change = shopChange(deps, actor, { vendorId, action: 'shop.profile_saved', subjectId: vendorId })
  return (await deps.shops.saveProfile(vendorId, profile, change)) ? ok(null) : err({ code: 'slug_taken' })
}
