import { idOf, type OrderId } from '@onhand/domain/ids'
import type { OrderStatus } from '@onhand/domain/ordering/types'
import type { VendorOrderQuery } from '@onhand/service/ordering/desk-ports'
import type { StorePorts } from '@onhand/service/deps'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

const NOTHING = { events: [], journals: [], outbox: [] }

/** A query for all orders of a world's shop. */
export function deskQuery(world: World, overrides: Partial<VendorOrderQuery> = {}): VendorOrderQuery {
  return {
    vendorId: world.vendor().id,
    words: '',
    statuses: [],
    isRemitted: null,
    isShipped: null,
    kind: null,
    source: null,
    locationId: null,
    customerId: null,
    fromMs: null,
    toMs: null,
    sort: 'newest',
    limit: 50,
    ...overrides,
  }
}

type Placing = {
  readonly email?: string
  readonly name?: string
  readonly title?: string
  readonly units?: number
  readonly atMs?: number
  readonly isOwed?: boolean
  readonly remitByMs?: number
}

/** Places an order of one line in the shop of `shop`, and answers its ids. */
export async function placeFor(store: StorePorts, shop: World, placing: Placing = {}) {
  const world = aWorld()
  const plain = world.group()
  const line = world.line(1, { title: placing.title ?? 'Mug', units: placing.units ?? 2 })
  const group = world.group({
    contact: { name: placing.name ?? 'Ada Lovelace', email: placing.email ?? `${world.key}@example.com`, phone: '' },
    placedAtMs: placing.atMs ?? NOW_MS,
    orders: [world.order(1, { vendorId: shop.vendor().id, lines: [line] })],
    payment: placing.isOwed
      ? { ...plain.payment, provider: 'remittance', capturedAtMs: null }
      : { ...plain.payment, capturedAtMs: NOW_MS },
  })
  const manual = placing.isOwed ? { manual: { remitByMs: placing.remitByMs ?? null } } : {}
  await store.orders.insertPlaced(group, { ...NOTHING, ...manual })
  const [order] = group.orders
  if (!order) throw new Error('a group has an order')
  return { orderId: order.id, orderGroupId: group.id, group, order, world }
}

async function move(store: StorePorts, of: { readonly world: World; readonly orderId: OrderId }, to: OrderStatus) {
  await store.orders.change(
    of.world.change({ orderId: of.orderId, status: { from: ['placed', 'confirmed', 'picking', 'ready'], to } }),
  )
}

/** What every OrderDeskPort must do. */
export function describeOrderDesk(open: OpenStore): void {
  describe('the order desk', () => {
    describeLists(open)
    describeSteps(open)
    describeNotes(open)
  })
}

