import type { PersonId, VendorId } from '../ids.ts'
import type { Permission } from './permissions.ts'

/** What a person, or a program with a shop's key, may do in one shop. */
export type Membership = { readonly vendorId: VendorId; readonly permissions: readonly Permission[] }

/** Who asks. Authorisation is decided from this in the service, for every procedure. */
export type Actor =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'person'
      readonly personId: PersonId
      /** As the person gave it; for greetings, never for decisions. */
      readonly name?: string
      readonly email: string
      readonly isEmailVerified: boolean
      readonly isOperator: boolean
      /** Logged in without the second factor that this marketplace asks for [IDN-7]. */
      readonly needsSecondFactor?: boolean
      readonly memberships: readonly Membership[]
    }
  /** A program with the operator's key (seed, import, replay), with a key of a shop, or a job. */
  | {
      readonly kind: 'program'
      readonly name: string
      readonly scopes: readonly string[]
      readonly memberships?: readonly Membership[]
    }

/** True for the operator's people and for programs that hold `scope`. */
export function mayOperate(actor: Actor, scope: string): boolean {
  if (actor.kind === 'person') return actor.isOperator
  return actor.kind === 'program' && (actor.scopes.includes(scope) || actor.scopes.includes('*'))
}

/** True for members of the shop whose role allows it, for keys of the shop with that scope, and for the operator [IDN-2]. */
export function mayInShop(actor: Actor, vendorId: VendorId, permission: Permission): boolean {
  if (actor.kind === 'nobody') return false
  if (actor.kind === 'person' ? actor.isOperator : actor.scopes.includes('*')) return true
  return (actor.memberships ?? []).some(
    (membership) => membership.vendorId === vendorId && membership.permissions.includes(permission),
  )
}
