import { idOf } from '@onhand/domain/ids'
import { PurchaseWorld } from '@onhand/testing/purchasing/purchase-world'
import { describe, expect, it } from 'vitest'
import { handleStockNews } from './handle-stock-news.ts'
import { orderPurchase } from './order-purchase.ts'
import { payPurchase } from './pay-purchase.ts'
import { receivePurchase } from './receive-purchase.ts'
import { resumePurchases } from './resume-purchases.ts'
import { sendPurchase } from './send-purchase.ts'

const ID = idOf('purchaseOrder', 'pur_one1')
const RECEIPT = idOf('goodsReceipt', 'grc_one1')
const DAY_MS = 86_400_000
type Deps = ReturnType<PurchaseWorld['deps']>

const buyer = (world: PurchaseWorld) => ({
  kind: 'program' as const,
  name: 'ada',
  scopes: [],
  memberships: [{ vendorId: world.vendor.id, permissions: ['purchasing.write' as const, 'stock.write' as const] }],
})

function order(world: PurchaseWorld, deps: Deps, expectedTotalMinor = 720) {
  return orderPurchase(deps, buyer(world), {
    vendorId: world.vendor.id,
    purchaseOrderId: ID,
    supplierId: world.vendor.supplier.id,
    locationId: deps.place,
    lines: [{ skuId: world.skuId, units: 12 }],
    origin: 'manual',
    isDraft: false,
    expectedTotalMinor,
  })
}

const confirmed = (units: number) => ({
  kind: 'confirmed' as const,
  purchaseOrderId: ID,
  atMs: 1,
  deliveryDate: '2026-11-25',
  lines: [{ position: 0, units }],
})
const shipped = {
  kind: 'shipped' as const,
  purchaseOrderId: ID,
  atMs: 2,
  deliveryDate: null,
  trackingNumber: 'SB1',
  lots: [{ position: 0, units: 12, lotCode: 'L1', expiryDate: '2027-01-01' }],
}

function receive(world: PurchaseWorld, deps: Deps, units: number) {
  const revision = world.orders.get(ID)?.revision ?? 0
  const lines = [{ position: 0, units, lotCode: 'L1', expiryDate: '2027-01-01' }]
  const ask = { vendorId: world.vendor.id, purchaseOrderId: ID, receiptId: RECEIPT, revision, lines }
  return receivePurchase(deps, buyer(world), ask)
}

/** Crashes at every call of `work` in turn, before and after it, and lets `mend` set it right. */
async function everywhere(
  make: () => Promise<PurchaseWorld>,
  work: (world: PurchaseWorld, deps: Deps) => Promise<unknown>,
  check: (world: PurchaseWorld) => Promise<void>,
): Promise<void> {
  const counting = (await make()) as PurchaseWorld
  const deps = counting.deps()
  await work(counting, deps)
  expect(deps.crashing.calls).toBeGreaterThan(1)
  for (let at = 1; at <= deps.crashing.calls; at += 1) {
    for (const when of ['before', 'after'] as const) {
      const world = await make()
      await work(world, world.deps({ at, when })).catch(() => undefined)
      await work(world, world.deps()).catch(() => undefined)
      await resumePurchases(world.deps())
      await check(world)
    }
  }
}

