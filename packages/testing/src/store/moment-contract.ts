import { idOf } from '@onhand/domain/ids'
import { giftOf } from '@onhand/domain/marketing/credit'
import { saleJournal } from '@onhand/domain/payments/postings'
import type { StorePorts } from '@onhand/service/deps'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { deskQuery, placeFor } from './desk-contract.ts'
import { aForecastShop } from './forecast-world.ts'
import { anOrder, aReceipt, nothing } from './purchase-builders.ts'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

/** Ports for which `between` happens after so many trips to the database: what somebody else writes while they read. */
export type OpenInterrupted = (between: () => Promise<unknown>, afterTrips: number) => Promise<StorePorts>
type Ports = { readonly open: OpenStore; readonly openInterrupted: OpenInterrupted }

/** What is written together is seen together, whoever writes in the middle of a read [STO-7]. */
export function describeMoments(open: OpenStore, openInterrupted: OpenInterrupted): void {
  describe('a read while somebody writes', () => {
    const ports = { open, openInterrupted }
    describeOrders(ports)
    describeShops(ports)
    describeStockroom(ports)
  })
}

type Doing = (store: StorePorts) => Promise<unknown>
type Around = { readonly read: Doing; readonly write: Doing; readonly afterTrips?: number }

/** Reads before, in the middle of, and after a write. */
async function readAround({ open, openInterrupted }: Ports, { read, write, afterTrips = 1 }: Around) {
  const store = await open()
  const before = await read(store)
  let isWritten = false
  const writeOnce = async () => {
    isWritten = true
    await write(store)
  }
  const between = await read(await openInterrupted(writeOnce, afterTrips))
  if (!isWritten) await write(store)
  const after = await read(store)
  expect(after).not.toEqual(before)
  return { before, between, after }
}

async function expectOneMoment(ports: Ports, doing: Around): Promise<void> {
  const { before, between, after } = await readAround(ports, doing)
  expect([before, after]).toContainEqual(between)
}

async function aPlacedOrder(open: OpenStore) {
  const store = await open()
  const shop = aWorld()
  const placed = await placeFor(store, shop)
  const { orderId, order, world } = placed
  const ship: Doing = (ports) =>
    ports.orders.change(
      world.change({
        orderId,
        status: { from: ['placed'], to: 'shipped' },
        shippedAtMs: NOW_MS + 1,
        supplierOrder: { id: order.supplierOrder.id, status: 'shipped' },
        events: [{ key: `shipped:${orderId}`, type: 'shipped', orderId, atMs: NOW_MS + 1, data: {} }],
      }),
    )
  return { ...placed, shop, vendorId: shop.vendor().id, ship }
}

function describeOrders(ports: Ports): void {
  it('[STO-7] does land between two trips, so that these tests can fail', async () => {
    const { orderId, orderGroupId, vendorId, ship } = await aPlacedOrder(ports.open)
    const read: Doing = async (store) => [
      await store.orders.record(orderGroupId),
      await store.orderDesk.rows(vendorId, [orderId]),
    ]
    const { before, between, after } = await readAround(ports, { read, write: ship })
    expect([before, after]).not.toContainEqual(between)
  })

  const reads: Readonly<Record<string, (store: StorePorts, of: Awaited<ReturnType<typeof aPlacedOrder>>) => unknown>> =
    {
      'the page behind a link': (store, { orderGroupId }) => store.orders.view(orderGroupId),
      'what jobs know of an order': (store, { orderGroupId }) => store.orders.record(orderGroupId),
      'a buyer’s own orders': (store, { group }) =>
        store.orders.listForPerson(idOf('person', 'per_nobody'), group.contact.email, null, 5),
      'the drawer of a shop': (store, { vendorId, orderId }) => store.orderDesk.drawer(vendorId, orderId),
      'the shop’s list of what waits': (store, { shop }) =>
        store.orderDesk.list(deskQuery(shop, { statuses: ['placed', 'confirmed'] })),
    }
  it.each(Object.entries(reads))('[STO-7] %s shows an order as of one moment', async (_what, readOf) => {
    for (const afterTrips of [1, 2, 3]) {
      const placed = await aPlacedOrder(ports.open)
      await expectOneMoment(ports, { read: async (store) => readOf(store, placed), write: placed.ship, afterTrips })
    }
  })
}

