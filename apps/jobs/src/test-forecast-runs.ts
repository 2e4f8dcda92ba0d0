import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { type ForecastRunId, idOf, type LocationId, type SkuId, type VendorId } from '@onhand/domain/ids'
import { stepMessage } from '@onhand/service/forecasting/run-messages'
import type { StorePorts } from '@onhand/service/deps'
import { d1Engine } from '@onhand/store'
import { storePorts } from '@onhand/store/store-ports'
import { aForecastShop, DAY_MS, order, placeOf, runOf, type Shop, skuOf } from '@onhand/testing/store/forecast-world'
import { NOW_MS } from '@onhand/testing/store/store-world'
import { describe, expect, it } from 'vitest'
import { buildDeps, type JobsDeps } from './deps.ts'
import type { Env } from './env.ts'
import { handleForecast } from './queues/forecast.ts'
import worker from './test-worker.ts'

const jobsEnv = env as unknown as Env
const store: StorePorts = storePorts(d1Engine(jobsEnv.DB), () => NOW_MS)
const openStore = async () => store
const ROUNDS_MAX = 40
// The library of holidays is not bundled here; runs of the whole system have it.
const HOLIDAYS = { publicHolidays: async () => [{ date: '2026-12-08', name: 'A day off' }] }

/** Whole forecast runs in the runtime. One test file of this Worker holds all its tests: the pool cannot start a second one of this size. */
export function describeForecastRuns(): void {
  describe('a forecast run', () => {
    it('[FCT-1] [FCT-3] forecasts a shop from its orders, however often its messages come, and when writing a page breaks off', async () => {
      const shop = await aSellingShop()
      const runId = await start(shop, 'a')
      let broken = 0
      const breaking = (deps: JobsDeps): JobsDeps => ({
        ...deps,
        forecastRuns: {
          ...deps.forecastRuns,
          finishPage: async (page) => {
            broken += 1
            if (broken === 1) throw new Error('the database is away')
            await deps.forecastRuns.finishPage(page)
          },
        },
      })
      await drive(runId, breaking)
      expect(broken).toBeGreaterThan(1)
      const run = await store.forecastRuns.progress(runId)
      expect(run).toMatchObject({ status: 'done', pageCount: 1, donePages: 1, failedPages: 0, skuCount: 2 })
      const [ale] = await forecastsOf(shop, 'ale')
      const day = (units: readonly number[] | undefined) => units?.[0] ?? 0
      expect(day(ale?.dailyMean)).toBeGreaterThan(1.5)
      expect(day(ale?.dailyMean)).toBeLessThan(2.5)
      expect(ale).toMatchObject({
        runId,
        sold7Days: 14,
        sold28Days: 56,
        firstDay: '2026-11-21',
        valueClass: 'A',
        suddenChange: 'none',
        plan: [{ kind: 'holiday', firstDay: '2026-12-08', effectPermille: null }],
      })
      expect(ale?.reorderPointUnits).toBeGreaterThanOrEqual(Math.ceil(ale?.protectionMean ?? 0))
      expect(ale?.protectionDays).toBe(shop.world.vendor().supplier.leadTimeDays + 1)
      expect(await forecastsOf(shop, 'bun')).toMatchObject([{ sold28Days: 0, demandClass: 'none' }])
    })

    it('[FCT-3] a cancelled run does nothing more, and what comes late of it changes no newer forecast', async () => {
      const shop = await aSellingShop()
      const runId = await start(shop, 'a')
      await drive(runId, (deps) => deps, 2)
      await store.forecastRuns.cancel(runId, shop.world.vendor().id, { nowMs: NOW_MS, audit: [] })
      await drive(runId)
      expect(await forecastsOf(shop, 'ale')).toEqual([])
      const again = await start(shop, 'b')
      await drive(again)
      expect(await forecastsOf(shop, 'ale')).toMatchObject([{ runId: again }])
    })

    it('[FCT-8] the next night’s run compares what was forecast with what came, once', async () => {
      const shop = await aSellingShop()
      const vendorId = shop.world.vendor().id
      const night = async (name: string, startedAtMs: number) => {
        const id = runOf(shop.world, name)
        const run = { id, vendorId, origin: 'nightly' as const, startedAtMs, startedBy: 'nightly' }
        await store.forecastRuns.start(run, [stepMessage(id, 0)], [])
        await drive(id)
      }
      await night('a', NOW_MS)
      await order(shop, { n: 61, name: 'ale', units: 5, atMs: NOW_MS })
      await night('b', NOW_MS + DAY_MS)
      const query = { vendorId, spanDays: 1 as const, fromDay: '2026-11-01', toDay: '2026-11-30' }
      const scores = await store.forecasts.scores(query)
      expect(scores).toMatchObject([{ day: '2026-11-21', valueClass: 'A', skuCount: 1, actualUnits: 5 }])
      expect(scores[0]?.absoluteErrorUnits).toBeGreaterThan(2)
      // A forecast by hand on the same day compares nothing again.
      await drive(await start(shop, 'c'))
      expect(await store.forecasts.scores(query)).toEqual(scores)
    })

    it('[FCT-9] the minute run starts the night’s forecast once', async () => {
      const context = createExecutionContext()
      const controller = { scheduledTime: Date.now(), cron: '* * * * *', noRetry: () => undefined }
      for (let time = 0; time < 2; time += 1) {
        await worker.scheduled?.(controller as unknown as ScheduledController, jobsEnv, context)
      }
      const { items } = await store.forecastRuns.list(null, { cursor: null, limit: 50 })
      expect(items.filter((run) => run.origin === 'nightly' && run.vendorId === null)).toHaveLength(1)
    })
  })
}

/** A shop that sold two ale a day for sixty days. */
async function aSellingShop(): Promise<Shop> {
  const shop = await aForecastShop(openStore)
  for (let n = 1; n <= 60; n += 1) await order(shop, { n, name: 'ale', units: 2, atMs: NOW_MS - n * DAY_MS })
  return shop
}

async function start({ world }: Shop, name: string): Promise<ForecastRunId> {
  const id = runOf(world, name)
  const run = { id, vendorId: world.vendor().id, origin: 'person' as const, startedAtMs: NOW_MS, startedBy: 'per_x' }
  expect(await store.forecastRuns.start(run, [stepMessage(id, 0)], [])).toBe('started')
  return id
}

/** Delivers what is due for this run, each message twice, until nothing is left. */
async function drive(runId: ForecastRunId, change = (deps: JobsDeps) => deps, rounds = ROUNDS_MAX): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const due = (await store.outbox.due(NOW_MS * 2, 500)).filter((row) => row.id.includes(runId))
    if (due.length === 0) return
    const bodies = due.flatMap(({ id, type, version, body }) => [0, 1].map(() => ({ id, type, version, body })))
    const batch = createMessageBatch(
      'onhand-forecast',
      bodies.map((body, index) => ({ id: `q${index}`, timestamp: new Date(0), attempts: 1, body })),
    )
    const { deps, close } = buildDeps(jobsEnv, { run: 'test', loadFont: async () => new Uint8Array() })
    await handleForecast(batch, change({ ...deps, holidays: HOLIDAYS, nowMs: () => NOW_MS }))
    await close()
    await getQueueResult(batch, createExecutionContext())
  }
}

async function forecastsOf({ world }: Shop, name: string) {
  const key: { skuId: SkuId; locationId: LocationId } = { skuId: skuOf(world, name), locationId: placeOf(world) }
  const vendorId: VendorId = idOf('vendor', world.vendor().id)
  return await store.forecasts.of(vendorId, [key])
}
