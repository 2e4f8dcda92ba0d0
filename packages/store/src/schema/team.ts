import { type Dialect, oneOf } from './dialect.ts'
import type { vendorTables } from './vendors.ts'

/** Who works in a shop, and who did what. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of declarations, read table by table.
export function teamTables(d: Dialect, { vendor }: Pick<ReturnType<typeof vendorTables>, 'vendor'>) {
  const vendorRole = d.table(
    'vendor_role',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      name: d.text('name').notNull(),
      /** JSON array of permissions. */
      permissions: d.text('permissions').notNull(),
    },
    (t) => [d.uniqueIndex('vendor_role_name').on(t.vendorId, t.name)],
  )

  const vendorMember = d.table(
    'vendor_member',
    {
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      personId: d.text('person_id').notNull(),
      /** A role that every shop has, or the id of one of this shop's own. */
      role: d.text('role').notNull(),
      joinedAtMs: d.big('joined_at_ms').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'vendor_member_pk', columns: [t.vendorId, t.personId] }),
      // Every signed-in request asks in which shops a person works.
      d.index('vendor_member_person').on(t.personId),
    ],
  )

  const vendorInvitation = d.table(
    'vendor_invitation',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      /** Lower case. */
      email: d.text('email').notNull(),
      role: d.text('role').notNull(),
      invitedBy: d.text('invited_by').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
      expiresAtMs: d.big('expires_at_ms').notNull(),
    },
    // One a person: inviting again replaces it.
    (t) => [d.uniqueIndex('vendor_invitation_email').on(t.vendorId, t.email)],
  )

  const apiKey = d.table(
    'api_key',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      name: d.text('name').notNull(),
      /** SHA-256 of the key in hexadecimal; the key itself is shown once and kept nowhere. */
      hash: d.text('hash').notNull(),
      /** JSON array of permissions. */
      permissions: d.text('permissions').notNull(),
      createdBy: d.text('created_by').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
      expiresAtMs: d.big('expires_at_ms'),
      revokedAtMs: d.big('revoked_at_ms'),
      lastUsedAtMs: d.big('last_used_at_ms'),
    },
    (t) => [
      // Every request with a key is found by its hash.
      d.uniqueIndex('api_key_hash').on(t.hash),
      d.index('api_key_vendor').on(t.vendorId, t.createdAtMs),
    ],
  )

  const auditEntry = d.table(
    'audit_entry',
    {
      id: d.text('id').primaryKey(),
      vendorId: d.text('vendor_id'),
      actorKind: d.text('actor_kind').notNull(),
      actorId: d.text('actor_id').notNull(),
      action: d.text('action').notNull(),
      subjectId: d.text('subject_id').notNull(),
      /** JSON: what changed. */
      facts: d.text('facts').notNull(),
      atMs: d.big('at_ms').notNull(),
    },
    (t) => [
      // A shop's log, newest first.
      d.index('audit_entry_vendor').on(t.vendorId, t.atMs, t.id),
      d.check('audit_entry_actor_kind', oneOf('actor_kind', ['person', 'program'])),
    ],
  )

  return { vendorRole, vendorMember, vendorInvitation, apiKey, auditEntry }
}
