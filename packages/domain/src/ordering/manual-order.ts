import type { Locale } from '../catalog/views.ts'
import { derivedId, idOf, type LocationId, type OrderId, type SkuId, type SupplierId, type VendorId } from '../ids.ts'
import type { Allocation } from '../inventory/types.ts'
import { includedTaxMinor } from '../payments/money.ts'
import { err, ok, type Result } from '../result.ts'
import { orderTotals, type OrderTotals } from './cart-totals.ts'
import { orderGroupNumber, orderNumber } from './order-number.ts'
import type { Address, Contact, PlacedLine, PlacedOrder, PlacedOrderGroup } from './types.ts'

/** Stands for the product of an item typed in as free text: no stock is behind it. */
export const FREE_PRODUCT = idOf('product', 'prd_freetext')
const DAY_MS = 86_400_000

/** A line as the seller types it, with what is known of a SKU. */
export type ManualLine = {
  readonly sku: {
    readonly skuId: SkuId
    readonly productId: PlacedLine['productId']
    readonly gtin: string | null
    readonly imageUrl: string | null
  } | null
  readonly title: string
  readonly variantTitle: string
  readonly units: number
  readonly unitPriceMinor: number
  readonly taxRateBps: number
}

/** An order typed in by a seller. */
export type ManualOrder = {
  readonly orderId: OrderId
  readonly vendorId: VendorId
  readonly supplierId: SupplierId
  readonly contact: Contact
  readonly address: Address | null
  readonly locale: Locale
  readonly currency: string
  readonly deliveryMinor: number
  readonly lines: readonly ManualLine[]
  readonly place: { readonly locationId: LocationId; readonly name: string; readonly timeZone: string }
  readonly expectedTotalMinor: number
  readonly isRemitted: boolean
  readonly nowMs: number
}

/** What a manual order comes to, by the rule every order follows [ORD-5] [ORD-23]: the form shows it while it is typed. */
export function manualTotals(
  lines: readonly Pick<ManualLine, 'units' | 'unitPriceMinor' | 'taxRateBps'>[],
  deliveryMinor: number,
): OrderTotals {
  return orderTotals(
    lines.map((line) => ({ totalMinor: line.units * line.unitPriceMinor, taxRateBps: line.taxRateBps })),
    deliveryMinor,
  )
}

/**
 * The order group a manual order becomes [ORD-23]: one order, to be paid to the seller by remittance, so the marketplace holds no money and takes
 * no commission. Every id follows from the order's. Refused when the total is not the one the seller saw. Allocations are filled in
 * when the stock is claimed.
 */
export function planManualOrder(
  manual: ManualOrder,
): Result<
  PlacedOrderGroup,
  { readonly code: 'total_changed'; readonly expectedTotalMinor: number; readonly totalMinor: number }
> {
  const { orderId, contact, address, locale, currency, nowMs, expectedTotalMinor } = manual
  const totals = manualTotals(manual.lines, manual.deliveryMinor)
  if (totals.totalMinor !== expectedTotalMinor)
    return err({ code: 'total_changed', expectedTotalMinor, totalMinor: totals.totalMinor })
  const id = derivedId('orderGroup', orderId)
  const number = orderGroupNumber(id)
  return ok({
    id,
    cartId: derivedId('cart', orderId),
    number,
    personId: null,
    contact,
    address,
    locale,
    currency,
    ...totals,
    placedAtMs: nowMs,
    orders: [orderOf(manual, totals, orderNumber(number, 1))],
    payment: {
      id: derivedId('payment', orderId, 'm'),
      provider: 'remittance',
      providerPaymentId: orderId,
      transactionNumber: '',
      amountMinor: totals.totalMinor,
      capturedAtMs: manual.isRemitted ? nowMs : null,
    },
  })
}

function orderOf(manual: ManualOrder, totals: OrderTotals, number: string): PlacedOrder {
  const { orderId, place, nowMs, currency, deliveryMinor } = manual
  return {
    id: orderId,
    number,
    vendorId: manual.vendorId,
    delivery: {
      methodId: 'manual',
      kind: manual.address === null ? 'pickup' : 'delivery',
      name: '',
      locationId: place.locationId,
      locationName: place.name,
      priceMinor: deliveryMinor,
      currency,
      promise: {
        fromMs: nowMs,
        toMs: nowMs + 7 * DAY_MS,
        timeZone: place.timeZone,
        reason: { cutOffMinute: 0, isAfterCutOff: false, transitDays: 0, closedDaysSkipped: 0 },
      },
    },
    ...totals,
    commissionBps: 0,
    commissionMinor: 0,
    lines: manual.lines.map((line, index) => lineOf(orderId, line, index + 1)),
    supplierOrder: { id: derivedId('supplierOrder', orderId), supplierId: manual.supplierId, totalMinor: 0 },
  }
}

function lineOf(orderId: OrderId, line: ManualLine, index: number): PlacedLine {
  const id = derivedId('orderLine', orderId, `n${index}`)
  const totalMinor = line.units * line.unitPriceMinor
  return {
    id,
    skuId: line.sku?.skuId ?? derivedId('sku', id),
    productId: line.sku?.productId ?? FREE_PRODUCT,
    title: line.title,
    variantTitle: line.variantTitle,
    gtin: line.sku?.gtin ?? null,
    imageUrl: line.sku?.imageUrl ?? null,
    units: line.units,
    unitPriceMinor: line.unitPriceMinor,
    totalMinor,
    taxRateBps: line.taxRateBps,
    taxMinor: includedTaxMinor(totalMinor, line.taxRateBps),
    unitCostMinor: 0,
    reservationId: derivedId('reservation', orderId, `m${index}`),
    allocations: [] as readonly Allocation[],
    note: '',
  }
}

/** The group with the lots that were claimed for its lines. */
export function withLots(
  group: PlacedOrderGroup,
  lots: ReadonlyMap<PlacedLine['id'], readonly Allocation[]>,
): PlacedOrderGroup {
  const orders = group.orders.map((order) => ({
    ...order,
    lines: order.lines.map((line) => ({ ...line, allocations: lots.get(line.id) ?? [] })),
  }))
  return { ...group, orders }
}

/** Until when an order waits for its remittance. */
export function remitByMs(nowMs: number, payWithinDays: number): number {
  return nowMs + payWithinDays * DAY_MS
}
