import { idOf } from '@onhand/domain/ids'
import type { StockLot, StockMovement } from '@onhand/domain/inventory/types'
import type { StorePorts } from '@onhand/service/deps'
import type { StockQuery } from '@onhand/service/stock/ports'
import type { Transfer } from '@onhand/service/stock/transfer-ports'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

const skuOf = (world: World, name: string) => idOf('sku', `sku_${world.key}${name}`)
const placeOf = (world: World) => idOf('location', `loc_${world.key}`)

/** A shop with four SKUs: plenty, few, none, and one that was never stocked. */
async function aStockedShop(store: StorePorts): Promise<World> {
  const world = aWorld()
  await store.vendors.upsert(world.vendor(), NOW_MS)
  const names = ['ale', 'bun', 'cod', 'dal']
  await store.catalogWrite.upsertProducts(
    world.vendor().id,
    names.map((name) => world.product(name, { title: `${name} of ${world.key}` })),
    NOW_MS,
  )
  const levels = [world.level('ale', 40), world.level('bun', 3), world.level('cod', 0, { incomingUnits: 5 })]
  await store.stockProjection.project(levels, [], lotsOf(world, { ale: '2026-12-24', bun: '2026-11-23' }))
  return world
}

function lotOf(world: World, name: string, more: Partial<StockLot> = {}): StockLot {
  return {
    skuId: skuOf(world, name),
    lotId: idOf('lot', `lot_${world.key}${name}`),
    locationId: placeOf(world),
    lotCode: `L-${name}`,
    expiryDate: null,
    onHandUnits: 3,
    reservedUnits: 0,
    allocatedUnits: 0,
    isQuarantined: false,
    ...more,
  }
}
const lotsOf = (world: World, days: Readonly<Record<string, string>>) =>
  new Map(Object.entries(days).map(([name, expiryDate]) => [skuOf(world, name), [lotOf(world, name, { expiryDate })]]))

function tableQuery(world: World, more: Partial<StockQuery> = {}): StockQuery {
  return {
    vendorId: world.vendor().id,
    locale: 'en',
    locationId: null,
    state: 'all',
    categoryId: null,
    words: '',
    expiresUntil: '2026-12-05',
    sort: 'title',
    cursor: null,
    limit: 2,
    ...more,
  }
}

