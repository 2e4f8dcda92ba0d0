import { idOf } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { advanceRun } from '@onhand/service/forecasting/advance-run'
import { forecastPage, type RunDeps } from '@onhand/service/forecasting/forecast-page'
import { stepMessage } from '@onhand/service/forecasting/run-messages'
import type { SkuForecast } from '@onhand/service/forecasting/ports'
import { expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { aForecastShop, DAY_MS, placeOf, runOf, type Shop, skuOf } from './forecast-world.ts'
import { NOW_MS, type OpenStore } from './store-world.ts'

const LAST_DAY = '2026-11-20'
const ROUNDS_MAX = 40

/** Whole runs over a shop that has a promotion behind it and one ahead, on either engine. */
export function describePlannedRun(open: OpenStore): void {
  it('[FCT-39] [FCT-40] [FCT-41] a run takes the promotion that is over out of the past, and the one to come into the forecast', async () => {
    const shop = await aForecastShop(open)
    const { store, world } = shop
    const vendorId = world.vendor().id
    await sold(shop, 'ale', (daysAgo) => (daysAgo < 7 ? 9 : 3))
    await sold(shop, 'bun', () => 3)
    const before = await run(shop, 'before')
    await plan(shop, 'past', { first: -6, last: 0 })
    await plan(shop, 'next', { first: 6, last: 9 })
    const after = await run(shop, 'after')
    // Against goods that sold the same all the time: what other shops of the market taught is in both.
    expect(before.against[0]).toBeGreaterThan(1.3)
    expect(before.suddenChange).toBe('up')
    expect(after.suddenChange).toBe('none')
    for (const day of [0, 4, 9]) expect(Math.abs((after.against[day] ?? 0) - 1)).toBeLessThan(0.25)
    for (const day of [5, 8]) expect(Math.abs((after.against[day] ?? 0) - 3)).toBeLessThan(0.75)
    const note = { kind: 'promotion', pricePermille: -900, effectPermille: 2000 }
    expect(after.plan).toEqual([
      { ...note, firstDay: '2026-11-14', lastDay: '2026-11-20' },
      { ...note, firstDay: '2026-11-26', lastDay: '2026-11-29' },
      { kind: 'holiday', firstDay: '2026-12-08', lastDay: '2026-12-08', pricePermille: null, effectPermille: null },
    ])
    // Called off, it is as if it had never been planned.
    await store.promotions.cancel(vendorId, promotionOf(shop, 'next'), anAudit(world))
    const calledOff = await run(shop, 'last')
    expect(calledOff.against[6]).toBeLessThan(1.25)
    expect(calledOff.plan).toHaveLength(2)
  })
}

function promotionOf({ world }: Shop, name: string) {
  return idOf('promotion', `prm_${world.key}run${name}`)
}

/** A promotion of the ale, 90 % off, from which the shop expects three times as much. */
async function plan(shop: Shop, name: string, days: { first: number; last: number }): Promise<void> {
  const { store, world } = shop
  const skuId = skuOf(world, 'ale')
  const [firstDay, lastDay] = [addDays(LAST_DAY, days.first), addDays(LAST_DAY, days.last)]
  const draft = {
    ...{ id: promotionOf(shop, name), vendorId: world.vendor().id, name, firstDay, lastDay },
    startsAtMs: Date.parse(`${firstDay}T00:00:00Z`),
    endsAtMs: Date.parse(`${lastDay}T00:00:00Z`) + DAY_MS,
    expectedUpliftPercent: 200,
    terms: { kind: 'fixed' as const, prices: [{ skuId, priceMinor: 90 }] },
    createdBy: 'per_x',
    nowMs: NOW_MS,
  }
  expect(await store.promotions.plan(draft, [{ skuId, priceMinor: 90 }], anAudit(world))).toBe('written')
}

/** A hundred and twenty days of sales, about so many on each. */
async function sold({ store, world }: Shop, name: string, unitsOn: (daysAgo: number) => number): Promise<void> {
  const rows = Array.from({ length: 120 }, (_, daysAgo) => ({
    skuId: skuOf(world, name),
    day: addDays(LAST_DAY, -daysAgo),
    soldUnits: unitsOn(daysAgo) + (daysAgo % 3) - 1,
    priceMinor: 900,
  }))
  await store.demand.importDays({ vendorId: world.vendor().id, locationId: placeOf(world), rows }, anAudit(world))
}

/** Runs a forecast of the shop to its end and answers that of the ale, and how its days are against those of the buns. */
async function run({ store, world }: Shop, name: string): Promise<SkuForecast & { readonly against: number[] }> {
  const silent = { info() {}, warn() {}, error() {} }
  const holidays = { publicHolidays: async () => [{ date: '2026-12-08', name: 'A day off' }] }
  const deps: RunDeps = { ...store, holidays, nowMs: () => NOW_MS, log: silent }
  const runId = runOf(world, name)
  const vendorId = world.vendor().id
  const asked = { id: runId, vendorId, origin: 'person' as const, startedAtMs: NOW_MS, startedBy: 'per_x' }
  expect(await store.forecastRuns.start(asked, [stepMessage(runId, 0)], [])).toBe('started')
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const due = (await store.outbox.due(NOW_MS * 2, 500)).filter((row) => row.id.includes(runId))
    if (due.length === 0) break
    for (const { id, type } of due) {
      const number = Number(id.split(':').at(-1))
      if (type === 'forecast.step') await advanceRun(deps, { runId, step: number })
      else await forecastPage(deps, { runId, position: number })
      await store.outbox.done(id)
    }
  }
  const of = async (sku: string) => {
    const [found] = await store.forecasts.of(vendorId, [{ skuId: skuOf(world, sku), locationId: placeOf(world) }])
    if (found?.runId !== runId) throw new Error('the run did not end')
    return found
  }
  const [ale, bun] = [await of('ale'), await of('bun')]
  return { ...ale, against: ale.dailyMean.map((units, day) => units / (bun.dailyMean[day] ?? 1)) }
}
