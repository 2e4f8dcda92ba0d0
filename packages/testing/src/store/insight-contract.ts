import { idOf, type SkuId } from '@onhand/domain/ids'
import type { MovementReason, StockMovement } from '@onhand/domain/inventory/types'
import { INSIGHT_COLUMNS, INSIGHT_KINDS } from '@onhand/domain/insight/insight-kinds'
import { comparedRange } from '@onhand/domain/insight/period'
import { addDays, instantOf } from '@onhand/domain/local-time'
import type { PlacedOrder } from '@onhand/domain/ordering/types'
import type { Cell } from '@onhand/domain/reports/table'
import type { MarketSpan } from '@onhand/service/insight/ports'
import { exportTable } from '@onhand/service/reports/export-table'
import { describe, expect, it } from 'vitest'
import { describeComparedStock, describeCover, describeSearches } from './insight-more-contract.ts'
import { aShopWithPast, CANCEL, giveBack, type Placed, spanOf } from './insight-world.ts'
import { aWorld, NOW_MS, type OpenStore } from './store-world.ts'

const ZONE = 'Europe/London'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What a shop's people are told about its history, against numbers worked out by hand. */
export function describeInsight(open: OpenStore): void {
  describe('insight', () => {
    describeSales(open)
    describeTables(open)
    describeService(open)
    describeStock(open)
    describeCover(open)
    describeComparedStock(open)
    describeSearches(open)
  })
}

function describeSales(open: OpenStore): void {
  it('[INS-1] [INS-2] counts sales by the shop’s own days over a change of clocks, cancelled orders left out', async () => {
    const { store, vendor, place } = await aShopWithPast(open)
    const other = await aShopWithPast(open)
    const { range, clock } = comparedRange('2026-10-24', '2026-10-26', ZONE)
    // 23:30 on Saturday in summer time; 23:30 on Sunday in winter time; the second is a UTC day's own hour, the first is not.
    const saturdayMs = instantOf('2026-10-24', 23 * 60 + 30, ZONE)
    const sundayMs = instantOf('2026-10-25', 23 * 60 + 30, ZONE)
    expect([saturdayMs, sundayMs]).toEqual([Date.UTC(2026, 9, 24, 22, 30), Date.UTC(2026, 9, 25, 23, 30)])
    await place({ tea: 2 }, saturdayMs)
    await place({ tea: 1, rye: 3 }, sundayMs)
    await giveBack(store, await place({ tea: 5 }, sundayMs), { units: [5], reason: 'gone', change: CANCEL })
    await giveBack(store, await place({ rye: 4 }, sundayMs), { units: [1], reason: 'broken' })
    await place({ rye: 9 }, range.toMs)
    await other.place({ tea: 50 }, sundayMs)
    const span = { vendorId: vendor.id, currency: 'GBP', fromMs: range.fromMs, toMs: range.toMs, clock }
    expect(await store.insight.salesByDay(span)).toEqual([
      { date: '2026-10-24', orders: 1, units: 2, salesMinor: 200, refundedMinor: 0 },
      { date: '2026-10-25', orders: 2, units: 8, salesMinor: 800, refundedMinor: 100 },
    ])
    expect(await store.insight.ordersByHour(span)).toEqual(
      expect.arrayContaining([
        { weekday: 6, hour: 23, orders: 1 },
        { weekday: 7, hour: 23, orders: 2 },
      ]),
    )
    expect(await store.insight.salesByDay({ ...span, currency: 'EUR' })).toEqual([])
  })

  it('[INS-2] [INS-3] ranks products without what was given back, beside the period before', async () => {
    const { store, vendor, shop, place, productOf } = await aShopWithPast(open)
    const fromMs = Date.UTC(2026, 8, 10)
    await place({ tea: 10, rye: 1 }, fromMs - DAY_MS)
    await place({ tea: 4, rye: 6 }, fromMs)
    await giveBack(store, await place({ rye: 3 }, fromMs + HOUR_MS), { units: [1], reason: 'broken' })
    const span = { ...spanOf(vendor, fromMs, fromMs + DAY_MS), beforeFromMs: fromMs - DAY_MS, locale: 'en' as const }
    const rank = (sort: 'sales' | 'rising' | 'falling') => store.insight.products({ ...span, sort, limit: 5 })
    const rye = {
      productId: productOf('rye'),
      title: `rye of ${shop.key}`,
      orders: 2,
      units: 8,
      salesMinor: 800,
      marginMinor: 480,
      unitsBefore: 1,
      salesBeforeMinor: 100,
    }
    const tea = {
      productId: productOf('tea'),
      title: `tea of ${shop.key}`,
      orders: 1,
      units: 4,
      salesMinor: 400,
      marginMinor: 240,
      unitsBefore: 10,
      salesBeforeMinor: 1000,
    }
    expect(await rank('sales')).toEqual([rye, tea])
    expect(await rank('rising')).toEqual([rye])
    expect(await rank('falling')).toEqual([tea])
  })

  it('[INS-9] counts orders with each product and with each pair, not units', async () => {
    const { store, vendor, place, productOf } = await aShopWithPast(open)
    const fromMs = Date.UTC(2026, 8, 1)
    for (let day = 0; day < 3; day += 1) await place({ tea: 5, jam: 1 }, fromMs + day * DAY_MS)
    await place({ tea: 1 }, fromMs)
    await place({ rye: 1, tea: 1 }, fromMs)
    const counts = await store.insight.baskets({ ...spanOf(vendor, fromMs, fromMs + 9 * DAY_MS), locale: 'en' })
    expect({ orders: counts.orderCount, of: [...counts.ofProduct].sort() }).toEqual({
      orders: 5,
      of: [
        [productOf('jam'), 3],
        [productOf('tea'), 5],
      ],
    })
    expect(counts.pairs).toEqual([{ a: productOf('jam'), b: productOf('tea'), orders: 3 }])
  })
}

