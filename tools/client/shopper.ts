import { setTimeout as sleep } from 'node:timers/promises'
import type { CartId, CartLineId, SkuId } from '@onhand/domain/ids'
import { LINES_AT_ONCE_MAX } from '@onhand/domain/ordering/cart'
import type { CartView } from '@onhand/domain/ordering/types'
import { fetchPatiently, type Patience } from './fetch-patiently.ts'
import { type ShopClient, ShopRefusal } from './shop-client.ts'
import { stableId } from './stable-id.ts'

/** Who buys, where to, and the bank account that pays. */
export type Shopper = {
  readonly name: string
  readonly email: string
  readonly address: {
    readonly line1: string
    readonly city: string
    readonly postcode: string
    readonly country: string
    readonly latitude?: number
    readonly longitude?: number
  }
  readonly account: { readonly number: string; readonly secretKey: string }
}

/** A line that a shopper wants. */
export type WantedLine = { readonly skuId: SkuId; readonly units: number }

/** How a purchase ended: an order with its secret link, or nothing was left to buy. `refused` says what was not there. */
export type Purchase = {
  readonly orderToken: string | null
  readonly refused: readonly { readonly skuId: SkuId; readonly units: number; readonly code: string }[]
}

// A checkout takes four turns when nothing goes wrong; this bounds one that never settles.
const TURNS_MAX = 60
// Between two looks at a payment that is on its way.
const PAUSE_MS = 250

/**
 * Buys as any shopper does: lines, address, the cheapest delivery, payment at the bank's own page, completion. Whatever state the cart is in,
 * it goes on from there, so a purchase that was broken off is finished by calling this again with the same cart.
 */
export async function buy(
  shop: ShopClient,
  wanted: { readonly cartId: CartId; readonly shopper: Shopper; readonly lines: readonly WantedLine[] },
  patience: Patience,
): Promise<Purchase> {
  const { cartId, shopper } = wanted
  // What this run has put into the cart once: what is not there any more was taken out because it was sold out.
  const added = new Set<SkuId>()
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    let cart = await shop.query('cart.get', { cartId, locale: 'en' })
    if (cart.status === 'placed') return { orderToken: cart.orderToken, refused: missing(wanted.lines, cart) }
    if (cart.status === 'open') {
      const ready = await fill(shop, { ...wanted, cart, added })
      if (ready === null) return { orderToken: null, refused: missing(wanted.lines, null) }
      const paying = await startPayment(shop, ready)
      if (paying === null) continue
      cart = paying
    }
    await approve(cart, shopper, patience)
    const token = await complete(shop, cartId)
    if (token === null) await sleep(PAUSE_MS)
    // The next turn reads the placed cart.
  }
  throw new Error(`cart ${cartId} does not settle`)
}

/** Puts everything that is sold into the cart and says where it goes. Null when nothing is left to buy. */
async function fill(
  shop: ShopClient,
  wanted: { cart: CartView; cartId: CartId; shopper: Shopper; lines: readonly WantedLine[]; added: Set<SkuId> },
): Promise<CartView | null> {
  const { cartId, shopper, added } = wanted
  let { cart } = wanted
  const lacking = wanted.lines.filter(({ skuId }) => !added.has(skuId) && !hasSku(cart, skuId))
  for (let from = 0; from < lacking.length; from += LINES_AT_ONCE_MAX) {
    // A line's id is the key of its request: asked again, the shop adds nothing. What is not sold is left out.
    const lines = lacking
      .slice(from, from + LINES_AT_ONCE_MAX)
      .map(({ skuId, units }) => ({ lineId: stableId('cartLine', cartId, skuId), skuId, units }))
    const filled = await shop.mutate('cart.addLines', { cartId, locale: 'en', lines })
    const refused = filled.refused.find(({ refusal }) => refusal.code !== 'sku_not_sold')
    if (refused) throw new Error(`${refused.skuId} was refused: ${refused.refusal.code}`)
    cart = filled.cart
  }
  for (const { skuId } of wanted.lines) added.add(skuId)
  if (cart.unitCount === 0) return null
  if (cart.contact === null || cart.address === null) {
    const { latitude = null, longitude = null, ...address } = shopper.address
    cart = await shop.mutate('checkout.setAddress', {
      cartId,
      locale: 'en',
      contact: { name: shopper.name, email: shopper.email, phone: '' },
      address: { ...address, name: shopper.name, latitude, longitude },
    })
  }
  if (cart.groups.every((group) => group.delivery !== null)) return cart
  const offers = await shop.query('checkout.deliveryOptions', { cartId, locale: 'en' })
  const choices = offers.flatMap(({ vendorId, options }) => {
    const [cheapest] = options
      .filter((option) => option.kind === 'delivery')
      .sort((a, b) => a.priceMinor - b.priceMinor)
    return cheapest ? [{ vendorId, methodId: cheapest.methodId, locationId: cheapest.locationId }] : []
  })
  return shop.mutate('checkout.chooseDelivery', { cartId, locale: 'en', choices })
}

