import type { Actor } from '@onhand/domain/identity/actor'
import { PERMISSIONS } from '@onhand/domain/identity/permissions'
import type { ServiceDeps } from '../deps.ts'
import type { MemberShop } from './membership-port.ts'

/** More shops than the operator's switcher lists would be searched, not scrolled. */
const SHOPS_MAX = 200

/** The shops that the caller may work in. The operator may in all, with every permission. */
export async function myShops(deps: Pick<ServiceDeps, 'memberships'>, actor: Actor): Promise<readonly MemberShop[]> {
  if (actor.kind !== 'person') return []
  if (!actor.isOperator) return deps.memberships.shopsOf(actor.personId)
  const shops = await deps.memberships.allShops(SHOPS_MAX)
  return shops.map((shop) => ({ ...shop, role: 'owner', permissions: PERMISSIONS }))
}
