import { idOf, makeId } from '@onhand/domain/ids'
import {
  creditHoldIdOf,
  type CreditHold,
  expiredOf,
  giftOf,
  returnedOf,
  spentOf,
} from '@onhand/domain/marketing/credit'
import type { StorePorts } from '@onhand/service/deps'
import { settleCredit } from '@onhand/service/marketing/settle-credit'
import { describe, expect, it } from 'vitest'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

const DAY_MS = 86_400_000
const RULE = { earnBps: 1_000, spendMaxBps: 5_000, validDays: 30 }
const LATER = { expiresAtMs: NOW_MS + 60_000, nowMs: NOW_MS }

/** What every store of followers and of credit must do. */
export function describeLoyalty(open: OpenStore): void {
  describe('followers', () => describeFollowers(open))
  describe('credit', () => {
    describeHolds(open)
    describeRewards(open)
  })
}

async function aShop(store: StorePorts, world: World) {
  const vendor = world.vendor()
  await store.vendors.upsert(vendor, NOW_MS - DAY_MS)
  const owner = { vendorId: vendor.id, personId: idOf('person', `per_${world.key}`), currency: 'GBP' }
  const gift = (part: string, amountMinor: number) =>
    giftOf(owner, { id: idOf('creditEntry', `cre_${world.key}${part}`), amountMinor, reason: 'thanks', atMs: NOW_MS })
  const give = (part: string, amountMinor: number) =>
    store.credits.write(gift(part, amountMinor), { expiresAtMs: NOW_MS + DAY_MS, audit: [] })
  const hold = (n: number, amountMinor: number): CreditHold => ({
    ...owner,
    id: creditHoldIdOf(idOf('order', `ord_${world.key}a1`), n),
    amountMinor,
  })
  return { vendor, owner, give, hold }
}

