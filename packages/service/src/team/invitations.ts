import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { Role } from '@onhand/domain/identity/permissions'
import type { InvitationId, RoleId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { mayGrant, permissionsOf, type TeamRefusal } from './grants.ts'
import type { Invitation } from './ports.ts'

/** How long a link is good for. */
export const INVITATION_MS = 7 * 86_400_000

type Deps = Pick<ServiceDeps, 'team' | 'vendors' | 'invitationMail' | 'nowMs' | 'newId'>

/** Invites somebody by mail [IDN-3] [IDN-5]. Inviting them again sends a new link; the former ends. */
export async function invite(
  deps: Deps,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly invitationId: InvitationId
    readonly email: string
    readonly role: Role | RoleId
    readonly locale: Locale
  },
): Promise<Result<Invitation, OperateRefusal | TeamRefusal>> {
  const { vendorId, invitationId, role, locale } = input
  const allowed = inShop(actor, vendorId, 'team.write')
  if (!allowed.ok) return allowed
  const [members, roles, [vendor]] = await Promise.all([
    deps.team.members(vendorId),
    deps.team.roles(vendorId),
    deps.vendors.records([vendorId]),
  ])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const granted = permissionsOf(role, roles)
  if (!granted.ok) return granted
  const may = mayGrant(actor, vendorId, granted.value)
  if (!may.ok) return may
  const email = input.email.toLowerCase()
  if (members.some((member) => member.email === email)) return err({ code: 'already_member' })
  const createdAtMs = deps.nowMs()
  const invitedBy = actor.kind === 'person' ? actor.email : 'program'
  const invitation = {
    id: invitationId,
    vendorId,
    email,
    role,
    invitedBy,
    createdAtMs,
    expiresAtMs: createdAtMs + INVITATION_MS,
  }
  const audit = auditEntry(deps, actor, { vendorId, action: 'team.invited', subjectId: invitationId, facts: { role } })
  await deps.team.putInvitation(invitation, audit)
  const token = await deps.invitationMail.tokenFor(invitationId)
  await deps.invitationMail.send({
    invitationId,
    to: email,
    shopName: vendor.names[locale],
    token,
    locale,
    createdAtMs,
  })
  return ok(invitation)
}

/** Ends an invitation. One that is gone already is fine. */
export async function withdrawInvitation(
  deps: Pick<ServiceDeps, 'team' | 'nowMs' | 'newId'>,
  actor: Actor,
  { vendorId, invitationId }: { readonly vendorId: VendorId; readonly invitationId: InvitationId },
): Promise<Result<null, OperateRefusal | TeamRefusal>> {
  const allowed = inShop(actor, vendorId, 'team.write')
  if (!allowed.ok) return allowed
  const invitation = await deps.team.invitation(invitationId)
  if (!invitation) return ok(null)
  if (invitation.vendorId !== vendorId) return err({ code: 'not_found', what: 'invitation' })
  const audit = auditEntry(deps, actor, { vendorId, action: 'team.withdrawn', subjectId: invitationId })
  await deps.team.deleteInvitation(invitationId, audit)
  return ok(null)
}

/** What the page of an invitation's link shows. */
export type InvitationView = {
  readonly vendorId: VendorId
  readonly shopName: string
  readonly email: string
  readonly role: Role | RoleId
  readonly expiresAtMs: number
}

/** The invitation behind a link, for whoever holds it. */
export async function viewInvitation(deps: Deps, token: string): Promise<Result<InvitationView, TeamRefusal>> {
  const invitation = await behind(deps, token)
  if (!invitation.ok) return invitation
  const { vendorId, email, role, expiresAtMs } = invitation.value
  const [vendor] = await deps.vendors.records([vendorId])
  return vendor
    ? ok({ vendorId, shopName: vendor.names.en, email, role, expiresAtMs })
    : err({ code: 'not_found', what: 'invitation' })
}

/** The invited person joins, once; the link is theirs alone: it works for the address it was sent to [IDN-5]. */
export async function acceptInvitation(
  deps: Deps,
  actor: Actor,
  token: string,
): Promise<Result<{ readonly vendorId: VendorId }, OperateRefusal | TeamRefusal>> {
  if (actor.kind !== 'person') return err({ code: 'sign_in_required' })
  const invitation = await behind(deps, token)
  if (!invitation.ok) return invitation
  const { id, vendorId, email, role } = invitation.value
  if (actor.email.toLowerCase() !== email) return err({ code: 'invitation_for_other', email })
  const audit = auditEntry(deps, actor, { vendorId, action: 'team.joined', subjectId: actor.personId, facts: { role } })
  const accepted = await deps.team.acceptInvitation(id, actor.personId, audit)
  return accepted ? ok({ vendorId }) : err({ code: 'not_found', what: 'invitation' })
}

async function behind(deps: Deps, token: string): Promise<Result<Invitation, TeamRefusal>> {
  const id = await deps.invitationMail.verify(token)
  const invitation = id && (await deps.team.invitation(id))
  if (!invitation) return err({ code: 'not_found', what: 'invitation' })
  return invitation.expiresAtMs > deps.nowMs() ? ok(invitation) : err({ code: 'invitation_expired' })
}
