import { idOf } from '@onhand/domain/ids'
import { giftOf } from '@onhand/domain/marketing/credit'
import { settleRefund, type SettleRefundDeps } from '@onhand/service/payments/settle-refund'
import { refundOrder } from '@onhand/service/payments/refund-order'
import type { ServiceDeps } from '@onhand/service/deps'
import { CheckoutWorld, POTTER } from '@onhand/testing/ordering/checkout-world'
import { A_CONTACT, AN_ADDRESS } from '@onhand/testing/ordering/builders'
import { OPERATOR } from '@onhand/testing/ordering/placed-world'
import { describe, expect, it } from 'vitest'
import { cancelPayment } from './cancel-payment.ts'
import { driveCheckout } from './drive-checkout.ts'
import { setAddressOf } from './edit-cart.ts'
import { startPayment } from './start-payment.ts'
import { facts, PLACED_ONCE, paymentOf, readyCart, start, TOTAL } from './test-checkout.ts'

const ADA = idOf('person', 'per_ada')
const CREDIT = 700

/** A ready cart of Ada, who has `CREDIT` at the potter's. */
async function adasCart(world: CheckoutWorld, name = 'one') {
  const owner = { vendorId: POTTER, personId: ADA, currency: 'GBP' }
  const gift = giftOf(owner, { id: idOf('creditEntry', 'cre_gift'), amountMinor: CREDIT, reason: 'x', atMs: 0 })
  world.credits.entries.set(gift.id, gift)
  const cart = await readyCart(world, name)
  await cart.call((session) =>
    setAddressOf(session, { contact: A_CONTACT, address: AN_ADDRESS, personId: ADA, locale: 'en' }),
  )
  return cart
}
const spending = (amountMinor: number, personId = ADA) => ({
  ...start(),
  credits: [{ vendorId: POTTER, amountMinor }],
  personId,
})

