import { idOf } from '@onhand/domain/ids'
import type { PlacedOrderGroup } from '@onhand/domain/ordering/types'
import type { CheckoutWorld } from '@onhand/testing/ordering/checkout-world'
import { MILK } from '@onhand/testing/ordering/checkout-world'
import { Crashing } from '@onhand/testing/ordering/crashing'
import { OPERATOR, OUTSIDERS, placedWorld } from '@onhand/testing/ordering/placed-world'
import { describe, expect, it } from 'vitest'
import type { ServiceDeps } from '../deps.ts'
import { cancelOrder } from '../ordering/cancel-order.ts'
import { shipOrder } from '../ordering/ship-order.ts'
import { refundOrder } from './refund-order.ts'
import { type SettleRefundDeps, settleRefund } from './settle-refund.ts'

const PAID = 3 * 120 + 2 * 1499 + 600

/** The world as the use-cases see it; the fake orders know the calls they make. */
function depsOf(world: CheckoutWorld): ServiceDeps & SettleRefundDeps {
  return { ...world.deps(), orders: world.orders } as unknown as ServiceDeps & SettleRefundDeps
}

function milkOrder(group: PlacedOrderGroup) {
  const order = group.orders.find((one) => one.lines.some((line) => line.skuId === MILK))
  const [line] = order?.lines ?? []
  if (!order || !line) throw new Error('no milk was ordered')
  return { order, line }
}

// biome-ignore lint/complexity/useMaxParams: all but the first two have a usual value.
function milks(group: PlacedOrderGroup, units: number, name = 'one', isRestocked = true) {
  const { order, line } = milkOrder(group)
  const lines = [{ orderLineId: line.id, units, isRestocked }]
  return { refundId: idOf('refund', `rfd_${name}`), orderId: order.id, reason: 'sour', lines }
}

describe('a refund', () => {
  it('[PAY-6] [PAY-4] moves money, stock and ledger once, however often it is asked for and settled', async () => {
    const { world, group } = await placedWorld()
    const deps = depsOf(world)
    const { order } = milkOrder(group)
    await shipOrder(deps, OPERATOR, { orderId: order.id })
    const request = milks(group, 2)
    const accepted = {
      ok: true,
      value: { refundId: request.refundId, amountMinor: 240, currency: 'GBP', status: 'due' },
    }
    expect(await Promise.all([1, 2, 3].map(() => refundOrder(deps, OPERATOR, request)))).toEqual([
      accepted,
      accepted,
      accepted,
    ])
    const settle = () => settleRefund(deps, { orderGroupId: group.id, refundId: request.refundId })
    await Promise.all([settle(), settle(), settle()])
    expect(await settle()).toEqual({ ok: true, value: null })
    expect(world.bank.moved).toMatchObject({ refunds: 1, refundedMinor: 240 })
    expect(world.stock.units(MILK)).toEqual({ onHand: 9, held: 0, allocated: 0, available: 9 })
    expect(world.orders.balanceMinor('bank:clearing')).toBe(-(PAID - 240))
    expect([...world.orders.outbox.keys()]).toContain(`order.refunded.mail:${request.refundId}`)
  })

  it('[PAY-6] ends the same wherever the job dies', async () => {
    const whole = await placedWorld()
    await refundOrder(depsOf(whole.world), OPERATOR, milks(whole.group, 2))
    const counter = new Crashing(null)
    await settleRefund(crashing(depsOf(whole.world), counter), subject(whole.group))
    for (let at = 1; at <= counter.calls; at += 1)
      for (const when of ['before', 'after'] as const) {
        const { world, group } = await placedWorld()
        const deps = depsOf(world)
        await refundOrder(deps, OPERATOR, milks(group, 2))
        await expect(settleRefund(crashing(deps, new Crashing({ at, when })), subject(group))).rejects.toThrow()
        await settleRefund(deps, subject(group))
        expect(world.bank.moved, `crash ${when} call ${at}`).toMatchObject({ refunds: 1, refundedMinor: 240 })
        expect(world.stock.units(MILK).onHand, `crash ${when} call ${at}`).toBe(9)
        expect(world.orders.journals.size).toBe(2)
      }
  })

  it('[PAY-4] of more than is left is refused, with what could be given back', async () => {
    const { world, group } = await placedWorld()
    const deps = depsOf(world)
    expect(await refundOrder(deps, OPERATOR, milks(group, 2))).toMatchObject({ ok: true })
    expect(await refundOrder(deps, OPERATOR, milks(group, 2, 'two'))).toEqual({
      ok: false,
      error: { code: 'refund_too_large', refundableMinor: 120 },
    })
    expect(await refundOrder(deps, OPERATOR, milks(group, 1, 'three'))).toMatchObject({ ok: true })
  })

  it('[PAY-6] under an id that was used for other lines is refused', async () => {
    const { world, group } = await placedWorld()
    const deps = depsOf(world)
    await refundOrder(deps, OPERATOR, milks(group, 2))
    expect(await refundOrder(deps, OPERATOR, milks(group, 1))).toEqual({
      ok: false,
      error: { code: 'refund_id_reused' },
    })
  })

  it('[ORD-9] of everything before it left cancels the order and frees its claims', async () => {
    const { world, group } = await placedWorld()
    const deps = depsOf(world)
    const { order } = milkOrder(group)
    await refundOrder(deps, OPERATOR, milks(group, 3))
    await settleRefund(deps, subject(group))
    expect((await world.orders.record(group.id))?.status[order.id]).toBe('cancelled')
    expect(world.stock.units(MILK)).toEqual({ onHand: 10, held: 0, allocated: 0, available: 10 })
    expect(await refundOrder(deps, OPERATOR, milks(group, 1, 'two'))).toEqual({
      ok: false,
      error: { code: 'order_state', status: 'cancelled' },
    })
  })

  it('[ORD-9] of everything after it left marks the order refunded', async () => {
    const { world, group } = await placedWorld()
    const deps = depsOf(world)
    const { order } = milkOrder(group)
    await shipOrder(deps, OPERATOR, { orderId: order.id })
    await refundOrder(deps, OPERATOR, milks(group, 3, 'one', false))
    await settleRefund(deps, subject(group))
    expect((await world.orders.record(group.id))?.status[order.id]).toBe('refunded')
    expect(world.stock.units(MILK).onHand).toBe(7)
  })

  it('is parked when the bank refuses it, and stays due', async () => {
    const { world, group } = await placedWorld()
    const deps = depsOf(world)
    await refundOrder(deps, OPERATOR, milks(group, 1))
    world.bank.force(group.payment.id, { capturedMinor: 0 })
    expect(await settleRefund(deps, subject(group))).toEqual({
      ok: false,
      error: { code: 'refund_refused: refund_too_large', isRetryable: false },
    })
    expect((await world.orders.record(group.id))?.refunds[0]?.status).toBe('due')
  })
})

