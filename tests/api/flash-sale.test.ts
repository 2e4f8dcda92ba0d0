import { expect, it } from 'vitest'
import { ShopRefusal } from '../../tools/client/shop-client.ts'
import { anybody, approve, availableUnits, readyCart, startPayment } from '../harness/shopper.ts'
import { balanceOf, expectBooksToAddUp } from './suite/books.ts'
import { newAccount, newProduct, SHOPS } from './suite/shops.ts'

const BUYERS = 60
const UNITS = 20
const MONEY_MINOR = 50_00

it(`sells ${UNITS} units to exactly ${UNITS} of ${BUYERS} who want them at once, tells the others, and charges none of them`, async () => {
  const product = await newProduct(SHOPS[0], { units: UNITS })
  const accounts = await Promise.all(Array.from({ length: BUYERS }, () => newAccount(MONEY_MINOR)))
  const buyers = await Promise.all(
    accounts.map(async (account) => ({ account, cart: await readyCart([{ skuId: product.skuId, units: 1 }]) })),
  )
  const outcomes = await Promise.all(
    buyers.map(async (buyer) => {
      try {
        const paying = await startPayment(buyer.cart)
        const { status } = await approve(paying, buyer.account)
        if (status !== 200) return { ...buyer, outcome: `the bank said ${status}`, left: null }
        await anybody().mutate('checkout.complete', { cartId: paying.cartId })
        return { ...buyer, outcome: 'sold', left: null }
      } catch (error) {
        if (!(error instanceof ShopRefusal) || error.code !== 'lines_unavailable') throw error
        const [line] = error.facts['lines'] as { problem: { code: string; availableUnits: number } }[]
        return { ...buyer, outcome: 'told', left: line?.problem ?? null }
      }
    }),
  )
  const sold = outcomes.filter(({ outcome }) => outcome === 'sold')
  const told = outcomes.filter(({ outcome }) => outcome === 'told')
  expect({ sold: sold.length, told: told.length }).toEqual({ sold: UNITS, told: BUYERS - UNITS })
  expect(await availableUnits(product.skuId)).toBe(0)
  for (const { left } of told) expect(left).toEqual({ code: 'insufficient_stock', availableUnits: expect.any(Number) })

  const [first] = buyers
  const totalMinor = first?.cart.totalMinor ?? 0
  const spent = async ({ account }: { account: { accountNumber: string } }) => {
    const { balanceMinor, availableMinor } = await balanceOf(account.accountNumber)
    return [MONEY_MINOR - balanceMinor, MONEY_MINOR - availableMinor]
  }
  expect(new Set((await Promise.all(told.map(spent))).flat())).toEqual(new Set([0]))
  expect(new Set((await Promise.all(sold.map(spent))).flat())).toEqual(new Set([totalMinor]))
  await expectBooksToAddUp()
})
