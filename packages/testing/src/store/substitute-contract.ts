import type { Actor } from '@onhand/domain/identity/actor'
import { idOf, makeId } from '@onhand/domain/ids'
import { invoiceOf } from '@onhand/domain/payments/invoice'
import type { StorePorts } from '@onhand/service/deps'
import { listSubstitutes, substitutePick } from '@onhand/service/ordering/picking/substitute-pick'
import { settleRefund, type SettleRefundDeps } from '@onhand/service/payments/settle-refund'
import { describe, expect, it } from 'vitest'
import { FakeStock } from '../ordering/fake-stock.ts'
import { anAudit } from './audit-entry.ts'
import { aWorld, NOW_MS, type OpenStore } from './store-world.ts'

const ACTOR: Actor = { kind: 'program', name: 'suite', scopes: ['*'] }

/** A shop with mugs (paid 1,200), cheaper cups of the same category, and dear vases; one order of three mugs on a walk. */
async function aWalk(store: StorePorts, substitution: 'similar' | 'refund') {
  const world = aWorld()
  const vendor = world.vendor()
  await store.vendors.upsert(vendor, NOW_MS)
  const categoryId = idOf('category', `cat_${world.key}`)
  await store.catalogWrite.upsertCategories([
    {
      id: categoryId,
      parentId: null,
      slug: world.key,
      position: 0,
      emoji: '',
      tint: '#fff',
      names: { en: 'Pots', 'zh-Hant': '鍋' },
    },
  ])
  for (const [name, priceMinor] of [
    ['mug', 1200],
    ['cup', 1000],
    ['vase', 3000],
  ] as const)
    await store.catalogWrite.upsertProducts(
      vendor.id,
      [world.product(name, { categoryId, skus: [world.sku(name, { priceMinor })] })],
      NOW_MS,
    )
  await store.stockProjection.project(
    ['mug', 'cup', 'vase'].map((name) => world.level(name, 9)),
    [],
  )
  const line = world.line(1, {
    skuId: idOf('sku', `sku_${world.key}mug`),
    units: 3,
    unitPriceMinor: 1200,
    substitution,
  })
  const order = world.order(1, { vendorId: vendor.id, lines: [line] })
  const group = world.group({ orders: [order] })
  await store.orders.insertPlaced(group, { events: [], journals: [], outbox: [] })
  const pickListId = idOf('pickList', `pkl_${world.key}`)
  await store.pickLists.create({
    pickListId,
    vendorId: vendor.id,
    assignedTo: null,
    createdAtMs: NOW_MS,
    orders: [{ orderId: order.id, orderGroupId: group.id }],
    lines: [
      {
        orderId: order.id,
        orderLineId: line.id,
        position: 0,
        locationId: null,
        lotId: null,
        expiryDate: null,
        units: 3,
      },
    ],
    audit: anAudit(world),
  })
  const stock = new FakeStock(() => NOW_MS)
  const cup = idOf('sku', `sku_${world.key}cup`)
  stock.put(cup, 9)
  const bank: number[] = []
  const deps = {
    ...store,
    stock,
    nowMs: () => NOW_MS,
    newId: (kind: 'audit') => makeId(kind, crypto.getRandomValues(new Uint8Array(16))),
    wakeOutbox: () => undefined,
    log: { info() {}, warn() {}, error() {} },
    payments: {
      refund: async (_id: string, _payment: string, amountMinor: number) => {
        bank.push(amountMinor)
        return { ok: true, value: { transactionNumber: 'TX-1' } }
      },
    },
  } as unknown as Parameters<typeof substitutePick>[0] & SettleRefundDeps
  const ofLine = { vendorId: vendor.id, pickListId, orderLineId: line.id, position: 0 }
  const take = (units = 2) => substitutePick(deps, ACTOR, { ...ofLine, skuId: cup, units })
  return { world, vendor, line, order, group, deps, stock, cup, bank, ofLine, take }
}

