import type { Actor } from '@onhand/domain/identity/actor'
import { LIVE_STATUSES } from '@onhand/domain/ordering/order-lifecycle'
import { mayGoBack, type OrderStep, UNDO_MS } from '@onhand/domain/ordering/order-steps'
import type { OrderStatus } from '@onhand/domain/ordering/types'
import type { VendorOrderRow } from '@onhand/domain/ordering/vendor-order-views'
import { err, type Result } from '@onhand/domain/result'
import { auditEntry } from '../../identity/audit.ts'
import type { FoundOrder } from '../find-order.ts'
import type { OrderChange } from '../ports.ts'
import { findVendorOrder, type OrderOfShop, rowOf } from './find-vendor-order.ts'
import { type StepDeps, stepEventKey, type StepRefusal } from './take-step.ts'

/** Takes a step back within a minute [ORD-21], its event with it; refused where something left the house, and for orders on a pick list. */
export async function undoStep(
  deps: StepDeps,
  actor: Actor,
  input: OrderOfShop & { readonly step: OrderStep; readonly formerStatus: OrderStatus },
): Promise<Result<VendorOrderRow, StepRefusal>> {
  const found = await findVendorOrder(deps, actor, { ...input, permissions: ['orders.write'] })
  if (!found.ok) return found
  const now = await rowOf(deps, input)
  if (!now.ok) return now
  const back = now.value.pickListId === null ? backOf(found.value, input, deps.nowMs() - UNDO_MS) : null
  if (!back) return err({ code: 'order_state', status: found.value.status })
  const audit = auditEntry(deps, actor, {
    vendorId: input.vendorId,
    action: 'order.step_undone',
    subjectId: input.orderId,
    facts: { step: input.step },
  })
  const { isApplied } = await deps.orders.change({ ...back, audit: [audit] })
  return isApplied ? await rowOf(deps, input) : err({ code: 'order_state', status: found.value.status })
}

function backOf(
  { record, order }: FoundOrder,
  { step, formerStatus }: { readonly step: OrderStep; readonly formerStatus: OrderStatus },
  sinceMs: number,
): OrderChange | null {
  const base = {
    orderGroupId: record.group.id,
    orderId: order.id,
    events: [],
    journals: [],
    outbox: [],
    droppedEventKeys: [stepEventKey(order.id, step)],
  }
  if (step === 'remitted')
    // What the bank captured is not ours to take back.
    return record.group.payment.provider === 'remittance'
      ? { ...base, status: null, remittedAtMs: null, guard: { statuses: LIVE_STATUSES, remittedSinceMs: sinceMs } }
      : null
  return mayGoBack(formerStatus, step)
    ? { ...base, status: { from: [step], to: formerStatus }, guard: { statusSinceMs: sinceMs } }
    : null
}
