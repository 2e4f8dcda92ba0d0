import { ORDER_STATUSES, type OrderStatus } from './types.ts'

/** What may follow what in an order's life [ORD-9]. Nothing follows `cancelled` and `refunded`. */
export const ORDER_LIFECYCLE = {
  placed: ['confirmed', 'picking', 'ready', 'shipped', 'cancelled'],
  confirmed: ['picking', 'ready', 'shipped', 'cancelled'],
  picking: ['ready', 'shipped', 'cancelled'],
  ready: ['shipped', 'delivered', 'cancelled'],
  shipped: ['delivered', 'refunded'],
  delivered: ['refunded'],
  cancelled: [],
  refunded: [],
} as const satisfies Readonly<Record<OrderStatus, readonly OrderStatus[]>>

/** True when an order in `from` may become `to`. */
export function mayBecome(from: OrderStatus, to: OrderStatus): boolean {
  return ORDER_LIFECYCLE[from].some((next) => next === to)
}

/** Every status from which an order may become `to`: the compare-and-set of a change. */
export function statusesBefore(to: OrderStatus): readonly OrderStatus[] {
  return ORDER_STATUSES.filter((from) => mayBecome(from, to))
}

/** Statuses in which an order still counts. */
export const LIVE_STATUSES = ORDER_STATUSES.filter((status) => !isOver(status))

/** True for an order that was cancelled or given back: its suppliers' parts end with it [BUY-25]. */
export function isOver(status: OrderStatus): status is 'cancelled' | 'refunded' {
  return status === 'cancelled' || status === 'refunded'
}

/** True while the goods have not left: their claims can still be given back. */
export function isBeforeShipping(status: OrderStatus): boolean {
  return mayBecome(status, 'cancelled')
}
