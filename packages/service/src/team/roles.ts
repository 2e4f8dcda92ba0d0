import type { Actor } from '@onhand/domain/identity/actor'
import type { RoleId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { mayGrant, type TeamRefusal } from './grants.ts'
import type { CustomRole } from './ports.ts'

type Deps = Pick<ServiceDeps, 'team' | 'nowMs' | 'newId'>

/** Creates a role of a shop's own or changes what it may do, for everybody who has it [IDN-3]. */
export async function saveRole(
  deps: Deps,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly roleId: RoleId } & Omit<CustomRole, 'id'>,
): Promise<Result<null, OperateRefusal | TeamRefusal>> {
  const { vendorId, roleId, name } = input
  const allowed = inShop(actor, vendorId, 'team.write')
  if (!allowed.ok) return allowed
  const permissions = [...new Set(input.permissions)]
  const former = (await deps.team.roles(vendorId)).find((role) => role.id === roleId)
  const granted = mayGrant(actor, vendorId, [...permissions, ...(former?.permissions ?? [])])
  if (!granted.ok) return granted
  const facts = { name, permissions: permissions.join(' ') }
  const audit = auditEntry(deps, actor, { vendorId, action: 'team.role_saved', subjectId: roleId, facts })
  const isSaved = await deps.team.putRole(vendorId, { id: roleId, name, permissions }, audit)
  return isSaved ? ok(null) : err({ code: 'name_taken' })
}

/** Deletes a role that nobody has. */
export async function deleteRole(
  deps: Deps,
  actor: Actor,
  { vendorId, roleId }: { readonly vendorId: VendorId; readonly roleId: RoleId },
): Promise<Result<null, OperateRefusal | TeamRefusal>> {
  const allowed = inShop(actor, vendorId, 'team.write')
  if (!allowed.ok) return allowed
  const audit = auditEntry(deps, actor, { vendorId, action: 'team.role_deleted', subjectId: roleId })
  return (await deps.team.deleteRole(vendorId, roleId, audit)) ? ok(null) : err({ code: 'role_in_use' })
}
