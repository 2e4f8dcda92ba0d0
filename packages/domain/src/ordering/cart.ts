import type { Locale, SellableSku } from '../catalog/views.ts'
import type { CartId, CartLineId, PersonId, SkuId, VendorId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import type { Substitution } from './substitution.ts'
import type { Address, CartView, Contact, DeliveryOption, LineProblem } from './types.ts'

/** The largest real invoices of a wholesaler have some 1,100 lines; more would be abuse. */
export const CART_LINES_MAX = 1_500
/** Units of one line; the same bound as the input at the edge. */
export const LINE_UNITS_MAX = 100_000
/** How many finished add requests are remembered, so that a repeat counts once. Small, a client repeats within seconds. */
const REQUESTS_REMEMBERED = 64
/** Lines put in by one request: no more than are remembered, so that a repeat of all of them counts once. */
export const LINES_AT_ONCE_MAX = REQUESTS_REMEMBERED

/** One line of a cart. `priceMinor` is the price its shopper last agreed to. At most one line per SKU and shelf (active, saved). */
export type CartLine = {
  readonly lineId: CartLineId
  readonly skuId: SkuId
  readonly vendorId: VendorId
  readonly units: number
  readonly priceMinor: number
  readonly note: string
  /** What its buyer wants when it is not on the shelf; absent on lines from before one could say so: the money. */
  readonly substitution?: Substitution
  readonly isSavedForLater: boolean
  readonly problem: LineProblem | null
}

/** A cart as its keeper holds it. `revision` grows with every change and names reservations and payments. */
export type CartState = {
  readonly cartId: CartId
  readonly status: CartView['status']
  readonly revision: number
  /** Empty until the first line decides it. */
  readonly currency: string
  readonly locale: Locale
  readonly personId: PersonId | null
  readonly contact: Contact | null
  readonly address: Address | null
  readonly lines: readonly CartLine[]
  readonly deliveries: Readonly<Record<VendorId, DeliveryOption>>
  /** Line ids of adds already done, newest last. */
  readonly requestIds: readonly CartLineId[]
  /** Why the last payment came back, for a browser that asks again. */
  readonly returnReason: 'stock_gone' | 'expired' | 'declined' | null
}

/** Refusals of a change to a cart. */
export type CartChangeRefusal =
  | { readonly code: 'cart_not_open'; readonly status: CartView['status'] }
  | { readonly code: 'cart_full'; readonly linesMax: number }
  | { readonly code: 'line_unknown'; readonly lineId: CartLineId }
  | { readonly code: 'sku_not_sold'; readonly skuId: SkuId }
  | { readonly code: 'currency_mixed'; readonly currency: string }
  | { readonly code: 'units_over_limit'; readonly unitsMax: number }

/** A cart nobody has put anything into. */
export function emptyCart(cartId: CartId, locale: Locale): CartState {
  return {
    cartId,
    status: 'open',
    revision: 0,
    currency: '',
    locale,
    personId: null,
    contact: null,
    address: null,
    lines: [],
    deliveries: {},
    requestIds: [],
    returnReason: null,
  }
}

/** The lines that will be ordered. */
export function activeLines(cart: CartState): readonly CartLine[] {
  return cart.lines.filter((line) => !line.isSavedForLater)
}

/** Most units of this SKU in one cart. */
export function unitsMaxOf(sku: SellableSku): number {
  return Math.min(sku.unitsPerOrderMax ?? LINE_UNITS_MAX, LINE_UNITS_MAX)
}

/**
 * Puts `units` of a SKU into the cart: into its active line if it has one, so that demand is one number per SKU [ORD-3].
 * Repeating a line id changes nothing [ORD-4]. The cart keeps one currency.
 */
export function addLine(
  cart: CartState,
  request: { readonly lineId: CartLineId; readonly sku: SellableSku; readonly units: number },
): Result<CartState, CartChangeRefusal> {
  const { lineId, sku, units } = request
  if (cart.status !== 'open') return err({ code: 'cart_not_open', status: cart.status })
  if (cart.requestIds.includes(lineId) || cart.lines.some((line) => line.lineId === lineId)) return ok(cart)
  if (!sku.isSellable) return err({ code: 'sku_not_sold', skuId: sku.skuId })
  if (cart.lines.length > 0 && cart.currency !== sku.currency)
    return err({ code: 'currency_mixed', currency: cart.currency })
  const existing = cart.lines.find((line) => line.skuId === sku.skuId && !line.isSavedForLater)
  const totalUnits = (existing?.units ?? 0) + units
  if (totalUnits > unitsMaxOf(sku)) return err({ code: 'units_over_limit', unitsMax: unitsMaxOf(sku) })
  if (!existing && cart.lines.length >= CART_LINES_MAX) return err({ code: 'cart_full', linesMax: CART_LINES_MAX })
  const line: CartLine = {
    lineId: existing?.lineId ?? lineId,
    skuId: sku.skuId,
    vendorId: sku.vendorId,
    units: totalUnits,
    priceMinor: sku.priceMinor,
    note: existing?.note ?? '',
    substitution: existing?.substitution ?? 'refund',
    isSavedForLater: false,
    problem: null,
  }
  const lines = existing ? cart.lines.map((other) => (other === existing ? line : other)) : [...cart.lines, line]
  return ok(
    changed(cart, {
      lines,
      currency: sku.currency,
      requestIds: [...cart.requestIds, lineId].slice(-REQUESTS_REMEMBERED),
    }),
  )
}

/** A line that could not be put in, and why. */
export type RefusedLine = { readonly lineId: CartLineId; readonly skuId: SkuId; readonly refusal: CartChangeRefusal }

/** Puts in several lines at once: those that can be go in, the others are named [ORD-31]. `sku` null: nobody sells it. */
export function addLines(
  cart: CartState,
  requests: readonly {
    readonly lineId: CartLineId
    readonly skuId: SkuId
    readonly sku: SellableSku | null
    readonly units: number
  }[],
): Result<{ readonly cart: CartState; readonly refused: readonly RefusedLine[] }, CartChangeRefusal> {
  if (cart.status !== 'open') return err({ code: 'cart_not_open', status: cart.status })
  const refused: RefusedLine[] = []
  let filled = cart
  for (const { lineId, skuId, sku, units } of requests) {
    const added: Result<CartState, CartChangeRefusal> = sku
      ? addLine(filled, { lineId, sku, units })
      : err({ code: 'sku_not_sold', skuId })
    if (added.ok) filled = added.value
    else refused.push({ lineId, skuId, refusal: added.error })
  }
  return ok({ cart: filled, refused })
}

/**
 * Changes a line: units (0 removes it), note, saved for later. A line that comes back from "later" joins the active line of
 * its SKU. `sku` null: the SKU is no longer known, only fewer units, a note or removal are taken.
 */
export function setLine(
  cart: CartState,
  request: {
    readonly lineId: CartLineId
    readonly units?: number | undefined
    readonly note?: string | undefined
    readonly substitution?: Substitution | undefined
    readonly isSavedForLater?: boolean | undefined
    readonly sku: SellableSku | null
  },
): Result<CartState, CartChangeRefusal> {
  if (cart.status !== 'open') return err({ code: 'cart_not_open', status: cart.status })
  const line = cart.lines.find((other) => other.lineId === request.lineId)
  if (!line) return request.units === 0 ? ok(cart) : err({ code: 'line_unknown', lineId: request.lineId })
  if (request.units === 0) return ok(changed(cart, { lines: cart.lines.filter((other) => other !== line) }))
  const isSavedForLater = request.isSavedForLater ?? line.isSavedForLater
  const twin = cart.lines.find(
    (other) => other !== line && other.skuId === line.skuId && other.isSavedForLater === isSavedForLater,
  )
  const units = (request.units ?? line.units) + (twin?.units ?? 0)
  const isMore = units > line.units
  if (isMore && (request.sku === null || !request.sku.isSellable))
    return err({ code: 'sku_not_sold', skuId: line.skuId })
  const unitsMax = request.sku === null ? LINE_UNITS_MAX : unitsMaxOf(request.sku)
  if (isMore && units > unitsMax) return err({ code: 'units_over_limit', unitsMax })
  const next: CartLine = {
    ...line,
    units,
    note: request.note ?? line.note,
    substitution: request.substitution ?? line.substitution ?? 'refund',
    isSavedForLater,
    priceMinor: request.sku?.priceMinor ?? line.priceMinor,
    problem: null,
  }
  return ok(
    changed(cart, {
      lines: cart.lines.filter((other) => other !== twin).map((other) => (other === line ? next : other)),
    }),
  )
}

/** Who buys and where to. Delivery choices are kept; the caller prices them again for the new place. */
export function setAddress(
  cart: CartState,
  request: { readonly contact: Contact; readonly address: Address | null; readonly personId: PersonId | null },
): Result<CartState, CartChangeRefusal> {
  if (cart.status !== 'open') return err({ code: 'cart_not_open', status: cart.status })
  return ok(changed(cart, { ...request, personId: request.personId ?? cart.personId }))
}

/** Keeps how each vendor's goods are to come; vendors that are no longer in the cart are dropped. */
export function setDeliveries(
  cart: CartState,
  deliveries: Readonly<Record<VendorId, DeliveryOption>>,
): Result<CartState, CartChangeRefusal> {
  if (cart.status !== 'open') return err({ code: 'cart_not_open', status: cart.status })
  return ok(changed(cart, { deliveries }))
}

/** Units wanted per SKU over all active lines, in the order in which SKUs are always reserved [ORD-3]. */
export function demandBySku(lines: readonly CartLine[]): readonly { readonly skuId: SkuId; readonly units: number }[] {
  const demand = new Map<SkuId, number>()
  for (const line of lines) demand.set(line.skuId, (demand.get(line.skuId) ?? 0) + line.units)
  return [...demand].sort(([a], [b]) => (a < b ? -1 : 1)).map(([skuId, units]) => ({ skuId, units }))
}

/** A change of an open cart: a new revision, on which nothing has been reserved or paid yet. */
function changed(cart: CartState, change: Partial<CartState>): CartState {
  const next = { ...cart, ...change, revision: cart.revision + 1, returnReason: null }
  const vendorIds = new Set(activeLines(next).map((line) => line.vendorId))
  const deliveries: Record<VendorId, DeliveryOption> = {}
  for (const vendorId of vendorIds) {
    const chosen = next.deliveries[vendorId]
    if (chosen) deliveries[vendorId] = chosen
  }
  return { ...next, deliveries }
}
