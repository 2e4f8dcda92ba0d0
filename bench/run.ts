import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readOptions } from '../tools/client/read-options.ts'
import { makeBenchShop, makeScarceSku } from './lib/fixtures.ts'
import { HttpClient } from './lib/http-client.ts'
import { machineLine, residentMebibytes } from './lib/machine.ts'
import { type Figures, medianRound } from './lib/measure.ts'
import { startServer } from './lib/server-process.ts'
import { listings, products, searches } from './scenarios/browse.ts'
import { addsToCart, checkouts } from './scenarios/checkout.ts'
import { dashboardTables } from './scenarios/dashboard.ts'
import { demandQuantiles } from './scenarios/demand-quantiles.ts'
import { flashSale } from './scenarios/flash-sale.ts'
import { forecasting, forecastingInWorkerd } from './scenarios/forecasting.ts'
import { nightlyRun } from './scenarios/nightly-run.ts'
import { pageScripts } from './scenarios/page-scripts.ts'
import { reservations } from './scenarios/reservations.ts'
import { type Tail, tailOf } from './scenarios/tail.ts'

const BUYERS = 300
const FLASH_UNITS = 100
const PRODUCTS = 600

const HELP = `npm run bench -- [--engine d1|postgres] [--only NAME[,NAME…]] [--rounds N] [--json]
  names: reservations, listings, products, searches, adds, checkouts, flash, scripts, dashboard, forecasts, quantiles, nightly (--skus N)`

/** Prints every measurement of the marketplace, each as the median of several rounds in one run. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one measurement after the other.
async function main(): Promise<void> {
  const values = readOptions(HELP, {
    engine: { type: 'string', default: 'd1' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    skus: { type: 'string', default: '100000' },
    json: { type: 'boolean' },
  })
  const only = values.only?.split(',')
  const wants = (name: string) => !only || only.includes(name)
  const rounds = Math.min(9, Math.max(1, Number(values.rounds) || 3))
  const dataDir = mkdtempSync(join(tmpdir(), 'onhand-bench-'))
  const report: Record<string, unknown> = { machine: machineLine(), engine: values.engine, rounds }
  const print = (line: string) => (values.json ? console.error(line) : console.log(line))
  print(`${machineLine()}\nengine ${values.engine}; medians of ${rounds} rounds`)
  if (wants('forecasts')) {
    report['forecasts'] = forecasting(print)
    report['forecastsInWorkerd'] = await forecastingInWorkerd(dataDir, print)
  }
  if (wants('quantiles')) report['quantiles'] = await demandQuantiles(print)
  const server = await startServer(values.engine, dataDir)
  const client = new HttpClient(server.port, 400)
  try {
    const shop = await makeBenchShop(client, server.keys, PRODUCTS)
    const idle = residentMebibytes(server.pid)
    const figures = async (name: string, scenario: () => Promise<Figures>) => {
      const all: Figures[] = []
      for (let round = 0; round < rounds; round += 1) all.push(await scenario())
      const median = medianRound(all)
      report[name] = { ...median, rounds: all.map((one) => one.perSecond) }
      print(row(median))
    }
    if (wants('listings')) await figures('listings', () => listings(client, shop))
    if (wants('products')) await figures('products', () => products(client, shop))
    if (wants('searches')) await figures('searches', () => searches(client))
    if (wants('adds')) await figures('adds', () => addsToCart(client, shop))
    for (const buyers of wants('checkouts') ? [1, 8, 32] : []) {
      const placed: string[] = []
      const startedAt = performance.now()
      await figures(`checkouts${buyers}`, () => checkouts(client, shop, { buyers, placed }))
      const seconds = (performance.now() - startedAt) / 1000
      if (buyers !== 32) continue
      const tail = await tailOf(client, placed)
      report['tail'] = tail
      print(tailRow(tail, seconds))
    }
    for (let round = 0; wants('flash') && round < rounds; round += 1) {
      const skuId = await makeScarceSku(client, server.keys, shop, `flash${round}`, FLASH_UNITS)
      const sale = await flashSale(client, { shop, skuId, buyers: BUYERS, units: FLASH_UNITS })
      report[`flash${round}`] = sale
      print(
        `flash sale: ${sale.sold} sold of ${sale.units} to ${sale.buyers} buyers, ${sale.toldSoldOut} told sold out, other ${JSON.stringify(sale.otherAnswers)}, all answered after ${sale.secondsUntilAllAnswered} s`,
      )
    }
    if (wants('scripts')) {
      const pages = await pageScripts(client, shop)
      report['scripts'] = pages
      for (const page of pages) print(`script of ${page.page}: ${page.gzipBytes} B gzipped in ${page.files} files`)
    }
    const loaded = residentMebibytes(server.pid)
    report['memoryMiB'] = { idle, loaded }
    print(`memory: ${idle.totalMiB} MiB idle, ${loaded.totalMiB} MiB after load ${JSON.stringify(loaded.byName)}`)
  } finally {
    client.close()
    await server.stop()
  }
  if (wants('reservations')) {
    for (const skus of [1, 500]) {
      const all: Figures[] = []
      for (let round = 0; round < rounds; round += 1) all.push(await reservations(dataDir, skus))
      const median = medianRound(all)
      report[`reservations${skus}`] = { ...median, rounds: all.map((one) => one.perSecond) }
      print(row(median))
    }
  }
  if (wants('dashboard')) report['dashboard'] = await dashboardTables(join(dataDir, 'big'), print)
  if (wants('nightly')) {
    report['nightly'] = await nightlyRun(
      join(dataDir, 'nightly'),
      Math.max(1_000, Number(values.skus) || 100_000),
      print,
    )
  }
  rmSync(dataDir, { recursive: true, force: true })
  if (values.json) console.log(JSON.stringify(report))
}

function row(figures: Figures): string {
  const failures = figures.failures > 0 ? `, ${figures.failures} FAILED` : ''
  return `${figures.name.padEnd(26)} ${String(figures.perSecond).padStart(8)}/s   p50 ${figures.p50Ms} ms   p99 ${figures.p99Ms} ms   (${figures.count} in ${figures.seconds} s${failures})`
}

function tailRow(tail: Tail, checkoutSeconds: number): string {
  const perSecond = Math.round((10 * tail.orders) / (checkoutSeconds + tail.workedOffSeconds)) / 10
  return `tail of ${tail.orders} orders: worked off ${tail.workedOffSeconds} s after the last checkout (${perSecond} orders/s sustained with it), delivered after ${tail.deliveredSeconds} s, ${tail.leftUndelivered} left`
}

await main()