function describeFollowers(open: OpenStore): void {
  it('[FOL-1] follow once, stop once, and are counted by when they began', async () => {
    const store = await open()
    const world = aWorld()
    const { vendor, owner } = await aShop(store, world)
    const other = idOf('person', `per_${world.key}b`)
    await store.follows.follow(vendor.id, owner.personId, NOW_MS - 40 * DAY_MS)
    await store.follows.follow(vendor.id, owner.personId, NOW_MS)
    await store.follows.follow(vendor.id, other, NOW_MS - DAY_MS)
    const counts = await store.follows.counts(vendor.id, NOW_MS)
    expect(counts).toMatchObject({ count: 2, inWeek: 1, inMonth: 1 })
    expect(counts.weeks.map((week) => week.count)).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])
    const page = await store.follows.followers({ vendorId: vendor.id, cursor: null, limit: 1 })
    expect(page.items).toMatchObject([{ personId: other, name: null, customerId: null }])
    const rest = await store.follows.followers({ vendorId: vendor.id, cursor: page.nextCursor, limit: 1 })
    expect([rest.items[0]?.personId, rest.nextCursor]).toEqual([owner.personId, null])
    expect(await store.follows.followed(owner.personId, 'en')).toMatchObject([
      { vendorId: vendor.id, slug: vendor.slug },
    ])
    await store.follows.unfollow(vendor.id, owner.personId)
    await store.follows.unfollow(vendor.id, owner.personId)
    expect(await store.follows.isFollowing(vendor.id, owner.personId)).toBe(false)
    expect((await store.follows.counts(vendor.id, NOW_MS)).count).toBe(1)
  })

  it('[FOL-2] are named to a shop only once they bought there', async () => {
    const store = await open()
    const world = aWorld()
    const { vendor, owner } = await aShop(store, world)
    const stranger = idOf('person', `per_${world.key}z`)
    await store.follows.follow(vendor.id, owner.personId, NOW_MS)
    await store.follows.follow(vendor.id, stranger, NOW_MS - 1)
    const group = world.group({ orders: [world.order(1, { vendorId: vendor.id })], personId: owner.personId })
    await store.orders.insertPlaced(group, { events: [], journals: [], outbox: [] })
    const { items } = await store.follows.followers({ vendorId: vendor.id, cursor: null, limit: 5 })
    expect(items.map((item) => item.name)).toEqual([group.contact.name, null])
    expect(await store.follows.isKnown(vendor.id, stranger)).toBe(true)
    expect(await store.follows.isKnown(vendor.id, idOf('person', `per_${world.key}q`))).toBe(false)
  })

  it("[CRE-7] finds the account behind a customer by what was bought logged in, and no other shop's", async () => {
    const store = await open()
    const world = aWorld()
    const { vendor, owner } = await aShop(store, world)
    const group = world.group({ orders: [world.order(1, { vendorId: vendor.id })], personId: owner.personId })
    await store.orders.insertPlaced(group, { events: [], journals: [], outbox: [] })
    const { items } = await store.customers.list({ vendorId: vendor.id, words: '', cursor: null, limit: 5 })
    const customerId = items[0]?.customerId ?? idOf('customer', 'cus_none')
    expect(await store.follows.personOf(vendor.id, customerId)).toBe(owner.personId)
    expect(await store.follows.personOf(idOf('vendor', `vnd_${world.key}x`), customerId)).toBe(null)
    expect(await store.follows.personOf(vendor.id, idOf('customer', `cus_${world.key}x`))).toBe(null)
  })

  it('[CRE-7] knows no account behind a guest', async () => {
    const store = await open()
    const world = aWorld()
    const { vendor } = await aShop(store, world)
    const group = world.group({ orders: [world.order(1, { vendorId: vendor.id })], personId: null })
    await store.orders.insertPlaced(group, { events: [], journals: [], outbox: [] })
    const { items } = await store.customers.list({ vendorId: vendor.id, words: '', cursor: null, limit: 5 })
    expect(items).toHaveLength(1)
    const customerId = items[0]?.customerId ?? idOf('customer', 'cus_none')
    expect(await store.follows.personOf(vendor.id, customerId)).toBe(null)
  })
}

