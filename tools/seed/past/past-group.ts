import {
  orderGroupIdOf,
  orderIdOf,
  orderLineIdOf,
  paymentIdOf,
  reservationIdOf,
  supplierOrderIdOf,
} from '@onhand/domain/ordering/checkout-ids'
import { orderGroupNumber, orderNumber } from '@onhand/domain/ordering/order-number'
import type { Address, PlacedLine, PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { includedTaxMinor } from '@onhand/domain/payments/money'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { stableId } from '../../client/stable-id.ts'
import type { PastBuyer } from './past-buyers.ts'
import { timesOf } from './past-order-times.ts'
import type { PastItem, PastOrder } from './past-orders.ts'

/** The shop whose past is written; all of it happened at its first place. */
export type PastShop = {
  readonly nowMs: number
  readonly vendor: VendorRecord
  readonly place: VendorRecord['locations'][number]
}

/** An order of the past as it was placed. Its money went to the seller directly: the marketplace's books and the bank's know nothing of it. */
export function placedGroup(shop: PastShop, order: PastOrder): PlacedOrderGroup {
  const cartId = stableId('cart', 'past', order.key)
  const id = orderGroupIdOf(cartId)
  const number = orderGroupNumber(id)
  const placed = orderOf(shop, order, orderNumber(number, 1))
  const { itemsMinor, deliveryMinor, taxMinor, totalMinor } = placed
  const { name, email, phone, locale } = order.buyer
  return {
    id,
    cartId,
    number,
    personId: null,
    contact: { name, email, phone },
    address: order.method.kind === 'pickup' ? null : addressOf(order.buyer),
    locale,
    currency: shop.vendor.currency,
    itemsMinor,
    deliveryMinor,
    taxMinor,
    totalMinor,
    placedAtMs: order.placedAtMs,
    orders: [placed],
    payment: {
      id: paymentIdOf(cartId, 1),
      provider: 'remittance',
      providerPaymentId: placed.id,
      transactionNumber: '',
      amountMinor: totalMinor,
      capturedAtMs: order.placedAtMs,
    },
  }
}

function orderOf(shop: PastShop, order: PastOrder, number: string): PlacedOrder {
  const cartId = stableId('cart', 'past', order.key)
  const id = orderIdOf(cartId, 1)
  const wanted = [...order.lines, ...(order.missing ? [{ item: order.missing, units: 1 }] : [])]
  const lines = wanted.map(({ item, units }, index) => lineOf({ item, units, order, index: index + 1 }))
  const itemsMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0)
  const { freeOverMinor, priceMinor } = order.method
  const deliveryMinor = freeOverMinor !== null && itemsMinor >= freeOverMinor ? 0 : priceMinor
  return {
    id,
    number,
    vendorId: shop.vendor.id,
    delivery: deliveryOf(shop, order, deliveryMinor),
    itemsMinor,
    deliveryMinor,
    taxMinor: lines.reduce((sum, line) => sum + line.taxMinor, 0),
    totalMinor: itemsMinor + deliveryMinor,
    commissionBps: 0,
    commissionMinor: 0,
    lines,
    supplierOrder: { id: supplierOrderIdOf(id), supplierId: shop.vendor.supplier.id, totalMinor: 0 },
  }
}

function deliveryOf({ place, vendor, nowMs }: PastShop, order: PastOrder, priceMinor: number): PlacedOrder['delivery'] {
  const { method } = order
  const { promiseFromMs, promiseToMs } = timesOf(order, nowMs)
  return {
    methodId: method.id,
    kind: method.kind,
    name: method.names.en,
    locationId: place.id,
    locationName: place.name,
    priceMinor,
    currency: vendor.currency,
    promise: {
      fromMs: promiseFromMs,
      toMs: promiseToMs,
      timeZone: place.timeZone,
      reason: {
        cutOffMinute: method.cutOffMinute,
        isAfterCutOff: false,
        transitDays: method.transitDaysMax,
        closedDaysSkipped: 0,
      },
    },
  }
}

function lineOf(one: {
  readonly item: PastItem
  readonly units: number
  readonly order: PastOrder
  readonly index: number
}): PlacedLine {
  const { sku, product } = one.item
  const cartId = stableId('cart', 'past', one.order.key)
  const unitPriceMinor = one.item.prices[one.order.dayIndex] ?? sku.priceMinor
  const totalMinor = one.units * unitPriceMinor
  return {
    id: orderLineIdOf(orderIdOf(cartId, 1), one.index),
    skuId: sku.id,
    productId: product.id,
    title: product.translations[one.order.buyer.locale]?.title ?? product.title,
    variantTitle: product.skus.length === 1 ? '' : (sku.titles?.[one.order.buyer.locale] ?? sku.title),
    gtin: sku.gtin,
    imageUrl: product.images[0]?.url ?? null,
    units: one.units,
    unitPriceMinor,
    totalMinor,
    taxRateBps: sku.taxRateBps,
    taxMinor: includedTaxMinor(totalMinor, sku.taxRateBps),
    unitCostMinor: sku.unitCostMinor,
    reservationId: reservationIdOf(cartId, 1, one.index),
    allocations: [],
    note: '',
  }
}

function addressOf({ name, line1, postcode, phone }: PastBuyer): Address {
  const [line2, region] = ['', '']
  return { name, line1, line2, city: 'London', region, postcode, country: 'GB', phone, latitude: null, longitude: null }
}
