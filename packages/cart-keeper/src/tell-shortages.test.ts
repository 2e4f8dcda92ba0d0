import { CheckoutWorld } from '@onhand/testing/ordering/checkout-world'
import { describe, expect, it } from 'vitest'
import { startPayment } from './start-payment.ts'
import { readyCart, start } from './test-checkout.ts'

/** A checkout that finds nothing of its first line on the shelf. */
async function refusedCheckout() {
  const world = new CheckoutWorld()
  const cart = await readyCart(world)
  const line = cart.record.cart.lines[0]
  if (!line) throw new Error('the cart has a line')
  world.stock.put(line.skuId, line.units - 1)
  const pay = () => cart.call((session) => startPayment(session, start()))
  return { world, cart, line, pay }
}

describe('what a checkout could not have', () => {
  it('[INS-4] is counted once per cart and SKU, however often it is asked for', async () => {
    const { world, cart, line, pay } = await refusedCheckout()
    for (let time = 0; time < 2; time += 1)
      expect(await pay()).toMatchObject({ ok: false, error: { code: 'lines_unavailable' } })
    expect([...world.shortages.rows.values()]).toEqual([
      {
        cartId: cart.record.cart.cartId,
        skuId: line.skuId,
        vendorId: line.vendorId,
        askedUnits: line.units,
        availableUnits: line.units - 1,
      },
    ])
  })

  it('[INS-4] is not counted when all of it is there', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    expect((await cart.call((session) => startPayment(session, start()))).ok).toBe(true)
    expect(world.shortages.rows.size).toBe(0)
  })

  it('[INS-4] changes nothing about the answer when it cannot be written', async () => {
    const { world, pay } = await refusedCheckout()
    world.shortages.isBroken = true
    expect(await pay()).toMatchObject({ ok: false, error: { code: 'lines_unavailable' } })
  })
})
