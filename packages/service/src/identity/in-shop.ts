import { type Actor, mayInShop } from '@onhand/domain/identity/actor'
import type { Permission } from '@onhand/domain/identity/permissions'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { OperateRefusal } from './operate.ts'

/** Lets those pass who may do this in this shop; everyone else is refused before anything is read [IDN-2]. */
export function inShop(actor: Actor, vendorId: VendorId, permission: Permission): Result<null, OperateRefusal> {
  if (mayInShop(actor, vendorId, permission)) return ok(null)
  return err({ code: actor.kind === 'nobody' ? 'sign_in_required' : 'forbidden' })
}