function describeHolds(open: OpenStore): void {
  it('[CRE-6] gives a gift once, however often it is written, and keeps the books balanced', async () => {
    const store = await open()
    const { owner, give, vendor } = await aShop(store, aWorld())
    expect(await Promise.all([give('g1', 500), give('g1', 500), give('g1', 500)])).toEqual([true, true, true])
    expect(await store.credits.balance(owner)).toEqual({
      balanceMinor: 500,
      heldMinor: 0,
      expiresAtMs: NOW_MS + DAY_MS,
    })
    expect(await store.ledger.balances(`credit:${vendor.id}`)).toMatchObject([{ balanceMinor: 500 }])
    expect(await store.ledger.balances(`promised:${vendor.id}`)).toMatchObject([{ balanceMinor: -500 }])
    expect(await store.credits.book({ vendorId: vendor.id, personId: null, cursor: null, limit: 9 })).toMatchObject({
      items: [{ amountMinor: 500 }],
      sums: [{ currency: 'GBP', openMinor: 500, givenMinor: 500, spentMinor: 0 }],
    })
  })

  it('[CRE-3] never holds more than there is, with many checkouts at once', async () => {
    const stores = await Promise.all([open(), open(), open(), open()])
    const [store] = stores
    const { owner, give, hold } = await aShop(store, aWorld())
    await give('g1', 1_000)
    const asked = stores.flatMap((one, place) =>
      [1, 2, 3].map((n) => one.credits.hold(hold(place * 3 + n, 300), LATER)),
    )
    const outcomes = await Promise.all(asked)
    expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(3)
    expect(outcomes.filter((outcome) => outcome === 'too_much')).toHaveLength(9)
    expect(await store.credits.balance(owner)).toMatchObject({ balanceMinor: 1_000, heldMinor: 900 })
  })

  it('[CRE-3] holds under one id once, frees what expired, and takes an expired hold again only when it is covered', async () => {
    const store = await open()
    const { owner, give, hold } = await aShop(store, aWorld())
    await give('g1', 500)
    const [first, second] = [hold(1, 400), hold(2, 300)]
    expect(await store.credits.hold(first, LATER)).toBe('held')
    expect(await store.credits.hold(first, LATER)).toBe('held')
    expect(await store.credits.hold({ ...first, amountMinor: 1 }, LATER)).toBe('id_used')
    expect(await store.credits.hold(second, LATER)).toBe('too_much')
    const afterwards = { expiresAtMs: NOW_MS + 120_000, nowMs: NOW_MS + 60_000 }
    expect(await store.credits.secure([first], afterwards.nowMs)).toBe(true)
    await store.credits.release([first.id])
    await store.credits.release([first.id])
    expect(await store.credits.hold(first, afterwards)).toBe('id_used')
    expect(await store.credits.hold(second, afterwards)).toBe('held')
    expect(await store.credits.secure([first], afterwards.nowMs)).toBe(false)
    expect(await store.credits.balance(owner)).toMatchObject({ balanceMinor: 500, heldMinor: 300 })
  })

  it('[CRE-3] [CRE-4] is spent with its order and comes back with its refund, each once', async () => {
    const store = await open()
    const world = aWorld()
    const { owner, give, hold, vendor } = await aShop(store, world)
    await give('g1', 500)
    const held = hold(1, 400)
    await store.credits.hold(held, LATER)
    const order = world.order(1, { vendorId: vendor.id, creditMinor: 400 })
    const group = world.group({ orders: [order], personId: owner.personId })
    const credits = [{ hold: held, entry: spentOf(held, order.id, NOW_MS) }]
    const place = () => store.orders.insertPlaced(group, { events: [], journals: [], outbox: [], credits })
    await Promise.all([place(), place()])
    await store.credits.release([held.id])
    expect(await store.credits.balance(owner)).toMatchObject({ balanceMinor: 100, heldMinor: 0 })
    expect((await store.orders.record(group.id))?.group.orders[0]).toMatchObject({ creditMinor: 400 })
    expect((await store.orders.view(group.id))?.orders[0]).toMatchObject({ creditMinor: 400 })
    const refundId = idOf('refund', `rfd_${world.key}`)
    const back = returnedOf(owner, { refundId, orderId: order.id, amountMinor: 400, atMs: NOW_MS })
    const refund = {
      id: refundId,
      amountMinor: order.totalMinor,
      creditMinor: 400,
      reason: 'x',
      status: 'done' as const,
      transactionNumber: 't',
      lines: [],
    }
    const change = world.change({ refund, credit: { entry: back, expiresAtMs: NOW_MS + 9 * DAY_MS } })
    await store.orders.change(change)
    await store.orders.change(change)
    expect(await store.credits.balance(owner)).toEqual({
      balanceMinor: 500,
      heldMinor: 0,
      expiresAtMs: NOW_MS + 9 * DAY_MS,
    })
    expect((await store.orders.record(group.id))?.refunds).toMatchObject([{ creditMinor: 400 }])
    const { lines } = await store.credits.ofPerson(owner.personId, { locale: 'en', nowMs: NOW_MS, linesMax: 9 })
    expect(lines.map((item) => [item.kind, item.amountMinor]).sort()).toEqual([
      ['gift', 500],
      ['returned', 400],
      ['spent', -400],
    ])
  })

  it('[CRE-5] cannot be held once it is over, and leaves the account once', async () => {
    const store = await open()
    const world = aWorld()
    const { owner, give, hold } = await aShop(store, world)
    await give('g1', 500)
    const nowMs = NOW_MS + DAY_MS
    expect(await store.credits.hold(hold(1, 1), { nowMs, expiresAtMs: nowMs + 1 })).toBe('too_much')
    const over = async () =>
      (await store.credits.overdue(nowMs, 1_000)).filter((one) => one.personId === owner.personId)
    expect(await over()).toMatchObject([{ balanceMinor: 500 }])
    const end = (part: string) =>
      expiredOf(owner, { id: idOf('creditEntry', `cre_${world.key}${part}`), amountMinor: 500, atMs: nowMs })
    const ended = await Promise.all(
      ['x1', 'x2'].map((part) => store.credits.write(end(part), { expiresAtMs: null, audit: [] })),
    )
    expect(ended.sort()).toEqual([false, true])
    expect(await over()).toEqual([])
    expect(await store.credits.balance(owner)).toEqual({ balanceMinor: 0, heldMinor: 0, expiresAtMs: null })
  })
}

