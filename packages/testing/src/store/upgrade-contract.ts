import { idOf } from '@onhand/domain/ids'
import { saleJournal } from '@onhand/domain/payments/postings'
import type { StorePorts } from '@onhand/service/deps'
import { describe, expect, it } from 'vitest'
import { deskQuery } from './desk-contract.ts'
import { DASHBOARD_ROWS, FIRST_ROWS, SEARCH_ROWS } from './old-data.ts'
import { aWorld, NOW_MS } from './store-world.ts'

/** A database as some release left it. */
export type OldDatabase = {
  readonly dialect: keyof typeof SEARCH_ROWS
  /** Runs the statements of a fixture. */
  readonly fill: (statements: readonly string[]) => Promise<unknown>
  /** Brings it to the newest release. */
  readonly upgrade: () => Promise<unknown>
  readonly ports: () => Promise<StorePorts>
}

const SHOP = idOf('vendor', 'vnd_old')
const WAITING = idOf('orderGroup', 'grp_old2')
const DELIVERED = idOf('orderGroup', 'grp_old1')

/** What a database of every release must do after its upgrade. `open` makes one with the first `releases` files applied; there are `newest`. */
export function describeUpgrade(newest: number, open: (releases: number) => Promise<OldDatabase>): void {
  describe.each(Array.from({ length: newest }, (_, index) => index + 1))('data of release %i', (releases) => {
    it('[STO-6] is read, searched, counted and sold from by the newest', async () => {
      const old = await open(releases)
      const search = releases >= 2 ? SEARCH_ROWS[old.dialect] : []
      await old.fill([...FIRST_ROWS, ...search, ...(releases >= 4 ? DASHBOARD_ROWS : [])])
      await old.upgrade()

      const store = await old.ports()
      // What the minute's run does for rows of before.
      await store.orderDesk.completeOldRows(100)
      while ((await store.money.fillEntryTimes(100)) > 0);
      await readsCatalogue(store, releases)
      await readsOrders(store)
      await readsMoney(store)
      await sellsOn(store)
      expect(await store.orderDesk.completeOldRows(100)).toBe(0)
    })
  })
}

async function readsCatalogue(store: StorePorts, releases: number): Promise<void> {
  const query = aWorld().query({ vendorSlug: 'old-kiln' })
  const [listed, product, shop, tree, sellable] = await Promise.all([
    store.catalog.listing(query, NOW_MS),
    store.catalog.product('zh-Hant', 'old-mug', NOW_MS),
    store.vendors.shop('en', 'old-kiln'),
    store.catalog.categories('en'),
    store.catalog.sellableSkus('en', [idOf('sku', 'sku_old')]),
  ])
  expect(listed?.items).toMatchObject([{ title: 'Stoneware mug', slug: 'old-mug' }])
  expect(product).toMatchObject({ title: '陶杯' })
  expect(shop).toMatchObject({ name: 'Old Kiln' })
  expect(tree).toMatchObject([{ slug: 'old-pots', name: 'Pots' }])
  expect(sellable).toMatchObject([{ skuId: 'sku_old', priceMinor: 1200 }])
  if (releases < 2) return
  const found = await store.search.search({ ...query, words: '陶杯' }, NOW_MS)
  expect(found.items).toMatchObject([{ slug: 'old-mug' }])
}

async function readsOrders(store: StorePorts): Promise<void> {
  const view = await store.orders.view(DELIVERED)
  expect(view?.orders).toMatchObject([{ status: 'delivered', lines: [{ units: 2, refundedUnits: 1 }] }])
  expect(view?.timeline.map((event) => event.type)).toEqual(['placed', 'delivered'])
  const record = await store.orders.record(WAITING)
  expect(record?.group.orders[0]?.lines).toMatchObject([{ units: 1, unitPriceMinor: 1200 }])
  const mine = await store.orders.listForPerson(idOf('person', 'per_old'), 'ada.old@example.com', null, 10)
  expect(mine.items).toHaveLength(2)

  const query = { ...deskQuery(aWorld()), vendorId: SHOP }
  const desk = await store.orderDesk.list({ ...query, words: 'ada stoneware' })
  expect(desk.items).toMatchObject([
    { number: 'OLD-2-1', status: 'placed', unitCount: 1, changedAtMs: 1_793_100_000_000 },
    { number: 'OLD-1-1', status: 'delivered', unitCount: 2, changedAtMs: 1_793_000_000_000 },
  ])
  const customers = await store.customers.list({ vendorId: SHOP, words: '', cursor: null, limit: 10 })
  expect(customers.items).toMatchObject([{ name: 'Ada Old' }])
  expect(await store.outbox.due(NOW_MS, 10)).toMatchObject([{ id: 'order.placed.mail:grp_old2' }])
}

async function readsMoney(store: StorePorts): Promise<void> {
  const at = { nowMs: 1_793_100_000_000 + 3_600_000, holdMs: 86_400_000 }
  // Delivered more than a day ago: free. Placed an hour ago: held.
  expect(await store.money.balances(SHOP, at)).toMatchObject([
    { currency: 'GBP', balanceMinor: 4060, pendingMinor: 1430 },
  ])
  const period = { currency: 'GBP', fromMs: 1_792_000_000_000, toMs: NOW_MS }
  const statement = await store.money.statement(SHOP, { ...period, cursor: null, limit: 10 })
  expect(statement.items.map((line) => line.atMs)).toEqual([1_793_100_000_000, 1_793_000_000_000])
}

/** One more order of the same product, its stock told by its keeper, and one step of the waiting one. */
async function sellsOn(store: StorePorts): Promise<void> {
  const world = aWorld()
  const line = world.line(1, { skuId: idOf('sku', 'sku_old'), productId: idOf('product', 'prd_old'), units: 1 })
  const order = world.order(1, { vendorId: SHOP, lines: [line] })
  const group = world.group({ orders: [order], placedAtMs: NOW_MS })
  const sale = saleJournal({ orderGroupId: group.id, currency: 'GBP', atMs: NOW_MS, orders: [order] })
  const parts = { events: [], journals: [sale], outbox: [] }
  expect(await store.orders.insertPlaced(group, parts)).toEqual({ isNew: true })
  expect(await store.orders.insertPlaced(group, parts)).toEqual({ isNew: false })
  const step = { from: ['placed' as const], to: 'confirmed' as const }
  const confirmed = await store.orders.change({
    ...world.change({ orderGroupId: WAITING, orderId: idOf('order', 'ord_old2') }),
    status: step,
  })
  expect(confirmed).toMatchObject({ isApplied: true })
  const sums = await store.ledger.balances('')
  expect(sums.reduce((total, { balanceMinor }) => total + balanceMinor, 0)).toBe(0)
}
