import type { Locale, SellableSku } from '../catalog/views.ts'
import type { CartId, CartLineId, LocationId, PaymentId, PersonId, SkuId, SupplierId, VendorId } from '../ids.ts'
import type { Allocation } from '../inventory/types.ts'
import { type CreditHold, creditHoldIdOf, spendLimitMinor } from '../marketing/credit.ts'
import { includedTaxMinor, shareMinor } from '../payments/money.ts'
import { err, ok, type Result } from '../result.ts'
import { activeLines, type CartLine, type CartState, unitsMaxOf } from './cart.ts'
import { orderTotals, sumTotals } from './cart-totals.ts'
import {
  orderGroupIdOf,
  orderIdOf,
  orderLineIdOf,
  paymentIdOf,
  reservationIdOf,
  supplierOrderIdOf,
} from './checkout-ids.ts'
import { orderGroupNumber, orderNumber } from './order-number.ts'
import type { Address, Contact, DeliveryOption, LineProblem, PlacedOrder, PlacedOrderGroup } from './types.ts'

/** What a checkout must know of a vendor, read at PREPARE: the commission is frozen from it. */
export type VendorTerms = {
  readonly vendorId: VendorId
  readonly commissionBps: number
  readonly supplierId: SupplierId
  /** Where the vendor's stock may be, in the order in which it is preferred; for pickup only the place itself. */
  readonly locationIds: readonly LocationId[]
  /** The chosen way of delivery, priced now; null when it is no longer offered. */
  readonly delivery: DeliveryOption | null
  /** Share of the goods that credit may pay, in basis points. */
  readonly creditMaxBps?: number
}

/** One claim a checkout makes: all units of one SKU. */
export type PlannedClaim = {
  readonly lineId: CartLineId
  readonly skuId: SkuId
  readonly units: number
  readonly reservationId: PlacedOrder['lines'][number]['reservationId']
  readonly locationIds: readonly LocationId[]
}

/** A frozen checkout: all that will be written if it is paid. Allocations are empty until the claims are made. */
export type CheckoutPlan = {
  readonly cartId: CartId
  readonly paymentId: PaymentId
  readonly group: Omit<PlacedOrderGroup, 'placedAtMs' | 'payment'>
  readonly claims: readonly PlannedClaim[]
  /** Credit that pays part of an order; absent: none. */
  readonly credits?: readonly PlannedCredit[]
}

/** Credit of the buyer that pays part of one order. */
export type PlannedCredit = { readonly orderId: PlacedOrder['id']; readonly hold: CreditHold }

/** Refusals of PREPARE. Nothing was reserved or charged. */
export type PlanRefusal =
  | { readonly code: 'cart_empty' }
  | { readonly code: 'contact_missing' }
  | { readonly code: 'address_missing' }
  | { readonly code: 'delivery_missing'; readonly vendorIds: readonly VendorId[] }
  | { readonly code: 'delivery_unavailable'; readonly vendorId: VendorId }
  | { readonly code: 'units_over_limit'; readonly unitsMax: number }
  | { readonly code: 'credit_unavailable'; readonly vendorId: VendorId }
  | { readonly code: 'total_changed'; readonly expectedTotalMinor: number; readonly totalMinor: number }
  | {
      readonly code: 'lines_unavailable'
      readonly lines: readonly {
        readonly lineId: CartLineId
        readonly skuId: SkuId
        readonly problem: LineProblem
      }[]
    }

/** What PREPARE needs beside the cart: everything read anew. */
export type PlanFacts = {
  readonly skus: ReadonlyMap<SkuId, SellableSku>
  readonly terms: ReadonlyMap<VendorId, VendorTerms>
  readonly expectedTotalMinor: number
  readonly locale: Locale
  /** What the shopper wants to pay with credit, per vendor. */
  readonly credits?: readonly WantedCredit[]
}

/** Credit of one shop that a shopper wants to use. */
export type WantedCredit = { readonly vendorId: VendorId; readonly amountMinor: number }

/** Refusals that need nothing but the cart itself: checked before anything is read. */
export function checkReady(
  cart: CartState,
): Result<
  { readonly contact: Contact; readonly address: Address | null; readonly personId: PersonId | null },
  PlanRefusal
