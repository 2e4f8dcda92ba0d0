import { NO_HANDLES } from '@onhand/domain/customers/customer'
import { idOf } from '@onhand/domain/ids'
import type { StorePorts } from '@onhand/service/deps'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { placeFor } from './desk-contract.ts'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

const listOf = (store: StorePorts, shop: World, words = '') =>
  store.customers.list({ vendorId: shop.vendor().id, words, cursor: null, limit: 50 })
const change = (shop: World) => ({ nowMs: NOW_MS, audit: anAudit(shop) })

function aRecord(shop: World, name: string, email: string) {
  return {
    customerId: idOf('customer', `cus_${shop.key}${name.toLowerCase()}`),
    vendorId: shop.vendor().id,
    name,
    email,
    phone: '0912',
    address: null,
    handles: { ...NO_HANDLES, line: `${name}-line` },
    note: '',
  }
}

/** What every CustomerPort must do. */
export function describeCustomers(open: OpenStore): void {
  describe('customers', () => {
    describeRecords(open)
    describeSums(open)
  })
}

function describeRecords(open: OpenStore): void {
  it('[CUS-1] orders of one address are one customer, made with the first, whatever the case and however many at once', async () => {
    const stores = await Promise.all([open(), open(), open()])
    const [store] = stores
    const shop = aWorld()
    await Promise.all(
      stores.map((each, index) => placeFor(each, shop, { email: index === 0 ? 'Ada@Example.com' : 'ada@example.com' })),
    )
    await placeFor(store, aWorld(), { email: 'ada@example.com' })
    const { items } = await listOf(store, shop)
    expect(items).toHaveLength(1)
    expect(items[0]?.totals).toMatchObject([{ orderCount: 3, owedMinor: 0 }])
  })

  it('[CUS-2] a record by hand claims its address; another one may not have it, nor another shop the record', async () => {
    const store = await open()
    const shop = aWorld()
    const record = aRecord(shop, 'Ming', 'ming@example.com')
    expect(await store.customers.save(record, change(shop))).toEqual({ isSaved: true })
    await placeFor(store, shop, { email: 'ming@example.com', name: 'Somebody' })
    expect((await listOf(store, shop)).items.map((item) => item.name)).toEqual(['Ming'])
    const thief = aRecord(shop, 'Thief', 'MING@example.com')
    expect(await store.customers.save(thief, change(shop))).toEqual({ isSaved: false })
    const other = aWorld()
    const stolen = { ...record, vendorId: other.vendor().id, name: 'Stolen' }
    expect(await store.customers.save(stolen, change(other))).toEqual({ isSaved: false })
    expect(await store.customers.find(other.vendor().id, record.customerId)).toBeNull()
    for (const words of ['ming', 'MING-LINE', '0912']) expect((await listOf(store, shop, words)).items).toHaveLength(1)
    expect((await listOf(store, shop, 'thief')).items).toEqual([])
  })

  it('[CUS-3] a merged record holds the orders of both, and later orders of either address', async () => {
    const store = await open()
    const shop = aWorld()
    await placeFor(store, shop, { email: 'a@example.com', name: 'A' })
    await placeFor(store, shop, { email: 'b@example.com', name: 'B' })
    const [a, b] = (await listOf(store, shop)).items
    const kept = a && (await store.customers.find(shop.vendor().id, a.customerId))
    if (!kept || !b) throw new Error('two customers were made')
    await store.customers.merge(shop.vendor().id, {
      into: kept.customerId,
      from: b.customerId,
      fields: { ...kept, note: 'one person' },
      audit: anAudit(shop),
    })
    await placeFor(store, shop, { email: 'B@example.com' })
    const merged = await store.customers.find(shop.vendor().id, kept.customerId)
    expect(merged).toMatchObject({ emails: ['a@example.com', 'b@example.com'], note: 'one person' })
    expect(merged?.orders).toHaveLength(3)
    expect((await listOf(store, shop)).items).toHaveLength(1)
  })

  it('[CUS-6] a forgotten record is gone, its orders stay in the books', async () => {
    const store = await open()
    const shop = aWorld()
    await placeFor(store, shop, { email: 'gone@example.com' })
    const [row] = (await listOf(store, shop)).items
    if (!row) throw new Error('a customer was made')
    await store.customers.remove(aWorld().vendor().id, row.customerId, anAudit(shop))
    expect((await listOf(store, shop)).items).toHaveLength(1)
    await store.customers.remove(shop.vendor().id, row.customerId, anAudit(shop))
    expect((await listOf(store, shop)).items).toEqual([])
    const query = { vendorId: shop.vendor().id, fromMs: null, toMs: null, isOwingOnly: false, cursor: null, limit: 5 }
    expect((await store.customers.summary(query)).items).toMatchObject([
      { customerId: null, email: 'gone@example.com', orderCount: 1 },
    ])
  })

  it('[CUS-5] a link counts until it is ended, and the next one is another', async () => {
    const store = await open()
    const shop = aWorld()
    const { customerId } = aRecord(shop, 'Link', '')
    await store.customers.save(aRecord(shop, 'Link', ''), change(shop))
    const set = (hasLink: boolean) =>
      store.customers.setLink(shop.vendor().id, customerId, { hasLink, audit: anAudit(shop) })
    const first = await set(true)
    expect(await set(true)).toEqual(first)
    expect(first).toMatchObject({ hasLink: true })
    expect(await set(false)).toMatchObject({ hasLink: false })
    const next = await set(true)
    expect(next?.linkVersion).toBeGreaterThan(first?.linkVersion ?? 0)
    expect((await store.customers.byId(customerId))?.record).toEqual(next)
    const foreign = await store.customers.setLink(aWorld().vendor().id, customerId, {
      hasLink: false,
      audit: anAudit(shop),
    })
    expect(foreign).toBeNull()
  })
}

