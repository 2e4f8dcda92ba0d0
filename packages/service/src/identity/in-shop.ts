import { type Actor, mayInShop } from '@onhand/domain/identity/actor'
import { type Permission, SECOND_FACTOR_PERMISSIONS } from '@onhand/domain/identity/permissions'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { OperateRefusal } from './operate.ts'

/** Lets those pass who may do this in this shop; everyone else is refused before anything is read [IDN-2] [IDN-7]. */
export function inShop(actor: Actor, vendorId: VendorId, permission: Permission): Result<null, OperateRefusal> {
  if (!mayInShop(actor, vendorId, permission))
    return err({ code: actor.kind === 'nobody' ? 'sign_in_required' : 'forbidden' })
  const isGuarded = SECOND_FACTOR_PERMISSIONS.includes(permission)
  if (isGuarded && actor.kind === 'person' && actor.needsSecondFactor) return err({ code: 'second_factor_required' })
  return ok(null)
}
