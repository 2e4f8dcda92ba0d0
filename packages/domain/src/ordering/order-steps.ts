import { mayBecome } from './order-lifecycle.ts'
import type { OrderStatus } from './types.ts'

/** What the people of a shop do to an order in its table: a status, or that the money came in. Cancelling is not a step: it gives money back. */
export const ORDER_STEPS = ['confirmed', 'remitted', 'picking', 'ready', 'shipped', 'delivered'] as const
export type OrderStep = (typeof ORDER_STEPS)[number]

/** How long a step can be taken back. */
export const UNDO_MS = 60_000

/** What a step is decided from. */
export type SteppingOrder = {
  readonly status: OrderStatus
  readonly remittedAtMs: number | null
}

/**
 * The steps an order may take now, in the order of its life [ORD-20]: statuses by the state table, `remitted` once for an order that is owed and
 * not cancelled.
 */
export function nextSteps(order: SteppingOrder): readonly OrderStep[] {
  const isOver = order.status === 'cancelled' || order.status === 'refunded'
  return ORDER_STEPS.filter((step) =>
    step === 'remitted' ? order.remittedAtMs === null && !isOver : mayBecome(order.status, step),
  )
}

/**
 * True when an order that went `from` → `to` may go back [ORD-21]: only where nothing left the house. A shipped order has taken stock out and told the
 * buyer, a cancelled one has given the money back.
 */
export function mayGoBack(from: OrderStatus, to: OrderStatus): boolean {
  const hasNoEcho = to === 'confirmed' || to === 'picking' || to === 'ready'
  // What was fetched at the counter left stock with that; what a carrier brought had left before.
  return (hasNoEcho && mayBecome(from, to)) || (from === 'shipped' && to === 'delivered')
}
