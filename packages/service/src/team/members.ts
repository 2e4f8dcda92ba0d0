import type { Actor } from '@onhand/domain/identity/actor'
import type { Role } from '@onhand/domain/identity/permissions'
import type { PersonId, RoleId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { mayGrant, permissionsOf, type TeamRefusal } from './grants.ts'
import type { CustomRole, Invitation, TeamMember } from './ports.ts'

/** The people of a shop, its own roles, and who was invited. */
export type TeamView = {
  readonly members: readonly TeamMember[]
  readonly roles: readonly CustomRole[]
  readonly invitations: readonly Invitation[]
}

/** Who works in a shop. */
export async function viewTeam(
  deps: Pick<ServiceDeps, 'team'>,
  actor: Actor,
  vendorId: VendorId,
): Promise<Result<TeamView, OperateRefusal>> {
  const allowed = inShop(actor, vendorId, 'team.read')
  return allowed.ok ? ok(await deps.team.everyone(vendorId)) : allowed
}

type Member = { readonly vendorId: VendorId; readonly personId: PersonId }

/** Gives a member another role [IDN-3] [IDN-4]. */
export async function changeMemberRole(
  deps: Pick<ServiceDeps, 'team' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: Member & { readonly role: Role | RoleId },
): Promise<Result<null, OperateRefusal | TeamRefusal>> {
  const { vendorId, personId, role } = input
  const member = await ownMember(deps, actor, input)
  if (!member.ok) return member
  const next = permissionsOf(role, member.value.roles)
  if (!next.ok) return next
  const granted = mayGrant(actor, vendorId, next.value)
  if (!granted.ok) return granted
  const facts = { from: member.value.role, to: role }
  const audit = auditEntry(deps, actor, { vendorId, action: 'team.role_changed', subjectId: personId, facts })
  return (await deps.team.changeRole(input, audit)) ? ok(null) : err({ code: 'last_owner' })
}

/** Takes somebody off the team; anybody may leave by themselves [IDN-3] [IDN-4]. */
export async function removeMember(
  deps: Pick<ServiceDeps, 'team' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: Member,
): Promise<Result<null, OperateRefusal | TeamRefusal>> {
  const { vendorId, personId } = input
  const isLeaving = actor.kind === 'person' && actor.personId === personId
  if (!isLeaving) {
    const member = await ownMember(deps, actor, input)
    if (!member.ok) return member
  }
  const action = isLeaving ? 'team.left' : 'team.removed'
  const audit = auditEntry(deps, actor, { vendorId, action, subjectId: personId })
  return (await deps.team.remove(vendorId, personId, audit)) ? ok(null) : err({ code: 'last_owner' })
}

/** The member, if the caller may change the team and may do all that this member may. */
async function ownMember(
  deps: Pick<ServiceDeps, 'team'>,
  actor: Actor,
  { vendorId, personId }: Member,
): Promise<Result<TeamMember & { readonly roles: readonly CustomRole[] }, OperateRefusal | TeamRefusal>> {
  const allowed = inShop(actor, vendorId, 'team.write')
  if (!allowed.ok) return allowed
  const [members, roles] = await Promise.all([deps.team.members(vendorId), deps.team.roles(vendorId)])
  const member = members.find((one) => one.personId === personId)
  if (!member) return err({ code: 'not_found', what: 'member' })
  const present = permissionsOf(member.role, roles)
  const granted = present.ok ? mayGrant(actor, vendorId, present.value) : ok(null)
  return granted.ok ? ok({ ...member, roles }) : granted
}