function describeTables(open: OpenStore): void {
  it('[INS-14] has tables that hold what their columns say, of one shop only', async () => {
    const { store, vendor, place } = await aShopWithPast(open)
    const other = await aShopWithPast(open)
    for (let day = 0; day < 3; day += 1) await place({ tea: 2, jam: 1 }, NOW_MS - day * DAY_MS)
    await other.place({ rye: 9 }, NOW_MS)
    const rowsOf = async (kind: (typeof INSIGHT_KINDS)[number]) => {
      const toMs = NOW_MS + DAY_MS
      const table = exportTable(store, vendor, { kind, fromMs: toMs - 28 * DAY_MS, toMs, nowMs: NOW_MS })
      const rows: (readonly Cell[])[] = []
      for await (const page of table.pages) rows.push(...page)
      return rows
    }
    for (const kind of INSIGHT_KINDS)
      for (const row of await rowsOf(kind)) expect(row).toHaveLength(INSIGHT_COLUMNS[kind].length)
    const sales = await rowsOf('insight_sales')
    expect(sales.slice(-2).map((row) => [row[1], row[2], row[3]])).toEqual([
      [1, 3, '3.00'],
      [0, 0, '0.00'],
    ])
    expect((await rowsOf('insight_products')).map((row) => [row[2], row[3], row[4]])).toEqual([
      [6, '6.00', '3.60'],
      [3, '3.00', '1.80'],
    ])
    expect((await rowsOf('insight_baskets')).length).toBe(0)
  })
}

