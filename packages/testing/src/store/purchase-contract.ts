import { idOf } from '@onhand/domain/ids'
import { saleJournal } from '@onhand/domain/payments/postings'
import type { PurchaseOrder, PurchaseRule, SupplierOffer } from '@onhand/service/purchasing/ports'
import { describe, expect, it } from 'vitest'
import { describeAllowances } from './allowance-contract.ts'
import { anAudit } from './audit-entry.ts'
import { aForecastShop, skuOf } from './forecast-world.ts'
import { describeProposals } from './proposal-contract.ts'
import { anOrder, aReceipt, DAY_MS, nothing, offerOf } from './purchase-builders.ts'
import { NOW_MS, type OpenStore, type World } from './store-world.ts'

/** Orders to suppliers, their goods and money, rules and terms: the same on every engine. */
export function describePurchasing(open: OpenStore): void {
  describeAllowances(open)
  describe('orders to suppliers', () => {
    it('[BUY-8] are written once, by whoever comes first, with the message that sends them', async () => {
      const { store, world } = await aForecastShop(open)
      const order = anOrder(world, 'once')
      const message = { id: `purchase.sent:${order.id}`, type: 'purchase.sent' as const, version: 1, body: {} }
      const parts = { outbox: [{ message, dueAtMs: NOW_MS + DAY_MS }], audit: [anAudit(world)] }
      const outcomes = await Promise.all([1, 2, 3].map(() => store.purchases.insert(order, { ...parts })))
      expect(outcomes.filter((isNew) => isNew === true)).toHaveLength(1)
      expect(await store.purchases.find(order.id)).toEqual(order)
      const due = async (atMs: number) => (await store.outbox.due(atMs, 500)).some((row) => row.id === message.id)
      expect([await due(NOW_MS), await due(NOW_MS + DAY_MS)]).toEqual([false, true])
      await store.outbox.done(message.id)
    })

    it('[BUY-7] [BUY-10] change only where they stand; goods are added once for a receipt', async () => {
      const { store, world } = await aForecastShop(open)
      const order = anOrder(world, 'change')
      await store.purchases.insert(order, nothing)
      const receipt = aReceipt(order, 'a')
      const change = {
        from: ['sent' as const, 'partly_received' as const],
        to: 'partly_received' as const,
        atMs: NOW_MS + 1,
        lines: [{ position: 0, addReceivedUnits: 7 }],
        receipt,
        audit: [],
      }
      const outcomes = await Promise.all([1, 2].map(() => store.purchases.change(order.id, change)))
      expect(outcomes.filter(Boolean)).toHaveLength(1)
      expect(await store.purchases.find(order.id)).toMatchObject({
        status: 'partly_received',
        revision: 2,
        lines: [{ receivedUnits: 7 }],
      })
      const stale = { ...change, receipt: aReceipt(order, 'b'), revision: 1 }
      expect(await store.purchases.change(order.id, stale)).toBe(false)
      expect(await store.purchases.receiptsOf(order.id)).toEqual([receipt])
      const found = await store.purchases.interrupted(NOW_MS + DAY_MS, 500)
      expect([found.orders.includes(order.id), found.receipts.includes(receipt.id)]).toEqual([true, true])
      await store.purchases.booked(receipt.id)
      await store.purchases.told(order.id, 2)
      await store.purchases.told(order.id, 1)
      const after = await store.purchases.interrupted(NOW_MS + DAY_MS, 500)
      expect([after.orders.includes(order.id), after.receipts.includes(receipt.id)]).toEqual([false, false])
    })

    it('[BUY-23] are cancelled by one word of the supplier, whichever of several that race comes first', async () => {
      const { store, world } = await aForecastShop(open)
      for (const round of [1, 2, 3]) {
        const order = anOrder(world, `w${round}`)
        await store.purchases.insert(order, nothing)
        const asked = { from: ['sent' as const], to: null, atMs: NOW_MS, set: { cancelAskedAtMs: NOW_MS }, audit: [] }
        expect(await store.purchases.change(order.id, asked)).toBe(true)
        const at = { atMs: NOW_MS + 1, audit: [] }
        const outcomes = await Promise.all([
          store.purchases.change(order.id, { from: ['sent'], to: 'confirmed', ...at }),
          store.purchases.change(order.id, { from: ['sent', 'confirmed'], to: 'cancelled', ...at }),
          store.purchases.change(order.id, { from: ['sent', 'confirmed'], to: 'cancelled', ...at }),
        ])
        expect(outcomes.slice(1).filter(Boolean)).toHaveLength(1)
        expect(await store.purchases.find(order.id)).toMatchObject({
          status: 'cancelled',
          cancelAskedAtMs: NOW_MS,
          revision: outcomes[0] ? 3 : 2,
        })
      }
    })

    it('are listed newest first, page by page, by status', async () => {
      const { store, world } = await aForecastShop(open)
      for (const n of [1, 2, 3])
        await store.purchases.insert(anOrder(world, `l${n}`, { createdAtMs: NOW_MS + n }), nothing)
      const ask = { vendorId: world.vendor().id, statuses: ['sent' as const], supplierId: null, limit: 2 }
      const first = await store.purchases.list({ ...ask, cursor: null })
      const second = await store.purchases.list({ ...ask, cursor: first.nextCursor })
      const ids = [...first.items, ...second.items].map((row) => row.id.slice(-2))
      expect([ids, second.nextCursor, first.items[0]?.units]).toEqual([['l3', 'l2', 'l1'], null, 12])
      const none = await store.purchases.list({ ...ask, statuses: ['draft'], cursor: null })
      expect(none.items).toEqual([])
    })

    it('[BUY-16] are paid once, never beyond the balance of the shop', async () => {
      const { store, world } = await aForecastShop(open)
      const sold = world.order(1, { vendorId: world.vendor().id })
      const group = world.group({ orders: [sold] })
      const sale = saleJournal({ orderGroupId: group.id, currency: 'GBP', atMs: NOW_MS, orders: [sold] })
      await store.orders.insertPlaced(group, { events: [], journals: [sale], outbox: [] })
      const net = sold.totalMinor - sold.commissionMinor
      const [order, other] = [anOrder(world, 'p1'), anOrder(world, 'p2')]
      for (const one of [order, other]) await store.purchases.insert(one, nothing)
      const take = (one: PurchaseOrder, amountMinor: number) =>
        store.purchases.takePayment({ order: one, amountMinor, atMs: NOW_MS + 2 })
      expect(await take(order, net + 1)).toBe(false)
      const both = await Promise.all([take(order, net), take(other, net)])
      expect(both.filter(Boolean)).toHaveLength(1)
      const paid = both[0] ? order : other
      expect(await take(paid, net)).toBe(true)
      const account = `vendor:${world.vendor().id}`
      const balance = async () =>
        (await store.ledger.balances(account)).find((one) => one.account === account)?.balanceMinor ?? 0
      expect(await balance()).toBe(0)
      expect(await store.purchases.paymentOf(paid.id)).toEqual({ amountMinor: net, isReturned: false })
      await store.purchases.returnPayment(paid, NOW_MS + 3)
      await store.purchases.returnPayment(paid, NOW_MS + 3, 'TX-BACK')
      expect(await balance()).toBe(net)
      expect(await store.purchases.paymentOf(paid.id)).toEqual({ amountMinor: net, isReturned: true })
      expect(await store.purchases.find(paid.id)).toMatchObject({ refundTransactionNumber: 'TX-BACK' })
      expect(await store.purchases.paymentOf((both[0] ? other : order).id)).toBeNull()
    })
  })

  describeProposals(open)

  describe('rules', () => {
    const aRule = (world: World, overrides: Partial<PurchaseRule> = {}): PurchaseRule => ({
      id: idOf('purchaseRule', `prl_${world.key}`),
      vendorId: world.vendor().id,
      supplierId: null,
      skuId: null,
      dailyLimitMinor: 1_000,
      isActive: true,
      createdBy: 'per_owner',
      createdAtMs: NOW_MS,
      turn: 0,
      ...overrides,
    })

    it('[BUY-15] order once for a turn however many run at once, never beyond the limit of a day, never while resting', async () => {
      const { store, world } = await aForecastShop(open)
      const rule = aRule(world)
      expect(await store.purchases.saveRule(rule, NOW_MS, anAudit(world))).toBe(true)
      const ordered = (name: string, turn: number, totalMinor = 600) =>
        store.purchases.insert(anOrder(world, name, { ruleId: rule.id, totalMinor, origin: 'rule' }), {
          ...nothing,
          rule: { turn, sinceMs: NOW_MS - DAY_MS },
        })
      const atOnce = await Promise.all([1, 2, 3].map(() => ordered('r0', 0)))
      expect(atOnce.filter((isNew) => isNew === true)).toHaveLength(1)
      expect(await store.purchases.rule(rule.id)).toEqual({ ...rule, turn: 1 })
      expect(await ordered('r1', 1)).toBeNull()
      expect(await ordered('r2', 1, 400)).toBe(true)
      expect(await store.purchases.spentByRule(rule.id, NOW_MS - DAY_MS)).toBe(1_000)
      await store.purchases.saveRule({ ...rule, isActive: false, dailyLimitMinor: 9_000 }, NOW_MS, anAudit(world))
      expect(await ordered('r3', 3, 1)).toBeNull()
      const stranger = aRule(world, { vendorId: idOf('vendor', `vnd_${world.key}other`) })
      expect(await store.purchases.saveRule(stranger, NOW_MS, anAudit(world))).toBe(false)
    })
  })

  describe('terms of suppliers', () => {
    it('[BUY-14] [BUY-18] are those of every supplier that sells it, with what its deliveries took and missed, or those the shop registered with', async () => {
      const { store, world } = await aForecastShop(open)
      const { supplier } = world.vendor()
      const bun = skuOf(world, 'bun')
      const [plain] = await store.supplierBook.termsOf([bun])
      expect(plain).toMatchObject({ supplierId: supplier.id, minimumUnits: 1, packUnits: 1 })
      expect(plain?.leadDays).toEqual([0, 0, 0, 0].map(() => supplier.leadTimeDays))
      const cheaper = idOf('supplier', `sup_${world.key}b`)
      const terms = { name: 'Cheap', bankAccountNumber: '', minOrderMinor: 0, paymentDays: 0, isActive: true }
      const second = { vendorId: world.vendor().id, supplierId: cheaper, leadDays: 9, ...terms }
      await store.supplierBook.saveSupplier(second, NOW_MS, anAudit(world))
      const save = (offer: SupplierOffer, atMs: number) => store.supplierBook.saveOffer(offer, atMs, anAudit(world))
      await save(offerOf(world), NOW_MS)
      await save(offerOf(world, { supplierId: cheaper, priceMinor: 40, packUnits: 12, leadDays: 9 }), NOW_MS)
      const order = anOrder(world, 't1', { supplierId: cheaper })
      await store.purchases.insert(order, nothing)
      const came = { from: ['sent' as const], to: 'received' as const, atMs: NOW_MS + 1, audit: [] }
      const some = [{ position: 0, addReceivedUnits: 7 }]
      await store.purchases.change(order.id, { ...came, lines: some, receipt: aReceipt(order, 't') })
      const both = async () =>
        [...(await store.supplierBook.termsOf([bun]))].sort((a, b) => a.priceMinor - b.priceMinor)
      // Seven of twelve came: one order of one, beside four kept, was not.
      expect(await both()).toMatchObject([
        { supplierId: cheaper, priceMinor: 40, packUnits: 12, leadDays: [9, 9, 9, 9, 6], missedShare: 0.2 },
        { supplierId: supplier.id, priceMinor: 50, isPreferred: false, missedShare: 0 },
      ])
      await save(offerOf(world, { isPreferred: true, priceMinor: 55 }), NOW_MS + 1)
      expect((await both()).map((one) => [one.supplierId, one.priceMinor, one.isPreferred])).toEqual([
        [cheaper, 40, false],
        [supplier.id, 55, true],
      ])
      await store.supplierBook.saveSupplier({ ...second, isActive: false }, NOW_MS + 2, anAudit(world))
      expect((await both()).map((one) => one.supplierId)).toEqual([supplier.id])
      const changes = await store.supplierBook.priceChanges(world.vendor().id, 0)
      expect(changes).toEqual([{ supplierId: supplier.id, changes: 1, meanChangePermille: 100 }])
      const suppliers = await store.supplierBook.suppliers(world.vendor().id)
      expect(suppliers.map((one) => one.supplierId).sort()).toEqual([supplier.id, cheaper].sort())
    })

    it('[BUY-17] tell what suppliers did, one row an order', async () => {
      const { store, world } = await aForecastShop(open)
      const order = anOrder(world, 'd1')
      await store.purchases.insert(order, nothing)
      await store.purchases.insert(anOrder(world, 'd2', { status: 'draft' }), nothing)
      const set = { promisedDate: '2026-11-26' }
      const came = { from: ['sent' as const], to: 'received' as const, atMs: NOW_MS + 1, set, audit: [] }
      const lines = [{ position: 0, addReceivedUnits: 7 }]
      await store.purchases.change(order.id, { ...came, lines, receipt: aReceipt(order, 'd') })
      expect(await store.supplierBook.deliveries(world.vendor().id, 0, 10)).toEqual([
        {
          supplierId: order.supplierId,
          status: 'received',
          orderedUnits: 12,
          receivedUnits: 7,
          promisedDate: '2026-11-26',
          firstReceivedDate: '2026-11-27',
          leadDays: 6,
        },
      ])
    })
  })
}
