import type { Actor } from '@onhand/domain/identity/actor'
import { isRole, type Permission, PERMISSIONS, type Role, ROLE_PERMISSIONS } from '@onhand/domain/identity/permissions'
import type { RoleId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { CustomRole } from './ports.ts'

/** Refusals of changes to a team. */
export type TeamRefusal =
  | { readonly code: 'not_found'; readonly what: string }
  | { readonly code: 'forbidden' }
  /** The caller may not hand on what they may not do themselves. */
  | { readonly code: 'beyond_own_permissions'; readonly permissions: readonly Permission[] }
  | { readonly code: 'last_owner' }
  | { readonly code: 'role_in_use' }
  | { readonly code: 'name_taken' }
  | { readonly code: 'already_member' }
  | { readonly code: 'invitation_expired' }
  | { readonly code: 'invitation_for_other'; readonly email: string }
  /** A repeated call: the key was shown to the first one. */
  | { readonly code: 'key_exists' }

/** What the caller may do in a shop: all of it for the operator. */
export function permissionsIn(actor: Actor, vendorId: VendorId): readonly Permission[] {
  if (actor.kind === 'nobody') return []
  if (actor.kind === 'person' ? actor.isOperator : actor.scopes.includes('*')) return PERMISSIONS
  return (actor.memberships ?? []).find((one) => one.vendorId === vendorId)?.permissions ?? []
}

/** What a role may do; a role that the shop does not have is not found. */
export function permissionsOf(
  role: Role | RoleId,
  roles: readonly CustomRole[],
): Result<readonly Permission[], TeamRefusal> {
  if (isRole(role)) return ok(ROLE_PERMISSIONS[role])
  const own = roles.find((one) => one.id === role)
  return own ? ok(own.permissions) : err({ code: 'not_found', what: 'role' })
}

/** Nobody gives, changes or takes away more than they may do themselves [IDN-3]. */
export function mayGrant(
  actor: Actor,
  vendorId: VendorId,
  permissions: readonly Permission[],
): Result<null, TeamRefusal> {
  const own = permissionsIn(actor, vendorId)
  const beyond = permissions.filter((permission) => !own.includes(permission))
  return beyond.length === 0 ? ok(null) : err({ code: 'beyond_own_permissions', permissions: beyond })
}