function describeService(open: OpenStore): void {
  it('[INS-4] tells served from demanded: short picks, cancellations and refused checkouts; not returns, and not what was never paid', async () => {
    const { store, vendor, place, skuOf, productOf, shop } = await aShopWithPast(open)
    const dayMs = Date.UTC(2026, 7, 3)
    const short = await place({ tea: 4, rye: 6 }, dayMs)
    await giveBack(store, short, { units: [1], reason: 'short_pick' })
    const unpaid = await place({ tea: 3 }, dayMs)
    await giveBack(store, unpaid, { units: [3], reason: 'remittance_overdue', change: CANCEL })
    await giveBack(store, await place({ rye: 5 }, dayMs), { units: [5], reason: 'sorry', change: CANCEL })
    const returned = await place({ tea: 7 }, dayMs)
    const shipped = { status: { from: ['placed' as const], to: 'shipped' as const }, shippedAtMs: dayMs + HOUR_MS }
    await store.orders.change({ ...returned.world.change(), ...shipped })
    await giveBack(store, returned, { units: [2], reason: 'return' })
    // The cart of the first order asked for five and got four; another asked for eight, then six, and went away.
    const asked = (cart: Placed['group']['cartId'], askedUnits: number, skuId: SkuId) => ({
      cartId: cart,
      skuId,
      vendorId: vendor.id,
      askedUnits,
      availableUnits: 4,
    })
    const gone = idOf('cart', `crt_${shop.key}gone`)
    for (let time = 0; time < 2; time += 1)
      await store.unmetDemand.noteShortages([asked(short.group.cartId, 5, skuOf('tea'))], dayMs)
    await store.unmetDemand.noteShortages([asked(gone, 8, skuOf('tea'))], dayMs + HOUR_MS)
    await store.unmetDemand.noteShortages([asked(gone, 6, skuOf('tea'))], dayMs + 2 * HOUR_MS)
    // Got after all: four of four.
    await store.unmetDemand.noteShortages([asked(returned.group.cartId, 7, skuOf('tea'))], dayMs)

    const span: MarketSpan = { ...spanOf(vendor, dayMs, dayMs + DAY_MS) }
    expect(await store.insight.demand(span)).toEqual([
      { date: '2026-08-03', units: 31, servedUnits: 16, lines: 6, servedLines: 2, orders: 4, servedOrders: 1 },
    ])
    expect(await store.insight.shortfalls(span)).toEqual([
      { reason: 'sold_out', units: 9, valueMinor: 9 * 900 },
      { reason: 'short_pick', units: 1, valueMinor: 100 },
      { reason: 'supplier_declined', units: 0, valueMinor: 0 },
      { reason: 'cancelled', units: 5, valueMinor: 500 },
      { reason: 'other', units: 0, valueMinor: 0 },
    ])
    const missed = await store.insight.missed({ ...span, locale: 'en', limit: 5 })
    expect(missed.map(({ productId, units }) => [productId, units])).toEqual([
      [productOf('tea'), 10],
      [productOf('rye'), 5],
    ])
    expect(await store.insight.demand({ ...span, fromMs: span.toMs, toMs: span.toMs + DAY_MS })).toEqual([])
    const everywhere = await store.insight.demand({ ...span, vendorId: null })
    expect(everywhere[0]?.units).toBeGreaterThanOrEqual(31)
  })

  it('[INS-5] is on time at the door, or ready at the counter, by the end of the window, and in full when all of it came', async () => {
    const { store, vendor, place } = await aShopWithPast(open)
    const dayMs = Date.UTC(2026, 6, 6)
    const promiseToMs = dayMs + 30 * HOUR_MS
    const promised = (kind: 'delivery' | 'pickup'): Partial<PlacedOrder> => {
      const { delivery } = aWorld().order(1)
      return { delivery: { ...delivery, kind, promise: { ...delivery.promise, fromMs: dayMs, toMs: promiseToMs } } }
    }
    const arrive = async (placed: Placed, type: 'delivered' | 'ready_for_pickup', atMs: number) => {
      const { world, order } = placed
      const event = { key: `${type}:${order.id}`, type, orderId: order.id, atMs, data: {} }
      await store.orders.change({ ...world.change(), events: [event] })
    }
    const inTime = await place({ tea: 1 }, dayMs, promised('delivery'))
    await arrive(inTime, 'delivered', promiseToMs)
    const short = await place({ tea: 2 }, dayMs, promised('pickup'))
    await giveBack(store, short, { units: [1], reason: 'short_pick' })
    await arrive(short, 'ready_for_pickup', promiseToMs - 1)
    const late = await place({ tea: 1 }, dayMs, promised('delivery'))
    await arrive(late, 'ready_for_pickup', promiseToMs - 1)
    await arrive(late, 'delivered', promiseToMs + 2 * HOUR_MS)
    const later = await place({ tea: 1 }, dayMs, promised('delivery'))
    await arrive(later, 'delivered', promiseToMs + 2 * HOUR_MS + 1)
    await place({ tea: 1 }, dayMs, promised('delivery'))
    const ask = (nowMs: number) =>
      store.insight.serviceDays({
        vendorId: vendor.id,
        timeZone: ZONE,
        fromDate: '2026-07-06',
        toDate: '2026-07-06',
        nowMs,
      })
    expect(await ask(promiseToMs)).toMatchObject([
      {
        date: '2026-07-06',
        ...{ due: 5, onTime: 2, inFull: 4, both: 1 },
        late: { on_time: 2, hours_2: 1, day_1: 1, days_3: 0, later: 0, missing: 1 },
      },
    ])
    expect(await ask(promiseToMs - 1)).toMatchObject([{ due: 0, orders: 5 }])
  })

  it('[INS-16] says the same of days that were counted, and of what changed in them since', async () => {
    const { store, vendor, place, skuOf } = await aShopWithPast(open)
    const shop = { vendorId: vendor.id, timeZone: ZONE, nowMs: NOW_MS }
    const days = { fromDate: '2026-06-01', toDate: new Date(NOW_MS).toISOString().slice(0, 10) }
    const ask = () => store.insight.serviceDays({ ...shop, ...days })
    // Another shop's calendar, in which nothing was counted: always read from the orders.
    const fresh = () => store.insight.serviceDays({ ...shop, ...days, timeZone: 'Europe/Lisbon' })
    const oldMs = instantOf('2026-06-10', 12 * 60, ZONE)
    const kept = await place({ tea: 4 }, oldMs)
    await place({ tea: 2, rye: 1 }, oldMs + 40 * DAY_MS)
    await place({ rye: 3 }, NOW_MS - DAY_MS)
    const before = await ask()
    expect(before.map(({ units }) => units)).toEqual([4, 3, 3])
    const counted = await store.insight.countServiceDays(shop)
    expect(counted).toBeGreaterThan(100)
    expect(await ask()).toEqual(before)
    expect(await store.insight.countServiceDays(shop)).toBeLessThanOrEqual(counted)
    // Late events: a refund of what was counted, a checkout that was refused, an order typed in for a day long ago.
    await giveBack(store, kept, { units: [1], reason: 'short_pick' })
    await place({ tea: 5 }, oldMs + 3 * DAY_MS)
    const asked = { skuId: skuOf('tea'), vendorId: vendor.id, askedUnits: 2, availableUnits: 0 }
    await store.unmetDemand.noteShortages(
      [{ cartId: idOf('cart', `crt_${vendor.slug.replaceAll('-', '')}late`), ...asked }],
      NOW_MS - HOUR_MS,
    )
    const after = await ask()
    expect(after.map(({ date, units, servedUnits }) => [date.slice(5), units, servedUnits])).toMatchObject([
      ['06-10', 4, 3],
      ['06-13', 5, 5],
      ['07-20', 3, 3],
      [expect.any(String), 3, 3],
      [expect.any(String), 2, 0],
    ])
    expect(after).toEqual(await fresh())
    await store.insight.countServiceDays(shop)
    expect(await ask()).toEqual(after)
  })

  it('[INS-13] knows when stock was first ordered as suggested: never, so far', async () => {
    const { store, vendor } = await aShopWithPast(open)
    expect(await store.insight.replenishedSinceMs(vendor.id)).toBeNull()
  })

  it('[INS-15] has no scores where nothing was forecast', async () => {
    const { store, vendor } = await aShopWithPast(open)
    const days = { fromDate: '2026-01-01', toDate: '2026-12-31' }
    expect(await store.insight.forecastScores({ vendorId: vendor.id, ...days })).toEqual([])
  })
}

