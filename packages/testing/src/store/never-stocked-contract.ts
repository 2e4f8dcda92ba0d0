import { idOf } from '@onhand/domain/ids'
import { localDay } from '@onhand/domain/forecasting/demand-days'
import { expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import {
  aForecast,
  aForecastShop,
  boundsOf,
  DAY_MS,
  forecasting,
  order,
  placeOf,
  runOf,
  type Shop,
  skuOf,
} from './forecast-world.ts'
import { needsOf } from './purchase-builders.ts'
import { NOW_MS, type OpenStore } from './store-world.ts'

const SINCE = { day: '2026-01-01', atMs: 0 }
const YESTERDAY = localDay('2026-11-20', 'Europe/London')

/** What is offered and was never stocked, on every engine. */
export function describeNeverStocked(open: OpenStore): void {
  it('[FCT-27] plans what is offered and never was stocked once, at the main place, with what was asked for', async () => {
    const shop = await withTea(open)
    const { store, world } = shop
    const vendorId = world.vendor().id
    const bounds = await store.forecastRuns.pageBounds(vendorId, 2)
    expect(bounds.map(({ to, skuCount }) => [to[0], skuCount])).toEqual([
      [skuOf(world, 'bun'), 2],
      [skuOf(world, 'tea'), 1],
    ])
    await ask(shop, ['one', 'two', 'two'])
    for (let time = 0; time < 2; time += 1) await store.demand.collect(vendorId, [YESTERDAY], false)
    const [tea, ...others] = await store.demand.series(bounds[1] ?? boundsOf(world), vendorId, SINCE)
    const what = { skuId: skuOf(world, 'tea'), locationId: placeOf(world), availableUnits: 0, firstStockedAtMs: null }
    expect([tea, others]).toMatchObject([{ ...what, days: '20261120:0:4' }, []])
    // It teaches nothing that all goods share.
    expect((await store.demand.sample(vendorId, 9, SINCE)).map((one) => one.skuId)).not.toContain(what.skuId)
    const override = { skuId: what.skuId, mode: 'none' as const, floorUnits: 0 }
    await store.forecasts.saveOverride(vendorId, override, anAudit(world))
    expect(await store.forecastRuns.pageBounds(vendorId, 9)).toMatchObject([{ skuCount: 2 }])
  })

  it('[FCT-27] needs it when somebody asked for it lately, says how many, and warns of nothing', async () => {
    const shop = await withTea(open)
    const { store, world } = shop
    await forecastOf(shop, NOW_MS)
    const teaNeeds = async () => (await needsOf(shop)).filter((need) => need.skuId === skuOf(world, 'tea'))
    expect(await teaNeeds()).toEqual([])
    await ask(shop, ['one', 'two', 'two'])
    await ask(shop, ['long ago'], NOW_MS - 15 * DAY_MS)
    const slug = world.vendor().slug
    const tally = { vendorSlug: slug, searches: 5, misses: 0, found: 1 }
    const day = '2026-11-19'
    await store.unmetDemand.countSearches(day, [
      { ...tally, term: 'tea' },
      { ...tally, term: 'te' },
    ])
    expect(await teaNeeds()).toMatchObject([
      { locationId: placeOf(world), availableUnits: 0, neverStocked: { peopleAsked: 2, searches: 5 } },
    ])
    expect((await needsOf(shop)).find((need) => need.skuId === skuOf(world, 'bun'))?.neverStocked).toBeNull()
    // What was sold was there once: it is needed as other goods are.
    await order(shop, { n: 1, name: 'tea', units: 2, atMs: YESTERDAY.startMs + 1 })
    await store.demand.collect(world.vendor().id, [YESTERDAY], false)
    expect(await teaNeeds()).toMatchObject([{ neverStocked: null }])
    const alerts = {
      vendorId: world.vendor().id,
      locale: 'en' as const,
      kind: null,
      locationId: null,
      isSnoozed: false,
    }
    const query = { ...alerts, today: '2026-11-21', nowMs: NOW_MS, overstockDays: 60, cursor: null, limit: 20 }
    const { items } = await store.forecasts.alerts(query)
    expect(items.map((alert) => alert.skuId)).not.toContain(skuOf(world, 'tea'))
  })

  it('[FCT-27] forgets the forecast at the main place once goods are kept somewhere else', async () => {
    const shop = await withTea(open)
    const { store, world } = shop
    await forecastOf(shop, NOW_MS)
    await ask(shop, ['one'])
    const key = { skuId: skuOf(world, 'tea'), locationId: placeOf(world) }
    expect(await store.forecasts.of(world.vendor().id, [key])).toHaveLength(1)
    const [main] = world.vendor().locations
    if (!main) throw new Error('the world has a place')
    const other = idOf('location', `loc_${world.key}two`)
    await store.vendors.upsert({ ...world.vendor(), locations: [main, { ...main, id: other, position: 2 }] }, NOW_MS)
    await store.stockProjection.project([world.level('tea', 3, { locationId: other })], [])
    expect((await needsOf(shop)).map((need) => need.skuId)).not.toContain(key.skuId)
    await store.forecastRuns.cancel(runOf(world, 'a'), null, { nowMs: NOW_MS, audit: [] })
    await forecasting(shop, 'b', 1)
    const run = { runId: runOf(world, 'b'), position: 0, nowMs: NOW_MS }
    await store.forecastRuns.finishPage({ ...run, forecasts: [aForecast(world, 'ale')], scores: [] })
    expect(await store.forecasts.of(world.vendor().id, [key])).toEqual([])
    expect(await store.forecasts.of(world.vendor().id, [{ ...key, skuId: skuOf(world, 'bun') }])).toHaveLength(1)
  })
}

/** The shop with tea, which it offers and never had. */
async function withTea(open: OpenStore): Promise<Shop> {
  const shop = await aForecastShop(open)
  await shop.store.catalogWrite.upsertProducts(shop.world.vendor().id, [shop.world.product('tea')], NOW_MS)
  return shop
}

/** Each cart asks for two. */
async function ask({ store, world }: Shop, carts: readonly string[], atMs = YESTERDAY.startMs + 1): Promise<void> {
  const what = { vendorId: world.vendor().id, skuId: skuOf(world, 'tea'), askedUnits: 2, availableUnits: 0 }
  for (const name of carts) {
    const cartId = idOf('cart', `crt_${world.key}${name.replace(' ', '')}`)
    await store.unmetDemand.noteShortages([{ ...what, cartId }], atMs)
  }
}

async function forecastOf(shop: Shop, nowMs: number): Promise<void> {
  const { store, world } = shop
  await forecasting(shop, 'a', 2)
  const forecasts = ['bun', 'tea'].map((name) => aForecast(world, name))
  await store.forecastRuns.finishPage({ runId: runOf(world, 'a'), position: 0, nowMs, forecasts, scores: [] })
}
