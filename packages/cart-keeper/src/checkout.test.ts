import { idOf } from '@onhand/domain/ids'
import { BREAD, CheckoutWorld, GROCER, MILK, MUG, POTTER } from '@onhand/testing/ordering/checkout-world'
import { describe, expect, it } from 'vitest'
import { cancelPayment } from './cancel-payment.ts'
import { driveCheckout } from './drive-checkout.ts'
import { addLineTo } from './edit-cart.ts'
import { PAYMENT_WINDOW_MS, startPayment } from './start-payment.ts'
import { facts, PLACED_ONCE, paymentOf, readyCart, start, TOTAL, UNTOUCHED } from './test-checkout.ts'

describe('a checkout that goes well', () => {
  it('[ORD-10] [PAY-3] places one order per vendor, captures once and posts what was paid', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    const started = await cart.call((session) => startPayment(session, start()))
    expect(started).toMatchObject({ ok: true, value: { status: 'paying', totalMinor: TOTAL } })
    world.bank.approve(paymentOf(cart))
    const completed = await cart.call(driveCheckout)
    expect(completed).toMatchObject({ ok: true, value: { totalMinor: TOTAL, currency: 'GBP' } })
    expect(facts(world)).toEqual(PLACED_ONCE)
    const [group] = world.orders.groups
    expect(group?.orders.map((order) => [order.vendorId, order.totalMinor])).toEqual([
      [GROCER, 540],
      [POTTER, 1499],
    ])
    const earned = Math.round(240 * 0.12) + Math.round(1499 * 0.12)
    expect(world.orders.balanceMinor('platform:commission')).toBe(earned)
    expect(world.orders.balanceMinor('bank:clearing')).toBe(-TOTAL)
    expect([...world.orders.outbox.keys()]).toEqual([
      `order.placed.mail:${group?.id}`,
      ...(group?.orders.map((order) => `order.placed.supply:${order.id}`) ?? []),
    ])
  })

  it('costs five commits: line, address, delivery, payment, completion', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    const before = cart.commits
    expect(before).toBe(4)
    await cart.call((session) => startPayment(session, start()))
    world.bank.approve(paymentOf(cart))
    await cart.call(driveCheckout)
    expect(cart.commits - before).toBe(2)
  })

  it('[ORD-10] answers a second completion with the first outcome and writes nothing', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    await cart.call((session) => startPayment(session, start()))
    world.bank.approve(paymentOf(cart))
    const first = await cart.call(driveCheckout)
    const commits = cart.commits
    world.nowMs += 60_000
    expect(await cart.call(driveCheckout)).toEqual(first)
    expect(cart.commits).toBe(commits)
    expect(facts(world)).toEqual(PLACED_ONCE)
  })

  it('waits for the shopper without writing', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    await cart.call((session) => startPayment(session, start()))
    const commits = cart.commits
    expect(await cart.call(driveCheckout)).toEqual({ ok: false, error: { code: 'payment_pending' } })
    expect(cart.commits).toBe(commits)
  })
})

describe('a checkout that is refused', () => {
  it('[ORD-8] charges and reserves nothing when the price changed, and says the new total', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    const milk = world.skus.get(MILK)
    if (milk) world.skus.set(MILK, { ...milk, priceMinor: 130 })
    expect(await cart.call((session) => startPayment(session, start()))).toEqual({
      ok: false,
      error: { code: 'total_changed', expectedTotalMinor: TOTAL, totalMinor: TOTAL + 20 },
    })
    expect(facts(world)).toEqual(UNTOUCHED)
    expect(await cart.call((session) => startPayment(session, start(TOTAL + 20)))).toMatchObject({ ok: true })
  })

  it('[ORD-6] names the line, says how many are left and gives the other claims back', async () => {
    const world = new CheckoutWorld()
    world.stock.put(MUG, 0)
    const cart = await readyCart(world)
    const refused = await cart.call((session) => startPayment(session, start()))
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'lines_unavailable',
        lines: [{ skuId: MUG, problem: { code: 'insufficient_stock', availableUnits: 0 } }],
      },
    })
    expect(world.stock.units(MILK)).toEqual(UNTOUCHED.milk)
    world.stock.put(MUG, 1)
    expect(await cart.call((session) => startPayment(session, start()))).toMatchObject({ ok: true })
  })

  it.each([
    ['declined', 'declined'],
    ['voided', 'expired'],
    ['expired', 'expired'],
  ] as const)('[ORD-7] opens the cart again when the payment is %s', async (status, reason) => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    await cart.call((session) => startPayment(session, start()))
    world.bank.force(paymentOf(cart), { status })
    const refusal = { ok: false, error: { code: 'payment_returned', reason } }
    expect(await cart.call(driveCheckout)).toEqual(refusal)
    expect(await cart.call(driveCheckout)).toEqual(refusal)
    expect(facts(world)).toEqual(UNTOUCHED)
    expect(cart.record.cart.status).toBe('open')
    expect(await cart.call((session) => startPayment(session, start()))).toMatchObject({ ok: true })
  })

  it('refuses to change a cart that is being paid', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    await cart.call((session) => startPayment(session, start()))
    const request = { lineId: idOf('cartLine', 'cln_more'), skuId: BREAD, units: 1, locale: 'en' as const }
    expect(await cart.call((session) => addLineTo(session, request))).toEqual({
      ok: false,
      error: { code: 'cart_not_open', status: 'paying' },
    })
  })

  it('[ORD-7] voids and never places a payment of another amount', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    await cart.call((session) => startPayment(session, start()))
    world.bank.approve(paymentOf(cart))
    world.bank.force(paymentOf(cart), { amountMinor: 1 })
    expect(await cart.call(driveCheckout)).toMatchObject({ ok: false, error: { code: 'payment_returned' } })
    expect(facts(world)).toEqual(UNTOUCHED)
    expect(world.bank.moved.voids).toBe(1)
  })
})