function describeStock(open: OpenStore): void {
  it('[INS-6] [INS-7] [INS-8] [INS-12] tells cover, age, waste and value from the ledger', async () => {
    const { store, shop, vendor, place, skuOf } = await aShopWithPast(open)
    const locationId = idOf('location', `loc_${shop.key}`)
    const today = new Date(NOW_MS).toISOString().slice(0, 10)
    type Moved = readonly [name: string, deltaUnits: number, reason: MovementReason, daysAgo: number]
    const moved = ([name, deltaUnits, reason, daysAgo]: Moved): StockMovement => ({
      movementId: idOf('movement', `mov_${shop.key}${name}${reason.replace('_', '')}${daysAgo}`),
      skuId: skuOf(name),
      locationId,
      lotId: idOf('lot', `lot_${shop.key}${name}`),
      deltaUnits,
      reason,
      reference: '',
      atMs: NOW_MS - daysAgo * DAY_MS,
    })
    const levels = [shop.level('tea', 30), shop.level('rye', 5, { earliestExpiryDate: addDays(today, -1) })]
    const history: readonly Moved[] = [
      ['tea', 40, 'opening', 60],
      ['tea', 6, 'receipt', 27],
      ['tea', 9, 'transfer_in', 3],
      ['tea', -9, 'transfer_out', 3],
      ['tea', -16, 'sale', 2],
      ['rye', 8, 'opening', 10],
      ['rye', -2, 'damage', 5],
      ['rye', -1, 'expiry', 40],
    ]
    const lot = {
      skuId: skuOf('rye'),
      lotId: idOf('lot', `lot_${shop.key}rye`),
      locationId,
      lotCode: 'R',
      expiryDate: addDays(today, -1),
      onHandUnits: 5,
      reservedUnits: 0,
      allocatedUnits: 0,
      isQuarantined: false,
    }
    await store.stockProjection.project(levels, history.map(moved), new Map([[skuOf('rye'), [lot]]]))
    await place({ tea: 14 }, NOW_MS - 3 * DAY_MS)
    await place({ tea: 99 }, NOW_MS - 29 * DAY_MS)
    const span = {
      ...spanOf(vendor, NOW_MS - 28 * DAY_MS, NOW_MS + DAY_MS),
      beforeFromMs: NOW_MS - 56 * DAY_MS,
      nowMs: NOW_MS,
      today,
    }
    // Every SKU costs 400.
    expect(await store.insight.stockTotals(span)).toEqual({
      onHandUnits: 35,
      availableUnits: 35,
      valueMinor: 35 * 400,
      withoutCostCount: 0,
      soldUnits: 14,
      expectedUnits: 14,
      expectedValueMinor: 14 * 400,
      forecastCount: 0,
      staleUnits: 24,
      staleValueMinor: 24 * 400,
      wasteUnits: 2,
      wasteValueMinor: 800,
      wasteBeforeMinor: 400,
      expiredUnits: 5,
      expiredValueMinor: 2000,
    })
    const list = async (kind: 'cover' | 'slow' | 'stale' | 'waste') =>
      (await store.insight.stockItems({ ...span, list: kind, locale: 'en', limit: 5 })).map((item) =>
        item.title.slice(0, 3),
      )
    expect([await list('cover'), await list('slow'), await list('stale'), await list('waste')]).toEqual([
      ['tea'],
      ['rye', 'tea'],
      ['tea'],
      ['rye'],
    ])
    const changes = await store.insight.stockChanges({ ...span, fromMs: NOW_MS - 6 * DAY_MS })
    const daysAgo = (days: number) => addDays(today, -days)
    expect(changes).toEqual([
      { date: daysAgo(5), units: -2, valueMinor: -800 },
      { date: daysAgo(3), units: 0, valueMinor: 0 },
      { date: daysAgo(2), units: -16, valueMinor: -6400 },
    ])
  })
}
