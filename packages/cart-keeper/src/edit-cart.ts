import type { Locale } from '@onhand/domain/catalog/views'
import type { SkuId, VendorId } from '@onhand/domain/ids'
import {
  activeLines,
  addLine,
  addLines,
  type CartState,
  setAddress,
  setDeliveries,
  setLine,
} from '@onhand/domain/ordering/cart'
import type { CartView, DeliveryOption } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { CartPort, CartRefusal } from '@onhand/service/ordering/cart-port'
import type { CartSession } from './cart-session.ts'
import { optionsOfCart, repriceDeliveries, sameOption } from './delivery.ts'
import { showCart } from './show-cart.ts'

type Request<Name extends 'addLine' | 'addLines' | 'setLine' | 'setAddress' | 'chooseDelivery'> = Parameters<
  CartPort[Name]
>[1]
type Shown = Promise<Result<CartView, CartRefusal>>

/** Puts units of a SKU into the cart. */
export async function addLineTo(session: CartSession, request: Request<'addLine'>): Shown {
  // What is in the cart has decided its currency; an empty cart takes the one that the shopper looks at.
  const currency = session.cart.lines.length > 0 ? session.cart.currency : (request.currency ?? null)
  const sku = await skuOf(session, { ...request, currency })
  if (!sku) return err({ code: 'sku_not_sold', skuId: request.skuId })
  return keep(session, addLine(session.cart, { ...request, sku }), request.locale)
}

/** Puts units of several SKUs into the cart, in one commit. */
export async function addLinesTo(
  session: CartSession,
  { lines, locale, currency: seen }: Request<'addLines'>,
): ReturnType<CartPort['addLines']> {
  const currency = session.cart.lines.length > 0 ? session.cart.currency : (seen ?? null)
  const skus = await session.facts.skus(session.deps, { locale, currency, skuIds: lines.map((line) => line.skuId) })
  const decided = addLines(
    session.cart,
    lines.map((line) => ({ ...line, sku: skus.get(line.skuId) ?? null })),
  )
  if (!decided.ok) return decided
  const { cart, refused } = decided.value
  const shown = await keep(session, ok(cart), locale)
  return shown.ok ? ok({ cart: shown.value, refused }) : shown
}

/** Changes, saves for later or removes a line. */
export async function setLineOf(session: CartSession, request: Request<'setLine'>): Shown {
  const line = session.cart.lines.find((other) => other.lineId === request.lineId)
  const sku = line ? await skuOf(session, { ...line, locale: request.locale, currency: session.cart.currency }) : null
  return keep(session, setLine(session.cart, { ...request, sku }), request.locale)
}

/** Sets who buys and where to. */
export function setAddressOf(session: CartSession, request: Request<'setAddress'>): Shown {
  return keep(session, setAddress(session.cart, request), request.locale)
}

/** Every vendor's ways of delivery for the cart's place. */
export async function deliveryOptionsOf(
  session: CartSession,
  locale: Locale,
): Promise<Result<readonly { vendorId: VendorId; options: readonly DeliveryOption[] }[], CartRefusal>> {
  if (activeLines(session.cart).length === 0) return err({ code: 'cart_empty' })
  const options = await offeredNow(session, locale)
  return ok([...options].map(([vendorId, offered]) => ({ vendorId, options: offered })))
}

/** Keeps how each vendor's goods are to come. Every vendor named must be in the cart and offer the way chosen. */
export async function chooseDeliveryOf(session: CartSession, request: Request<'chooseDelivery'>): Shown {
  const { cart } = session
  if (cart.status !== 'open') return err({ code: 'cart_not_open', status: cart.status })
  const offered = await offeredNow(session, request.locale)
  const deliveries: Record<VendorId, DeliveryOption> = { ...cart.deliveries }
  for (const choice of request.choices) {
    const option = sameOption(offered.get(choice.vendorId) ?? [], choice)
    if (!option) return err({ code: 'delivery_unavailable', vendorId: choice.vendorId })
    if (option.kind === 'delivery' && !cart.address) return err({ code: 'address_missing' })
    deliveries[choice.vendorId] = option
  }
  const decided = setDeliveries(cart, deliveries)
  if (!decided.ok) return decided
  await session.saveCart(isSame(cart.deliveries, decided.value.deliveries) ? cart : decided.value)
  return ok(await showCart(session, request.locale))
}

/** Stores a decision, in the language it was asked in, and shows what came of it. */
async function keep(session: CartSession, decision: Result<CartState, CartRefusal>, locale: Locale): Shown {
  if (!decision.ok) return decision
  if (decision.value !== session.cart)
    await session.saveCart(await repriceDeliveries(session, { ...decision.value, locale }))
  return ok(await showCart(session, locale))
}

async function offeredNow(
  session: CartSession,
  locale: Locale,
): Promise<ReadonlyMap<VendorId, readonly DeliveryOption[]>> {
  const lines = activeLines(session.cart)
  const [skus, vendors] = await Promise.all([
    session.facts.skus(session.deps, {
      locale,
      currency: session.cart.currency,
      skuIds: lines.map((line) => line.skuId),
    }),
    session.facts.vendors(session.deps, { vendorIds: lines.map((line) => line.vendorId) }),
  ])
  return optionsOfCart(session, session.cart, { skus, vendors, locale })
}

async function skuOf(
  session: CartSession,
  { skuId, locale, currency }: { readonly skuId: SkuId; readonly locale: Locale; readonly currency: string | null },
) {
  return (await session.facts.skus(session.deps, { locale, currency, skuIds: [skuId] })).get(skuId) ?? null
}

function isSame(left: CartState['deliveries'], right: CartState['deliveries']): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