describe('payment that comes late', () => {
  async function lateCheckout() {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    await cart.call((session) => startPayment(session, start()))
    world.nowMs += PAYMENT_WINDOW_MS - 1
    world.bank.approve(paymentOf(cart))
    world.nowMs += 20 * 60_000
    return { world, cart }
  }

  it('[ORD-11] claims expired stock anew and places the order', async () => {
    const { world, cart } = await lateCheckout()
    expect(await cart.call(driveCheckout)).toMatchObject({ ok: true })
    expect(facts(world)).toEqual(PLACED_ONCE)
  })

  it('[ORD-11] voids when the stock is gone, gives back what it claimed and tells the shopper', async () => {
    const { world, cart } = await lateCheckout()
    await world.stock.reserve(MUG, {
      reservationId: idOf('reservation', 'rsv_other'),
      units: 10,
      expiresAtMs: world.nowMs + 1_000_000,
      locationIds: [],
    })
    expect(await cart.call(driveCheckout)).toEqual({
      ok: false,
      error: { code: 'payment_returned', reason: 'stock_gone' },
    })
    expect(world.bank.moved).toMatchObject({ captures: 0, voids: 1 })
    expect(world.stock.units(MILK)).toEqual(UNTOUCHED.milk)
    expect(world.orders.groups).toEqual([])
  })

  it('[ORD-11] refunds a capture that the database never takes', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    await cart.call((session) => startPayment(session, start()))
    world.bank.approve(paymentOf(cart))
    world.orders.insertPlaced = async () => {
      throw new Error('constraint failed')
    }
    for (let attempt = 0; attempt < 150; attempt += 1) {
      await expect(cart.call(driveCheckout)).rejects.toThrow('constraint failed')
      expect(cart.record.attempts).toBe(attempt + 1)
    }
    expect(world.parked.size).toBe(1)
    expect(await cart.call(driveCheckout)).toMatchObject({ ok: false, error: { code: 'payment_returned' } })
    expect(world.bank.moved).toMatchObject({ captures: 1, refunds: 1, capturedMinor: TOTAL, refundedMinor: TOTAL })
    expect(facts(world)).toEqual({ ...UNTOUCHED, captures: 1 })
  })
})

describe('cancelling', () => {
  it('voids, gives the claims back and opens the cart', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    await cart.call((session) => startPayment(session, start()))
    const paymentId = paymentOf(cart)
    expect(await cart.call((session) => cancelPayment(session, 'en'))).toMatchObject({
      ok: true,
      value: { status: 'open', payment: null },
    })
    expect(world.bank.approve(paymentId)).toBe(false)
    expect(facts(world)).toEqual(UNTOUCHED)
    expect(await cart.call((session) => cancelPayment(session, 'en'))).toMatchObject({ ok: true })
  })

  it('[ORD-10] loses to money that was captured before: the order stands', async () => {
    const world = new CheckoutWorld()
    const cart = await readyCart(world)
    await cart.call((session) => startPayment(session, start()))
    world.bank.approve(paymentOf(cart))
    const { plan, payment } = cart.record.checkout ?? {}
    if (plan && payment) await world.bank.capture(plan.paymentId, payment.providerPaymentId, TOTAL)
    expect(await cart.call((session) => cancelPayment(session, 'en'))).toEqual({
      ok: false,
      error: { code: 'cart_not_open', status: 'placed' },
    })
    expect(facts(world)).toEqual(PLACED_ONCE)
  })
})