function describeShops(ports: Ports): void {
  it('[STO-7] the days of pending money add up to it while an order is placed', async () => {
    const store = await ports.open()
    const first = aWorld()
    const vendor = first.vendor()
    await store.vendors.upsert(vendor, NOW_MS)
    const sell = async (world: World) => {
      const order = world.order(1, { vendorId: vendor.id })
      const group = world.group({ orders: [order] })
      const sale = saleJournal({ orderGroupId: group.id, currency: 'GBP', atMs: NOW_MS, orders: [order] })
      await store.orders.insertPlaced(group, { events: [], journals: [sale], outbox: [] })
    }
    await sell(first)
    const at = { nowMs: NOW_MS + 1, holdMs: 0 }
    const doing = {
      read: (from: StorePorts) => from.money.standing(vendor.id, { currency: 'GBP', timeZone: 'Europe/London' }, at),
      write: () => sell(aWorld()),
    }
    await expectOneMoment(ports, doing)
    const { balances, releases } = await doing.read(store)
    expect(releases.reduce((sum, day) => sum + day.amountMinor, 0)).toBe(balances[0]?.pendingMinor)
  })

  it('[STO-7] an address that moves is counted for one record', async () => {
    const store = await ports.open()
    const shop = aWorld()
    const vendorId = shop.vendor().id
    for (const name of ['A', 'B']) await placeFor(store, shop, { email: `${name}@example.com`, name })
    const list = async (from: StorePorts) =>
      (await from.customers.list({ vendorId, words: '', cursor: null, limit: 9 })).items
    const [a, b] = await list(store)
    const kept = a && (await store.customers.find(vendorId, a.customerId))
    if (!kept || !b) throw new Error('two customers were made')
    const merge = { into: kept.customerId, from: b.customerId, fields: kept, audit: anAudit(shop) }
    await expectOneMoment(ports, { read: list, write: () => store.customers.merge(vendorId, merge) })
  })

  it('[STO-7] a balance is that of the movements beside it', async () => {
    const store = await ports.open()
    const world = aWorld()
    const vendorId = world.vendor().id
    await store.vendors.upsert(world.vendor(), NOW_MS)
    const personId = idOf('person', `per_${world.key}`)
    const owner = { vendorId, personId, currency: 'GBP' }
    let given = 0
    const give = () => {
      given += 1
      const id = idOf('creditEntry', `cre_${world.key}${given}`)
      const gift = giftOf(owner, { id, amountMinor: 500, reason: 'thanks', atMs: NOW_MS })
      return store.credits.write(gift, { expiresAtMs: NOW_MS + 1, audit: [] })
    }
    await give()
    const reads: readonly Doing[] = [
      (from) => from.credits.account(owner, 9),
      (from) => from.credits.ofPerson(personId, { locale: 'en', nowMs: NOW_MS, linesMax: 9 }),
      (from) => from.credits.book({ vendorId, personId: null, cursor: null, limit: 9 }),
    ]
    for (const read of reads) await expectOneMoment(ports, { read, write: give })
  })

  it('[STO-7] whoever accepts is invited or a member, never neither', async () => {
    const store = await ports.open()
    const world = aWorld()
    await store.vendors.upsert(world.vendor(), NOW_MS)
    const vendorId = world.vendor().id
    const invitation = {
      id: idOf('invitation', `inv_${world.key}`),
      vendorId,
      email: 'pia@example.com',
      role: 'picker' as const,
      invitedBy: 'ada@example.com',
      createdAtMs: NOW_MS,
      expiresAtMs: NOW_MS + 1,
    }
    await store.team.putInvitation(invitation, anAudit(world))
    await expectOneMoment(ports, {
      read: (from) => from.team.everyone(vendorId),
      write: () => store.team.acceptInvitation(invitation.id, idOf('person', `per_${world.key}`), anAudit(world)),
    })
  })
}

function describeStockroom(ports: Ports): void {
  it('[STO-7] units that came in are on the lines and among the receipts', async () => {
    const { store, world } = await aForecastShop(ports.open)
    const order = anOrder(world, 'moment')
    await store.purchases.insert(order, nothing)
    const change = {
      from: ['sent' as const],
      to: 'partly_received' as const,
      atMs: NOW_MS + 1,
      lines: [{ position: 0, addReceivedUnits: 7 }],
      receipt: aReceipt(order, 'moment'),
      audit: [],
    }
    await expectOneMoment(ports, {
      read: (from) => from.purchases.withReceipts(order.id),
      write: () => store.purchases.change(order.id, change),
    })
  })

  it('[STO-7] a line that is counted again shows its entry', async () => {
    const store = await ports.open()
    const world = aWorld()
    await store.vendors.upsert(world.vendor(), NOW_MS)
    await store.catalogWrite.upsertProducts(world.vendor().id, [world.product('ale')], NOW_MS)
    const skuId = idOf('sku', `sku_${world.key}ale`)
    const id = idOf('count', `cnt_${world.key}`)
    const movementId = idOf('movement', `mov_${world.key}`)
    const locationId = idOf('location', `loc_${world.key}`)
    const head = { id, vendorId: world.vendor().id, locationId, name: 'Monday', status: 'open' as const }
    const count = { ...head, createdBy: 'per_ada', createdAtMs: NOW_MS, closedAtMs: null }
    await store.stockCounts.start(count, [{ skuId, movementId }], anAudit(world))
    const enter = (n: number) =>
      store.stockCounts.enter(
        {
          id: idOf('event', `evt_${world.key}${n}`),
          countId: id,
          skuId,
          actorId: 'per_ada',
          countedUnits: n,
          bookUnits: 9,
          atMs: NOW_MS + n,
        },
        movementId,
      )
    await enter(1)
    const version = (await store.stockCounts.line(id, skuId))?.version ?? 0
    await store.stockCounts.claim(id, skuId, { version, deltaUnits: -8, by: 'per_cy', atMs: NOW_MS })
    await store.stockCounts.settle(id, skuId, { status: 'refused', atMs: NOW_MS }, anAudit(world))
    await expectOneMoment(ports, {
      read: (from) => from.stockCounts.review(id, { locale: 'en', cursor: null, limit: 5 }),
      write: () => enter(2),
    })
  })
}