> {
  const lines = activeLines(cart)
  if (lines.length === 0) return err({ code: 'cart_empty' })
  if (!cart.contact) return err({ code: 'contact_missing' })
  const vendorIds = [...new Set(lines.map((line) => line.vendorId))]
  const missing = vendorIds.filter((vendorId) => !cart.deliveries[vendorId])
  if (missing.length > 0) return err({ code: 'delivery_missing', vendorIds: missing })
  if (!cart.address && vendorIds.some((vendorId) => cart.deliveries[vendorId]?.kind === 'delivery'))
    return err({ code: 'address_missing' })
  return ok({ contact: cart.contact, address: cart.address, personId: cart.personId })
}

/**
 * Freezes a cart into the orders it will become, priced with facts read now [ORD-6]. The total must be the one the shopper saw
 * [ORD-8]. One order per vendor, one supplier order per order; the commission is fixed here. Ids follow from the cart and its revision, so a
 * repeated PREPARE claims under the same ids.
 */
export function planCheckout(cart: CartState, facts: PlanFacts): Result<CheckoutPlan, PlanRefusal> {
  const ready = checkReady(cart)
  if (!ready.ok) return ready
  const lines = [...activeLines(cart)].sort((a, b) => (a.skuId < b.skuId ? -1 : 1))
  const checked = checkLines(lines, cart.currency, facts)
  if (!checked.ok) return checked
  const number = orderGroupNumber(orderGroupIdOf(cart.cartId))
  const orders: PlacedOrder[] = []
  for (const vendorId of new Set(cart.lines.filter((line) => !line.isSavedForLater).map((line) => line.vendorId))) {
    const terms = facts.terms.get(vendorId)
    if (!terms?.delivery) return err({ code: 'delivery_unavailable', vendorId })
    const index = orders.length + 1
    const head = { index, number: orderNumber(number, index), terms, delivery: terms.delivery }
    orders.push(
      planOrder(
        cart,
        head,
        checked.value.filter(({ line }) => line.vendorId === vendorId),
      ),
    )
  }
  const totals = sumTotals(orders)
  if (totals.totalMinor !== facts.expectedTotalMinor)
    return err({
      code: 'total_changed',
      expectedTotalMinor: facts.expectedTotalMinor,
      totalMinor: totals.totalMinor,
    })
  const credits = planCredits(cart, orders, facts)
  if (!credits.ok) return credits
  return ok({
    cartId: cart.cartId,
    credits: credits.value,
    paymentId: paymentIdOf(cart.cartId, cart.revision),
    group: {
      id: orderGroupIdOf(cart.cartId),
      cartId: cart.cartId,
      number,
      ...ready.value,
      locale: facts.locale,
      currency: cart.currency,
      ...totals,
      orders: orders.map((order) => withCredit(order, credits.value)),
    },
    claims: checked.value.map(({ line, claim }) => ({
      lineId: line.lineId,
      skuId: line.skuId,
      units: line.units,
      reservationId: reservationIdOf(cart.cartId, cart.revision, claim),
      locationIds: facts.terms.get(line.vendorId)?.locationIds ?? [],
    })),
  })
}

/** What the bank is asked for: the total less what credit pays [CRE-3]. */
export function dueMinor(
  plan: Pick<CheckoutPlan, 'credits'> & { readonly group: { readonly totalMinor: number } },
): number {
  return (plan.credits ?? []).reduce((due, { hold }) => due - hold.amountMinor, plan.group.totalMinor)
}

/** The holds of the credit that is wanted: the buyer's own, within the rule's share of each order's goods. Tax and totals stay as they are. */
function planCredits(
  cart: CartState,
  orders: readonly PlacedOrder[],
  { credits = [], terms }: PlanFacts,
): Result<readonly PlannedCredit[], PlanRefusal> {
  const planned: PlannedCredit[] = []
  for (const { vendorId, amountMinor } of credits) {
    if (amountMinor === 0) continue
    const order = orders.find((one) => one.vendorId === vendorId)
    const limitMinor = order
      ? spendLimitMinor({ spendMaxBps: terms.get(vendorId)?.creditMaxBps ?? 0 }, order.itemsMinor)
      : 0
    const isTwice = planned.some((one) => one.hold.vendorId === vendorId)
    if (!order || cart.personId === null || isTwice || amountMinor > limitMinor)
      return err({ code: 'credit_unavailable', vendorId })
    const id = creditHoldIdOf(order.id, cart.revision)
    const hold = { id, vendorId, personId: cart.personId, currency: cart.currency, amountMinor }
    planned.push({ orderId: order.id, hold })
  }
  return ok(planned)
}

