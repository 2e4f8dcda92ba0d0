import type { VendorId } from '@onhand/domain/ids'
import type { TeamPort } from '@onhand/service/team/ports'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { toInvitation, toMember, toRole } from './team-rows.ts'

/** Who is in a shop and who was invited: together, so that whoever has just accepted is seen once, as a member. */
export function teamReads(engine: SqlEngine): Pick<TeamPort, 'members' | 'roles' | 'everyone'> {
  const db = sqlFor(engine.dialect)
  const membersOf = (vendorId: VendorId) =>
    db
      .selectFrom('vendor_member')
      .leftJoin('user', 'user.id', 'vendor_member.person_id')
      .select(['vendor_member.person_id', 'vendor_member.role', 'vendor_member.joined_at_ms'])
      .select(['user.name', 'user.email', 'user.twoFactorEnabled'])
      .where('vendor_member.vendor_id', '=', vendorId)
      .orderBy('vendor_member.joined_at_ms')
      .orderBy('vendor_member.person_id')
      .compile()
  const rolesOf = (vendorId: VendorId) =>
    db.selectFrom('vendor_role').selectAll().where('vendor_id', '=', vendorId).orderBy('name').compile()
  return {
    members: async (vendorId) => (await engine.query(membersOf(vendorId))).map(toMember),
    roles: async (vendorId) => (await engine.query(rolesOf(vendorId))).map(toRole),

    async everyone(vendorId) {
      const invited = db
        .selectFrom('vendor_invitation')
        .selectAll()
        .where('vendor_id', '=', vendorId)
        .orderBy('created_at_ms', 'desc')
      const [members, roles, invitations] = await engine.read([
        membersOf(vendorId),
        rolesOf(vendorId),
        invited.compile(),
      ])
      return { members: members.map(toMember), roles: roles.map(toRole), invitations: invitations.map(toInvitation) }
    },
  }
}
