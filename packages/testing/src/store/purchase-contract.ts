import { idOf } from '@onhand/domain/ids'
import { saleJournal } from '@onhand/domain/payments/postings'
import type { GoodsReceipt, PurchaseOrder, PurchaseRule, SupplierOffer } from '@onhand/service/purchasing/ports'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { aForecast, aForecastShop, forecasting, lotOf, placeOf, runOf, type Shop, skuOf } from './forecast-world.ts'
import { NOW_MS, type OpenStore, type World } from './store-world.ts'

const DAY_MS = 86_400_000
const TODAY = '2026-11-21'

function anOrder(world: World, name: string, overrides: Partial<PurchaseOrder> = {}): PurchaseOrder {
  const came = { confirmedUnits: null, shippedUnits: null, receivedUnits: 0 }
  const what = { skuId: skuOf(world, 'bun'), title: 'Bun', code: 'B', gtin: null, unitCostMinor: 50, reason: null }
  return {
    id: idOf('purchaseOrder', `pur_${world.key}${name}`),
    vendorId: world.vendor().id,
    supplierId: world.vendor().supplier.id,
    supplierName: 'Mill',
    locationId: placeOf(world),
    currency: 'GBP',
    status: 'sent',
    origin: 'manual',
    ruleId: null,
    orderId: null,
    totalMinor: 600,
    paymentDays: 14,
    wantedDate: '2026-11-25',
    promisedDate: null,
    offeredDate: null,
    declineReason: null,
    lots: [],
    trackingNumber: null,
    transactionNumber: null,
    createdBy: 'per_owner',
    createdAtMs: NOW_MS,
    sentAtMs: NOW_MS,
    acknowledgedAtMs: null,
    confirmedAtMs: null,
    shippedAtMs: null,
    receivedAtMs: null,
    paidAtMs: null,
    cancelAskedAtMs: null,
    cancelRefusal: null,
    refundTransactionNumber: null,
    changedAtMs: NOW_MS,
    revision: 1,
    toldRevision: 0,
    lines: [{ position: 0, units: 12, ...what, ...came }],
    ...overrides,
  }
}

function aReceipt(order: PurchaseOrder, name: string, overrides: Partial<GoodsReceipt> = {}): GoodsReceipt {
  return {
    id: idOf('goodsReceipt', `grc_${order.id.slice(4)}${name}`),
    purchaseOrderId: order.id,
    vendorId: order.vendorId,
    supplierId: order.supplierId,
    status: 'booking',
    lines: [{ position: 0, units: 7, lotCode: 'L1', expiryDate: null }],
    units: 7,
    leadDays: 6,
    promisedDate: null,
    receivedDate: '2026-11-27',
    receivedBy: 'per_owner',
    atMs: NOW_MS + 1,
    ...overrides,
  }
}

const offerOf = (world: World, overrides: Partial<SupplierOffer> = {}): SupplierOffer => ({
  vendorId: world.vendor().id,
  skuId: skuOf(world, 'bun'),
  supplierId: world.vendor().supplier.id,
  priceMinor: 50,
  currency: 'GBP',
  moqUnits: 6,
  packUnits: 6,
  leadDays: 3,
  isPreferred: false,
  isActive: true,
  ...overrides,
})

const nothing = { outbox: [], audit: [] }
const needsOf = ({ store, world }: Shop, withDismissed = false) =>
  store.purchases.needs({
    vendorId: world.vendor().id,
    locale: 'en',
    nowMs: NOW_MS,
    today: TODAY,
    withDismissed,
    limit: 10,
  })

async function forecast(shop: Shop): Promise<void> {
  await forecasting(shop, 'a', 1)
  const forecasts = [aForecast(shop.world, 'ale'), aForecast(shop.world, 'bun')]
  await shop.store.forecastRuns.finishPage({
    runId: runOf(shop.world, 'a'),
    position: 0,
    nowMs: NOW_MS,
    forecasts,
    scores: [],
  })
}

