import { idOf } from '@onhand/domain/ids'
import type { StorePorts } from '@onhand/service/deps'
import type { PickListPlan } from '@onhand/service/ordering/desk-ports'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { placeFor } from './desk-contract.ts'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

type Placed = Awaited<ReturnType<typeof placeFor>>

function planOf(shop: World, placed: readonly Placed[], name = 'one'): PickListPlan {
  return {
    pickListId: idOf('pickList', `pkl_${shop.key}${name}`),
    vendorId: shop.vendor().id,
    assignedTo: null,
    createdAtMs: NOW_MS,
    orders: placed,
    lines: placed.flatMap(({ order }) =>
      order.lines.map((line) => ({
        orderId: order.id,
        orderLineId: line.id,
        position: 0,
        locationId: null,
        lotId: null,
        expiryDate: null,
        units: line.units,
      })),
    ),
    audit: anAudit(shop),
  }
}

function keyOf(shop: World, { order }: Placed) {
  const [line] = order.lines
  if (!line) throw new Error('an order has a line')
  return {
    vendorId: shop.vendor().id,
    pickListId: idOf('pickList', `pkl_${shop.key}one`),
    orderLineId: line.id,
    position: 0,
  }
}

async function aList(store: StorePorts) {
  const shop = aWorld()
  const placed = [await placeFor(store, shop, { units: 3 }), await placeFor(store, shop)]
  expect(await store.pickLists.create(planOf(shop, placed))).toEqual({ isMade: true })
  const [first, second] = placed
  if (!first || !second) throw new Error('two orders were placed')
  return { shop, first, second, pickListId: planOf(shop, []).pickListId, vendorId: shop.vendor().id }
}

/** What every PickListPort must do. */
export function describePickLists(open: OpenStore): void {
  describe('pick lists', () => {
    it('[ORD-27] makes a list once, its orders are picking, and no order is on two lists', async () => {
      const [store, other] = await Promise.all([open(), open()])
      const shop = aWorld()
      const placed = [await placeFor(store, shop), await placeFor(store, shop)]
      const [a, b] = await Promise.all([
        store.pickLists.create(planOf(shop, placed, 'one')),
        other.pickLists.create(planOf(shop, placed.slice(0, 1), 'two')),
      ])
      expect([a.isMade, b.isMade].filter(Boolean)).toHaveLength(1)
      const name = a.isMade ? 'one' : 'two'
      const again = planOf(shop, a.isMade ? placed : placed.slice(0, 1), name)
      expect(await store.pickLists.create(again)).toEqual({ isMade: true })
      const view = await store.pickLists.find(shop.vendor().id, again.pickListId)
      expect(view?.orders.every((order) => order.status === 'picking')).toBe(true)
      expect(await store.pickLists.find(aWorld().vendor().id, again.pickListId)).toBeNull()
      const page = { isFinished: false, cursor: null, limit: 10 }
      expect((await store.pickLists.list(shop.vendor().id, page)).items).toMatchObject([
        { orderCount: view?.orders.length, pickedUnits: 0 },
      ])
    })

    it('[ORD-27] takes no order that has left', async () => {
      const store = await open()
      const shop = aWorld()
      const placed = await placeFor(store, shop)
      await store.orders.change(
        placed.world.change({ orderId: placed.orderId, status: { from: ['placed'], to: 'shipped' } }),
      )
      expect(await store.pickLists.create(planOf(shop, [placed]))).toEqual({ isMade: false })
      expect(await store.pickLists.find(shop.vendor().id, planOf(shop, []).pickListId)).toBeNull()
    })

    it('[ORD-28] never picks more than there is to pick, missing units included', async () => {
      const store = await open()
      const { shop, first } = await aList(store)
      const key = keyOf(shop, first)
      expect(await store.pickLists.mark(key, 4)).toEqual({ isApplied: false })
      expect(await store.pickLists.mark(key, 2)).toEqual({ isApplied: true })
      const short = { units: 1, action: 'refund' as const, audit: anAudit(shop) }
      const answers = await Promise.all([store.pickLists.markShort(key, short), store.pickLists.markShort(key, short)])
      expect(answers).toEqual([{ isApplied: true }, { isApplied: true }])
      expect(await store.pickLists.markShort(key, { ...short, action: 'wait' })).toEqual({ isApplied: false })
      expect(await store.pickLists.mark(key, 3)).toEqual({ isApplied: false })
      const foreign = { ...key, vendorId: aWorld().vendor().id }
      expect(await store.pickLists.mark(foreign, 0)).toEqual({ isApplied: false })
    })

    it('[ORD-28] a list ends with its last packed order', async () => {
      const store = await open()
      const { vendorId, pickListId, first, second } = await aList(store)
      await store.pickLists.markPacked(pickListId, first.orderId, NOW_MS + 1)
      expect((await store.pickLists.find(vendorId, pickListId))?.finishedAtMs).toBeNull()
      await store.pickLists.markPacked(pickListId, second.orderId, NOW_MS + 2)
      await store.pickLists.markPacked(pickListId, second.orderId, NOW_MS + 9)
      const done = await store.pickLists.find(vendorId, pickListId)
      expect(done?.finishedAtMs).toBe(NOW_MS + 2)
      expect(done?.orders.map((order) => order.isPacked)).toEqual([true, true])
    })
  })
}
