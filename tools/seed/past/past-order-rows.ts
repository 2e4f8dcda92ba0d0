import { customerRow } from '@onhand/store/customers/customer-of-order'
import { orderIdOf } from '@onhand/domain/ordering/checkout-ids'
import type { PlacedOrder, PlacedOrderGroup, TimelineEvent } from '@onhand/domain/ordering/types'
import {
  customerOrderRow,
  orderGroupRow,
  orderLineRow,
  paymentRow,
  supplierOrderRow,
} from '@onhand/store/orders/order-rows'
import { eventRows } from '@onhand/store/orders/event-rows'
import { stableId } from '../../client/stable-id.ts'
import type { PastOrder } from './past-orders.ts'
import { type OrderTimes, timesOf } from './past-order-times.ts'
import { type PastShop, placedGroup } from './past-group.ts'
import { addRows, type PastRows } from './past-rows.ts'

const HOUR_MS = 3_600_000

/** Writes an order of the past as it stands today: placed, paid to the seller, shipped, arrived; what was given back. */
export function addOrder(rows: PastRows, shop: PastShop, order: PastOrder): void {
  const group = placedGroup(shop, order)
  const [placed] = group.orders
  if (!placed) return
  const times = timesOf(order, shop.nowMs)
  const refund = refundOf(order, placed, times)
  const end = endOf(order, times)
  addRows(rows, 'order_group', [orderGroupRow(group)])
  addRows(rows, 'customer_order', [
    {
      ...customerOrderRow(group, placed, { position: 0, manual: undefined, nowMs: end.atMs }),
      status: end.status,
      status_at_ms: end.atMs,
      shipped_at_ms: order.outcome === 'cancelled' ? null : times.shippedAtMs,
      refunded_minor: refund?.amountMinor ?? 0,
    },
  ])
  const refundedUnits = new Map(refund?.lines.map((line) => [line.id, line.units]))
  addRows(
    rows,
    'order_line',
    placed.lines.map((line, position) => ({
      ...orderLineRow(placed, line, position),
      refunded_units: refundedUnits.get(line.id) ?? 0,
    })),
  )
  addRows(rows, 'supplier_order', [{ ...supplierOrderRow(placed), status: 'shipped' }])
  addRows(rows, 'payment', [paymentRow(group)])
  addRows(rows, 'order_event', eventRows(group.id, eventsOf({ order, group, placed, times, refund })))
  if (refund) addRefund(rows, placed, refund)
  addCustomer(rows, group, placed)
}

/** Where an order of the past has come to. Goods are never still on the shelf: no stock waits for it. */
function endOf(order: PastOrder, times: OrderTimes): { readonly status: string; readonly atMs: number } {
  if (order.outcome === 'cancelled') return { status: 'cancelled', atMs: order.placedAtMs + HOUR_MS }
  if (times.arrivedAtMs === null) return { status: 'shipped', atMs: times.shippedAtMs }
  return { status: 'delivered', atMs: times.arrivedAtMs }
}

type PastRefund = {
  readonly id: string
  readonly reason: string
  readonly atMs: number
  readonly amountMinor: number
  readonly lines: readonly { readonly id: string; readonly units: number; readonly amountMinor: number }[]
}

/** What was not there is paid back before the goods leave, what was sent back days after. */
function refundOf(order: PastOrder, placed: PlacedOrder, times: OrderTimes): PastRefund | null {
  const id = stableId('refund', 'past', order.key)
  const last = placed.lines.at(-1)
  const whole = placed.lines.map((line) => ({ id: line.id, units: line.units, amountMinor: line.totalMinor }))
  if (order.outcome === 'cancelled') {
    const atMs = order.placedAtMs + HOUR_MS
    return { id, reason: 'Broken on the way to us', atMs, amountMinor: placed.totalMinor, lines: whole }
  }
  if (!last) return null
  const lines = [{ id: last.id, units: 1, amountMinor: last.unitPriceMinor }]
  const amountMinor = last.unitPriceMinor
  if (order.outcome === 'short')
    return { id, reason: 'short_pick', atMs: times.shippedAtMs - 300_000, amountMinor, lines }
  if (order.outcome !== 'returned' || times.arrivedAtMs === null) return null
  return { id, reason: 'Sent back', atMs: times.arrivedAtMs + HOUR_MS, amountMinor, lines }
}

function addRefund(rows: PastRows, placed: PlacedOrder, refund: PastRefund): void {
  addRows(rows, 'refund', [
    {
      id: refund.id,
      order_id: placed.id,
      amount_minor: refund.amountMinor,
      reason: refund.reason,
      status: 'done',
      transaction_number: null,
      created_at_ms: refund.atMs,
      credit_minor: 0,
    },
  ])
  addRows(
    rows,
    'refund_line',
    refund.lines.map((line) => ({
      refund_id: refund.id,
      order_line_id: line.id,
      units: line.units,
      amount_minor: line.amountMinor,
      is_restocked: 0,
    })),
  )
}

type Written = {
  readonly order: PastOrder
  readonly group: PlacedOrderGroup
  readonly placed: PlacedOrder
  readonly times: OrderTimes
  readonly refund: PastRefund | null
}

function eventsOf({
  order,
  group,
  placed,
  times,
  refund,
}: Written): readonly (TimelineEvent & { readonly key: string })[] {
  const { id: orderId } = placed
  const { currency, payment } = group
  const at = (type: TimelineEvent['type'], atMs: number, data: TimelineEvent['data'] = {}) => ({
    key: `${type}:${orderId}`,
    type,
    orderId,
    atMs,
    data,
  })
  const paid = { amountMinor: payment.amountMinor, currency }
  const isGone = order.outcome !== 'cancelled'
  const isPickup = placed.delivery.kind === 'pickup'
  return [
    { ...at('placed', order.placedAtMs, { number: group.number }), key: 'placed', orderId: null },
    { ...at('paid', order.placedAtMs, paid), key: 'paid' },
    ...(isGone ? [] : [at('cancelled', order.placedAtMs + HOUR_MS, { reason: refund?.reason ?? '' })]),
    ...(isGone && isPickup ? [at('ready_for_pickup', times.arrivedAtMs ?? times.shippedAtMs)] : []),
    ...(isGone && !isPickup ? [at('shipped', times.shippedAtMs)] : []),
    ...(isGone && times.arrivedAtMs !== null ? [at('delivered', times.arrivedAtMs)] : []),
    ...(refund
      ? [
          {
            ...at('refunded', refund.atMs, { amountMinor: refund.amountMinor, currency }),
            key: `refunded:${refund.id}`,
          },
        ]
      : []),
  ]
}

/** A buyer's first order makes their record. */
function addCustomer(rows: PastRows, group: PlacedOrderGroup, placed: PlacedOrder): void {
  const { email } = group.contact
  const claimed = `${placed.vendorId} ${email}`
  if (rows.customers.has(claimed)) return
  rows.customers.add(claimed)
  const row = customerRow(group, placed)
  addRows(rows, 'customer_email', [{ vendor_id: placed.vendorId, email_key: email, customer_id: row.id }])
  addRows(rows, 'customer', [row])
}

/** The order that a key of the past names. */
export function pastOrderId(key: string) {
  return orderIdOf(stableId('cart', 'past', key), 1)
}
