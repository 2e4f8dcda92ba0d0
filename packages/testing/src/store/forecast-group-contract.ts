import { addSums, type GroupSums, NO_SUMS } from '@onhand/domain/forecasting/group-sums'
import { idOf, type LocationId } from '@onhand/domain/ids'
import { localDay } from '@onhand/domain/forecasting/demand-days'
import type { GroupScope } from '@onhand/service/forecasting/group-ports'
import type { SkuForecast } from '@onhand/service/forecasting/ports'
import type { Cell } from '@onhand/domain/reports/table'
import { EXPORT_COLUMNS } from '@onhand/domain/reports/export-columns'
import { exportTable } from '@onhand/service/reports/export-table'
import { describe, expect, it } from 'vitest'
import {
  aForecast,
  aForecastShop,
  aScore,
  aStranger,
  DAY_MS,
  forecasting,
  order,
  placeOf,
  runOf,
  type Shop,
} from './forecast-world.ts'
import { NOW_MS, type OpenStore, type World } from './store-world.ts'

const DAY = localDay('2026-11-20', 'Europe/London')

/** Sums of forecasts, for either engine. */
export function describeForecastGroups(open: OpenStore): void {
  describe('sums of forecasts', () => {
    it('[FCT-50] are of a shop’s categories and places, and of all shops, from the same forecasts', async () => {
      const shop = await aShopWithCategories(open)
      const { store, world } = shop
      await written(shop, [
        ahead(world, 'ale', 1_001),
        ahead(world, 'bun', 20_002),
        elsewhere(world, ahead(world, 'bun', 300_003)),
      ])
      const cells = await store.forecasts.shopSums(world.vendor().id)
      const told = cells.map(({ categoryId, locationId, next28 }) => [categoryId, locationId, next28.milliUnits])
      expect(told.sort()).toEqual(
        [
          [categoryOf(world, 'drinks'), placeOf(world), 1_001],
          [null, otherPlace(world), 300_003],
          [null, placeOf(world), 20_002],
        ].sort(),
      )
      const whole = cells.reduce<GroupSums>(addSums, NO_SUMS)
      expect(whole).toMatchObject({
        skuCount: 3,
        waitingCount: 0,
        firstDay: '2026-11-21',
        horizonDays: 28,
        sold7Units: 42,
        sold28Units: 168,
        next28: { milliUnits: 321_006, milliVariance: 642_012, values: [{ currency: 'GBP', valueMinor: 963_018 }] },
      })
      const market = (await store.forecasts.marketSums()).filter((cell) => cell.vendorId === world.vendor().id)
      expect(market.reduce<GroupSums>(addSums, NO_SUMS)).toEqual(whole)
      expect(await store.forecasts.shopSums(aStranger(world))).toEqual([])
      const names = await store.forecasts.marketNames('en')
      expect(names.shops.get(world.vendor().id)).toBe(world.vendor().names.en)
      expect(names.cities.get(placeOf(world))?.city).toBe(world.vendor().locations[0]?.city)
    })

    it('[FCT-50] leave out what no run renews, and say what waits for its first sums', async () => {
      const shop = await aForecastShop(open)
      const { store, world } = shop
      const unknown = { milliUnits: 0, milliVariance: 0, valueMinor: 0 }
      await written(shop, [aForecast(world, 'ale', { ahead: { next7: unknown, next28: unknown, horizon: unknown } })])
      expect(await store.forecasts.shopSums(world.vendor().id)).toMatchObject([{ skuCount: 1, waitingCount: 1 }])
      await written(shop, [aForecast(world, 'bun', { madeAtMs: NOW_MS + DAY_MS })], 'b')
      expect(await store.forecasts.shopSums(world.vendor().id)).toMatchObject([{ skuCount: 2, waitingCount: 1 }])
      await written(shop, [aForecast(world, 'bun', { madeAtMs: NOW_MS + 2 * DAY_MS })], 'c')
      expect(await store.forecasts.shopSums(world.vendor().id)).toMatchObject([{ skuCount: 1, waitingCount: 0 }])
    })

    it('[FCT-50] have days: what was sold and what is expected, page by page', async () => {
      const shop = await aShopWithCategories(open)
      const { store, world } = shop
      const vendorId = world.vendor().id
      await order(shop, { n: 1, name: 'ale', units: 2, atMs: DAY.startMs + 1 })
      await order(shop, { n: 2, name: 'bun', units: 5, atMs: DAY.startMs + 1 })
      await store.demand.collect(vendorId, [DAY], false)
      await written(shop, [
        aForecast(world, 'ale'),
        aForecast(world, 'bun'),
        elsewhere(world, ahead(world, 'bun', 9_000)),
      ])
      const days = { fromDay: '2026-11-01', toDay: '2026-11-20' }
      const category = { kind: 'category', categoryId: categoryOf(world, 'food'), isAlone: false } as const
      const scopes: readonly (readonly [GroupScope, number | undefined, number])[] = [
        [{ kind: 'total' }, 7, 3],
        [category, 2, 1],
        [{ ...category, isAlone: true }, undefined, 0],
        [{ ...category, categoryId: categoryOf(world, 'drinks'), isAlone: true }, 2, 1],
        [{ kind: 'uncategorised' }, 5, 2],
        [{ kind: 'place', locationId: placeOf(world) }, 7, 2],
        [{ kind: 'place', locationId: otherPlace(world) }, undefined, 1],
      ]
      for (const [scope, units, skus] of scopes) {
        expect(await store.forecasts.groupSold(vendorId, scope, days)).toEqual(
          units === undefined ? [] : [{ day: '2026-11-20', units }],
        )
        expect(await coming(shop, scope)).toHaveLength(skus)
      }
      expect((await coming(shop, { kind: 'total' }))[0]).toEqual({
        firstDay: '2026-11-21',
        dailyMean: aForecast(world, 'ale').dailyMean,
      })
      expect(await store.forecasts.groupSold(aStranger(world), { kind: 'total' }, days)).toEqual([])
    })

    it('[FCT-50] are a table with the row that each is a part of', async () => {
      const shop = await aShopWithCategories(open)
      const { store, world } = shop
      await written(shop, [ahead(world, 'ale', 1_001), ahead(world, 'bun', 20_002)])
      const period = { fromMs: 0, toMs: NOW_MS, nowMs: NOW_MS }
      const table = exportTable(store, world.vendor(), { kind: 'forecast_groups', ...period })
      const rows: (readonly Cell[])[] = []
      for await (const page of table.pages) rows.push(...page)
      expect(rows.map((row) => row.slice(0, 6))).toEqual([
        ['total', '', null, 2, 112, '21.003'],
        ['category', 'food', null, 1, 56, '1.001'],
        ['category', 'drinks', 'food', 1, 56, '1.001'],
        ['uncategorised', '', null, 1, 56, '20.002'],
        ['place', world.vendor().locations[0]?.name, null, 2, 112, '21.003'],
      ])
      for (const row of rows) expect(row).toHaveLength(EXPORT_COLUMNS.forecast_groups.length)
    })

    it('[FCT-51] know what the whole shop was wrong by, week by week', async () => {
      const shop = await aForecastShop(open)
      const { store, world } = shop
      const week = { ...aScore(world), spanDays: 7 as const }
      const scores = [week, { ...week, valueClass: 'B' as const }, { ...week, day: '2026-11-13' }, aScore(world)]
      await forecasting(shop, 'a', 1)
      await store.forecastRuns.finishPage({
        runId: runOf(world, 'a'),
        position: 0,
        nowMs: NOW_MS,
        forecasts: [],
        scores,
      })
      const vendorId = world.vendor().id
      const days = { fromDay: '2026-11-14', toDay: '2026-11-20' }
      expect(await store.forecasts.weekSums([vendorId, aStranger(world)], days)).toEqual([
        { vendorId, day: '2026-11-20', forecastUnits: 3, actualUnits: 4 },
      ])
      expect(await store.forecasts.weekSums([], days)).toEqual([])
    })
  })
}

