import { idOf } from '@onhand/domain/ids'
import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { aPlacedGroup, aPlacedLine, aPlacedOrder } from '@onhand/testing/jobs/placed-group'
import { describe, expect, it } from 'vitest'
import { placeSupplierOrder } from './place-supplier-order.ts'

const AT = { orderGroupId: idOf('orderGroup', 'grp_groupone'), orderId: idOf('order', 'ord_grouponea1') }
const SUPPLIER_ORDER = idOf('supplierOrder', 'sor_grouponea1')

describe('placeSupplierOrder', () => {
  it('[BUY-1] pays the supplier, then sends the order with the transaction number and says both on the timeline', async () => {
    const world = new JobsWorld()
    expect(await placeSupplierOrder(world.deps(), AT)).toEqual({ ok: true, value: null })
    expect([...world.transfers]).toEqual([[SUPPLIER_ORDER, 'TX-S-1']])
    expect(world.supplierOrders.get(SUPPLIER_ORDER)).toMatchObject({
      totalMinor: 1000,
      transactionNumber: 'TX-S-1',
      requestedShipDate: '2026-11-21',
      lines: [{ title: 'Stoneware mug, Moss green', units: 2, unitCostMinor: 500 }],
      shipTo: { line1: '12 Fern Street' },
    })
    expect([...world.orders.events.values()].map((event) => event.type)).toEqual(['supplier_paid', 'supplier_ordered'])
    expect([...world.orders.journals.values()].map((journal) => journal.entries)).toEqual([
      [{ debitAccount: 'supplier:sup_clay', creditAccount: 'vendor:vnd_kiln', amountMinor: 1000, currency: 'GBP' }],
    ])
    expect(world.orders.supplierOrders.get(SUPPLIER_ORDER)).toMatchObject({
      transactionNumber: 'TX-S-1',
      status: 'paid',
    })
  })

  it('[BUY-1] orders in the currency it paid in, which is the shop’s, whatever the buyer paid in', async () => {
    const world = new JobsWorld(aPlacedGroup({ currency: 'EUR' }))
    expect(await placeSupplierOrder(world.deps(), AT)).toEqual({ ok: true, value: null })
    expect(world.supplierOrders.get(SUPPLIER_ORDER)).toMatchObject({ currency: 'GBP', totalMinor: 1000 })
    const [paid] = world.orders.events.values()
    expect(paid?.data).toMatchObject({ amountMinor: 1000, currency: 'GBP' })
  })

  it('[BUY-2] pays and orders once, wherever the process dies and is run again', async () => {
    const calls = new JobsWorld().deps()
    await placeSupplierOrder(calls, AT)
    for (let at = 1; at <= calls.crashing.calls; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const world = new JobsWorld()
        await expect(placeSupplierOrder(world.deps({ at, when }), AT)).rejects.toThrow()
        world.nowMs += 60_000
        expect(await placeSupplierOrder(world.deps(), AT)).toEqual({ ok: true, value: null })
        expect(world.transfers.size).toBe(1)
        expect(world.supplierOrders.size).toBe(1)
        expect(world.orders.journals.size).toBe(1)
        expect([...world.orders.events.values()].map((event) => event.type).sort()).toEqual([
          'supplier_ordered',
          'supplier_paid',
        ])
      }
    }
  })

  it('[BUY-2] pays and orders once when run many times at once', async () => {
    const world = new JobsWorld()
    await Promise.all(Array.from({ length: 20 }, () => placeSupplierOrder(world.deps(), AT)))
    expect(world.transfers.size).toBe(1)
    expect(world.supplierOrders.size).toBe(1)
    expect(world.orders.journals.size).toBe(1)
  })

  it('leaves cancelled orders and goods that cost nothing alone', async () => {
    const cancelled = new JobsWorld()
    cancelled.orders.status.set(AT.orderId, 'cancelled')
    const free = new JobsWorld(aPlacedGroup({ orders: [aPlacedOrder({ lines: [aPlacedLine({ unitCostMinor: 0 })] })] }))
    for (const world of [cancelled, free]) {
      expect(await placeSupplierOrder(world.deps(), AT)).toEqual({ ok: true, value: null })
      expect(world.transfers.size + world.supplierOrders.size).toBe(0)
    }
  })

  it('waits for money that is still to come, and gives up on a refusal that stays', async () => {
    const world = new JobsWorld()
    world.transferRefusal = 'insufficient_funds'
    expect(await placeSupplierOrder(world.deps(), AT)).toEqual({
      ok: false,
      error: { code: 'supplier_payment: insufficient_funds', isRetryable: true },
    })
    world.transferRefusal = null
    world.supplierRefusal = 'payment_differs'
    expect(await placeSupplierOrder(world.deps(), AT)).toEqual({
      ok: false,
      error: { code: 'supplier_refused: payment_differs', isRetryable: false },
    })
  })

  it('says when the order is unknown', async () => {
    const input = { ...AT, orderGroupId: idOf('orderGroup', 'grp_other') }
    expect(await placeSupplierOrder(new JobsWorld().deps(), input)).toEqual({
      ok: false,
      error: { code: 'order_unknown', isRetryable: false },
    })
  })
})
