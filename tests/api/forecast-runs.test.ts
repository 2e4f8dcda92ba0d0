import { randomBytes } from 'node:crypto'
import { makeId } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { beforeAll, describe, expect, it } from 'vitest'
import { ShopRefusal } from '../../tools/client/shop-client.ts'
import { eventually } from '../harness/market.ts'
import { operator } from '../harness/shopper.ts'
import { newProduct, SHOPS, type SuiteProduct } from './suite/shops.ts'
import { newWorld } from './suite/world.ts'

const [{ vendorId, locationId }, { vendorId: otherVendorId }] = SHOPS

let product: SuiteProduct
beforeAll(async () => {
  // A world makes the suite's shops.
  ;({ product } = await newWorld())
  // What the keepers told has to be in the database before a run can see it.
  await until(async () => {
    const { items } = await operator().query('stock.rows', { vendorId, words: product.title })
    return items.some((row) => row.availableUnits > 0)
  })
  // Other tests start runs of this shop, and leave them to themselves.
  await until(async () => {
    const { items } = await operator().query('forecast.runs', { vendorId, limit: 50 })
    return items.every((run) => run.isWholeMarket || ENDED.includes(run.status))
  })
})

const ENDED: readonly string[] = ['done', 'cancelled']
const newRun = () => makeId('forecastRun', randomBytes(16))
const until = (isSo: () => Promise<boolean>) => eventually(async () => ((await isSo()) ? true : undefined))
type RunId = ReturnType<typeof newRun>
const start = (runId: RunId) => operator().mutate('forecast.startRun', { vendorId, runId })
const look = (runId: RunId) => operator().query('forecast.run', { vendorId, runId })
const outcome = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'ok'
  } catch (error) {
    if (error instanceof ShopRefusal) return error.code
    throw error
  }
}
const finished = (runId: RunId) => until(async () => (await look(runId)).status === 'done')