const categoryOf = (world: World, name: string) => idOf('category', `cat_${world.key}${name}`)
const otherPlace = (world: World): LocationId => idOf('location', `loc_${world.key}b`)

/** Ale is a drink, drinks are food; buns have no category. */
async function aShopWithCategories(open: OpenStore): Promise<Shop> {
  const shop = await aForecastShop(open)
  const { store, world } = shop
  const category = (name: string, parent: string | null) => ({
    id: categoryOf(world, name),
    parentId: parent === null ? null : categoryOf(world, parent),
    slug: `${name}-${world.key}`,
    position: 0,
    emoji: '',
    tint: '#ffffff',
    names: { en: name, 'zh-Hant': name },
  })
  await store.catalogWrite.upsertCategories([category('food', null), category('drinks', 'food')])
  const products = [world.product('ale', { categoryId: categoryOf(world, 'drinks') }), world.product('bun')]
  await store.catalogWrite.upsertProducts(world.vendor().id, products, NOW_MS)
  await store.stockProjection.project([world.level('bun', 2, { locationId: otherPlace(world) })], [])
  return shop
}

function ahead(world: World, name: string, milliUnits: number): SkuForecast {
  const moments = { milliUnits, milliVariance: 2 * milliUnits, valueMinor: 3 * milliUnits }
  return aForecast(world, name, { ahead: { next7: moments, next28: moments, horizon: moments } })
}

const elsewhere = (world: World, forecast: SkuForecast) => ({ ...forecast, locationId: otherPlace(world) })

async function written(shop: Shop, forecasts: readonly SkuForecast[], name = 'a'): Promise<void> {
  await forecasting(shop, name, 1)
  const runId = runOf(shop.world, name)
  await shop.store.forecastRuns.finishPage({ runId, position: 0, nowMs: NOW_MS, forecasts, scores: [] })
}

async function coming({ store, world }: Shop, scope: GroupScope) {
  const rows: unknown[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof store.forecasts.groupComing>> = await store.forecasts.groupComing(
      world.vendor().id,
      scope,
      { cursor, limit: 1 },
    )
    rows.push(...page.rows)
    cursor = page.nextCursor
  } while (cursor !== null && rows.length < 10)
  return rows
}