/** The cart whose payment stands; null when the cart had to be changed first: what is not there is taken out, fewer where fewer are left. */
async function startPayment(shop: ShopClient, cart: CartView): Promise<CartView | null> {
  try {
    return await shop.mutate('checkout.startPayment', {
      cartId: cart.cartId,
      locale: 'en',
      expectedTotalMinor: cart.totalMinor,
    })
  } catch (error) {
    if (!(error instanceof ShopRefusal)) throw error
    if (error.code === 'total_changed' || error.code === 'cart_not_open') return null
    if (error.code !== 'lines_unavailable') throw error
    const lines = error.facts['lines'] as readonly {
      readonly lineId: CartLineId
      readonly problem: { readonly code: string; readonly availableUnits?: number }
    }[]
    for (const { lineId, problem } of lines)
      await shop.mutate('cart.setLine', {
        cartId: cart.cartId,
        locale: 'en',
        lineId,
        units: problem.code === 'insufficient_stock' ? (problem.availableUnits ?? 0) : 0,
      })
    return null
  }
}

/** Types account number and secret key into the bank's page, as its form does. A payment that was approved before stays approved. */
async function approve(cart: CartView, shopper: Shopper, patience: Patience): Promise<void> {
  if (cart.status !== 'paying' || cart.payment === null) return
  const body = JSON.stringify({ accountNumber: shopper.account.number, secretKey: shopper.account.secretKey })
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const response = await fetchPatiently(cart.payment.approvalUrl, { method: 'POST', headers, body }, patience)
  if (response.ok) return
  const answer = (await response.json()) as { error?: { code?: string; message?: string } }
  const code = answer.error?.code ?? String(response.status)
  // Someone else, or this program before it was stopped, got there first; what became of it, the shop will say.
  if (!/^(insufficient_funds|credentials_wrong|currency_mismatch|too_many_attempts|invalid_request)$/.test(code)) return
  throw new Error(`the bank refuses ${shopper.account.number}: ${answer.error?.message ?? code}`)
}

async function complete(shop: ShopClient, cartId: CartId): Promise<string | null> {
  try {
    return (await shop.mutate('checkout.complete', { cartId })).orderToken
  } catch (error) {
    if (error instanceof ShopRefusal && ['payment_pending', 'payment_returned', 'cart_not_open'].includes(error.code))
      return null
    throw error
  }
}

function hasSku(cart: CartView, skuId: SkuId): boolean {
  return cart.groups.some((group) => group.lines.some((line) => line.skuId === skuId))
}

/** What was wanted and is not in the cart (null: nothing is). */
function missing(lines: readonly WantedLine[], cart: CartView | null): Purchase['refused'] {
  const bought = new Map(cart?.groups.flatMap((group) => group.lines.map((line) => [line.skuId, line.units])))
  return lines
    .map(({ skuId, units }) => ({ skuId, units: units - (bought.get(skuId) ?? 0), code: 'sold_out' }))
    .filter(({ units }) => units > 0)
}
