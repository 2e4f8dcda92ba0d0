import { idOf } from '@onhand/domain/ids'
import { localDay } from '@onhand/domain/forecasting/demand-days'
import type { AlertKind } from '@onhand/domain/forecasting/types'
import type { StorePorts } from '@onhand/service/deps'
import type { AlertQuery } from '@onhand/service/forecasting/ports'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { describePages, describeRuns } from './forecast-run-contract.ts'
import {
  aForecast,
  aForecastShop,
  aStranger,
  boundsOf,
  DAY_MS,
  forecasting,
  lotOf,
  order,
  placeOf,
  runOf,
  type Shop,
  skuOf,
} from './forecast-world.ts'
import { describeNeverStocked } from './never-stocked-contract.ts'
import { describePlannedRun } from './planned-run-contract.ts'
import { describeSalesPlans } from './sales-plan-contract.ts'
import { NOW_MS, type OpenStore, type World } from './store-world.ts'

const ZONE = 'Europe/London'
const DAYS = ['2026-11-18', '2026-11-19', '2026-11-20'].map((day) => localDay(day, ZONE))
const START_MS = DAYS[0]?.startMs ?? 0
const SINCE = { day: '2026-01-01', atMs: 0 }

/** The contract of forecasting's tables, for either engine. */
export function describeForecasting(open: OpenStore): void {
  describe('forecasting', () => {
    describeDemand(open)
    describeSalesPlans(open)
    describePlannedRun(open)
    describeRuns(open)
    describePages(open)
    describeNeverStocked(open)
    describeAlerts(open)
    describeChoices(open)
  })
}

function describeDemand(open: OpenStore): void {
  it('[FCT-1] sums what was ordered by the place’s day, without what was cancelled on it, and again to the same', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    await order(shop, { n: 1, name: 'ale', units: 2, atMs: START_MS + 1 })
    await order(shop, { n: 2, name: 'ale', units: 3, atMs: START_MS + DAY_MS - 1 })
    await order(shop, { n: 3, name: 'ale', units: 9, atMs: START_MS, cancelledAtMs: START_MS + 60_000 })
    await order(shop, { n: 4, name: 'ale', units: 4, atMs: START_MS + DAY_MS, cancelledAtMs: START_MS + 2 * DAY_MS })
    await order(shop, { n: 5, name: 'bun', units: 1, atMs: START_MS - 1 })
    const key = { skuId: skuOf(world, 'ale'), locationId: placeOf(world) }
    const told = [
      { day: '2026-11-18', soldUnits: 5, lostUnits: 0, stockOutPermille: 0 },
      { day: '2026-11-19', soldUnits: 4, lostUnits: 0, stockOutPermille: 0 },
    ]
    for (let time = 0; time < 2; time += 1) {
      await store.demand.collect(world.vendor().id, DAYS, false)
      expect(await store.demand.days(key, SINCE.day)).toEqual(told)
    }
    expect(await store.demand.days({ ...key, skuId: skuOf(world, 'bun') }, SINCE.day)).toEqual([])
    const [ale, bun] = await seriesOf(shop)
    expect(ale).toMatchObject({
      skuId: key.skuId,
      timeZone: ZONE,
      availableUnits: 40,
      mode: 'forecast',
      leadTimeDays: world.vendor().supplier.leadTimeDays,
      groups: [],
    })
    expect(ale?.days.split(' ').sort()).toEqual(['20261118:5:0', '20261119:4:0'])
    expect(bun?.days).toBe('')
    expect(await store.demand.firstOrderAtMs(world.vendor().id)).toBe(START_MS - 1)
  })

  it('[FCT-1] notes how far all shops are read, and goes back for an order that is written late', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    await store.demand.collect(null, DAYS, true)
    const endMs = DAYS.at(-1)?.endMs
    expect((await store.demand.fedThroughMs([ZONE])).get(ZONE)).toBe(endMs)
    await order(shop, { n: 1, name: 'ale', units: 2, atMs: START_MS + 1 })
    expect((await store.demand.fedThroughMs([ZONE])).get(ZONE)).toBe(START_MS + 1)
    await store.demand.collect(null, DAYS, true)
    const key = { skuId: skuOf(world, 'ale'), locationId: placeOf(world) }
    expect(await store.demand.days(key, SINCE.day)).toMatchObject([{ day: '2026-11-18', soldUnits: 2 }])
  })

  it('[FCT-1] counts what checkouts were refused as lost, beside what was sold', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    const vendorId = world.vendor().id
    await order(shop, { n: 1, name: 'bun', units: 2, atMs: START_MS + 1 })
    const shortage = { vendorId, skuId: skuOf(world, 'bun'), askedUnits: 5, availableUnits: 3 }
    const cartId = idOf('cart', `crt_${world.key}refused`)
    await store.unmetDemand.noteShortages([{ ...shortage, cartId }], START_MS + 2)
    const key = { skuId: shortage.skuId, locationId: placeOf(world) }
    for (let time = 0; time < 2; time += 1) {
      await store.demand.collect(vendorId, DAYS, false)
      expect(await store.demand.days(key, SINCE.day)).toMatchObject([{ soldUnits: 2, lostUnits: 2 }])
    }
  })

  it('[FCT-2] notes when nothing was available once, however often it is told', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    const tell = (units: number, version: number) =>
      store.stockProjection.project([world.level('bun', units, { version })], [])
    await tell(0, 2)
    await tell(0, 2)
    await tell(0, 3)
    expect((await seriesOf(shop))[1]?.stockOuts).toBe(`${NOW_MS}-`)
    await tell(5, 4)
    await tell(0, 3)
    expect((await seriesOf(shop))[1]?.stockOuts).toBe(`${NOW_MS}-${NOW_MS}`)
  })

  it('[FCT-4] divides a shop’s SKUs by the money they bring', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    await order(shop, { n: 1, name: 'ale', units: 90, atMs: START_MS + 1 })
    await order(shop, { n: 2, name: 'bun', units: 10, atMs: START_MS + 1 })
    await store.demand.collect(world.vendor().id, DAYS, false)
    const price = (await seriesOf(shop))[0]?.priceMinor ?? 0
    expect(await store.demand.valueBounds(world.vendor().id, SINCE.day)).toEqual({
      aMinor: 90 * price,
      bMinor: 10 * price,
    })
    expect(await store.demand.sample(world.vendor().id, 1, SINCE)).toHaveLength(1)
    expect(await store.demand.sample(world.vendor().id, 5, SINCE)).toHaveLength(2)
  })
}