function describeLists(open: OpenStore): void {
  it('[ORD-22] lists a shop’s own orders, newest first, page by page without a gap', async () => {
    const store = await open()
    const shop = aWorld()
    const placed = []
    for (const n of [1, 2, 3, 4, 5]) placed.push(await placeFor(store, shop, { atMs: NOW_MS + (n % 3) }))
    await placeFor(store, aWorld())
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<StorePorts['orderDesk']['list']>> = await store.orderDesk.list(
        deskQuery(shop, { limit: 2, cursor }),
      )
      seen.push(...page.items.map((row) => row.orderId))
      cursor = page.nextCursor
    } while (cursor)
    const expected = placed
      .map(({ orderId, group }) => ({ orderId, atMs: group.placedAtMs }))
      .toSorted((a, b) => b.atMs - a.atMs || (a.orderId < b.orderId ? 1 : -1))
      .map(({ orderId }) => orderId)
    expect(seen).toEqual(expected)
    const oldest = await store.orderDesk.list(deskQuery(shop, { sort: 'oldest' }))
    expect(oldest.items.map((row) => row.orderId)).toEqual(expected.toReversed())
    for (const sort of ['due', 'total'] as const)
      expect((await store.orderDesk.list(deskQuery(shop, { sort }))).items).toHaveLength(5)
  })

  it('[ORD-22] finds by number, buyer and item, and takes no character for a wildcard', async () => {
    const store = await open()
    const shop = aWorld()
    const rye = await placeFor(store, shop, { title: '100% Rye', name: '王小明', email: 'Ming@Example.com' })
    await placeFor(store, shop, { title: 'Jam' })
    for (const words of ['rye', '王小', 'MING@example', rye.order.number, '100%', 'rye 100'])
      expect((await store.orderDesk.list(deskQuery(shop, { words }))).items.map((row) => row.orderId)).toEqual([
        rye.orderId,
      ])
    for (const words of ['%', '_ye', 'bread'])
      expect((await store.orderDesk.list(deskQuery(shop, { words }))).items.length).toBe(words === '%' ? 1 : 0)
  })

  it('[ORD-22] holds every filter at once', async () => {
    const store = await open()
    const shop = aWorld()
    const owed = await placeFor(store, shop, { isOwed: true })
    const paid = await placeFor(store, shop)
    const ready = await placeFor(store, shop)
    const gone = await placeFor(store, shop, { isOwed: true })
    await move(store, ready, 'ready')
    await move(store, gone, 'cancelled')
    const ids = async (overrides: Partial<VendorOrderQuery>) =>
      (await store.orderDesk.list(deskQuery(shop, overrides))).items.map((row) => row.orderId).toSorted()
    expect(await ids({ isRemitted: false })).toEqual([owed.orderId])
    expect(await ids({ isRemitted: true })).toEqual([paid.orderId, ready.orderId].toSorted())
    expect(await ids({ statuses: ['ready', 'cancelled'] })).toEqual([ready.orderId, gone.orderId].toSorted())
    expect(await ids({ source: 'manual', statuses: ['placed'] })).toEqual([owed.orderId])
    expect(await ids({ isShipped: true })).toEqual([])
    expect(await ids({ fromMs: NOW_MS + 1 })).toEqual([])
    expect(await ids({ toMs: NOW_MS + 1 })).toHaveLength(4)
    const [row] = await store.orderDesk.rows(shop.vendor().id, [paid.orderId])
    expect(await ids({ customerId: row?.buyer.customerId ?? null })).toEqual([paid.orderId])
    expect(await store.orderDesk.rows(aWorld().vendor().id, [paid.orderId])).toEqual([])
    expect(await store.orderDesk.counts(shop.vendor().id, 1)).toEqual({
      open: { count: 1, isMore: true },
      unpaid: { count: 1, isMore: false },
      toPick: { count: 1, isMore: true },
      toShip: { count: 1, isMore: false },
    })
  })

  it('[ORD-24] tells what changed since a moment', async () => {
    const store = await open()
    const shop = aWorld()
    const { orderId, world } = await placeFor(store, shop)
    const [before] = await store.orderDesk.changedSince(shop.vendor().id, 0, 10)
    expect(before).toMatchObject({ orderId, status: 'placed', summary: '2 × Mug', unitCount: 2 })
    await move(store, { world, orderId }, 'confirmed')
    const [after] = await store.orderDesk.changedSince(shop.vendor().id, before?.changedAtMs ?? 0, 10)
    expect(after).toMatchObject({ orderId, status: 'confirmed' })
    expect(await store.orderDesk.changedSince(shop.vendor().id, (after?.changedAtMs ?? 0) + 1, 10)).toEqual([])
  })
}

