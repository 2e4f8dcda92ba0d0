import type { Permission, Role } from '@onhand/domain/identity/permissions'
import type { ApiKeyId, InvitationId, PersonId, RoleId, VendorId } from '@onhand/domain/ids'
import type { Locale } from '@onhand/domain/catalog/views'
import type { AuditEntry } from '../identity/audit.ts'

/** Somebody who works in a shop. */
export type TeamMember = {
  readonly personId: PersonId
  readonly name: string
  readonly email: string
  readonly role: Role | RoleId
  readonly hasTwoFactor: boolean
  readonly joinedAtMs: number
}

/** A role of a shop's own. */
export type CustomRole = { readonly id: RoleId; readonly name: string; readonly permissions: readonly Permission[] }

/** An invitation that nobody has accepted yet. */
export type Invitation = {
  readonly id: InvitationId
  readonly vendorId: VendorId
  readonly email: string
  readonly role: Role | RoleId
  readonly invitedBy: string
  readonly createdAtMs: number
  readonly expiresAtMs: number
}

/** A key of a shop as its owner sees it: everything but the key. */
export type ShopKey = {
  readonly id: ApiKeyId
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly createdAtMs: number
  readonly expiresAtMs: number | null
  readonly revokedAtMs: number | null
  readonly lastUsedAtMs: number | null
}

/** Who works in a shop, in the database. Every write takes its audit entry along, in the same batch. */
export type TeamPort = {
  members(vendorId: VendorId): Promise<readonly TeamMember[]>
  roles(vendorId: VendorId): Promise<readonly CustomRole[]>
  /** Members, roles and open invitations, all as of one moment. */
  everyone(vendorId: VendorId): Promise<{
    readonly members: readonly TeamMember[]
    readonly roles: readonly CustomRole[]
    readonly invitations: readonly Invitation[]
  }>
  invitation(id: InvitationId): Promise<Invitation | null>
  /** One open invitation a person: a new one replaces the former. */
  putInvitation(invitation: Invitation, audit: AuditEntry): Promise<void>
  deleteInvitation(id: InvitationId, audit: AuditEntry): Promise<void>
  /** Makes the invited person a member and ends the invitation, once: null when it is no longer there. */
  acceptInvitation(id: InvitationId, personId: PersonId, audit: AuditEntry): Promise<Invitation | null>
  /** False when the shop would have no owner left: nothing is written then. */
  changeRole(
    member: { readonly vendorId: VendorId; readonly personId: PersonId; readonly role: Role | RoleId },
    audit: AuditEntry,
  ): Promise<boolean>
  /** False when the shop would have no owner left: nothing is written then. */
  remove(vendorId: VendorId, personId: PersonId, audit: AuditEntry): Promise<boolean>
  /** False when another role of the shop has the name. */
  putRole(vendorId: VendorId, role: CustomRole, audit: AuditEntry): Promise<boolean>
  /** False while somebody has the role or is invited to it: nothing is written then. */
  deleteRole(vendorId: VendorId, roleId: RoleId, audit: AuditEntry): Promise<boolean>
  keys(vendorId: VendorId): Promise<readonly ShopKey[]>
  /** False when there is a key of this id: the text of that one cannot be shown again. */
  putKey(
    vendorId: VendorId,
    key: ShopKey & { readonly hash: string; readonly createdBy: string },
    audit: AuditEntry,
  ): Promise<boolean>
  revokeKey(vendorId: VendorId, keyId: ApiKeyId, audit: AuditEntry): Promise<void>
}

/** Links of invitations, and their mails. */
export type InvitationMailPort = {
  tokenFor(id: InvitationId): Promise<string>
  verify(token: string): Promise<InvitationId | null>
  send(mail: {
    readonly invitationId: InvitationId
    readonly to: string
    readonly shopName: string
    readonly token: string
    readonly locale: Locale
    readonly createdAtMs: number
  }): Promise<void>
}

/** Makes keys of shops: the text that is shown once, and what is stored of it. */
export type KeyMintPort = { mint(): Promise<{ readonly key: string; readonly hash: string }> }