/** Orders to suppliers, their goods and money, rules and terms: the same on every engine. */
export function describePurchasing(open: OpenStore): void {
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

    it('[BUY-22] are cancelled by one word of the supplier, whichever of several that race comes first', async () => {
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

  describe('proposals', () => {
    it('[BUY-11] read what has fallen to its reorder point; what was just ordered counts before the keepers tell', async () => {
      const shop = await aForecastShop(open)
      const { store, world } = shop
      await forecast(shop)
      expect(await needsOf(shop)).toMatchObject([
        { skuId: skuOf(world, 'bun'), availableUnits: 3, incomingUnits: 0, reorderPointUnits: 15, isDismissed: false },
      ])
      expect(await store.purchases.forecastMadeAtMs(world.vendor().id)).toBe(NOW_MS)
      await store.purchases.insert(anOrder(world, 'n1'), nothing)
      expect(await needsOf(shop)).toMatchObject([{ incomingUnits: 12 }])
      const who = { vendorId: world.vendor().id, skuId: skuOf(world, 'bun'), locationId: placeOf(world) }
      const put = (untilMs: number | null) =>
        store.purchases.dismiss({ ...who, untilMs, dismissedBy: 'per_owner' }, anAudit(world))
      await put(NOW_MS + DAY_MS)
      expect([await needsOf(shop), (await needsOf(shop, true)).map((need) => need.isDismissed)]).toEqual([[], [true]])
      await put(null)
      expect(await needsOf(shop)).toHaveLength(1)
    })

    it('[BUY-21] also read what only falls to its reorder point with what expires in time, its lots, and how long goods keep', async () => {
      const shop = await aForecastShop(open)
      const { store, world } = shop
      await forecast(shop)
      const skuId = skuOf(world, 'ale')
      const lot = { lotCode: '', reservedUnits: 0, allocatedUnits: 2, isQuarantined: false, locationId: placeOf(world) }
      const lots = [
        { ...lot, skuId, lotId: lotOf(world, 'soon'), expiryDate: '2026-11-23', onHandUnits: 30 },
        { ...lot, skuId, lotId: lotOf(world, 'late'), expiryDate: '2026-12-24', onHandUnits: 14 },
      ]
      const came = lots.map(({ lotId }, index) => ({
        ...{ movementId: idOf('movement', `mov_${lotId.slice(4)}`), skuId, locationId: placeOf(world), lotId },
        ...{ deltaUnits: 9, reason: 'receipt' as const, reference: '', atMs: NOW_MS - 5 * index * DAY_MS },
      }))
      const level = world.level('ale', 40, { version: 2 })
      await store.stockProjection.project([level], came, new Map([[skuId, lots]]))
      const needs = await needsOf(shop)
      expect(needs.map((need) => need.skuId).sort()).toEqual([skuId, skuOf(world, 'bun')])
      const ale = needs.find((need) => need.skuId === skuId)
      expect(ale).toMatchObject({ availableUnits: 40, reviewDays: 1, dailyMean: { length: 28 } })
      expect([...(ale?.lots ?? [])].sort((a, b) => (a.expiryDate < b.expiryDate ? -1 : 1))).toEqual([
        { expiryDate: '2026-11-23', units: 28 },
        { expiryDate: '2026-12-24', units: 12 },
      ])
      const lives = await store.purchases.shelfLifeDays([skuId, skuOf(world, 'bun')], TODAY)
      expect([...lives]).toEqual([[skuId, 38]])
    })

    it('[BUY-19] take in days of before once, and leave days that have sales of their own', async () => {
      const { store, world } = await aForecastShop(open)
      const row = { skuId: skuOf(world, 'bun'), day: '2026-10-01', soldUnits: 3, priceMinor: 100 }
      const where = { vendorId: world.vendor().id, locationId: placeOf(world) }
      const take = (rows: readonly (typeof row)[]) => store.demand.importDays({ ...where, rows }, anAudit(world))
      expect(await take([row, { ...row, day: '2026-10-02' }])).toBe(2)
      expect(
        await take([
          { ...row, soldUnits: 9 },
          { ...row, day: '2026-10-03' },
        ]),
      ).toBe(1)
    })
  })

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
