import type { Actor } from '@onhand/domain/identity/actor'
import type { Permission } from '@onhand/domain/identity/permissions'
import type { OrderId, VendorId } from '@onhand/domain/ids'
import { LIVE_STATUSES, statusesBefore } from '@onhand/domain/ordering/order-lifecycle'
import type { OrderStep } from '@onhand/domain/ordering/order-steps'
import type { TimelineEvent } from '@onhand/domain/ordering/types'
import type { VendorOrderRow } from '@onhand/domain/ordering/vendor-order-views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { type AuditEntry, auditEntry } from '../../identity/audit.ts'
import type { OperateRefusal } from '../../identity/operate.ts'
import { claimedLines, type FoundOrder } from '../find-order.ts'
import type { OrderChange } from '../ports.ts'
import { shipFound } from '../ship-order.ts'
import { findVendorOrder, inShopForAny, type OrderOfShop, type OrderOfShopRefusal, rowOf } from './find-vendor-order.ts'

/** Refusals of a step. */
export type StepRefusal = OrderOfShopRefusal | { readonly code: 'order_state'; readonly status: string }
/** What steps need. */
export type StepDeps = Pick<ServiceDeps, 'orders' | 'orderDesk' | 'stock' | 'nowMs' | 'newId' | 'wakeOutbox' | 'log'>

const BULK_AT_ONCE = 8

/** Who may take which step: collecting is a picker's work too. */
function permissionsOf(step: OrderStep): readonly Permission[] {
  return step === 'picking' || step === 'ready' ? ['orders.write', 'orders.pick'] : ['orders.write']
}

/**
 * Takes an order on by one step [ORD-20]: the compare-and-set in the database decides, so of two people at once one is told that somebody else
 * was quicker, unless both wanted the same. Shipping dates the order, takes its units out of stock and tells the buyer.
 */
export async function takeStep(
  deps: StepDeps,
  actor: Actor,
  input: OrderOfShop & { readonly step: OrderStep },
): Promise<Result<VendorOrderRow, StepRefusal>> {
  const found = await findVendorOrder(deps, actor, { ...input, permissions: permissionsOf(input.step) })
  if (!found.ok) return found
  const audit = [
    auditEntry(deps, actor, {
      vendorId: input.vendorId,
      action: `order.${input.step}`,
      subjectId: input.orderId,
      facts: { from: found.value.status },
    }),
  ]
  const done = await step(deps, found.value, { step: input.step, audit })
  return done.ok ? await rowOf(deps, input) : done
}

/** What became of one of many orders. */
export type StepAnswer = {
  readonly orderId: OrderId
  readonly row: VendorOrderRow | null
  readonly refusal: StepRefusal | null
}

/** The same step for many orders, each by itself: one that is refused stops none of the others. */
export async function takeSteps(
  deps: StepDeps,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly orderIds: readonly OrderId[]; readonly step: OrderStep },
): Promise<Result<readonly StepAnswer[], OperateRefusal>> {
  const allowed = inShopForAny(actor, input.vendorId, permissionsOf(input.step))
  if (!allowed.ok) return allowed
  const orderIds = [...new Set(input.orderIds)]
  const answers: StepAnswer[] = []
  for (let from = 0; from < orderIds.length; from += BULK_AT_ONCE)
    answers.push(
      ...(await Promise.all(
        orderIds.slice(from, from + BULK_AT_ONCE).map(async (orderId) => {
          const taken = await takeStep(deps, actor, { vendorId: input.vendorId, orderId, step: input.step })
          return { orderId, row: taken.ok ? taken.value : null, refusal: taken.ok ? null : taken.error }
        }),
      )),
    )
  return ok(answers)
}

type Stepping = { readonly step: OrderStep; readonly audit: readonly AuditEntry[] }

async function step(
  deps: StepDeps,
  found: FoundOrder,
  { step: to, audit }: Stepping,
): Promise<Result<unknown, StepRefusal>> {
  if (to === 'shipped') return await shipFound(deps, found, { audit })
  const { status } = found
  if (status !== to) {
    const { isApplied } = await deps.orders.change({ ...changeFor(found, to, deps.nowMs()), audit })
    if (!isApplied) {
      const [now] = await deps.orderDesk.rows(found.order.vendorId, [found.order.id])
      if (!isDone(now, to)) return err({ code: 'order_state', status: now?.status ?? status })
    }
  }
  // What is fetched at the counter leaves stock with that; what was shipped has left, and saying it again changes nothing.
  if (to === 'delivered') await handOver(deps, found)
  return ok(null)
}

/** True when somebody else did the same at the same time. */
function isDone(now: VendorOrderRow | undefined, to: OrderStep): boolean {
  if (to !== 'remitted') return now?.status === to
  return now !== undefined && now.remittedAtMs !== null && now.status !== 'cancelled'
}

function changeFor({ record, order }: FoundOrder, to: Exclude<OrderStep, 'shipped'>, nowMs: number): OrderChange {
  const base = { orderGroupId: record.group.id, orderId: order.id, journals: [], outbox: [] }
  if (to === 'remitted')
    return {
      ...base,
      status: null,
      guard: { statuses: LIVE_STATUSES, isRemitted: false },
      remittedAtMs: nowMs,
      events: [{ key: `paid:${order.id}`, type: 'paid', orderId: order.id, atMs: nowMs, data: {} }],
    }
  return { ...base, status: { from: statusesBefore(to), to }, events: eventsOf(order, to, nowMs) }
}

/** What the buyer's timeline says of a step. */
function eventsOf(
  order: FoundOrder['order'],
  to: OrderStep,
  atMs: number,
): readonly (TimelineEvent & { readonly key: string })[] {
  const orderId = order.id
  if (to === 'picking') return [{ key: stepEventKey(orderId, to), type: 'picking', orderId, atMs, data: {} }]
  if (to === 'delivered') return [{ key: stepEventKey(orderId, to), type: 'delivered', orderId, atMs, data: {} }]
  if (to !== 'ready' || order.delivery.kind !== 'pickup') return []
  const data = { locationName: order.delivery.locationName }
  return [{ key: stepEventKey(orderId, to), type: 'ready_for_pickup', orderId, atMs, data }]
}

/** The key of the event that a step writes. */
export function stepEventKey(orderId: OrderId, to: OrderStep): string {
  return to === 'remitted' ? `paid:${orderId}` : to === 'ready' ? `ready_for_pickup:${orderId}` : `${to}:${orderId}`
}

async function handOver(deps: StepDeps, { order }: FoundOrder): Promise<void> {
  const shipped = await Promise.all(claimedLines(order).map((line) => deps.stock.ship(line.skuId, line.reservationId)))
  for (const result of shipped)
    if (!result.ok) deps.log.error('inventory.ship.refused', { orderId: order.id, ...result.error })
}
