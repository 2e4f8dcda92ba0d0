import type { JobDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { cancelFound } from '../cancel-order.ts'
import { findOrder } from '../find-order.ts'

/** As many as a minute's run may take on; the rest follow a minute later. */
const ORDERS_MAX = 50

/** What the deadline of remittances needs. */
export type OverdueDeps = Pick<JobDeps, 'orders' | 'orderDesk' | 'nowMs' | 'newId' | 'log'> & {
  readonly wakeOutbox: () => void
}

/**
 * Cancels unpaid orders whose time is up and gives their stock back [ORD-25] [P7]. A remittance that is marked at the same moment wins or loses in the
 * database; an order that was paid is left alone.
 */
export async function cancelOverdue(deps: OverdueDeps): Promise<{ readonly cancelledCount: number }> {
  let cancelledCount = 0
  for (const orderId of await deps.orderDesk.overdue(deps.nowMs(), ORDERS_MAX)) {
    const found = await findOrder(deps, orderId)
    if (!found.ok) continue
    const audit = auditEntry(
      deps,
      { kind: 'program', name: 'jobs', scopes: [] },
      {
        vendorId: found.value.order.vendorId,
        action: 'order.cancelled',
        subjectId: orderId,
        facts: { isOverdue: true },
      },
    )
    const how = { reason: 'remittance_overdue', guard: { isRemitted: false }, audit: [audit] }
    const cancelled = await cancelFound(deps, found.value, how)
    if (cancelled.ok) cancelledCount += 1
    else deps.log.info('ordering.overdue.overtaken', { orderId })
  }
  return { cancelledCount }
}
