import { isPermission, isRole, type Permission, type Role } from '@onhand/domain/identity/permissions'
import type { ApiKeyId, InvitationId, PersonId, RoleId, VendorId } from '@onhand/domain/ids'
import type { CustomRole, Invitation, ShopKey, TeamMember } from '@onhand/service/team/ports'
import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../schema/database.ts'

/** A member with what the account says of them. */
export function toMember(row: {
  readonly person_id: string
  readonly role: string
  readonly joined_at_ms: number
  readonly name: string | null
  readonly email: string | null
  readonly twoFactorEnabled: unknown
}): TeamMember {
  return {
    personId: row.person_id as PersonId,
    // Somebody whose account is gone is a member until they are taken off.
    name: row.name ?? '',
    email: row.email ?? '',
    role: roleOf(row.role),
    // 1 on SQLite, true on PostgreSQL: the column is better-auth's.
    hasTwoFactor: Boolean(row.twoFactorEnabled),
    joinedAtMs: Number(row.joined_at_ms),
  }
}

/** A role of the shop's own. */
export function toRole(row: Selectable<Database['vendor_role']>): CustomRole {
  return { id: row.id as RoleId, name: row.name, permissions: permissionsOf(row.permissions) }
}

/** An invitation. */
export function toInvitation(row: Selectable<Database['vendor_invitation']>): Invitation {
  return {
    id: row.id as InvitationId,
    vendorId: row.vendor_id as VendorId,
    email: row.email,
    role: roleOf(row.role),
    invitedBy: row.invited_by,
    createdAtMs: Number(row.created_at_ms),
    expiresAtMs: Number(row.expires_at_ms),
  }
}

/** A key without what it opens. */
export function toKey(row: Selectable<Database['api_key']>): ShopKey {
  const numberOrNull = (value: number | null) => (value === null ? null : Number(value))
  return {
    id: row.id as ApiKeyId,
    name: row.name,
    permissions: permissionsOf(row.permissions),
    createdAtMs: Number(row.created_at_ms),
    expiresAtMs: numberOrNull(row.expires_at_ms),
    revokedAtMs: numberOrNull(row.revoked_at_ms),
    lastUsedAtMs: numberOrNull(row.last_used_at_ms),
  }
}

/** A new key's row. */
export function keyRow(
  vendorId: VendorId,
  key: ShopKey & { readonly hash: string; readonly createdBy: string },
): Insertable<Database['api_key']> {
  return {
    id: key.id,
    vendor_id: vendorId,
    name: key.name,
    hash: key.hash,
    permissions: JSON.stringify(key.permissions),
    created_by: key.createdBy,
    created_at_ms: key.createdAtMs,
    expires_at_ms: key.expiresAtMs,
    revoked_at_ms: null,
    last_used_at_ms: null,
  }
}

function roleOf(text: string): Role | RoleId {
  return isRole(text) ? text : (text as RoleId)
}

/** Permissions as stored; ones that no longer exist are left out. */
function permissionsOf(json: string): readonly Permission[] {
  const names: unknown = JSON.parse(json)
  return Array.isArray(names) ? names.map(String).filter(isPermission) : []
}
