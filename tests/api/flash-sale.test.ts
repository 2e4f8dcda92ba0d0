import type { ProductCard } from '@onhand/domain/catalog/views'
import { expect, it } from 'vitest'
import { ShopRefusal } from '../../tools/client/shop-client.ts'
import { marketSecret, marketUrl } from '../harness/market.ts'
import {
  ADA,
  anybody,
  approve,
  availableUnits,
  operator,
  productsInStock,
  readyCart,
  startPayment,
} from '../harness/shopper.ts'

const BUYERS = 40

it('sells the last units exactly once among many who want them at once, tells the others, and charges none of them', async () => {
  const scarce = await scarceProduct()
  const units = await availableUnits(scarce.skuId)
  const each = Math.ceil(units / 10)
  const winners = Math.floor(units / each)
  const carts = await Promise.all(
    Array.from({ length: BUYERS }, () => readyCart([{ skuId: scarce.skuId, units: each }])),
  )

  const outcomes = await Promise.all(
    carts.map(async (cart) => {
      try {
        const paying = await startPayment(cart)
        const { status } = await approve(paying, ADA)
        if (status !== 200) return { outcome: `bank ${status}`, cart }
        await anybody().mutate('checkout.complete', { cartId: cart.cartId })
        return { outcome: 'sold', cart }
      } catch (error) {
        if (error instanceof ShopRefusal && error.code === 'lines_unavailable') return { outcome: 'told', cart, error }
        throw error
      }
    }),
  )
  const sold = outcomes.filter(({ outcome }) => outcome === 'sold')
  const told = outcomes.filter(({ outcome }) => outcome === 'told')
  expect({ sold: sold.length, told: told.length }).toEqual({ sold: winners, told: BUYERS - winners })
  expect(await availableUnits(scarce.skuId)).toBe(units - winners * each)

  const [loser] = told
  const lines = loser?.error?.facts['lines'] as { problem: { code: string; availableUnits: number } }[]
  expect(lines[0]?.problem).toEqual({ code: 'insufficient_stock', availableUnits: expect.any(Number) })
  expect(await bankPayments(loser?.cart.cartId ?? '')).toBe(404)
  expect((await operator().query('operator.ledgerCheck', undefined)).isBalanced).toBe(true)
})

/** The product with the fewest units, all in one place: a way of delivery starts from one location. */
async function scarceProduct(): Promise<ProductCard> {
  const cards = await productsInStock(5)
  const stock = await anybody().query('inventory.availability', { skuIds: cards.map((card) => card.skuId) })
  const inOnePlace = new Set(stock.filter((one) => one.locations.length === 1).map((one) => one.skuId))
  const candidates = cards.filter((card) => inOnePlace.has(card.skuId))
  return candidates.reduce((least, card) => (card.stock.availableUnits < least.stock.availableUnits ? card : least))
}

/** What the bank says to a question for the payment of a cart: 404 when it never heard of one. */
async function bankPayments(cartId: string): Promise<number> {
  const headers = { authorization: `Bearer ${marketSecret('BANK_API_KEY')}` }
  const reference = cartId.replace(/^crt_/, 'pay_')
  return (await fetch(marketUrl('bank', `/v1/payments?reference=${reference}`), { headers })).status
}