describe('an order for the shelf', () => {
  it('[BUY-8] is one order wherever the process dies, and what is incoming is known in the end', async () => {
    await everywhere(
      async () => new PurchaseWorld(),
      (world, deps) => order(world, deps),
      async (world) => {
        expect(world.orders.size).toBe(1)
        expect(world.incomingUnits).toBe(12)
      },
    )
  })

  it('[BUY-8] is answered on a repeat as it was made, though its price has changed since', async () => {
    const world = new PurchaseWorld()
    await order(world, world.deps())
    world.unitCostMinor = 70
    expect(await order(world, world.deps())).toEqual({ ok: true, value: { purchaseOrderId: ID, totalMinor: 720 } })
    expect(await order(new PurchaseWorld(), new PurchaseWorld().deps(), 700)).toMatchObject({
      error: { code: 'purchase_total', totalMinor: 720 },
    })
  })

  it('[BUY-8] is sent once as the same text wherever the process dies, also when the word of the supplier comes first', async () => {
    const ordered = async () => {
      const world = new PurchaseWorld()
      await order(world, world.deps())
      return world
    }
    await everywhere(
      ordered,
      (_world, deps) => sendPurchase(deps, { purchaseOrderId: ID }),
      async (world) => {
        expect(world.sent.size).toBe(1)
        expect(world.orders.get(ID)?.status).toBe('sent')
      },
    )
    const early = await ordered()
    await handleStockNews(early.deps(), confirmed(10))
    expect(await sendPurchase(early.deps(), { purchaseOrderId: ID })).toEqual({ ok: true, value: null })
    expect(early.orders.get(ID)).toMatchObject({ status: 'confirmed', totalMinor: 600 })
  })

  it('[BUY-7] [BUY-9] takes words that come twice, late and out of order, and never goes backwards', async () => {
    const world = new PurchaseWorld()
    await order(world, world.deps())
    for (const word of [shipped, confirmed(12), shipped, confirmed(8)]) await handleStockNews(world.deps(), word)
    expect(world.orders.get(ID)).toMatchObject({ status: 'shipped', lines: [{ confirmedUnits: 12, shippedUnits: 12 }] })
    expect(world.incomingUnits).toBe(12)
    const declined = { kind: 'declined' as const, purchaseOrderId: ID, atMs: 3, reason: 'late', offeredDate: null }
    await handleStockNews(world.deps(), declined)
    expect(world.orders.get(ID)?.status).toBe('shipped')
    const unknown = { ...declined, purchaseOrderId: idOf('purchaseOrder', 'pur_unknown') }
    expect(await handleStockNews(world.deps(), unknown)).toEqual({ ok: false, error: { code: 'order_unknown' } })
  })

  it('[BUY-7] confirmed with nothing is declined', async () => {
    const world = new PurchaseWorld()
    await order(world, world.deps())
    await handleStockNews(world.deps(), confirmed(0))
    expect(world.orders.get(ID)?.status).toBe('declined')
    expect([world.incomingUnits, world.dueAtMs.has(`purchase.payment_due:${ID}`)]).toEqual([0, false])
  })

  it('[BUY-10] brings its goods into stock once wherever the process dies', async () => {
    await everywhere(
      async () => {
        const world = new PurchaseWorld()
        await order(world, world.deps())
        await handleStockNews(world.deps(), shipped)
        return world
      },
      (world, deps) => receive(world, deps, 12),
      async (world) => {
        expect([world.onHandUnits, world.incomingUnits]).toEqual([12, 0])
        expect(world.orders.get(ID)?.status).toBe('received')
        expect([...world.receipts.values()]).toMatchObject([{ status: 'booked', leadDays: 0 }])
      },
    )
  })

  it('[BUY-16] is due when its terms say, and paid once wherever the process dies', async () => {
    const promised = async () => {
      const world = new PurchaseWorld()
      await order(world, world.deps())
      await handleStockNews(world.deps(), confirmed(10))
      return world
    }
    const due = await promised()
    expect(due.dueAtMs.get(`purchase.payment_due:${ID}`)).toBe(due.nowMs + 14 * DAY_MS)
    await everywhere(
      promised,
      (_world, deps) => payPurchase(deps, { purchaseOrderId: ID }),
      async (world) => {
        expect(world.balanceMinor).toBe(100_000 - 600)
        expect([...world.transfers.values()]).toEqual(['TX-1'])
        expect(world.paidAtSupplier.get(ID)).toBe('TX-1')
        expect(world.orders.get(ID)?.transactionNumber).toBe('TX-1')
      },
    )
  })

  it('[BUY-16] waits for a balance that covers it, and moves nothing before', async () => {
    const world = new PurchaseWorld()
    await order(world, world.deps())
    await handleStockNews(world.deps(), confirmed(10))
    world.balanceMinor = 599
    expect(await payPurchase(world.deps(), { purchaseOrderId: ID })).toEqual({
      ok: false,
      error: { code: 'balance_short', isRetryable: true },
    })
    expect([world.balanceMinor, world.transfers.size]).toEqual([599, 0])
    world.balanceMinor = 600
    expect(await payPurchase(world.deps(), { purchaseOrderId: ID })).toEqual({ ok: true, value: null })
    expect(world.balanceMinor).toBe(0)
  })
})
