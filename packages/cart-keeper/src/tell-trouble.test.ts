import { idOf } from '@onhand/domain/ids'
import { CheckoutWorld, MUG } from '@onhand/testing/ordering/checkout-world'
import { describe, expect, it } from 'vitest'
import { driveCheckout } from './drive-checkout.ts'
import { PAYMENT_WINDOW_MS, startPayment } from './start-payment.ts'
import { type MemoryCart, paymentOf, readyCart, start, TOTAL } from './test-checkout.ts'

async function approvedCart(world: CheckoutWorld): Promise<MemoryCart> {
  const cart = await readyCart(world)
  await cart.call((session) => startPayment(session, start()))
  world.bank.approve(paymentOf(cart))
  return cart
}

describe('the list of troubles', () => {
  it('[OPS-3] has no line for a checkout that went through at once', async () => {
    const world = new CheckoutWorld()
    const cart = await approvedCart(world)
    expect((await cart.call(driveCheckout)).ok).toBe(true)
    expect(world.troubles.rows.size).toBe(0)
  })

  it('[OPS-3] tells of a failure, and that it was placed in the end', async () => {
    const world = new CheckoutWorld()
    const cart = await approvedCart(world)
    const insert = world.orders.insertPlaced
    world.orders.insertPlaced = () => Promise.reject(new Error('the database is busy'))
    await expect(cart.call(driveCheckout)).rejects.toThrow('busy')
    const [open] = world.troubles.rows.values()
    expect(open).toMatchObject({ outcome: 'open', attempts: 1, lastError: 'Error: the database is busy' })
    world.orders.insertPlaced = insert
    expect((await cart.call(driveCheckout)).ok).toBe(true)
    const [ended] = world.troubles.rows.values()
    expect(ended).toMatchObject({ outcome: 'placed', attempts: 1, paymentId: open?.paymentId })
  })

  it('[OPS-3] tells that a hold was released because the stock was gone', async () => {
    const world = new CheckoutWorld()
    const cart = await approvedCart(world)
    world.nowMs += PAYMENT_WINDOW_MS * 2
    await world.stock.reserve(MUG, {
      reservationId: idOf('reservation', 'rsv_other'),
      units: 10,
      expiresAtMs: world.nowMs + 1_000_000,
      locationIds: [],
    })
    expect((await cart.call(driveCheckout)).ok).toBe(false)
    const rows = [...world.troubles.rows.values()]
    expect(rows).toMatchObject([{ outcome: 'voided', reason: 'stock_gone', attempts: 0, amountMinor: TOTAL }])
    expect(world.bank.moved.captures).toBe(0)
  })

  it('[OPS-3] stops no checkout when it cannot be written', async () => {
    const world = new CheckoutWorld()
    world.troubles.isBroken = true
    const cart = await approvedCart(world)
    const insert = world.orders.insertPlaced
    world.orders.insertPlaced = () => Promise.reject(new Error('the database is busy'))
    await expect(cart.call(driveCheckout)).rejects.toThrow('busy')
    world.orders.insertPlaced = insert
    expect((await cart.call(driveCheckout)).ok).toBe(true)
  })
})
