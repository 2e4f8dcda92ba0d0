import type { Actor } from '@onhand/domain/identity/actor'
import type { PurchaseOrderId } from '@onhand/domain/ids'
import { PURCHASE_TABLE, type PurchaseStatus } from '@onhand/domain/purchasing/purchase-order'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import type { PurchaseOrder } from './ports.ts'
import type { PurchaseRefusal } from './refusals.ts'
import { type SettleDeps, settleCancelled } from './settle-cancelled.ts'
import { type TellDeps, tellKeepersOf } from './tell-keepers.ts'

/** What cancelling at a supplier needs. */
export type CancelPurchaseDeps = SettleDeps & TellDeps

const { from, to } = PURCHASE_TABLE.withdraw

/** Notes that the shop wants an order cancelled, with the message that asks its supplier [BUY-23]. Asking again changes nothing. */
export async function askToCancel(
  deps: Pick<ServiceDeps, 'purchases' | 'nowMs' | 'newId' | 'wakeOutbox'>,
  actor: Actor,
  order: PurchaseOrder,
): Promise<Result<{ readonly status: PurchaseStatus }, PurchaseRefusal>> {
  const { id, vendorId } = order
  if (order.cancelAskedAtMs !== null) return ok({ status: order.status })
  const atMs = deps.nowMs()
  const body = { purchaseOrderId: id }
  const message = { id: `purchase.cancel_asked:${id}`, type: 'purchase.cancel_asked' as const, version: 1, body }
  const entry = auditEntry(deps, actor, { vendorId, action: 'purchasing.cancel_asked', subjectId: id })
  const set = { cancelAskedAtMs: atMs }
  const outbox = [{ message, dueAtMs: atMs }]
  const isAsked = await deps.purchases.change(id, { from, to: null, atMs, set, outbox, audit: [entry] })
  if (isAsked) {
    deps.wakeOutbox()
    return ok({ status: order.status })
  }
  const status = (await deps.purchases.find(id))?.status ?? 'cancelled'
  return status === to ? ok({ status }) : err({ code: 'purchase_state', status })
}

/**
 * Asks the supplier to cancel an order that the shop wants cancelled [BUY-23]. What it agrees to is cancelled here, whether it had confirmed meanwhile or
 * not; goods that have left go on, and the order says that it was refused. A repetition after any crash asks again and is answered the same.
 */
export async function cancelPurchase(
  deps: CancelPurchaseDeps,
  input: { readonly purchaseOrderId: PurchaseOrderId },
): Promise<Result<null, JobRefusal>> {
  const order = await deps.purchases.find(input.purchaseOrderId)
  if (!order) return err({ code: 'order_unknown', isRetryable: false })
  if (order.cancelAskedAtMs === null) return ok(null)
  if (from.includes(order.status)) {
    const answer = await deps.suppliers.cancelStock(order.id)
    const atMs = deps.nowMs()
    // An order it never heard of, and refuses from now on, is as good as cancelled.
    const isCancelled = answer.ok || answer.error.supplierCode === 'order_not_found'
    const change = isCancelled
      ? { from, to, atMs, audit: [] }
      : { from, to: null, atMs, set: { cancelRefusal: answer.ok ? null : answer.error.supplierCode }, audit: [] }
    await deps.purchases.change(order.id, change)
    deps.log.info('purchasing.cancel_answered', { purchaseOrderId: order.id, isCancelled })
  }
  const now = await tellKeepersOf(deps, order.id)
  return now?.status === to ? settleCancelled(deps, now) : ok(null)
}
