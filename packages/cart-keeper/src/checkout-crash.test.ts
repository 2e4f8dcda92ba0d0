import { CheckoutWorld, MILK, MUG } from '@onhand/testing/ordering/checkout-world'
import { describe, expect, it } from 'vitest'
import { driveCheckout } from './drive-checkout.ts'
import { startPayment } from './start-payment.ts'
import { facts, PLACED_ONCE, paymentOf, readyCart, start, UNTOUCHED } from './test-checkout.ts'

describe('crashes', () => {
  const WHENS = ['before', 'after'] as const

  it('[ORD-10] completes to exactly one order and one capture, wherever the process dies', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    await cart.call((session) => startPayment(session, start()))
    world.bank.approve(paymentOf(cart))
    const { calls } = await cart.counted(driveCheckout)
    expect(calls).toBeGreaterThanOrEqual(6)
    for (let at = 1; at <= calls; at += 1)
      for (const when of WHENS) {
        const again = new CheckoutWorld()
        const broken = await readyCart(again)
        await broken.call((session) => startPayment(session, start()))
        again.bank.approve(paymentOf(broken))
        await expect(broken.call(driveCheckout, { at, when })).rejects.toThrow(/crash|dead/)
        again.nowMs += 5_000
        expect(await broken.call(driveCheckout), `crash ${when} call ${at}`).toMatchObject({ ok: true })
        expect(facts(again), `crash ${when} call ${at}`).toEqual(PLACED_ONCE)
      }
  })

  it('[ORD-6] [ORD-10] starts a payment again after a crash, claiming once', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    const { calls } = await cart.counted((session) => startPayment(session, start()))
    for (let at = 1; at <= calls; at += 1)
      for (const when of WHENS) {
        const again = new CheckoutWorld()
        const broken = await readyCart(again)
        await expect(broken.call((session) => startPayment(session, start()), { at, when })).rejects.toThrow(
          /crash|dead/,
        )
        again.nowMs += 5_000
        expect(await broken.call((session) => startPayment(session, start()))).toMatchObject({ ok: true })
        expect(again.stock.units(MILK).held, `crash ${when} call ${at}`).toBe(2)
        again.bank.approve(paymentOf(broken))
        expect(await broken.call(driveCheckout)).toMatchObject({ ok: true })
        expect(facts(again), `crash ${when} call ${at}`).toEqual(PLACED_ONCE)
      }
  })

  it('[ORD-11] gives money and stock back exactly once, wherever the process dies', async () => {
    const late = async () => {
      const world = new CheckoutWorld()
      const cart = await readyCart(world)
      await cart.call((session) => startPayment(session, start()))
      world.bank.approve(paymentOf(cart))
      world.nowMs += 30 * 60_000
      world.stock.put(MUG, 0)
      return { world, cart }
    }
    const whole = await late()
    const { calls } = await whole.cart.counted(driveCheckout)
    for (let at = 1; at <= calls; at += 1)
      for (const when of WHENS) {
        const { world, cart } = await late()
        await expect(cart.call(driveCheckout, { at, when })).rejects.toThrow(/crash|dead/)
        await cart.call(driveCheckout)
        expect(cart.record.cart.status, `crash ${when} call ${at}`).toBe('open')
        expect(world.bank.moved, `crash ${when} call ${at}`).toMatchObject({ captures: 0, voids: 1 })
        expect(world.stock.units(MILK)).toEqual(UNTOUCHED.milk)
      }
  })

  it('[ORD-11] refunds once and never places what it decided to refund, wherever the process dies', async () => {
    const unwritable = async () => {
      const world = new CheckoutWorld()
      const cart = await readyCart(world)
      await cart.call((session) => startPayment(session, start()))
      world.bank.approve(paymentOf(cart))
      const insertPlaced = world.orders.insertPlaced.bind(world.orders)
      world.orders.insertPlaced = () => Promise.reject(new Error('constraint failed'))
      await expect(cart.call(driveCheckout)).rejects.toThrow('constraint')
      cart.record = { ...cart.record, attempts: 150 }
      return { world, cart, repair: () => Object.assign(world.orders, { insertPlaced }) }
    }
    const whole = await unwritable()
    const { calls } = await whole.cart.counted(driveCheckout)
    for (let at = 1; at <= calls; at += 1)
      for (const when of WHENS) {
        const { world, cart, repair } = await unwritable()
        await expect(cart.call(driveCheckout, { at, when })).rejects.toThrow(/crash|dead/)
        const isDecided = cart.record.cart.returnReason !== null
        if (isDecided || world.bank.moved.refunds > 0) repair()
        await cart.call(driveCheckout)
        const { captures, refunds } = world.bank.moved
        expect({ captures, refunds, groups: world.orders.groups.length }, `crash ${when} call ${at}`).toEqual({
          captures: 1,
          refunds: 1,
          groups: 0,
        })
        expect(world.stock.units(MILK)).toEqual(UNTOUCHED.milk)
      }
  })
})
