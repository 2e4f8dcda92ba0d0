import { idOf } from '@onhand/domain/ids'
import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { aPlacedGroup, aPlacedOrder } from '@onhand/testing/jobs/placed-group'
import { describe, expect, it } from 'vitest'
import { handleCarrierEvent } from './handle-carrier-event.ts'
import { handleSupplierEvent, type SupplierEvent } from './handle-supplier-event.ts'

const ORDER = idOf('order', 'ord_grouponea1')
const SHIPMENT = idOf('shipment', 'shp_grouponea1')
const SKU = idOf('sku', 'sku_mug')
const AT = { supplierOrderId: idOf('supplierOrder', 'sor_grouponea1'), atMs: Date.UTC(2026, 10, 21, 12) }
const CONFIRMED: SupplierEvent = { ...AT, kind: 'confirmed', shipDate: '2026-11-22' }
const SHIPPED: SupplierEvent = { ...AT, kind: 'shipped' }

describe('handleSupplierEvent', () => {
  it('[BUY-3] confirms a placed order with its ship date, once', async () => {
    const world = new JobsWorld()
    await handleSupplierEvent(world.deps(), CONFIRMED)
    await handleSupplierEvent(world.deps(), CONFIRMED)
    expect(world.orders.status.get(ORDER)).toBe('confirmed')
    expect(world.orders.supplierOrders.get(AT.supplierOrderId)).toMatchObject({
      status: 'confirmed',
      shipDate: '2026-11-22',
    })
    expect([...world.orders.events.values()]).toEqual([
      { type: 'supplier_confirmed', orderId: ORDER, atMs: AT.atMs, data: { shipDate: '2026-11-22' } },
    ])
  })

  it('[BUY-3] keeps an order shipped when its confirmation comes late', async () => {
    const world = await shippedWorld()
    await handleSupplierEvent(world.deps(), CONFIRMED)
    expect(world.orders.status.get(ORDER)).toBe('shipped')
    expect(world.orders.supplierOrders.get(AT.supplierOrderId)?.status).toBe('shipped')
    expect([...world.orders.events.values()].map((event) => event.type)).toEqual(['shipped', 'supplier_confirmed'])
  })

  it('[BUY-4] books the carrier, marks the order shipped with its mail and takes the units out of stock', async () => {
    const world = await shippedWorld()
    expect(world.orders.status.get(ORDER)).toBe('shipped')
    expect(world.orders.shippedAtMs.get(ORDER)).toBe(AT.atMs)
    expect(world.orders.shipments.get(SHIPMENT)).toMatchObject({ trackingNumber: 'TRK-1' })
    expect(world.stock.units(SKU)).toEqual({ onHand: 98, held: 0, allocated: 0, available: 98 })
    expect([...world.outbox.rows.keys()]).toEqual([`order.shipped.mail:${ORDER}`])
  })

  it('[BUY-4] ships once, wherever the process dies and is told again', async () => {
    const counting = await allocatedWorld()
    const calls = counting.deps()
    await handleSupplierEvent(calls, SHIPPED)
    for (let at = 1; at <= calls.crashing.calls; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const world = await allocatedWorld()
        await expect(handleSupplierEvent(world.deps({ at, when }), SHIPPED)).rejects.toThrow()
        await handleSupplierEvent(world.deps(), SHIPPED)
        expect(world.orders.status.get(ORDER)).toBe('shipped')
        expect(world.stock.units(SKU).onHand).toBe(98)
        expect(world.shipments.size).toBe(1)
        expect([...world.outbox.rows.keys()]).toEqual([`order.shipped.mail:${ORDER}`])
      }
    }
  })

  it('[BUY-4] ships once when told many times at once', async () => {
    const world = await allocatedWorld()
    await Promise.all(Array.from({ length: 20 }, () => handleSupplierEvent(world.deps(), SHIPPED)))
    expect(world.stock.units(SKU).onHand).toBe(98)
    expect(world.outbox.rows.size).toBe(1)
  })

  it('[BUY-4] makes an order for pickup ready and leaves its units on the shelf', async () => {
    const order = aPlacedOrder()
    const delivery = { ...order.delivery, kind: 'pickup' as const }
    const world = new JobsWorld(aPlacedGroup({ address: null, orders: [aPlacedOrder({ delivery })] }))
    await world.allocate()
    await handleSupplierEvent(world.deps(), SHIPPED)
    expect(world.orders.status.get(ORDER)).toBe('ready')
    expect(world.stock.units(SKU)).toMatchObject({ onHand: 100, allocated: 2 })
    expect(world.shipments.size).toBe(0)
  })

  it('[BUY-5] cancels the order of a supplier that declines and has the money given back, wherever the process dies', async () => {
    const declined: SupplierEvent = { ...AT, kind: 'declined', reason: 'no clay' }
    const counting = await allocatedWorld()
    const calls = counting.deps()
    await handleSupplierEvent(calls, declined)
    for (let at = 0; at <= calls.crashing.calls; at += 1) {
      const world = await allocatedWorld()
      if (at > 0) await expect(handleSupplierEvent(world.deps({ at, when: 'after' }), declined)).rejects.toThrow()
      await handleSupplierEvent(world.deps(), declined)
      expect(world.orders.status.get(ORDER)).toBe('cancelled')
      expect([...world.orders.events.values()].map((event) => event.type)).toEqual(['supplier_declined', 'cancelled'])
      expect([...world.outbox.rows.values()].map((row) => row.type)).toEqual([
        'payment.refund_due',
        'order.ended.supply',
      ])
      expect([...world.orders.refunds.values()].map((refund) => refund.amountMinor)).toEqual([world.group.totalMinor])
    }
  })

  it('[BUY-22] books what came back from a supplier that declined, once, wherever the process dies and however often it is said', async () => {
    const repaid: SupplierEvent = { ...AT, kind: 'repaid' }
    const declined: SupplierEvent = { ...AT, kind: 'declined', reason: 'no clay' }
    const paidWorld = async () => {
      const world = await allocatedWorld()
      const known = world.orders.supplierOrders.get(AT.supplierOrderId)
      if (!known) throw new Error('a placed order has a supplier order')
      world.orders.supplierOrders.set(known.id, { ...known, status: 'paid', transactionNumber: 'TX-PAID' })
      await handleSupplierEvent(world.deps(), declined)
      return world
    }
    const early = await paidWorld()
    expect(await handleSupplierEvent(early.deps(), repaid)).toEqual({ ok: false, error: { code: 'repayment_unknown' } })
    expect(early.orders.journals.size).toBe(0)

    const back = { transactionNumber: 'TX-BACK', amountMinor: 1000, currency: 'GBP' }
    const counting = await paidWorld()
    counting.returns.set('TX-PAID', back)
    const calls = counting.deps()
    await handleSupplierEvent(calls, repaid)
    for (let at = 0; at <= calls.crashing.calls; at += 1) {
      const world = await paidWorld()
      world.returns.set('TX-PAID', back)
      if (at > 0) await expect(handleSupplierEvent(world.deps({ at, when: 'after' }), repaid)).rejects.toThrow()
      for (let times = 0; times < 2; times += 1) await handleSupplierEvent(world.deps(), repaid)
      expect([...world.orders.journals.values()].map((journal) => journal.entries)).toEqual([
        [
          {
            debitAccount: 'vendor:vnd_kiln',
            creditAccount: 'supplier:sup_clay',
            amountMinor: 1000,
            currency: 'GBP',
          },
        ],
      ])
      expect(world.orders.supplierOrders.get(AT.supplierOrderId)).toMatchObject({
        status: 'declined',
        returnNumber: 'TX-BACK',
      })
    }
  })

  it('leaves a cancelled order alone', async () => {
    const world = await allocatedWorld()
    world.orders.status.set(ORDER, 'cancelled')
    for (const event of [CONFIRMED, SHIPPED]) await handleSupplierEvent(world.deps(), event)
    expect(world.orders.status.get(ORDER)).toBe('cancelled')
    expect(world.orders.events.size + world.shipments.size).toBe(0)
  })

  it('says when the order is unknown', async () => {
    const event = { ...CONFIRMED, supplierOrderId: idOf('supplierOrder', 'sor_other') }
    expect(await handleSupplierEvent(new JobsWorld().deps(), event)).toEqual({
      ok: false,
      error: { code: 'order_unknown' },
    })
  })
})

