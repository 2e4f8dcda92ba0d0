import type { StorePorts } from '@onhand/service/deps'
import { expect, it } from 'vitest'
import {
  aForecast,
  aForecastShop,
  aScore,
  aStranger,
  boundsOf,
  forecasting,
  placeOf,
  runOf,
  skuOf,
  started,
} from './forecast-world.ts'
import { NOW_MS, type OpenStore } from './store-world.ts'

const SINCE = { day: '2026-01-01', atMs: 0 }

/** Runs start once and go on step by step. */
export function describeRuns(open: OpenStore): void {
  it('[FCT-9] starts a run once, and one at a time', async () => {
    const { store, world } = await aForecastShop(open)
    const vendorId = world.vendor().id
    const start = (name: string) =>
      store.forecastRuns.start(
        { id: runOf(world, name), vendorId, origin: 'person', startedAtMs: NOW_MS, startedBy: 'per_x' },
        [{ id: `forecast.step:${runOf(world, name)}:0`, type: 'forecast.step', version: 1, body: {} }],
        [],
      )
    const answers = await Promise.all([start('a'), start('a'), start('a')])
    expect(answers.filter((answer) => answer === 'started')).toHaveLength(1)
    expect(await start('b')).toBe('busy')
    const messageId = `forecast.step:${runOf(world, 'a')}:0`
    await store.outbox.done(messageId)
    expect(await start('a')).toBe('exists')
    expect(await store.outbox.find(messageId)).toBeNull()
    expect(await store.outbox.find(`forecast.step:${runOf(world, 'b')}:0`)).toBeNull()
    const how = { nowMs: NOW_MS, audit: [] }
    expect(await store.forecastRuns.cancel(runOf(world, 'a'), aStranger(world), how)).toBe(false)
    expect(await store.forecastRuns.cancel(runOf(world, 'a'), vendorId, how)).toBe(true)
    expect(await store.forecastRuns.cancel(runOf(world, 'a'), vendorId, how)).toBe(false)
    expect(await start('b')).toBe('started')
    const { items } = await store.forecastRuns.list(vendorId, { cursor: null, limit: 10 })
    expect(
      items
        .filter((run) => run.vendorId === vendorId)
        .map((run) => run.status)
        .sort(),
    ).toEqual(['cancelled', 'collecting'])
  })

  it('[FCT-3] does a step once: who comes second writes nothing', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    await started(shop, 'a')
    const advance = (status: 'learning' | 'forecasting', step: number, pool: string) =>
      store.forecastRuns.advance({ run: { id: runOf(world, 'a'), step }, status, pool, outbox: [], nowMs: NOW_MS })
    const answers = await Promise.all([advance('learning', 0, 'one'), advance('learning', 0, 'two')])
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await advance('forecasting', 0, 'three')).toBe(false)
    expect(await store.forecastRuns.find(runOf(world, 'a'))).toMatchObject({ status: 'learning', step: 1 })
    expect(await store.forecastRuns.pool(runOf(world, 'a'))).not.toBe('three')
    await store.forecastRuns.cancel(runOf(world, 'a'), null, { nowMs: NOW_MS, audit: [] })
    expect(await advance('forecasting', 1, 'four')).toBe(false)
  })

  it('plans each shop once and cuts its SKUs into pages', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    const vendorId = world.vendor().id
    await started(shop, 'a')
    const run = { id: runOf(world, 'a'), vendorId }
    expect(await store.forecastRuns.unplannedShops(run, 5)).toEqual([vendorId])
    await store.forecastRuns.advance({
      run: { id: run.id, step: 0 },
      status: 'learning',
      shops: [{ vendorId, plan: '{}' }],
      outbox: [],
      nowMs: NOW_MS,
    })
    expect(await store.forecastRuns.unplannedShops(run, 5)).toEqual([])
    expect(await store.forecastRuns.shopPlans(run.id, [vendorId])).toEqual(new Map([[vendorId, '{}']]))
    const bounds = await store.forecastRuns.pageBounds(vendorId, 1)
    expect(bounds.map(({ to, skuCount }) => [to[0], skuCount])).toEqual([
      [skuOf(world, 'ale'), 1],
      [skuOf(world, 'bun'), 1],
    ])
    const second = await store.demand.series(bounds[1] ?? boundsOf(world), vendorId, SINCE)
    expect(second.map((one) => one.skuId)).toEqual([skuOf(world, 'bun')])
  })
}

/** Pages are written once, and the last one ends its run. */
export function describePages(open: OpenStore): void {
  it('[FCT-3] writes a page once, ends the run with the last, and keeps newer forecasts', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    const vendorId = world.vendor().id
    await forecasting(shop, 'a', 2)
    const finish = (position: number, madeAtMs: number, sold7Days: number) =>
      store.forecastRuns.finishPage({
        runId: runOf(world, 'a'),
        position,
        nowMs: NOW_MS,
        forecasts: [aForecast(world, 'ale', { madeAtMs, sold7Days })],
        scores: [aScore(world)],
      })
    await Promise.all([finish(0, NOW_MS, 14), finish(0, NOW_MS, 14)])
    expect(await store.forecastRuns.progress(runOf(world, 'a'))).toMatchObject({
      donePages: 1,
      status: 'forecasting',
      doneSkuCount: 1,
    })
    await finish(1, NOW_MS - 1, 99)
    expect(await store.forecastRuns.progress(runOf(world, 'a'))).toMatchObject({
      donePages: 2,
      status: 'done',
      finishedAtMs: NOW_MS,
    })
    const key = { skuId: skuOf(world, 'ale'), locationId: placeOf(world) }
    expect(await store.forecasts.of(vendorId, [key])).toEqual([aForecast(world, 'ale')])
    expect(await store.forecasts.of(aStranger(world), [key])).toEqual([])
    const before = await store.forecasts.before(boundsOf(world), vendorId)
    expect(before).toEqual([aForecast(world, 'ale')])
    const scores = { vendorId, spanDays: 1 as const, fromDay: '2026-11-01', toDay: '2026-11-30' }
    // Two pages of the same shop add up; the repeated one counts once.
    expect(await store.forecasts.scores(scores)).toMatchObject([
      { day: '2026-11-20', valueClass: 'A', skuCount: 2, forecastUnits: 3 },
    ])
  })

  it('ends a run whose last two pages end at the same moment', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    const other = await open()
    await forecasting(shop, 'a', 2)
    const end = (at: StorePorts, position: number) =>
      at.forecastRuns.finishPage({ runId: runOf(world, 'a'), position, nowMs: NOW_MS, forecasts: [], scores: [] })
    await Promise.all([end(store, 0), end(other, 1)])
    expect(await store.forecastRuns.find(runOf(world, 'a'))).toMatchObject({ status: 'done' })
  })

  it('counts a page that was given up on as failed', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    await forecasting(shop, 'a', 2)
    const id = `forecast.page:${runOf(world, 'a')}:1`
    await store.outbox.park({ id, type: 'forecast.page', body: '{}' }, 'failed', NOW_MS)
    expect(await store.forecastRuns.progress(runOf(world, 'a'))).toMatchObject({ failedPages: 1, donePages: 0 })
  })
}