describe('a forecast run', () => {
  it('[FCT-9] [FCT-3] started many times at once is one run, which ends with a forecast of every item', async () => {
    const runId = newRun()
    const answers = await Promise.all([1, 2, 3, 4].map(() => outcome(start(runId))))
    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok'])
    await finished(runId)
    expect(await look(runId)).toMatchObject({
      status: 'done',
      donePermille: 1000,
      failedPages: 0,
      isWholeMarket: false,
    })
    const sku = await operator().query('forecast.sku', { vendorId, skuId: product.skuId, locationId })
    // As far as the shop wants to see, which other tests of this marketplace may have changed.
    const { horizonDays } = await operator().query('forecast.settings', { vendorId })
    expect(sku.forecast).toMatchObject({ runId, skuId: product.skuId, horizonDays })
    expect(sku.forecast?.dailyMean).toHaveLength(horizonDays)
    // Started again when it is long over: nothing happens.
    expect(await outcome(start(runId))).toBe('ok')
    expect(await look(runId)).toMatchObject({ status: 'done' })
    const { items } = await operator().query('forecast.rows', { vendorId, words: product.title, limit: 5 })
    expect(items.map((row) => row.skuId)).toEqual([product.skuId])
  })

  it('[FCT-50] is followed by sums of categories, places and shops that add up to what is forecast of every item', async () => {
    const runId = newRun()
    await until(async () => (await outcome(start(runId))) === 'ok')
    await finished(runId)
    const view = await operator().query('forecast.groups', { vendorId })
    const milli = (units: number) => Math.round(units * 1000)
    for (const { rows } of view.tables) {
      for (const span of ['next7', 'next28', 'horizon'] as const) {
        const top = rows.filter((row) => row.parentKey === view.total.key)
        expect(top.reduce((sum, row) => sum + milli(row[span].units), 0)).toBe(milli(view.total[span].units))
        const { lowUnits, units, highUnits } = view.total[span]
        expect(lowUnits).toBeLessThanOrEqual(units)
        // Whole units: of next to nothing both ends are nothing.
        expect(highUnits).toBeGreaterThanOrEqual(Math.floor(units))
      }
    }
    const days = await operator().query('forecast.groupDays', { vendorId })
    const coming = days.points.flatMap((one) => (one.expectedUnits === null ? [] : [one.expectedUnits])).slice(0, 28)
    // Days of a SKU are kept in thousandths, so that the sums of many differ by as many halves of them.
    const shown = coming.reduce((sum, units) => sum + units, 0)
    expect(Math.abs(shown - view.total.next28.units)).toBeLessThan(0.02 * view.total.skuCount + 0.01)
    const market = await operator().query('operator.forecastGroups', {})
    const shop = market.tables[0]?.rows.find((row) => row.id === vendorId)
    expect(shop).toMatchObject({ skuCount: view.total.skuCount, sold28Units: view.total.sold28Units })
    expect(shop?.next28.units).toBe(view.total.next28.units)
    expect(await outcome(operator().query('forecast.groupDays', { vendorId: otherVendorId, locationId }))).toBe(
      'not_found',
    )
  })

  it('[FCT-9] is one at a time for a shop, can be stopped, and is nobody else’s', async () => {
    const [first, second] = [newRun(), newRun()]
    const answers = await Promise.all([first, second].map((runId) => outcome(start(runId))))
    expect(answers.sort()).toEqual(['forecast_running', 'ok'])
    const runId = (await outcome(look(first))) === 'ok' ? first : second
    expect(await outcome(operator().query('forecast.run', { vendorId: otherVendorId, runId }))).toBe('not_found')
    expect(await outcome(operator().mutate('forecast.cancelRun', { vendorId: otherVendorId, runId }))).toBe('not_found')
    expect(await outcome(operator().mutate('forecast.startRun', { vendorId: otherVendorId, runId }))).toBe('id_taken')
    await operator().mutate('forecast.cancelRun', { vendorId, runId })
    const ended = await look(runId)
    expect(['cancelled', 'done']).toContain(ended.status)
    const third = newRun()
    await start(third)
    await finished(third)
  })

  it('[FCT-5] [FCT-6] is followed by warnings with their units and money, which can be put off', async () => {
    const perishable = await newProduct(SHOPS[0], { units: 0, priceMinor: 800 })
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    await operator().mutate('stock.receive', {
      vendorId,
      skuId: perishable.skuId,
      movementId: makeId('movement', randomBytes(16)),
      lotId: makeId('lot', randomBytes(16)),
      locationId,
      lotCode: 'soon',
      expiryDate: day,
      units: 50,
      reason: 'receipt',
    })
    const runId = newRun()
    await until(async () =>
      (await operator().query('stock.expiring', { vendorId, withinDays: 5 })).items.some(
        (lot) => lot.skuId === perishable.skuId,
      ),
    )
    await start(runId)
    await finished(runId)
    const ask = async (isSnoozed: boolean) => {
      const { items } = await operator().query('forecast.alerts', { vendorId, kind: 'expiring', isSnoozed, limit: 200 })
      return items.find((alert) => alert.skuId === perishable.skuId)
    }
    const alert = await ask(false)
    expect(alert).toMatchObject({ kind: 'expiring', expiryDate: day })
    expect(alert?.units).toBeGreaterThan(40)
    expect(alert?.valueMinor).toBe((alert?.units ?? 0) * 400)
    const snooze = { vendorId, skuId: perishable.skuId, locationId, kind: 'expiring' as const }
    await operator().mutate('forecast.snoozeAlert', { ...snooze, days: 7 })
    expect(await ask(false)).toBeUndefined()
    expect(await ask(true)).toBeDefined()
    await operator().mutate('forecast.snoozeAlert', { ...snooze, days: 0 })
    expect(await ask(false)).toBeDefined()
    const kinds = (await operator().query('forecast.alertSummary', { vendorId })).map((one) => one.kind)
    expect(kinds).toContain('expiring')
  })

  it('[FCT-39] [FCT-41] reckons with a promotion that is planned, says what it does, and forgets it when it is called off', async () => {
    const tea = await newProduct(SHOPS[0], { units: 0, priceMinor: 800 })
    // One clock for all of it: it may be midnight meanwhile.
    const today = new Date().toISOString().slice(0, 10)
    const inDays = (days: number) => addDays(today, days)
    const rows = Array.from({ length: 70 }, (_, n) => ({
      skuId: tea.skuId,
      day: inDays(-2 - n),
      soldUnits: 3,
      priceMinor: 800,
    }))
    await operator().mutate('forecast.importSales', { vendorId, locationId, rows })
    await operator().mutate('stock.receive', {
      vendorId,
      skuId: tea.skuId,
      movementId: makeId('movement', randomBytes(16)),
      lotId: makeId('lot', randomBytes(16)),
      locationId,
      lotCode: 'tea',
      expiryDate: null,
      units: 4,
      reason: 'receipt',
    })
    await until(async () => {
      const { items } = await operator().query('stock.rows', { vendorId, words: tea.title })
      return items.some((row) => row.availableUnits > 0)
    })
    const promotionId = makeId('promotion', randomBytes(16))
    await operator().mutate('promotion.plan', {
      ...{ vendorId, promotionId, name: 'Tea time', firstDay: inDays(10), lastDay: inDays(12) },
      expectedUpliftPercent: 300,
      terms: { kind: 'percent', percentOff: 25, selection: { kind: 'products', productIds: [tea.productId] } },
    })
    const forecast = async () => {
      const runId = newRun()
      await until(async () => (await outcome(start(runId))) === 'ok')
      await finished(runId)
      const sku = await operator().query('forecast.sku', { vendorId, skuId: tea.skuId, locationId })
      return { plan: sku.forecast?.plan ?? [], mean: sku.forecast?.dailyMean ?? [], from: sku.forecast?.firstDay ?? '' }
    }
    const known = await forecast()
    const note = { kind: 'promotion', firstDay: inDays(10), lastDay: inDays(12), pricePermille: -250 }
    expect(known.plan).toContainEqual({ ...note, effectPermille: 3000 })
    const on = (day: string) => known.mean[Math.round((Date.parse(day) - Date.parse(known.from)) / 86_400_000)] ?? 0
    expect(on(inDays(11)) / on(inDays(18))).toBeGreaterThan(3)
    await operator().mutate('promotion.cancel', { vendorId, promotionId })
    expect((await forecast()).plan.filter(({ kind }) => kind === 'promotion')).toEqual([])
  })

  it('of all shops is the operator’s, and shops see how far it is', async () => {
    // The night's own run, at three in the morning UTC, takes the place of one that is under way: then it is started again.
    const runId = await eventually(async () => {
      const id = newRun()
      if ((await outcome(operator().mutate('operator.startForecast', { runId: id }))) !== 'ok') return undefined
      const { status } = await eventually(async () => {
        const run = await operator().query('operator.forecastRun', { runId: id })
        return ENDED.includes(run.status) ? run : undefined
      })
      return status === 'done' ? id : undefined
    })
    expect(await look(runId)).toMatchObject({ isWholeMarket: true, status: 'done', skuCount: 0 })
    const { items } = await operator().query('operator.forecastRuns', { limit: 5 })
    expect(items.map((run) => run.id)).toContain(runId)
  })
})
