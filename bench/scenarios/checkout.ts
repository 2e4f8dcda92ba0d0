import type { BenchShop } from '../lib/fixtures.ts'
import type { HttpClient } from '../lib/http-client.ts'
import { type Figures, measure } from '../lib/measure.ts'
import { Shopper } from '../lib/shopper.ts'

/** Adds to cart, each into a cart of its own as new shoppers do. */
export function addsToCart(client: HttpClient, shop: BenchShop): Promise<Figures> {
  return measure('adds to cart', { workers: 32, count: 4_000, secondsMax: 10 }, async (index) => {
    const shopper = new Shopper(client)
    return (await shopper.addLine(shop.skuIds[index % shop.skuIds.length] ?? shop.skuIds[0] ?? failed(), 1)) !== null
  })
}

/** Whole checkouts: cart, line, address, shipping choice, payment at the bank, complete: every step its own HTTP request. */
export function checkouts(client: HttpClient, shop: BenchShop, buyers: number): Promise<Figures> {
  return measure(
    `checkouts, ${buyers} buyer${buyers === 1 ? '' : 's'}`,
    { workers: buyers, count: 40 * buyers + 160, secondsMax: 30 },
    (index) => checkout(client, shop, index),
  )
}

async function checkout(client: HttpClient, shop: BenchShop, index: number): Promise<boolean> {
  const shopper = new Shopper(client)
  const skuId = shop.skuIds[(index * 7) % shop.skuIds.length]
  if (!skuId || !(await shopper.query('cart.get', { cartId: shopper.cartId }))) return false
  if (!(await shopper.addLine(skuId, 1 + (index % 3)))) return false
  if (!(await shopper.setAddress())) return false
  if (!(await shopper.chooseDelivery(shop))) return false
  return (await shopper.pay(shop.account, shop.priceMinor * (1 + (index % 3)))) && shopper.complete()
}

function failed(): never {
  throw new Error('the bench shop has no products')
}