/** What every store must do for goods that stand in for others. */
export function describeSubstitutes(open: OpenStore): void {
  describe('substitutes', () => {
    it('[ORD-29] are of the same category, in stock and no dearer, and only where the buyer takes them', async () => {
      const store = await open()
      const wanted = await aWalk(store, 'similar')
      const offers = await listSubstitutes(wanted.deps, ACTOR, { ...wanted.ofLine, locale: 'en' })
      expect(offers.ok && offers.value.map((offer) => [offer.skuId, offer.priceMinor])).toEqual([[wanted.cup, 1000]])
      const unwanted = await aWalk(store, 'refund')
      expect(await listSubstitutes(unwanted.deps, ACTOR, { ...unwanted.ofLine, locale: 'en' })).toEqual({
        ok: true,
        value: [],
      })
      expect(await unwanted.take()).toMatchObject({ error: { code: 'substitute_unwanted' } })
      expect(unwanted.stock.units(unwanted.cup)).toMatchObject({ held: 0, allocated: 0 })
    })

    it('[ORD-29] stand in once, however often and by how many it is asked, and the difference goes back once', async () => {
      const store = await open()
      const walk = await aWalk(store, 'similar')
      const taken = await Promise.all([walk.take(), walk.take()])
      expect(taken.map((one) => one.ok)).toEqual([true, true])
      expect(await walk.take()).toMatchObject({ ok: true })
      expect(walk.stock.units(walk.cup)).toMatchObject({ held: 0, allocated: 2 })
      const [first] = taken
      const lines = (first?.ok ? first.value.lines : []).toSorted((a, b) => a.units - b.units)
      expect(lines.map((line) => [line.title, line.units, line.shortUnits, line.insteadOf])).toEqual([
        ['cup', 2, 0, walk.line.title],
        [walk.line.title, 3, 2, null],
      ])
      const record = await store.orders.record(walk.group.id)
      const [refund] = record?.refunds ?? []
      expect(record?.refunds).toMatchObject([{ amountMinor: 400, reason: 'substituted', status: 'due' }])
      if (!refund) throw new Error('nothing goes back')
      const settle = () => settleRefund(walk.deps, { orderGroupId: walk.group.id, refundId: refund.id })
      await settle()
      await settle()
      expect(walk.bank).toEqual([400])
      const view = await store.orders.view(walk.group.id)
      expect(view?.orders[0]?.lines.map((line) => [line.units, line.refundedUnits, line.insteadOf])).toEqual([
        [3, 2, null],
        [2, 0, walk.line.title],
      ])
      expect(view?.timeline.map((event) => event.type)).toContain('substituted')
    })

    it('[ORD-29] hold back what was decided before: a refund, other goods, or another number', async () => {
      const store = await open()
      const walk = await aWalk(store, 'similar')
      expect(await walk.take(2)).toMatchObject({ ok: true })
      expect(await walk.take(1)).toMatchObject({ error: { code: 'pick_too_many' } })
      const vase = idOf('sku', `sku_${walk.world.key}vase`)
      expect(await substitutePick(walk.deps, ACTOR, { ...walk.ofLine, skuId: vase, units: 2 })).toMatchObject({
        error: { code: 'pick_too_many' },
      })
    })

    it('[DOC-1] [DOC-2] leave the invoice as it was', async () => {
      const store = await open()
      const walk = await aWalk(store, 'similar')
      const before = (await store.orders.record(walk.group.id))?.group
      await walk.take()
      const after = (await store.orders.record(walk.group.id))?.group
      const seller = {
        ...walk.vendor,
        name: 'x',
        address: { line1: '', city: '', region: '', postcode: '', country: 'GB' },
        timeZone: 'UTC',
      }
      const papers = [before, after].map((group) => {
        const [order] = group?.orders ?? []
        return group && order ? invoiceOf(group, order, seller) : null
      })
      expect(papers[1]).toEqual(papers[0])
      expect(after?.orders[0]?.lines).toHaveLength(2)
    })
  })
}