function describeRewards(open: OpenStore): void {
  it('[CRE-2] begins anew when a rule that gave nothing begins to give: older orders earn nothing', async () => {
    const store = await open()
    const { vendor } = await aShop(store, aWorld())
    const own = async () => (await store.credits.earning()).find((shop) => shop.vendorId === vendor.id)
    await store.credits.saveRule(vendor.id, { ...RULE, earnBps: 0 }, { nowMs: NOW_MS - DAY_MS, audit: [] })
    expect(await own()).toBeUndefined()
    await store.credits.saveRule(vendor.id, RULE, { nowMs: NOW_MS, audit: [] })
    expect(await own()).toMatchObject({ watchedUntilMs: NOW_MS, rule: RULE })
    await store.credits.saveRule(vendor.id, { ...RULE, earnBps: 200 }, { nowMs: NOW_MS + 5, audit: [] })
    expect(await own()).toMatchObject({ watchedUntilMs: NOW_MS, rule: { earnBps: 200 } })
  })

  it('[CRE-2] gives what an order earned once it arrived, and takes back what its refund undoes, whoever runs it and how often', async () => {
    const store = await open()
    const world = aWorld()
    const { owner, vendor } = await aShop(store, world)
    await store.credits.saveRule(vendor.id, RULE, { nowMs: NOW_MS - DAY_MS, audit: [] })
    const order = world.order(1, { vendorId: vendor.id })
    await store.orders.insertPlaced(world.group({ orders: [order], personId: owner.personId, placedAtMs: NOW_MS }), {
      events: [],
      journals: [],
      outbox: [],
    })
    const run = (nowMs: number) =>
      settleCredit({
        credits: store.credits,
        nowMs: () => nowMs,
        newId: (kind) => makeId(kind, new Uint8Array(16)),
        log: { info() {}, warn() {}, error() {} },
      })
    const soonMs = NOW_MS + 3 * 60_000
    await run(soonMs)
    expect((await store.credits.balance(owner)).balanceMinor).toBe(0)
    await store.orders.change(world.change({ status: { from: ['placed'], to: 'shipped' } }))
    await run(NOW_MS)
    expect((await store.credits.balance(owner)).balanceMinor).toBe(0)
    await Promise.all([run(soonMs), run(soonMs)])
    await run(soonMs)
    const earned = Math.floor(order.itemsMinor / 10)
    expect((await store.credits.balance(owner)).balanceMinor).toBe(earned)
    const [line] = order.lines
    if (!line) throw new Error('the order has no line')
    const refund = {
      id: idOf('refund', `rfd_${world.key}`),
      amountMinor: order.itemsMinor / 2,
      reason: 'x',
      status: 'done' as const,
      transactionNumber: 't',
      lines: [{ orderLineId: line.id, units: 1, amountMinor: order.itemsMinor / 2, isRestocked: false }],
    }
    await store.orders.change(world.change({ refund }))
    await run(soonMs)
    await run(soonMs + 60_000)
    expect((await store.credits.balance(owner)).balanceMinor).toBe(earned / 2)
  })
}