describe('cancelling', () => {
  it('[ORD-9] [PAY-4] gives back everything with the delivery, and the stock, once', async () => {
    const { world, group } = await placedWorld()
    const deps = depsOf(world)
    const { order } = milkOrder(group)
    const cancel = () => cancelOrder(deps, OPERATOR, { orderId: order.id, reason: 'no milk' })
    const answers = await Promise.all([cancel(), cancel()])
    expect(answers).toEqual([
      { ok: true, value: { orderId: order.id, refundedMinor: 660 } },
      { ok: true, value: { orderId: order.id, refundedMinor: 660 } },
    ])
    const refundId = idOf('refund', `rfd_${order.id.slice(4)}c`)
    await settleRefund(deps, { orderGroupId: group.id, refundId })
    await settleRefund(deps, { orderGroupId: group.id, refundId })
    expect(world.bank.moved).toMatchObject({ refunds: 1, refundedMinor: 660 })
    expect(world.stock.units(MILK)).toEqual({ onHand: 10, held: 0, allocated: 0, available: 10 })
    expect(world.orders.balanceMinor(`vendor:${order.vendorId}`)).toBe(0)
  })

  it('[PAY-4] after a part was given back gives back the rest', async () => {
    const { world, group } = await placedWorld()
    const deps = depsOf(world)
    const { order } = milkOrder(group)
    await refundOrder(deps, OPERATOR, milks(group, 1))
    await settleRefund(deps, subject(group))
    await cancelOrder(deps, OPERATOR, { orderId: order.id, reason: 'closed' })
    await settleRefund(deps, { orderGroupId: group.id, refundId: idOf('refund', `rfd_${order.id.slice(4)}c`) })
    expect(world.bank.moved).toMatchObject({ refunds: 2, refundedMinor: 660 })
    expect(world.stock.units(MILK)).toEqual({ onHand: 10, held: 0, allocated: 0, available: 10 })
    expect(world.orders.balanceMinor(`vendor:${order.vendorId}`)).toBe(0)
  })

  it('[ORD-9] is refused once the goods have left', async () => {
    const { world, group } = await placedWorld()
    const deps = depsOf(world)
    const { order } = milkOrder(group)
    await shipOrder(deps, OPERATOR, { orderId: order.id })
    expect(await cancelOrder(deps, OPERATOR, { orderId: order.id, reason: 'late' })).toEqual({
      ok: false,
      error: { code: 'order_state', status: 'shipped' },
    })
  })
})

describe('shipping', () => {
  it('takes the goods off hand once', async () => {
    const { world, group } = await placedWorld()
    const deps = depsOf(world)
    const { order } = milkOrder(group)
    await shipOrder(deps, OPERATOR, { orderId: order.id })
    expect(await shipOrder(deps, OPERATOR, { orderId: order.id })).toEqual({ ok: true, value: { orderId: order.id } })
    expect(world.stock.units(MILK)).toEqual({ onHand: 7, held: 0, allocated: 0, available: 7 })
  })
})

describe.each(OUTSIDERS)('%s', (_name, actor) => {
  it('may not refund, cancel or ship', async () => {
    const { world, group } = await placedWorld()
    const deps = depsOf(world)
    const { order } = milkOrder(group)
    const code = actor.kind === 'nobody' ? 'sign_in_required' : 'forbidden'
    const refused = { ok: false, error: { code } }
    expect(await refundOrder(deps, actor, milks(group, 1))).toEqual(refused)
    expect(await cancelOrder(deps, actor, { orderId: order.id, reason: 'x' })).toEqual(refused)
    expect(await shipOrder(deps, actor, { orderId: order.id })).toEqual(refused)
    expect(world.orders.outbox.size).toBe(0)
  })
})

function subject(group: PlacedOrderGroup) {
  return { orderGroupId: group.id, refundId: idOf('refund', 'rfd_one') }
}

function crashing(deps: SettleRefundDeps, point: Crashing): SettleRefundDeps {
  return {
    ...deps,
    orders: point.wrap(deps.orders),
    payments: point.wrap(deps.payments),
    stock: point.wrap(deps.stock),
  }
}
