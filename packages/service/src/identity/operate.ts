import { type Actor, mayOperate } from '@onhand/domain/identity/actor'
import { err, ok, type Result } from '@onhand/domain/result'

/** Why an operator's use-case turns a caller away. */
export type OperateRefusal = { readonly code: 'sign_in_required' } | { readonly code: 'forbidden' }

/** Lets the operator's people and programs that hold `scope` pass; everyone else is refused before anything is read. */
export function operate(actor: Actor, scope: string): Result<null, OperateRefusal> {
  if (mayOperate(actor, scope)) return ok(null)
  return err({ code: actor.kind === 'nobody' ? 'sign_in_required' : 'forbidden' })
}
