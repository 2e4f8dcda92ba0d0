import type { InvitationId, PersonId, VendorId } from '@onhand/domain/ids'
import { sql } from 'kysely'
import type { Statement } from '../engine/engine.ts'
import type { sqlFor } from '../engine/sql.ts'

type Sql = ReturnType<typeof sqlFor>

/** The first statement of a change of a team: on PostgreSQL two of them wait for each other at the shop's row; D1 has one writer anyway. */
export function turn(db: Sql, vendorId: VendorId): Statement {
  return db.updateTable('vendor').set({ updated_at_ms: sql`updated_at_ms` }).where('id', '=', vendorId).compile()
}

/** Fails (a currency may not be null) when this member is the shop's only owner [IDN-4]. To be run before they stop being one. */
export function ownerStays(db: Sql, vendorId: VendorId, personId: PersonId): Statement {
  const owner = (other: '=' | '<>') =>
    sql<boolean>`exists (select 1 from vendor_member where vendor_id = ${vendorId} and role = 'owner' and person_id ${sql.raw(other)} ${personId})`
  return db
    .updateTable('vendor')
    .set({ currency: sql`null` })
    .where('id', '=', vendorId)
    .where(owner('='))
    .where(sql<boolean>`not ${owner('<>')}`)
    .compile()
}

/** Locks an invitation, then joins its person with its role. One who is a member already keeps theirs. */
export function accepting(
  db: Sql,
  { id, personId, atMs }: { readonly id: InvitationId; readonly personId: PersonId; readonly atMs: number },
) {
  const locked = db.updateTable('vendor_invitation').set({ role: sql`role` }).where('id', '=', id).compile()
  const joined = sql<never>`insert into vendor_member (vendor_id, person_id, role, joined_at_ms)
    select vendor_id, ${personId}, role, cast(${atMs} as bigint) from vendor_invitation where id = ${id}
    on conflict (vendor_id, person_id) do nothing`.compile(db)
  return { locked, joined }
}
