import type { Locale } from '@onhand/domain/catalog/views'
import { type CartId, type CartLineId, isId, type SkuId } from '@onhand/domain/ids'
import type { ShopCurrency } from '@onhand/domain/shop/currencies'
import type { CartView } from '@onhand/domain/ordering/types'
import { createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { recall, remember } from '../../lib/device.ts'
import { newId } from '../../lib/new-id.ts'
import { type Failure, failureOf, persist } from '../../lib/refusal.ts'
import { withLine } from './optimistic-line.ts'

/** What may be changed on a line. 0 units takes it out. */
export type LineChange = {
  readonly units?: number
  readonly note?: string
  readonly substitution?: 'similar' | 'refund'
  readonly isSavedForLater?: boolean
}
/** Null when all went well. */
export type Outcome = Failure | null

const CART_KEY = 'cart'
const isCartId = (value: unknown): value is CartId => typeof value === 'string' && isId('cart', value)

const [cart, setCart] = createSignal<CartView | null>(null)
const [cartState, setCartState] = createSignal<'unknown' | 'loading' | 'ready' | 'failed'>('unknown')
const [unitsUnderWay, setUnitsUnderWay] = createSignal(0)
const [savingCount, setSavingCount] = createSignal(0)

/** The cart as last told by the shop, with changes under way already in it. */
export { cart, cartState }
/** True while a change is on its way. */
export const isCartSaving = () => savingCount() > 0
/** Units for the badge, those being added included. */
export const cartUnits = () => (cart()?.status === 'placed' ? 0 : (cart()?.unitCount ?? 0)) + unitsUnderWay()

let confirmed: CartView | null = null
// How often something newer than an answer under way was told or begun.
let changeCount = 0
let tail: Promise<unknown> = Promise.resolve()
/** Other windows of the same shopper; absent on the server. */
const windows =
  typeof BroadcastChannel === 'undefined' || typeof window === 'undefined' ? null : new BroadcastChannel('onhand-cart')
windows?.addEventListener('message', (event: MessageEvent<CartView | null>) => accept(event.data, false))

/** The cart's id. Made here on first use; it is also the key to the cart, so it never leaves this device but to the shop. */
export function cartId(): CartId {
  const known = recall(CART_KEY, isCartId)
  if (known) return known
  const made = newId('cart')
  remember(CART_KEY, made)
  return made
}

/** Takes over a view from the shop and tells the other windows. */
export function accept(view: CartView | null, isTold = true): void {
  changeCount += 1
  confirmed = view
  setCart(view)
  if (view) setCartState('ready')
  if (isTold) windows?.postMessage(view)
}

/** Loads the cart of this device; one that was placed meanwhile makes room for a new one. */
export async function loadCart(locale: Locale): Promise<void> {
  if (!recall(CART_KEY, isCartId)) return void setCartState('ready')
  setCartState((state) => (state === 'ready' ? state : 'loading'))
  try {
    const view = await newestCart(locale)
    if (view.status === 'abandoned') forgetCart()
    else accept(view, false)
  } catch {
    setCartState('failed')
  }
}

/** The cart as it is after every change that was begun meanwhile: an answer from before one would take it back on the page. */
async function newestCart(locale: Locale): Promise<CartView> {
  for (;;) {
    await tail
    const before = changeCount
    const view = await persist(() => api.cart.get.query({ cartId: cartId(), locale }))
    if (before === changeCount) return view
  }
}

/** Starts afresh after an order was placed: the next thing added makes a new cart. */
export function forgetCart(): void {
  remember(CART_KEY, null)
  accept(null)
  setCartState('ready')
}

/** Adds units of a SKU, at the price it was shown with. Counted on the badge at once; taken back when the shop says no. */
export async function addToCart(
  skuId: SkuId,
  units: number,
  shown: { readonly locale: Locale; readonly currency: ShopCurrency | null },
): Promise<Outcome> {
  const lineId = newId('cartLine')
  setUnitsUnderWay((count) => count + units)
  const outcome = await inTurn(async () => {
    if (confirmed?.status === 'placed') forgetCart()
    return api.cart.addLine.mutate({ cartId: cartId(), ...shown, lineId, skuId, units })
  })
  setUnitsUnderWay((count) => count - units)
  return outcome
}

/** Changes a line. Shown at once; put back when the shop says no. */
export function setLine(lineId: CartLineId, change: LineChange, locale: Locale): Promise<Outcome> {
  setCart((view) => (view ? withLine(view, lineId, change) : view))
  return inTurn(() => api.cart.setLine.mutate({ cartId: cartId(), locale, lineId, ...change }))
}

/** One change after the other, each repeated until it is answered: what the shop says last is what is shown. */
async function inTurn(call: () => Promise<CartView>): Promise<Outcome> {
  changeCount += 1
  setSavingCount((count) => count + 1)
  const mine = tail.then(() => persist(call))
  tail = mine.catch(() => null)
  try {
    const view = await mine
    if (savingCount() === 1) accept(view)
    else confirmed = view
    return null
  } catch (error) {
    setCart(confirmed)
    return failureOf(error)
  } finally {
    setSavingCount((count) => count - 1)
  }
}