describe('a checkout that is partly paid with credit', () => {
  it('[CRE-3] asks the bank for the rest, spends the credit with the order, and pays commission on all of it', async () => {
    const world = new CheckoutWorld()
    const cart = await adasCart(world)
    const started = await cart.call((session) => startPayment(session, spending(CREDIT)))
    expect(started).toMatchObject({ ok: true, value: { totalMinor: TOTAL, payment: { amountMinor: TOTAL - CREDIT } } })
    expect([world.credits.heldMinor(), world.credits.balance()]).toEqual([CREDIT, CREDIT])
    world.bank.approve(paymentOf(cart))
    expect(await cart.call(driveCheckout)).toMatchObject({ ok: true, value: { totalMinor: TOTAL } })
    expect([world.credits.heldMinor(), world.credits.balance()]).toEqual([0, 0])
    expect(world.orders.balanceMinor('bank:clearing')).toBe(-(TOTAL - CREDIT))
    const commission = Math.round(1499 * 0.12)
    expect(world.orders.balanceMinor(`vendor:${POTTER}`)).toBe(1499 - CREDIT - commission)
    expect(world.orders.groups[0]?.orders.find((order) => order.vendorId === POTTER)).toMatchObject({
      totalMinor: 1499,
      creditMinor: CREDIT,
    })
  })

  it('[CRE-3] is refused beyond half of the goods, beyond what is there, twice in one, and to anyone else', async () => {
    const world = new CheckoutWorld()
    const cart = await adasCart(world)
    const refusal = { ok: false, error: { code: 'credit_unavailable', vendorId: POTTER } }
    const twice = { ...spending(1), credits: [1, 1].map((amountMinor) => ({ vendorId: POTTER, amountMinor })) }
    const others = [spending(750), spending(701), spending(1, idOf('person', 'per_eve')), twice]
    for (const request of others) {
      expect(await cart.call((session) => startPayment(session, request))).toEqual(refusal)
      expect(facts(world)).toMatchObject({ groups: 0, milk: { held: 0 }, mug: { held: 0 } })
    }
    expect(world.credits.heldMinor()).toBe(0)
  })

  it('[CRE-3] holds credit for one of two checkouts at once, and frees it when that one is given up', async () => {
    const world = new CheckoutWorld()
    const first = await adasCart(world, 'one')
    const second = await adasCart(world, 'two')
    expect(await first.call((session) => startPayment(session, spending(CREDIT)))).toMatchObject({ ok: true })
    expect(await second.call((session) => startPayment(session, spending(1)))).toMatchObject({
      error: { code: 'credit_unavailable' },
    })
    await first.call((session) => cancelPayment(session, 'en'))
    expect(world.credits.heldMinor()).toBe(0)
    expect(await second.call((session) => startPayment(session, spending(CREDIT)))).toMatchObject({ ok: true })
  })

  it('[CRE-3] gives the money back when the hold expired and another checkout spent the credit', async () => {
    const world = new CheckoutWorld()
    const late = await adasCart(world, 'one')
    await late.call((session) => startPayment(session, spending(CREDIT)))
    world.bank.approve(paymentOf(late))
    world.nowMs += 20 * 60_000
    const quick = await adasCart(world, 'two')
    expect(await quick.call((session) => startPayment(session, spending(CREDIT)))).toMatchObject({ ok: true })
    world.bank.approve(paymentOf(quick))
    expect(await quick.call(driveCheckout)).toMatchObject({ ok: true })
    expect(await late.call(driveCheckout)).toMatchObject({ error: { code: 'payment_returned', reason: 'expired' } })
    expect(world.bank.moved).toMatchObject({ captures: 1, voids: 1 })
    expect(world.credits.balance()).toBe(0)
  })

  it('[CRE-3] [ORD-10] spends once, wherever the process dies', async () => {
    const paid = async () => {
      const world = new CheckoutWorld()
      const cart = await adasCart(world)
      await cart.call((session) => startPayment(session, spending(CREDIT)))
      world.bank.approve(paymentOf(cart))
      return { world, cart }
    }
    const whole = await paid()
    const { calls } = await whole.cart.counted(driveCheckout)
    for (let at = 1; at <= calls; at += 1)
      for (const when of ['before', 'after'] as const) {
        const { world, cart } = await paid()
        await expect(cart.call(driveCheckout, { at, when })).rejects.toThrow(/crash|dead/)
        world.nowMs += 5_000
        expect(await cart.call(driveCheckout), `crash ${when} call ${at}`).toMatchObject({ ok: true })
        expect(facts(world), `crash ${when} call ${at}`).toEqual(PLACED_ONCE)
        expect([world.credits.heldMinor(), world.credits.balance()]).toEqual([0, 0])
      }
  })

  it('[CRE-4] comes back as credit with a refund, the bank’s part as money', async () => {
    const world = new CheckoutWorld()
    const cart = await adasCart(world)
    await cart.call((session) => startPayment(session, spending(CREDIT)))
    world.bank.approve(paymentOf(cart))
    await cart.call(driveCheckout)
    const [group] = world.orders.groups
    const order = group?.orders.find((one) => one.vendorId === POTTER)
    const [line] = order?.lines ?? []
    if (!group || !order || !line) throw new Error('nothing was ordered')
    const deps = { ...world.deps(), orders: world.orders } as unknown as ServiceDeps & SettleRefundDeps
    const refundId = idOf('refund', 'rfd_one')
    const lines = [{ orderLineId: line.id, units: 1, isRestocked: false }]
    await refundOrder(deps, OPERATOR, { refundId, orderId: order.id, reason: 'broken', lines })
    await settleRefund(deps, { orderGroupId: group.id, refundId })
    await settleRefund(deps, { orderGroupId: group.id, refundId })
    expect(world.bank.moved).toMatchObject({ refunds: 1, refundedMinor: 1499 - CREDIT })
    expect(world.credits.balance()).toBe(CREDIT)
    expect(world.orders.balanceMinor(`vendor:${POTTER}`)).toBe(0)
  })
})
