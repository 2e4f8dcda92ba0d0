import { derivedId, type SupplierId } from '@onhand/domain/ids'
import { stableId } from '../../client/stable-id.ts'
import { hourOfDay, PAST_DAYS } from './past-calendar.ts'
import type { PastShop } from './past-group.ts'
import type { PastItem, PastOrder } from './past-orders.ts'
import { timesOf } from './past-order-times.ts'
import { addRows, type PastRows } from './past-rows.ts'
import { pastOrderId } from './past-order-rows.ts'

/** The items that a supplier brings, and when. */
export type SuppliedItem = PastItem & { readonly supplierId: SupplierId }

// Deliveries come before the shop opens; what is spoilt is thrown away right before.
const DELIVERY_HOUR = 6.5
const WASTE_HOUR = 6.25
// From when on a shelf is empty on a day on which not all could be served.
const EMPTY_HOUR = 14

/**
 * The movements of an item's past, all of goods that are gone by now: what came in, was sold and thrown away adds up to nothing, so the keepers' stock
 * stays the truth.
 */
export function addStock(rows: PastRows, shop: PastShop, item: SuppliedItem): void {
  const { past, sku } = item
  const moved = (
    name: string,
    atMs: number,
    change: { readonly units: number; readonly reason: 'opening' | 'receipt' | 'expiry' },
  ) => ({
    id: stableId('movement', 'past', sku.id, name),
    sku_id: sku.id,
    location_id: shop.place.id,
    lot_id: stableId('lot', 'past', sku.id, name),
    delta_units: change.units,
    reason: change.reason,
    reference: '',
    at_ms: atMs,
  })
  if (past.openingUnits > 0)
    addRows(rows, 'stock_movement', [
      moved('opening', hourOfDay(shop.nowMs, 0, 0), { units: past.openingUnits, reason: 'opening' }),
    ])
  addRows(
    rows,
    'stock_movement',
    past.receipts.map(({ delivery, units }) => {
      const atMs = hourOfDay(shop.nowMs, delivery.index, DELIVERY_HOUR)
      return moved(`receipt ${delivery.index}`, atMs, { units, reason: 'receipt' })
    }),
  )
  const wasted = past.days.flatMap((day, index) =>
    day.wasteUnits === 0
      ? []
      : [
          moved(`waste ${index}`, hourOfDay(shop.nowMs, index, WASTE_HOUR), {
            units: -day.wasteUnits,
            reason: 'expiry',
          }),
        ],
  )
  addRows(rows, 'stock_movement', wasted)
  addLost(rows, shop, item)
}

/** What left with an order. */
export function addSales(rows: PastRows, shop: PastShop, order: PastOrder): void {
  if (order.outcome === 'cancelled') return
  const { shippedAtMs } = timesOf(order, shop.nowMs)
  const orderId = pastOrderId(order.key)
  addRows(
    rows,
    'stock_movement',
    order.lines.map(({ item, units }, index) => ({
      id: derivedId('movement', orderId, `s${index}`),
      sku_id: item.sku.id,
      location_id: shop.place.id,
      lot_id: stableId('lot', 'past', item.sku.id, 'sold'),
      delta_units: -units,
      reason: 'sale' as const,
      reference: orderId,
      at_ms: shippedAtMs,
    })),
  )
}

/** What could not be served: the carts that were refused, and from when until when the shelf was empty. */
function addLost(rows: PastRows, shop: PastShop, { past, sku }: SuppliedItem): void {
  for (const [index, day] of past.days.entries()) {
    if (day.lostUnits === 0) continue
    addRows(rows, 'checkout_shortage', [
      {
        cart_id: stableId('cart', 'past shortage', sku.id, String(index)),
        sku_id: sku.id,
        vendor_id: shop.vendor.id,
        asked_units: day.lostUnits,
        available_units: 0,
        at_ms: hourOfDay(shop.nowMs, index, EMPTY_HOUR + 1 + (index % 5)),
      },
    ])
  }
  for (const { fromIndex, toIndex } of emptyRuns(past.days.map((day) => day.lostUnits > 0))) {
    const isNow = toIndex === PAST_DAYS
    addRows(rows, 'stock_out_period', [
      {
        sku_id: sku.id,
        location_id: shop.place.id,
        from_ms: hourOfDay(shop.nowMs, fromIndex, EMPTY_HOUR),
        to_ms: hourOfDay(shop.nowMs, toIndex, isNow ? 0 : DELIVERY_HOUR),
      },
    ])
  }
}

/** Days in a row on which something was lost, as half-open ranges. */
function emptyRuns(isEmpty: readonly boolean[]): readonly { readonly fromIndex: number; readonly toIndex: number }[] {
  return isEmpty.flatMap((empty, fromIndex) => {
    if (!empty || isEmpty[fromIndex - 1]) return []
    const next = isEmpty.indexOf(false, fromIndex)
    return [{ fromIndex, toIndex: next < 0 ? isEmpty.length : next }]
  })
}
