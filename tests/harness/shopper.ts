import { randomBytes } from 'node:crypto'
import type { ProductCard } from '@onhand/domain/catalog/views'
import { type CartId, makeId, type SkuId } from '@onhand/domain/ids'
import type { CartView, OrderGroupView } from '@onhand/domain/ordering/types'
import { type ShopClient, shopClient } from '../../tools/client/shop-client.ts'
import { marketSecret, marketUrl } from './market.ts'

/** The demo shopper who can pay. */
export const ADA = { accountNumber: '1000-0001', secretKey: 'demo-1234' }
/** The demo shopper who hardly can. */
export const PETE = { accountNumber: '1000-0002', secretKey: 'demo-1234' }

const NO_PATIENCE = { waitMs: 0, log: () => {} }

/** The shop's API as a stranger uses it. */
export function anybody(): ShopClient {
  return shopClient(marketUrl('shop'), null, NO_PATIENCE)
}

/** The shop's API with the operator's key. */
export function operator(): ShopClient {
  return shopClient(marketUrl('shop'), marketSecret('OPERATOR_KEY'), NO_PATIENCE)
}

/** Products of the demo that are in stock, of shops that sell in pounds; `minUnits` leaves out what is nearly gone. */
export async function productsInStock(minUnits = 20): Promise<[ProductCard, ...ProductCard[]]> {
  const { items } = await anybody().query('catalog.listing', { locale: 'en', inStock: true, limit: 60 })
  const [first, ...others] = items.filter(
    (card) => card.price.currency === 'GBP' && card.stock.availableUnits >= minUnits,
  )
  if (!first) throw new Error('the demo has nothing in stock')
  return [first, ...others]
}

/** What the keeper of a SKU says is available now. */
export async function availableUnits(skuId: SkuId): Promise<number> {
  const [availability] = await anybody().query('inventory.availability', { skuIds: [skuId] })
  if (!availability) throw new Error(`${skuId} is not known`)
  return availability.availableUnits
}

/** A new cart's id, made by the shopper. */
export function newCartId(): CartId {
  return makeId('cart', randomBytes(16))
}

type WantedLine = { readonly skuId: SkuId; readonly units: number; readonly currency?: 'EUR' | 'GBP' }

/** A cart with these lines, an address in London and each vendor's first way of delivery: ready to pay. */
export async function readyCart(lines: readonly WantedLine[], email?: string): Promise<CartView> {
  const shop = anybody()
  const cartId = await addressedCart(lines, email)
  const perVendor = await shop.query('checkout.deliveryOptions', { cartId })
  const choices = perVendor.map(({ vendorId, options }) => {
    const [option] = options
    if (!option) throw new Error(`${vendorId} delivers nothing to London`)
    return { vendorId, methodId: option.methodId, locationId: option.locationId }
  })
  return shop.mutate('checkout.chooseDelivery', { cartId, choices })
}

/** A cart with these lines and an address in London. */
export async function addressedCart(
  lines: readonly WantedLine[],
  email = `${randomBytes(6).toString('hex')}@example.com`,
): Promise<CartId> {
  const shop = anybody()
  const cartId = newCartId()
  for (const line of lines) {
    await shop.mutate('cart.addLine', { cartId, lineId: makeId('cartLine', randomBytes(16)), ...line })
  }
  await shop.mutate('checkout.setAddress', {
    cartId,
    contact: { name: 'Test Shopper', email },
    address: {
      name: 'Test Shopper',
      line1: '1 Mare Street',
      city: 'London',
      postcode: 'E8 1AA',
      country: 'GB',
      latitude: 51.54,
      longitude: -0.055,
    },
  })
  return cartId
}

/** Reserves and makes the payment, for the total the cart shows. */
export function startPayment(cart: CartView): Promise<CartView> {
  return anybody().mutate('checkout.startPayment', { cartId: cart.cartId, expectedTotalMinor: cart.totalMinor })
}

/** What the bank's approval page answers when a shopper approves. */
export async function approve(cart: CartView, account: typeof ADA): Promise<{ status: number; body: unknown }> {
  const response = await fetch(cart.payment?.approvalUrl ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(account),
  })
  return { status: response.status, body: await response.json() }
}

/** The whole way: cart, payment at the bank, order. */
export async function buy(lines: readonly { skuId: SkuId; units: number }[], email?: string): Promise<OrderGroupView> {
  const cart = await startPayment(await readyCart(lines, email))
  const { status, body } = await approve(cart, ADA)
  if (status !== 200) throw new Error(`the bank answered ${status}: ${JSON.stringify(body)}`)
  const { orderToken: token } = await anybody().mutate('checkout.complete', { cartId: cart.cartId })
  return anybody().query('order.byToken', { token })
}
