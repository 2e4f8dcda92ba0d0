import { afterEach, beforeEach, expect, it } from 'vitest'
import { sendThrough } from '../../lib/api.ts'
import { accept, cart, loadCart, setLine } from './cart-store.ts'
import { aCart, aLine } from './test-cart.ts'

const LINE = aLine()
const cartOf = (units: number) => aCart({}, [aLine({ units, totalMinor: units * LINE.unitPriceMinor })])
const settle = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => localStorage.setItem('cart', JSON.stringify('crt_01234567890123456789')))
afterEach(() => accept(null))

/** The api as a slow line shows it: it answers when the test says so. */
function slowApi() {
  const waiting: { readonly name: string; give(units: number): void }[] = []
  sendThrough((url) => {
    const name = new URL(url, 'http://shop.localhost').pathname.split('/').at(-1) ?? ''
    return new Promise((resolve) => {
      waiting.push({ name, give: (units) => resolve(Response.json({ result: { data: cartOf(units) } })) })
    })
  })
  return waiting
}

it('[SHOP-9] does not take a change back when the cart that was asked for before it comes after it', async () => {
  accept(cartOf(2))
  const waiting = slowApi()
  const loaded = loadCart('en')
  await settle()
  const changed = setLine(LINE.lineId, { units: 5 }, 'en')
  await settle()
  waiting[1]?.give(5)
  await changed
  waiting[0]?.give(2)
  await settle()
  expect([cart()?.unitCount, waiting.map((one) => one.name)]).toEqual([5, ['cart.get', 'cart.setLine', 'cart.get']])
  waiting[2]?.give(5)
  await loaded
  expect(cart()?.unitCount).toBe(5)
})
