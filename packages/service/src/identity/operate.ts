import { type Actor, mayOperate } from '@onhand/domain/identity/actor'
import { err, ok, type Result } from '@onhand/domain/result'

/** Why a use-case turns a caller away. */
export type OperateRefusal =
  | { readonly code: 'sign_in_required' }
  | { readonly code: 'forbidden' }
  | { readonly code: 'second_factor_required' }

/** Lets the operator's people and programs that hold `scope` pass; everyone else is refused before anything is read [IDN-7]. */
export function operate(actor: Actor, scope: string): Result<null, OperateRefusal> {
  if (!mayOperate(actor, scope)) return err({ code: actor.kind === 'nobody' ? 'sign_in_required' : 'forbidden' })
  if (actor.kind === 'person' && actor.needsSecondFactor) return err({ code: 'second_factor_required' })
  return ok(null)
}