async function titles(store: StorePorts, query: StockQuery): Promise<string[]> {
  const found: string[] = []
  let cursor: string | null = null
  do {
    const page = await store.stockLists.rows({ ...query, cursor })
    found.push(...page.items.map((row) => row.title.slice(0, 3)))
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}

/** The contract of work with stock, for either engine. */
export function describeStockWork(open: OpenStore): void {
  describe('stock work', () => {
    describeTable(open)
    describeLots(open)
    describeAlerts(open)
    describeTransfers(open)
    describeCounts(open)
  })
}

function describeTable(open: OpenStore): void {
  it('pages through the stock table in every order, and narrows it', async () => {
    const store = await open()
    const world = await aStockedShop(store)
    await store.stockAlerts.setThreshold(
      world.vendor().id,
      { skuId: skuOf(world, 'bun'), locationId: placeOf(world), reorderUnits: 3 },
      anAudit(world),
    )
    const all = ['ale', 'bun', 'cod', 'dal']
    expect(await titles(store, tableQuery(world))).toEqual(all)
    expect(await titles(store, tableQuery(world, { sort: 'available' }))).toEqual(['cod', 'dal', 'bun', 'ale'])
    expect(await titles(store, tableQuery(world, { sort: 'expiry' }))).toEqual(['bun', 'ale', 'cod', 'dal'])
    expect(await titles(store, tableQuery(world, { state: 'out' }))).toEqual(['cod', 'dal'])
    expect(await titles(store, tableQuery(world, { state: 'low' }))).toEqual(['bun'])
    expect(await titles(store, tableQuery(world, { state: 'expiring' }))).toEqual(['bun'])
    expect(await titles(store, tableQuery(world, { state: 'incoming' }))).toEqual(['cod'])
    expect(await titles(store, tableQuery(world, { words: `COD ${world.key}` }))).toEqual(['cod'])
    expect(await titles(store, tableQuery(world, { words: '100%_\\' }))).toEqual([])
    const summary = { vendorId: world.vendor().id, locationId: placeOf(world), expiresUntil: '2026-12-05' }
    expect(await store.stockLists.summary(summary)).toEqual({
      skuCount: 4,
      lowCount: 1,
      outCount: 2,
      expiringCount: 1,
      incomingCount: 1,
    })
    const [bun] = (await store.stockLists.rows(tableQuery(world, { state: 'low' }))).items
    expect(bun).toMatchObject({ onHandUnits: 3, availableUnits: 3, reorderUnits: 3, isLow: true })
  })

  it('finds SKUs of the shop alone, by code and GTIN', async () => {
    const store = await open()
    const world = await aStockedShop(store)
    const other = await aStockedShop(store)
    const mark = { gtins: [], code: `${world.key}-ale` }
    expect(await store.stockLists.skusByMark(world.vendor().id, 'en', mark)).toMatchObject([
      { skuId: skuOf(world, 'ale') },
    ])
    expect(await store.stockLists.skusByMark(other.vendor().id, 'en', mark)).toEqual([])
    expect(await store.stockLists.skuFacts(other.vendor().id, 'en', [skuOf(world, 'ale')])).toEqual([])
    const there = { categoryId: null, locationId: placeOf(world) }
    expect(await store.stockLists.skuIds(world.vendor().id, there, 10)).toEqual([
      skuOf(world, 'ale'),
      skuOf(world, 'bun'),
    ])
  })

  it('lists movements newest first, with what was said about them', async () => {
    const store = await open()
    const world = await aStockedShop(store)
    const movement = (n: number): StockMovement => ({
      movementId: idOf('movement', `mov_${world.key}n${n}`),
      skuId: skuOf(world, n % 2 === 0 ? 'ale' : 'bun'),
      locationId: placeOf(world),
      lotId: idOf('lot', `lot_${world.key}${n % 2 === 0 ? 'ale' : 'bun'}`),
      deltaUnits: n % 2 === 0 ? 1 : -1,
      reason: n % 2 === 0 ? 'receipt' : 'damage',
      reference: '',
      atMs: NOW_MS + n,
    })
    await store.stockProjection.project([], [1, 2, 3, 4, 5].map(movement))
    const note = { movementId: movement(5).movementId, vendorId: world.vendor().id, actorId: 'per_ada' }
    const said = { ...note, note: 'dropped', reference: '', unitCostMinor: null, atMs: NOW_MS }
    await store.stockLists.note(said, anAudit(world))
    const query = { locationIds: [placeOf(world)], locale: 'en', fromMs: null, toMs: null, limit: 2 } as const
    const whole = { ...query, skuId: null, reason: null, cursor: null }
    const first = await store.stockLists.movements(whole)
    expect(first.items.map(({ atMs, note: words, lotCode }) => [atMs - NOW_MS, words, lotCode])).toEqual([
      [5, 'dropped', 'L-bun'],
      [4, '', 'L-ale'],
    ])
    const second = await store.stockLists.movements({ ...whole, cursor: first.nextCursor })
    expect(second.items.map(({ atMs }) => atMs - NOW_MS)).toEqual([3, 2])
    const damaged = await store.stockLists.movements({
      ...whole,
      skuId: skuOf(world, 'bun'),
      reason: 'damage',
      limit: 9,
    })
    expect(damaged.items).toHaveLength(3)
    expect(damaged.nextCursor).toBeNull()
  })
}

function describeLots(open: OpenStore): void {
  it('[JOB-7] keeps the newest lots, empties those that are gone, and lists what expires', async () => {
    const store = await open()
    const world = await aStockedShop(store)
    const expiring = async () => {
      const query = {
        locationIds: [placeOf(world)],
        locale: 'en',
        until: '2026-12-31',
        cursor: null,
        limit: 10,
      } as const
      return (await store.stockLists.expiring(query)).items.map((lot) => [lot.lotCode, lot.onHandUnits])
    }
    expect(await expiring()).toEqual([
      ['L-bun', 3],
      ['L-ale', 3],
    ])
    const lots = new Map([[skuOf(world, 'ale'), [lotOf(world, 'ale', { expiryDate: '2026-12-24', onHandUnits: 7 })]]])
    await store.stockProjection.project([world.level('ale', 7, { version: 3 })], [], lots)
    await store.stockProjection.project(
      [world.level('bun', 0, { version: 4 })],
      [],
      new Map([[skuOf(world, 'bun'), []]]),
    )
    // A message that was overtaken brings nothing back.
    await store.stockProjection.project(
      [world.level('bun', 3, { version: 2 })],
      [],
      lotsOf(world, { bun: '2026-11-23' }),
    )
    expect(await expiring()).toEqual([['L-ale', 7]])
  })
}

function describeAlerts(open: OpenStore): void {
  it('[INV-28] tells a shop once that something is low, at most once a day, and again after it was refilled', async () => {
    const store = await open()
    const world = await aStockedShop(store)
    const vendorId = world.vendor().id
    const low = (name: string) =>
      store.stockAlerts.setThreshold(
        vendorId,
        { skuId: skuOf(world, name), locationId: placeOf(world), reorderUnits: 5 },
        anAudit(world),
      )
    const DAY_MS = 86_400_000
    const told = async (atMs: number) => {
      await store.stockAlerts.tellLow(atMs, 100)
      return (await store.stockAlerts.told(vendorId, 'en', atMs)).map((row) => row.title.slice(0, 3))
    }
    await low('bun')
    await low('ale')
    expect((await store.stockAlerts.low(vendorId, 'en', { cursor: null, limit: 5 })).items).toMatchObject([
      { skuId: skuOf(world, 'bun'), availableUnits: 3 },
    ])
    expect(await told(NOW_MS)).toEqual(['bun'])
    expect(await store.outbox.find(`stock.low:${vendorId}:${NOW_MS}`)).toMatchObject({ type: 'stock.low.mail' })
    await low('dal')
    expect(await told(NOW_MS + 1_000)).toEqual([])
    expect(await told(NOW_MS + DAY_MS)).toEqual(['dal'])
    expect(await told(NOW_MS + 2 * DAY_MS)).toEqual([])
    await store.stockProjection.project([world.level('bun', 50, { version: 8 })], [])
    await store.stockAlerts.tellLow(NOW_MS + 2 * DAY_MS + 1, 100)
    await store.stockProjection.project([world.level('bun', 1, { version: 9 })], [])
    expect(await told(NOW_MS + 3 * DAY_MS)).toEqual(['bun'])
  })
}

function aTransfer(world: World, more: Partial<Transfer> = {}): Transfer {
  return {
    id: idOf('transfer', `trf_${world.key}`),
    vendorId: world.vendor().id,
    fromLocationId: placeOf(world),
    toLocationId: idOf('location', 'loc_elsewhere'),
    status: 'draft',
    note: 'for Saturday',
    createdBy: 'per_ada',
    createdAtMs: NOW_MS,
    sentAtMs: null,
    receivedAtMs: null,
    lines: [
      { position: 0, skuId: skuOf(world, 'ale'), lotId: null, units: 6, sentUnits: null, receivedUnits: null },
      { position: 1, skuId: skuOf(world, 'bun'), lotId: null, units: 2, sentUnits: null, receivedUnits: null },
    ],
    ...more,
  }
}

function describeTransfers(open: OpenStore): void {
  it('[INV-24] [INV-25] lets a transfer take each step once, and nobody else’s', async () => {
    const store = await open()
    const world = await aStockedShop(store)
    const transfer = aTransfer(world)
    const { id } = transfer
    const transfers = store.stockTransfers
    expect(await transfers.saveDraft(transfer, anAudit(world))).toBe(true)
    const stranger = idOf('vendor', 'vnd_stranger')
    expect(await transfers.saveDraft({ ...transfer, vendorId: stranger }, anAudit(world))).toBe(false)
    const step = (from: Transfer['status'], to: Transfer['status'], received = [{ position: 0, units: 5 }]) =>
      transfers.step(id, { from, to, atMs: NOW_MS + 1, ...(to === 'receiving' ? { received } : {}) }, anAudit(world))
    expect(await Promise.all([step('draft', 'sending'), step('draft', 'sending')])).toContain(false)
    expect(await transfers.saveDraft(transfer, anAudit(world))).toBe(false)
    expect(await transfers.interrupted(NOW_MS + 2, 50)).toContain(id)
    const left = [
      { position: 0, units: 6 },
      { position: 1, units: 1 },
    ]
    expect(await transfers.sent(id, left, NOW_MS + 2)).toBe(true)
    expect(await transfers.sent(id, [{ position: 0, units: 1 }], NOW_MS + 3)).toBe(false)
    expect(
      await Promise.all([step('sent', 'receiving'), step('sent', 'receiving', [{ position: 0, units: 6 }])]),
    ).toEqual(expect.arrayContaining([true, false]))
    expect(await step('receiving', 'received')).toBe(true)
    const found = await transfers.find(id)
    expect(found).toMatchObject({ status: 'received', sentAtMs: NOW_MS + 2, receivedAtMs: NOW_MS + 1 })
    expect(found?.lines.map(({ sentUnits }) => sentUnits)).toEqual([6, 1])
    expect([5, 6]).toContain(found?.lines[0]?.receivedUnits)
    const page = { statuses: ['received'] as const, cursor: null, limit: 5 }
    expect((await transfers.list(world.vendor().id, page)).items).toMatchObject([{ id, lineCount: 2, units: 7 }])
    expect((await transfers.view(id, 'en'))?.lines[0]).toMatchObject({ title: `ale of ${world.key}`, units: 6 })
  })
}

function describeCounts(open: OpenStore): void {
  it('[INV-26] [INV-27] keeps what each counted, shows counters no book, and lets one approve a line', async () => {
    const store = await open()
    const world = await aStockedShop(store)
    const { stockCounts: counts } = store
    const countId = idOf('count', `cnt_${world.key}`)
    const vendorId = world.vendor().id
    const head = { id: countId, vendorId, locationId: placeOf(world), name: 'Monday', status: 'open' as const }
    const count = { ...head, createdBy: 'per_ada', createdAtMs: NOW_MS, closedAtMs: null }
    const line = (name: string) => ({
      skuId: skuOf(world, name),
      movementId: idOf('movement', `mov_${world.key}c${name}`),
    })
    expect(await counts.start(count, [line('ale'), line('bun')], anAudit(world))).toBe(true)
    expect(await counts.start(count, [line('cod')], anAudit(world))).toBe(true)
    const foreign = { ...count, vendorId: idOf('vendor', 'vnd_stranger') }
    expect(await counts.start(foreign, [line('cod')], anAudit(world))).toBe(false)

    const entry = (name: string, n: number, actorId = 'per_ada') => ({
      id: idOf('event', `evt_${world.key}${name}${n}${actorId.slice(4)}`),
      countId,
      skuId: skuOf(world, name),
      actorId,
      countedUnits: n,
      bookUnits: 40,
      atMs: NOW_MS + n,
    })
    const spare = idOf('movement', `mov_${world.key}spare`)
    for (const one of [entry('ale', 38), entry('ale', 38), entry('ale', 39), entry('dal', 1, 'per_bo')])
      expect(await counts.enter(one, spare)).toBe(true)
    const sheet = await counts.sheet(countId, 'per_ada', { locale: 'en', cursor: null, limit: 10 })
    expect(sheet.items.map((item) => [item.title.slice(0, 3), item.myCountedUnits, item.isCountedByOthers])).toEqual([
      ['ale', 39, false],
      ['bun', null, false],
      ['dal', null, true],
    ])
    expect(JSON.stringify(sheet)).not.toContain('40')
    const review = await counts.review(countId, { locale: 'en', cursor: null, limit: 1 })
    expect(review.items[0]?.entries.map(({ countedUnits, bookUnits }) => [countedUnits, bookUnits])).toEqual([
      [38, 40],
      [39, 40],
    ])
    expect(review.nextCursor).not.toBeNull()

    const versionOf = async () => (await counts.line(countId, skuOf(world, 'ale')))?.version ?? 0
    const claim = (deltaUnits: number, version: number) =>
      counts.claim(countId, skuOf(world, 'ale'), { version, deltaUnits, by: 'per_cy', atMs: NOW_MS })
    const before = await versionOf()
    expect(await counts.enter({ ...entry('ale', 39, 'per_bo'), atMs: NOW_MS }, spare)).toBe(true)
    expect(await claim(-1, before)).toBe(false)
    const version = await versionOf()
    expect((await Promise.all([claim(-1, version), claim(-2, version)])).filter(Boolean)).toHaveLength(1)
    expect((await counts.interrupted(NOW_MS + 1_000, 500)).map((one) => one.skuId)).toContain(skuOf(world, 'ale'))
    expect(await counts.enter(entry('ale', 40), spare)).toBe(false)
    const settled = { status: 'settled' as const, atMs: NOW_MS + 5 }
    await counts.settle(countId, skuOf(world, 'ale'), settled, anAudit(world))
    expect(await counts.line(countId, skuOf(world, 'ale'))).toMatchObject({ status: 'settled', settledBy: 'per_cy' })
    expect((await counts.list(vendorId, { cursor: null, limit: 5 })).items).toMatchObject([
      { lineCount: 3, countedCount: 2, settledCount: 1 },
    ])
    expect(await counts.end(countId, 'closed', NOW_MS, anAudit(world))).toBe(true)
    expect(await counts.end(countId, 'cancelled', NOW_MS, anAudit(world))).toBe(false)
    expect(await counts.enter(entry('bun', 2), spare)).toBe(false)
  })
}
