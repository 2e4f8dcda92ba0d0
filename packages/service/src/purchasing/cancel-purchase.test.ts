import { idOf } from '@onhand/domain/ids'
import { PurchaseWorld } from '@onhand/testing/purchasing/purchase-world'
import { describe, expect, it } from 'vitest'
import { cancelPurchase } from './cancel-purchase.ts'
import { handleStockNews } from './handle-stock-news.ts'
import { orderPurchase } from './order-purchase.ts'
import { payPurchase } from './pay-purchase.ts'
import { stepPurchase } from './purchases.ts'
import { sendPurchase } from './send-purchase.ts'

const ID = idOf('purchaseOrder', 'pur_one1')
const FULL_MINOR = 100_000
type Deps = ReturnType<PurchaseWorld['deps']>

const buyer = (world: PurchaseWorld) => ({
  kind: 'program' as const,
  name: 'ada',
  scopes: [],
  memberships: [{ vendorId: world.vendor.id, permissions: ['purchasing.write' as const] }],
})
const confirmed = {
  kind: 'confirmed' as const,
  purchaseOrderId: ID,
  atMs: 1,
  deliveryDate: '2026-11-25',
  lines: [{ position: 0, units: 12 }],
}
const shipped = {
  kind: 'shipped' as const,
  purchaseOrderId: ID,
  atMs: 2,
  deliveryDate: null,
  trackingNumber: 'SB1',
  lots: [{ position: 0, units: 12, lotCode: 'L1', expiryDate: null }],
}
const cancel = (world: PurchaseWorld, deps: Deps) =>
  stepPurchase(deps, buyer(world), { vendorId: world.vendor.id, purchaseOrderId: ID, step: 'cancel' })
const asked = (deps: Deps) => cancelPurchase(deps, { purchaseOrderId: ID })
const pay = (deps: Deps) => payPurchase(deps, { purchaseOrderId: ID })

/** An order that waits for being sent. */
async function anOrder(): Promise<PurchaseWorld> {
  const world = new PurchaseWorld()
  const deps = world.deps()
  await orderPurchase(deps, buyer(world), {
    vendorId: world.vendor.id,
    purchaseOrderId: ID,
    supplierId: world.vendor.supplier.id,
    locationId: deps.place,
    lines: [{ skuId: world.skuId, units: 12 }],
    origin: 'manual',
    isDraft: false,
    expectedTotalMinor: 720,
  })
  return world
}

/** An order that was sent, and what came of it since. */
async function aSentOrder(...since: ((world: PurchaseWorld, deps: Deps) => Promise<unknown>)[]) {
  const world = await anOrder()
  const deps = world.deps()
  await sendPurchase(deps, { purchaseOrderId: ID })
  for (const step of since) await step(world, deps)
  return world
}

/** Runs `work` with a crash at every call in turn, before and after it, then again without one. */
async function everywhere(
  make: () => Promise<PurchaseWorld>,
  work: (world: PurchaseWorld, deps: Deps) => Promise<unknown>,
  check: (world: PurchaseWorld) => void,
): Promise<void> {
  const counting = await make()
  const deps = counting.deps()
  await work(counting, deps)
  check(counting)
  for (let at = 1; at <= deps.crashing.calls; at += 1) {
    for (const when of ['before', 'after'] as const) {
      const world = await make()
      await work(world, world.deps({ at, when })).catch(() => undefined)
      await work(world, world.deps())
      check(world)
    }
  }
}

function isCancelled(world: PurchaseWorld): void {
  expect(world.orders.get(ID)?.status).toBe('cancelled')
  expect([world.incomingUnits, world.balanceMinor]).toEqual([0, FULL_MINOR])
  // Whatever left our account came back to it.
  expect([...world.transfers.values()].every((paid) => world.returned.has(paid))).toBe(true)
}

describe('cancelling a sent order', () => {
  it('[BUY-23] asks the supplier, once though pressed twice, and is cancelled when it agrees', async () => {
    const world = await aSentOrder()
    await Promise.all([1, 2].map(() => cancel(world, world.deps())))
    expect(world.orders.get(ID)).toMatchObject({ status: 'sent', cancelAskedAtMs: world.nowMs })
    expect([...world.dueAtMs.keys()].filter((id) => id.includes('cancel'))).toHaveLength(1)
    await asked(world.deps())
    isCancelled(world)
    expect(await cancel(world, world.deps())).toEqual({ ok: true, value: { status: 'cancelled' } })
  })

  it('[BUY-23] is cancelled, not declined, when its supplier hears of that while the order is still on its way', async () => {
    const world = await anOrder()
    const deps = world.deps()
    const { suppliers } = deps
    const sendStock: typeof suppliers.sendStock = async (request) => {
      await cancel(world, world.deps())
      await suppliers.cancelStock(ID)
      return suppliers.sendStock(request)
    }
    await sendPurchase({ ...deps, suppliers: { ...suppliers, sendStock } }, { purchaseOrderId: ID })
    expect(world.orders.get(ID)).toMatchObject({ status: 'sent', declineReason: null })
    await asked(world.deps())
    isCancelled(world)
  })

  it('[BUY-23] goes on when the goods have left, and says that it was refused', async () => {
    const world = await aSentOrder(cancel)
    world.shippedAtSupplier.add(ID)
    await asked(world.deps())
    await handleStockNews(world.deps(), shipped)
    expect(world.orders.get(ID)).toMatchObject({ status: 'shipped', cancelRefusal: 'order_shipped' })
    expect(world.incomingUnits).toBe(12)
    expect(await cancel(world, world.deps())).toMatchObject({ error: { code: 'purchase_state', status: 'shipped' } })
  })

  it('[BUY-23] ends the same whether the confirmation comes before, between or after, wherever the process dies', async () => {
    const confirm = (_world: PurchaseWorld, deps: Deps) => handleStockNews(deps, confirmed)
    const ask = (_world: PurchaseWorld, deps: Deps) => asked(deps)
    for (const order of [
      [confirm, cancel, ask],
      [cancel, confirm, ask],
      [cancel, ask, confirm],
    ])
      await everywhere(
        () => aSentOrder(),
        async (world, deps) => {
          for (const step of order) await step(world, deps)
        },
        isCancelled,
      )
  })

  it('[BUY-23] brings back what was paid, once, wherever the process dies', async () => {
    await everywhere(
      () =>
        aSentOrder(
          (_world, deps) => handleStockNews(deps, confirmed),
          (_world, deps) => pay(deps),
          cancel,
        ),
      (_world, deps) => asked(deps),
      (world) => {
        isCancelled(world)
        expect(world.orders.get(ID)?.refundTransactionNumber).toBe('BACK-TX-1')
      },
    )
  })

  it('[BUY-23] brings back what is paid in the very moment it is cancelled, in either order and wherever the process dies', async () => {
    const both = [
      [asked, pay],
      [pay, asked],
    ] as const
    for (const order of both)
      await everywhere(
        () => aSentOrder((_world, deps) => handleStockNews(deps, confirmed), cancel),
        async (_world, deps) => {
          for (const job of order) await job(deps)
        },
        isCancelled,
      )
    const world = await aSentOrder((_world, deps) => handleStockNews(deps, confirmed), cancel)
    await Promise.all([pay(world.deps()), asked(world.deps())])
    await pay(world.deps())
    await asked(world.deps())
    isCancelled(world)
  })
})