function describeAlerts(open: OpenStore): void {
  it('[FCT-5] [FCT-6] [FCT-7] warns of what is short, too much, expiring and changed, what is worth most first', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    // Forty of ale at two a day: twenty days. Three of bun with a safety stock of seven.
    await written(shop, [aForecast(world, 'ale', { safetyStockUnits: 3, suddenChange: 'up' }), aForecast(world, 'bun')])
    const lot = { lotCode: '', reservedUnits: 0, allocatedUnits: 0, isQuarantined: false, locationId: placeOf(world) }
    const skuId = skuOf(world, 'ale')
    const lots = [
      { ...lot, skuId, lotId: lotOf(world, 'x'), expiryDate: '2026-11-23', onHandUnits: 10 },
      { ...lot, skuId, lotId: lotOf(world, 'y'), expiryDate: '2026-12-30', onHandUnits: 30 },
    ]
    await store.stockProjection.project([world.level('ale', 40, { version: 2 })], [], new Map([[skuId, lots]]))
    const query = queryOf(world, { overstockDays: 15 })
    const { items } = await store.forecasts.alerts({ ...query, cursor: null, limit: 10 })
    const told = items.map(({ kind, units, skuId: of }) => [kind, units, of === skuId ? 'ale' : 'bun'])
    expect(told.sort()).toEqual([
      ['below_safety', 4, 'bun'],
      // Ten of them, and three days to sell two a day.
      ['expiring', 4, 'ale'],
      ['overstock', 10, 'ale'],
      ['sudden_change', 0, 'ale'],
    ])
    expect(items.find((one) => one.kind === 'expiring')).toMatchObject({ expiryDate: '2026-11-23', coverDays: 20 })
    expect(items.map((one) => one.valueMinor)).toEqual(items.map((one) => one.valueMinor).sort((a, b) => b - a))
    const paged = await pagedKinds(store, query)
    expect(paged.sort()).toEqual(['below_safety', 'expiring', 'overstock', 'sudden_change'])
    expect((await store.forecasts.alertCounts(query)).map((one) => [one.kind, one.count, one.units])).toEqual([
      ['below_safety', 1, 4],
      ['expiring', 1, 4],
      ['overstock', 1, 10],
      ['sudden_change', 1, 0],
    ])
    expect(await store.forecasts.alertCounts({ ...query, vendorId: aStranger(world) })).toEqual([])
  })

  it('[FCT-5] keeps what was put off away until its time', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    await written(shop, [aForecast(world, 'bun')])
    const alert = { skuId: skuOf(world, 'bun'), locationId: placeOf(world), kind: 'below_safety' as const }
    const kinds = async (more: Partial<AlertQuery>) =>
      (await store.forecasts.alerts({ ...queryOf(world, more), cursor: null, limit: 10 })).items.map((one) => one.kind)
    await store.forecasts.snooze(world.vendor().id, { ...alert, untilMs: NOW_MS + DAY_MS }, anAudit(world))
    expect(await kinds({})).toEqual([])
    expect(await kinds({ isSnoozed: true })).toEqual(['below_safety'])
    expect(await kinds({ nowMs: NOW_MS + DAY_MS })).toEqual(['below_safety'])
    await store.forecasts.snooze(world.vendor().id, { ...alert, untilMs: null }, anAudit(world))
    expect(await kinds({})).toEqual(['below_safety'])
  })
}