function withCredit(order: PlacedOrder, credits: readonly PlannedCredit[]): PlacedOrder {
  const credit = credits.find((one) => one.orderId === order.id)
  return credit ? { ...order, creditMinor: credit.hold.amountMinor } : order
}

/** `claim` numbers the claims of a checkout in the order of their SKUs, from 1. */
type CheckedLine = { readonly line: CartLine; readonly sku: SellableSku; readonly claim: number }

function checkLines(
  lines: readonly CartLine[],
  cartCurrency: string,
  facts: PlanFacts,
): Result<readonly CheckedLine[], PlanRefusal> {
  const checked: CheckedLine[] = []
  const gone: { lineId: CartLineId; skuId: SkuId; problem: LineProblem }[] = []
  for (const line of lines) {
    const sku = facts.skus.get(line.skuId)
    // A shop that no longer asks a price in the cart's currency does not sell it there.
    if (!sku?.isSellable || sku.vendorId !== line.vendorId || sku.currency !== cartCurrency) {
      gone.push({ lineId: line.lineId, skuId: line.skuId, problem: { code: 'not_sold' } })
      continue
    }
    if (line.units > unitsMaxOf(sku)) return err({ code: 'units_over_limit', unitsMax: unitsMaxOf(sku) })
    checked.push({ line, sku, claim: checked.length + 1 })
  }
  return gone.length > 0 ? err({ code: 'lines_unavailable', lines: gone }) : ok(checked)
}

function planOrder(
  cart: CartState,
  head: {
    readonly index: number
    readonly number: string
    readonly terms: VendorTerms
    readonly delivery: DeliveryOption
  },
  checked: readonly CheckedLine[],
): PlacedOrder {
  const { index, number, terms, delivery } = head
  const id = orderIdOf(cart.cartId, index)
  const lines = checked.map(({ line, sku, claim }, position) => {
    const totalMinor = sku.priceMinor * line.units
    return {
      id: orderLineIdOf(id, position + 1),
      skuId: sku.skuId,
      productId: sku.productId,
      title: sku.productTitle,
      variantTitle: sku.variantTitle,
      gtin: sku.gtin,
      imageUrl: sku.image?.url ?? null,
      units: line.units,
      unitPriceMinor: sku.priceMinor,
      totalMinor,
      taxRateBps: sku.taxRateBps,
      taxMinor: includedTaxMinor(totalMinor, sku.taxRateBps),
      unitCostMinor: sku.unitCostMinor,
      reservationId: reservationIdOf(cart.cartId, cart.revision, claim),
      allocations: [] as readonly Allocation[],
      note: line.note,
      substitution: line.substitution ?? ('refund' as const),
    }
  })
  const totals = orderTotals(lines, delivery.priceMinor)
  return {
    id,
    number,
    vendorId: terms.vendorId,
    delivery,
    ...totals,
    commissionBps: terms.commissionBps,
    commissionMinor: shareMinor(totals.itemsMinor, terms.commissionBps),
    lines,
    supplierOrder: {
      id: supplierOrderIdOf(id),
      supplierId: terms.supplierId,
      totalMinor: lines.reduce((total, line) => total + line.unitCostMinor * line.units, 0),
    },
  }
}

/** The plan with the claims' lots and locations filled in, as the stock keepers answered them. */
export function withAllocations(
  plan: CheckoutPlan,
  allocations: ReadonlyMap<SkuId, readonly Allocation[]>,
): CheckoutPlan {
  const orders = plan.group.orders.map((order) => ({
    ...order,
    lines: order.lines.map((line) => ({ ...line, allocations: allocations.get(line.skuId) ?? line.allocations })),
  }))
  return { ...plan, group: { ...plan.group, orders } }
}
