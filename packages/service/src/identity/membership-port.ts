import type { Membership } from '@onhand/domain/identity/actor'
import type { Role } from '@onhand/domain/identity/permissions'
import type { PersonId, RoleId, VendorId } from '@onhand/domain/ids'
import type { AuditEntry } from './audit.ts'

/** A shop in which a person works, as their dashboard needs it. */
export type MemberShop = Membership & {
  readonly vendorName: string
  readonly slug: string
  readonly role: Role | RoleId
  readonly currency: string
  readonly isSimple: boolean
  readonly isApproved: boolean
  readonly timeZone: string
}

/** Who works where. */
export type MembershipPort = {
  /** What a person may do in which shops; custom roles resolved. */
  of(personId: PersonId): Promise<readonly Membership[]>
  /** The same with what the dashboard shows of each shop, in the order of their names. */
  shopsOf(personId: PersonId): Promise<readonly MemberShop[]>
  /** Every shop, for the operator, who may act in all of them. */
  allShops(limit: number): Promise<readonly MemberShop[]>
  /** The shop, id and permissions of a key that is neither revoked nor expired; its use is noted about once an hour. */
  byKeyHash(hash: string, nowMs: number): Promise<(Membership & { readonly keyId: string }) | null>
  /** A registered person by their mail address, in whatever case it is written. */
  personByEmail(email: string): Promise<PersonId | null>
  /** Adds a member or changes their role, with its audit entry. */
  put(member: {
    readonly vendorId: VendorId
    readonly personId: PersonId
    readonly role: Role | RoleId
    readonly nowMs: number
    readonly audit: AuditEntry
  }): Promise<void>
  /** Makes a person one of the operator's, or no longer, with its audit entry. */
  setOperator(personId: PersonId, isOperator: boolean, audit: AuditEntry): Promise<void>
}