function describeSteps(open: OpenStore): void {
  it('[ORD-25] a remittance and a deadline that meet: one of them holds', async () => {
    const shop = aWorld()
    const [first, second] = await Promise.all([open(), open()])
    for (const round of [1, 2, 3, 4]) {
      const { orderId, orderGroupId, world } = await placeFor(first, shop, { isOwed: true, remitByMs: NOW_MS + round })
      expect(await first.orderDesk.overdue(NOW_MS + round, 1_000)).toContain(orderId)
      const [remitted, cancelled] = await Promise.all([
        first.orders.change(
          world.change({ orderId, remittedAtMs: NOW_MS + 1, guard: { statuses: ['placed'], isRemitted: false } }),
        ),
        second.orders.change(
          world.change({ orderId, status: { from: ['placed'], to: 'cancelled' }, guard: { isRemitted: false } }),
        ),
      ])
      expect([remitted.isApplied, cancelled.isApplied].filter(Boolean)).toHaveLength(1)
      const [row] = await first.orderDesk.rows(shop.vendor().id, [orderId])
      expect(row?.status).toBe(cancelled.isApplied ? 'cancelled' : 'placed')
      expect(row?.remittedAtMs).toBe(remitted.isApplied ? NOW_MS + 1 : null)
      expect((await first.orders.view(orderGroupId))?.payment.status).toBe(
        remitted.isApplied ? 'captured' : 'authorised',
      )
      expect(await first.orderDesk.overdue(NOW_MS + round, 1_000)).not.toContain(orderId)
    }
  })

  it('[ORD-21] takes a step back only within its minute, and its event with it', async () => {
    const store = await open()
    const shop = aWorld()
    const { orderId, orderGroupId, world } = await placeFor(store, shop)
    const event = { key: `picking:${orderId}`, type: 'picking' as const, orderId, atMs: NOW_MS, data: {} }
    await store.orders.change(
      world.change({ orderId, status: { from: ['placed'], to: 'picking' }, events: [event], audit: [anAudit(world)] }),
    )
    const back = (statusSinceMs: number) =>
      store.orders.change(
        world.change({
          orderId,
          status: { from: ['picking'], to: 'placed' },
          guard: { statusSinceMs },
          droppedEventKeys: [event.key],
        }),
      )
    expect(await back(NOW_MS * 2)).toEqual({ isApplied: false })
    expect(await back(0)).toMatchObject({ isApplied: true })
    expect(await store.orders.view(orderGroupId)).toMatchObject({ timeline: [], orders: [{ status: 'placed' }] })
    const log = await store.audit.list(world.vendor().id, { cursor: null, limit: 9, action: null, actorId: null })
    expect(log.items).toHaveLength(1)
  })

  it('[ORD-25] takes a remittance back as it was', async () => {
    const store = await open()
    const { orderId, orderGroupId, world } = await placeFor(store, aWorld(), { isOwed: true })
    await store.orders.change(world.change({ orderId, remittedAtMs: NOW_MS }))
    const back = world.change({ orderId, remittedAtMs: null, guard: { remittedSinceMs: NOW_MS } })
    expect(await store.orders.change(back)).toMatchObject({ isApplied: true })
    expect(await store.orders.view(orderGroupId)).toMatchObject({
      payment: { status: 'authorised', paidAtMs: null },
      orders: [{ remittedAtMs: null }],
    })
    expect(await store.orders.change(back)).toEqual({ isApplied: false })
  })
}

function describeNotes(open: OpenStore): void {
  it('[ORD-26] writes a note once and sends its message once, however often it is asked to', async () => {
    const store = await open()
    const { orderId, world } = await placeFor(store, aWorld())
    const noteId = idOf('note', `not_${world.key}`)
    const message = { id: `order.message.mail:${noteId}`, type: 'order.message.mail' as const, version: 1, body: {} }
    const note = {
      noteId,
      orderId,
      authorId: 'per_owner',
      text: 'It is on its way',
      isForBuyer: true,
      atMs: NOW_MS,
      outbox: [message],
      audit: anAudit(world),
    }
    await store.orderDesk.addNote(note)
    await store.outbox.done(message.id)
    await store.orderDesk.addNote(note)
    expect(await store.outbox.find(message.id)).toBeNull()
    expect(await store.orderDesk.notes(orderId)).toEqual([
      { noteId, text: 'It is on its way', isForBuyer: true, authorName: '', atMs: NOW_MS },
    ])
  })
}