function describeChoices(open: OpenStore): void {
  it('keeps a shop’s settings and its exceptions, and takes them back', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    const vendorId = world.vendor().id
    expect(await store.forecasts.settings([vendorId])).toEqual(new Map())
    const setting = {
      targetPermille: 950,
      targetOf: 'money' as const,
      reviewDays: 3,
      overstockDays: 30,
      horizonDays: 56,
    }
    await store.forecasts.saveSetting(vendorId, setting, anAudit(world))
    expect(await store.forecasts.settings([vendorId])).toEqual(new Map([[vendorId, setting]]))
    const override = { skuId: skuOf(world, 'bun'), mode: 'floor' as const, floorUnits: 4 }
    await store.forecasts.saveOverride(vendorId, override, anAudit(world))
    const list = () => store.forecasts.overrides({ vendorId, locale: 'en', cursor: null, limit: 5 })
    expect((await list()).items).toMatchObject([{ ...override, title: 'bun' }])
    expect((await seriesOf(shop))[1]).toMatchObject({ mode: 'floor', floorUnits: 4 })
    await store.forecasts.saveOverride(vendorId, { ...override, mode: 'forecast' }, anAudit(world))
    expect((await list()).items).toEqual([])
  })

  it('pages through the table of forecasts, what sells most first', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    await written(shop, [aForecast(world, 'ale', { sold28Days: 5, valueClass: 'C' }), aForecast(world, 'bun')])
    const plain = { vendorId: world.vendor().id, locale: 'en' as const, locationId: null, valueClass: null, words: '' }
    const first = await store.forecasts.rows({ ...plain, cursor: null, limit: 1 })
    const second = await store.forecasts.rows({ ...plain, cursor: first.nextCursor, limit: 1 })
    expect([first, second].map((page) => page.items.map((row) => row.title))).toEqual([['bun'], ['ale']])
    expect(second.nextCursor).toBeNull()
    expect(first.items[0]).toMatchObject({ availableUnits: 3, nextWeekUnits: 14, reorderPointUnits: 15 })
    const narrowed = await store.forecasts.rows({ ...plain, valueClass: 'C', words: 'AL%', cursor: null, limit: 5 })
    expect(narrowed.items).toEqual([])
    const found = await store.forecasts.rows({ ...plain, valueClass: 'C', words: 'AL', cursor: null, limit: 5 })
    expect(found.items.map((row) => row.title)).toEqual(['ale'])
  })
}

function queryOf(world: World, more: Partial<AlertQuery>): AlertQuery {
  return {
    vendorId: world.vendor().id,
    locale: 'en',
    kind: null,
    locationId: null,
    isSnoozed: false,
    today: '2026-11-21',
    nowMs: NOW_MS,
    overstockDays: 60,
    ...more,
  }
}

async function seriesOf({ store, world }: Shop) {
  return await store.demand.series(boundsOf(world), world.vendor().id, SINCE)
}

async function pagedKinds(store: StorePorts, query: AlertQuery): Promise<AlertKind[]> {
  const kinds: AlertKind[] = []
  let cursor: string | null = null
  do {
    const page = await store.forecasts.alerts({ ...query, cursor, limit: 1 })
    kinds.push(...page.items.map((one) => one.kind))
    cursor = page.nextCursor
  } while (cursor !== null && kinds.length < 10)
  return kinds
}

async function written(shop: Shop, forecasts: readonly ReturnType<typeof aForecast>[]): Promise<void> {
  await forecasting(shop, 'a', 1)
  await shop.store.forecastRuns.finishPage({
    runId: runOf(shop.world, 'a'),
    position: 0,
    nowMs: NOW_MS,
    forecasts,
    scores: [],
  })
}
