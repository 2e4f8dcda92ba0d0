import type { PersonId, VendorId } from '../ids.ts'

/** Who asks. Authorisation is decided from this in the service, for every procedure. */
export type Actor =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'person'
      readonly personId: PersonId
      readonly email: string
      readonly isEmailVerified: boolean
      readonly isOperator: boolean
      readonly vendorIds: readonly VendorId[]
    }
  /** A program with the operator's key (seed, import, replay), or a job. */
  | { readonly kind: 'program'; readonly name: string; readonly scopes: readonly string[] }

/** True for the operator's people and for programs that hold `scope`. */
export function mayOperate(actor: Actor, scope: string): boolean {
  if (actor.kind === 'person') return actor.isOperator
  return actor.kind === 'program' && (actor.scopes.includes(scope) || actor.scopes.includes('*'))
}
