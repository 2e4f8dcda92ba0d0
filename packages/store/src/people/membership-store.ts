import { isPermission, isRole, type Permission, ROLE_PERMISSIONS } from '@onhand/domain/identity/permissions'
import type { PersonId, RoleId, VendorId } from '@onhand/domain/ids'
import type { MembershipPort, MemberShop } from '@onhand/service/identity/membership-port'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from './audit-rows.ts'

/** A key that is used all day is written once an hour. */
const USE_NOTED_MS = 3_600_000

/** Who works where, in the database. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of the port's methods, read one by one.
export function membershipStore(engine: SqlEngine): MembershipPort {
  const db = sqlFor(engine.dialect)
  const members = db
    .selectFrom('vendor_member')
    .leftJoin('vendor_role', (join) =>
      join
        .onRef('vendor_role.id', '=', 'vendor_member.role')
        .onRef('vendor_role.vendor_id', '=', 'vendor_member.vendor_id'),
    )
    .select(['vendor_member.vendor_id', 'vendor_member.role', 'vendor_role.permissions'])
  const shopFacts = [
    'vendor.slug',
    'vendor.currency',
    'vendor.is_simple',
    'vendor.is_approved',
    sql<string>`coalesce((select name from vendor_translation where vendor_id = vendor.id and name <> '' order by locale limit 1), vendor.slug)`.as(
      'vendor_name',
    ),
    sql<string>`coalesce((select time_zone from stock_location where vendor_id = vendor.id order by position limit 1), 'UTC')`.as(
      'time_zone',
    ),
  ] as const

  return {
    async of(personId) {
      const rows = await engine.query(members.where('person_id', '=', personId).compile())
      return rows.map((row) => ({ vendorId: row.vendor_id as VendorId, permissions: permissionsOf(row) }))
    },

    async shopsOf(personId) {
      const query = members
        .innerJoin('vendor', 'vendor.id', 'vendor_member.vendor_id')
        .where('vendor_member.person_id', '=', personId)
        .select(shopFacts)
        .orderBy('vendor_name')
      return (await engine.query(query.compile())).map(toShop)
    },

    async allShops(limit) {
      const query = db
        .selectFrom('vendor')
        .select(['vendor.id as vendor_id', sql<string>`'owner'`.as('role'), sql<string | null>`null`.as('permissions')])
        .select(shopFacts)
        .orderBy('vendor_name')
        .limit(limit)
      return (await engine.query(query.compile())).map(toShop)
    },

    async byKeyHash(hash, nowMs) {
      const query = db
        .selectFrom('api_key')
        .select(['id', 'vendor_id', 'permissions', 'last_used_at_ms'])
        .where('hash', '=', hash)
        .where('revoked_at_ms', 'is', null)
        .where((where) => where.or([where('expires_at_ms', 'is', null), where('expires_at_ms', '>', nowMs)]))
      const [row] = await engine.query(query.compile())
      if (!row) return null
      if (Number(row.last_used_at_ms ?? 0) < nowMs - USE_NOTED_MS)
        await engine.atomic([
          db.updateTable('api_key').set({ last_used_at_ms: nowMs }).where('id', '=', row.id).compile(),
        ])
      return { keyId: row.id, vendorId: row.vendor_id as VendorId, permissions: listed(row.permissions) }
    },

    async personByEmail(email) {
      const query = db.selectFrom('user').select('id').where('email', '=', email.toLowerCase())
      const [row] = await engine.query(query.compile())
      return row ? (row.id as PersonId) : null
    },

    async put({ vendorId, personId, role, nowMs, audit }) {
      const row = { vendor_id: vendorId, person_id: personId, role, joined_at_ms: nowMs }
      await engine.atomic([
        ...insertRows(engine.dialect, {
          table: 'vendor_member',
          rows: [row],
          onConflict: replacing(['vendor_id', 'person_id'], ['role']),
        }),
        ...auditStatements(engine.dialect, [audit]),
      ])
    },

    async setOperator(personId, isOperator, audit) {
      // The column is better-auth's: a number on SQLite, a boolean on PostgreSQL.
      const flag = sql<never>`${engine.dialect === 'sqlite' ? Number(isOperator) : isOperator}`
      await engine.atomic([
        db.updateTable('user').set({ isOperator: flag }).where('id', '=', personId).compile(),
        ...auditStatements(engine.dialect, [audit]),
      ])
    },
  }
}

type MemberRow = { readonly vendor_id: string; readonly role: string; readonly permissions: string | null }

/** A built-in role's permissions, or those of the shop's own role; a role that is gone gives none. */
function permissionsOf(row: MemberRow): readonly Permission[] {
  return isRole(row.role) ? ROLE_PERMISSIONS[row.role] : listed(row.permissions ?? '[]')
}

/** Permissions as stored; ones that no longer exist are left out. */
function listed(json: string): readonly Permission[] {
  const names: unknown = JSON.parse(json)
  return Array.isArray(names) ? names.map(String).filter(isPermission) : []
}

function toShop(
  row: MemberRow & {
    readonly slug: string
    readonly currency: string
    readonly is_simple: number
    readonly is_approved: number
    readonly vendor_name: string
    readonly time_zone: string
  },
): MemberShop {
  return {
    vendorId: row.vendor_id as VendorId,
    vendorName: row.vendor_name,
    slug: row.slug,
    role: isRole(row.role) ? row.role : (row.role as RoleId),
    permissions: permissionsOf(row),
    currency: row.currency,
    isSimple: row.is_simple === 1,
    isApproved: row.is_approved === 1,
    timeZone: row.time_zone,
  }
}
