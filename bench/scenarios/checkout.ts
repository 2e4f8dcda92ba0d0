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

/**
 * Whole checkouts: cart, line, address, shipping choice, payment at the bank, complete: every step its own HTTP request. The tokens of the orders
 * are added to `placed`.
 */
export function checkouts(
  client: HttpClient,
  shop: BenchShop,
  { buyers, placed }: { readonly buyers: number; readonly placed: string[] },
): Promise<Figures> {
  return measure(
    `checkouts, ${buyers} buyer${buyers === 1 ? '' : 's'}`,
    { workers: buyers, count: 40 * buyers + 160, secondsMax: 30 },
    async (index) => {
      const token = await checkout(client, shop, index)
      if (token !== null) placed.push(token)
      return token !== null
    },
  )
}

async function checkout(client: HttpClient, shop: BenchShop, index: number): Promise<string | null> {
  const shopper = new Shopper(client)
  const skuId = shop.skuIds[(index * 7) % shop.skuIds.length]
  const units = 1 + (index % 3)
  const isPlaced =
    skuId !== undefined &&
    (await shopper.query('cart.get', { cartId: shopper.cartId })) !== null &&
    (await shopper.addLine(skuId, units)) !== null &&
    (await shopper.setAddress()) !== null &&
    (await shopper.chooseDelivery(shop)) !== null &&
    (await shopper.pay(shop.account, shop.priceMinor * units)) &&
    (await shopper.complete())
  return isPlaced ? shopper.orderToken : null
}

function failed(): never {
  throw new Error('the bench shop has no products')
}
