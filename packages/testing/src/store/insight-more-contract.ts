import { expect, it } from 'vitest'
import { aForecast, aForecastShop, aStranger, DAY_MS, forecasting, runOf, started } from './forecast-world.ts'
import { aShopWithPast, spanOf } from './insight-world.ts'
import { aWorld, NOW_MS, type OpenStore } from './store-world.ts'

/** How long stock lasts by a forecast. */
export function describeCover(open: OpenStore): void {
  it('[INS-6] lasts as long as a forecast of the last week says, and as sales say when it is older', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    await forecasting(shop, 'a', 1)
    const forecasts = [aForecast(world, 'ale', { protectionDays: 4, protectionMean: 6 })]
    await store.forecastRuns.finishPage({ runId: runOf(world, 'a'), position: 0, nowMs: NOW_MS, forecasts, scores: [] })
    const ask = (nowMs: number) => {
      const span = spanOf(world.vendor(), nowMs - DAY_MS, nowMs)
      const at = { nowMs, beforeFromMs: nowMs - 2 * DAY_MS, today: '2026-11-21' }
      return store.insight.stockItems({ ...span, ...at, list: 'slow', locale: 'en', limit: 5 })
    }
    const expected = async (nowMs: number) => (await ask(nowMs)).map(({ expectedUnits }) => expectedUnits).sort()
    expect(await expected(NOW_MS + 7 * DAY_MS)).toEqual([0, 42])
    expect(await expected(NOW_MS + 9 * DAY_MS)).toEqual([0, 0])
  })
}

/** What stock saves, kept with the run that worked it out. */
export function describeComparedStock(open: OpenStore): void {
  it('[INS-18] reads what the shop’s past said in the newest run that replayed it, and no older one', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    const vendorId = world.vendor().id
    const ask = (sinceMs: number) => store.insight.comparedStock(vendorId, sinceMs)
    const plan = async (name: string, written: object) => {
      await started(shop, name)
      const run = { id: runOf(world, name), step: 0 }
      const shops = [{ vendorId, plan: JSON.stringify({ multiplier: 0.02, ...written }) }]
      await store.forecastRuns.advance({ run, status: 'learning', shops, outbox: [], nowMs: NOW_MS })
      await store.forecastRuns.cancel(run.id, null, { nowMs: NOW_MS, audit: [] })
    }
    await plan('b', {})
    expect(await ask(NOW_MS - DAY_MS)).toBeNull()
    const compared = { throughDay: '2026-11-20', saving: null }
    await plan('a', { compared })
    await plan('c', {})
    expect(await ask(NOW_MS)).toEqual(compared)
    expect(await ask(NOW_MS + 1)).toBeNull()
    expect(await store.insight.comparedStock(aStranger(world), NOW_MS)).toBeNull()
  })
}

/** What is counted of searches. */
export function describeSearches(open: OpenStore): void {
  it('[INS-11] adds searches up by day, also when many count at once, and shows those of all shops and of one’s own', async () => {
    const stores = await Promise.all([open(), open(), open()])
    const [store] = stores
    const { shop, vendor } = await aShopWithPast(open)
    const tally = (term: string, searches: number, more: { misses?: number; vendorSlug?: string } = {}) => ({
      term: `${term} ${shop.key}`,
      searches,
      misses: more.misses ?? 0,
      found: 1,
      vendorSlug: more.vendorSlug ?? '',
    })
    const day = '2019-05-06'
    await Promise.all(
      stores.map((each) =>
        each.unmetDemand.countSearches(day, [
          tally('oat', 2, { misses: 2 }),
          tally('tea', 4),
          tally('own', 1, { misses: 1, vendorSlug: vendor.slug }),
          tally('nowhere', 9, { vendorSlug: `no-${vendor.slug}` }),
        ]),
      ),
    )
    await store.unmetDemand.countSearches('2019-05-07', [tally('oat', 1), tally('rare', 2)])
    const ask = (vendorSlug: string | null, onlyMissed: boolean) =>
      store.insight.searches({ vendorSlug, fromDate: day, toDate: '2019-05-07', onlyMissed, limit: 9 })
    const oat = { term: `oat ${shop.key}`, searches: 7, misses: 6, lastDay: '2019-05-07' }
    const own = { term: `own ${shop.key}`, searches: 3, misses: 3, lastDay: day }
    const tea = { term: `tea ${shop.key}`, searches: 12, misses: 0, lastDay: day }
    expect(await ask(vendor.slug, true)).toEqual([oat, own])
    expect(await ask('another-shop', true)).toEqual([oat])
    expect(await ask(null, false)).toEqual([tea, oat, own])
    await store.unmetDemand.prune({ searchDay: '2019-05-07', shortageMs: 0 })
    expect(await ask(null, false)).toEqual([])
  })

  it('[INS-11] keeps a bounded number of words a day, and counts those it has', async () => {
    const store = await open()
    const { key } = aWorld()
    const day = '2018-01-01'
    const tally = (name: string, searches: number, misses: number) => ({
      term: `${name} ${key}`,
      searches,
      misses,
      found: 0,
      vendorSlug: '',
    })
    const first = ['t0', 't1', 't2'].map((name) => tally(name, 3, 3))
    await store.unmetDemand.countSearches(day, first, 3)
    await store.unmetDemand.countSearches(day, [tally('more', 9, 9), tally('t1', 1, 0)], 3)
    const found = await store.insight.searches({
      vendorSlug: null,
      fromDate: day,
      toDate: day,
      onlyMissed: false,
      limit: 9,
    })
    expect(found).toEqual([
      { term: `t1 ${key}`, searches: 4, misses: 3, lastDay: day },
      { term: `t0 ${key}`, searches: 3, misses: 3, lastDay: day },
      { term: `t2 ${key}`, searches: 3, misses: 3, lastDay: day },
    ])
    await store.unmetDemand.prune({ searchDay: '2018-01-02', shortageMs: 0 })
  })
}