describe('handleCarrierEvent', () => {
  it('[BUY-6] puts each word on the timeline once and closes the order on delivery', async () => {
    const world = await shippedWorld()
    const words = ['label_created', 'collected', 'in_transit', 'out_for_delivery', 'delivered', 'delivered'] as const
    for (const status of words) {
      await handleCarrierEvent(world.deps(), { shipmentId: SHIPMENT, status, atMs: AT.atMs + 1, place: 'Hackney' })
    }
    expect(world.orders.status.get(ORDER)).toBe('delivered')
    expect([...world.orders.events.values()].map((event) => event.type)).toEqual([
      'shipped',
      'in_transit',
      'out_for_delivery',
      'delivered',
    ])
    expect([...world.orders.events.values()].at(-1)?.data).toEqual({ place: 'Hackney' })
  })

  it('[BUY-6] leaves the status of an order alone that is not on its way', async () => {
    const world = await shippedWorld()
    world.orders.status.set(ORDER, 'refunded')
    await handleCarrierEvent(world.deps(), { shipmentId: SHIPMENT, status: 'delivered', atMs: AT.atMs, place: '' })
    expect(world.orders.status.get(ORDER)).toBe('refunded')
  })
})

async function allocatedWorld(): Promise<JobsWorld> {
  const world = new JobsWorld()
  await world.allocate()
  return world
}

async function shippedWorld(): Promise<JobsWorld> {
  const world = await allocatedWorld()
  await handleSupplierEvent(world.deps(), SHIPPED)
  return world
}
