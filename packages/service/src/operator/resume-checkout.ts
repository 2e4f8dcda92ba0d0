import type { Actor } from '@onhand/domain/identity/actor'
import type { CartId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'

/** Drives a half-finished checkout on now instead of at its next alarm. What it comes to is on the list of troubles. Repeating does no harm. */
export async function resumeCheckout(
  deps: Pick<ServiceDeps, 'carts' | 'audit' | 'nowMs' | 'newId' | 'log'>,
  actor: Actor,
  input: { readonly cartId: CartId },
): Promise<Result<{ readonly cartId: CartId }, OperateRefusal | { readonly code: 'checkout_fails' }>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const { cartId } = input
  // The cart's id opens the cart: the log keeps its end only.
  const entry = auditEntry(deps, actor, {
    vendorId: null,
    action: 'checkout.resumed',
    subjectId: cartId.slice(-6),
  })
  await deps.audit.record(entry)
  try {
    await deps.carts.resume(cartId)
    return ok({ cartId })
  } catch (error) {
    deps.log.warn('operator.checkout.still_fails', { error: String(error) })
    return err({ code: 'checkout_fails' })
  }
}