function describeSums(open: OpenStore): void {
  it('[CUS-4] sums what each buyer bought, paid and owes in a period, who owes most first', async () => {
    const store = await open()
    const shop = aWorld()
    await placeFor(store, shop, { email: 'a@example.com', name: 'A', atMs: NOW_MS - 10 })
    await placeFor(store, shop, { email: 'a@example.com', name: 'A', isOwed: true })
    await placeFor(store, shop, { email: 'b@example.com', name: 'B', isOwed: true, units: 9 })
    const off = await placeFor(store, shop, { email: 'b@example.com', name: 'B', isOwed: true, units: 50 })
    await store.orders.change(off.world.change({ orderId: off.orderId, status: { from: ['placed'], to: 'cancelled' } }))
    await placeFor(store, shop, { email: 'c@example.com', name: 'C' })
    const query = { vendorId: shop.vendor().id, fromMs: null, toMs: null, isOwingOnly: false, cursor: null, limit: 2 }
    const first = await store.customers.summary(query)
    const rest = await store.customers.summary({ ...query, cursor: first.nextCursor })
    const sums = [...first.items, ...rest.items]
    expect(sums.map((row) => row.name)).toEqual(['B', 'A', 'C'])
    const one = 2 * 1200 + 350
    expect(sums).toMatchObject([
      { orderCount: 1, unitCount: 9, owedMinor: 9 * 1200 + 350, paidMinor: 0 },
      { orderCount: 2, unitCount: 4, totalMinor: 2 * one, owedMinor: one, paidMinor: one },
      { orderCount: 1, owedMinor: 0, paidMinor: one },
    ])
    expect(rest.nextCursor).toBeNull()
    const owing = await store.customers.summary({ ...query, isOwingOnly: true })
    expect(owing.items.map((row) => [row.name, row.orderCount])).toEqual([
      ['B', 1],
      ['A', 1],
    ])
    const late = await store.customers.summary({ ...query, fromMs: NOW_MS, toMs: NOW_MS + 1, limit: 9 })
    expect(late.items.find((row) => row.name === 'A')).toMatchObject({ orderCount: 1, paidMinor: 0 })
    const before = await store.customers.summary({ ...query, toMs: NOW_MS - 10 })
    expect(before.items).toEqual([])
  })
}
