import type { TeamPort } from '@onhand/service/team/ports'
import { sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { teamReads } from './team-reads.ts'
import { keyRow, toInvitation, toKey } from './team-rows.ts'
import { accepting, ownerStays, turn } from './team-statements.ts'

/** Who works in a shop, over either engine. Changes of one team take turns on the shop's row. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one short method after the other.
export function teamStore(engine: SqlEngine): TeamPort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  const audited = auditStatements.bind(null, dialect)

  return {
    ...teamReads(engine),

    async invitation(id) {
      const query = db.selectFrom('vendor_invitation').selectAll().where('id', '=', id)
      const [row] = await engine.query(query.compile())
      return row ? toInvitation(row) : null
    },

    async putInvitation(invitation, audit) {
      const { id, vendorId, email, role, invitedBy, createdAtMs, expiresAtMs } = invitation
      const row = {
        id,
        vendor_id: vendorId,
        email,
        role,
        invited_by: invitedBy,
        created_at_ms: createdAtMs,
        expires_at_ms: expiresAtMs,
      }
      const changing = ['id', 'role', 'invited_by', 'created_at_ms', 'expires_at_ms']
      const onConflict = replacing(['vendor_id', 'email'], changing)
      await engine.atomic([
        ...insertRows(dialect, { table: 'vendor_invitation', rows: [row], onConflict }),
        ...audited([audit]),
      ])
    },

    async deleteInvitation(id, audit) {
      await engine.atomic([db.deleteFrom('vendor_invitation').where('id', '=', id).compile(), ...audited([audit])])
    },

    async acceptInvitation(id, personId, audit) {
      const ended = db.deleteFrom('vendor_invitation').where('id', '=', id).returningAll().compile()
      const { locked, joined } = accepting(db, { id, personId, atMs: audit.atMs })
      const [, , [row]] = await engine.atomic([locked, joined, ended, ...audited([audit])] as const)
      return row ? toInvitation(row) : null
    },

    async changeRole({ vendorId, personId, role }, audit) {
      const change = db
        .updateTable('vendor_member')
        .set({ role })
        .where('vendor_id', '=', vendorId)
        .where('person_id', '=', personId)
        .compile()
      const guard = role === 'owner' ? [] : [ownerStays(db, vendorId, personId)]
      return unlessGuarded(async () => {
        await engine.atomic([turn(db, vendorId), ...guard, change, ...audited([audit])])
      })
    },

    async remove(vendorId, personId, audit) {
      const change = db
        .deleteFrom('vendor_member')
        .where('vendor_id', '=', vendorId)
        .where('person_id', '=', personId)
        .compile()
      return unlessGuarded(async () => {
        await engine.atomic([turn(db, vendorId), ownerStays(db, vendorId, personId), change, ...audited([audit])])
      })
    },

    async putRole(vendorId, role, audit) {
      const row = { id: role.id, vendor_id: vendorId, name: role.name, permissions: JSON.stringify(role.permissions) }
      // An id of another shop's role changes nothing.
      const onConflict = sql`(id) do update set name = excluded.name, permissions = excluded.permissions where vendor_role.vendor_id = excluded.vendor_id`
      return unlessGuarded(async () => {
        await engine.atomic([
          ...insertRows(dialect, { table: 'vendor_role', rows: [row], onConflict }),
          ...audited([audit]),
        ])
      })
    },

    async deleteRole(vendorId, roleId, audit) {
      const used = (table: 'vendor_member' | 'vendor_invitation') =>
        sql<boolean>`exists (select 1 from ${sql.table(table)} where vendor_id = ${vendorId} and role = ${roleId})`
      const gone = db
        .deleteFrom('vendor_role')
        .where('id', '=', roleId)
        .where('vendor_id', '=', vendorId)
        .where(sql<boolean>`not ${used('vendor_member')}`)
        .where(sql<boolean>`not ${used('vendor_invitation')}`)
        .compile()
      const left = db.selectFrom('vendor_role').select('id').where('id', '=', roleId).where('vendor_id', '=', vendorId)
      const [, , rows] = await engine.atomic([turn(db, vendorId), gone, left.compile(), ...audited([audit])] as const)
      return rows.length === 0
    },

    async keys(vendorId) {
      const query = db
        .selectFrom('api_key')
        .selectAll()
        .where('vendor_id', '=', vendorId)
        .orderBy('created_at_ms', 'desc')
      return (await engine.query(query.compile())).map(toKey)
    },

    async putKey(vendorId, key, audit) {
      return unlessGuarded(async () => {
        await engine.atomic([
          ...insertRows(dialect, { table: 'api_key', rows: [keyRow(vendorId, key)], onConflict: 'fail' }),
          ...audited([audit]),
        ])
      })
    },

    async revokeKey(vendorId, keyId, audit) {
      const end = db
        .updateTable('api_key')
        .set({ revoked_at_ms: sql`coalesce(revoked_at_ms, ${audit.atMs})` })
        .where('id', '=', keyId)
        .where('vendor_id', '=', vendorId)
      await engine.atomic([end.compile(), ...audited([audit])])
    },
  }
}

/** True when it was written, false when a guard or a name that is taken stopped it. */
async function unlessGuarded(write: () => Promise<void>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (error instanceof ConstraintViolation && (error.kind === 'not_null' || error.kind === 'unique')) return false
    throw error
  }
}
