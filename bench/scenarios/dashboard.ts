import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { desktop, launchBrowser } from '../../tests/harness/browser.ts'
import { dashboardScreens } from '../../tests/harness/dashboard.ts'
import { BIG_SHOP, countedDays, fillBigShop } from '../lib/big-shop.ts'
import { type BenchShop, makeBenchShop } from '../lib/fixtures.ts'
import { HttpClient } from '../lib/http-client.ts'
import { quantile } from '../lib/measure.ts'
import { startServer } from '../lib/server-process.ts'
import { Shopper } from '../lib/shopper.ts'
import '../../tools/local/localhost-names.ts'
import { insightAnswers } from './insight.ts'

/** The tables that are measured, and what is typed into their search field. */
const TABLES = [
  { path: '/orders', words: 'grace buyer4321' },
  { path: '/products', words: 'item 07777' },
  { path: '/stock', words: 'item 07777' },
] as const
const OPENINGS = 7
const SCROLL_FRAMES = 180
const SCROLL_PX = 240
const COUNTED_TRIES = 240
const SETTLED_MS = 1_500
const COUNTED_DAYS_MIN = 400
/** The person behind the measurements; a throw-away database. */
const MANAGER = { name: 'Bench Manager', email: 'bench.manager@example.com', password: 'bench-manager-password' }

/** What one table took, in milliseconds. */
type TableFigures = {
  readonly path: string
  readonly firstLoadMs: number
  readonly openMs: number
  readonly frameP50Ms: number
  readonly frameP99Ms: number
  readonly searchMs: number
}

/** Opens, scrolls and searches the big tables of a shop with a history, as a person at a desk does. */
export async function dashboardTables(dataDir: string, print: (line: string) => void): Promise<unknown> {
  const cookies = await prepare(dataDir)
  const server = await startServer('d1', dataDir)
  const browser = await launchBrowser()
  try {
    const origin = `http://shop.localhost:${server.port}`
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const ask = async (path: string) => {
      const response = await fetch(origin + path, { headers: { cookie } })
      await response.arrayBuffer()
      return response.status
    }
    const daysMs = await untilCounted(dataDir)
    print(`insight: ${BIG_SHOP.orders} orders were counted by day within ${Math.round(daysMs / 1000)} s of the start`)
    const insight = await insightAnswers(ask, 'vnd_bench', print)
    const context = await desktop(browser)
    await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: origin })))
    const home = `${origin}/dashboard/vnd_bench`
    const script = await firstScript(await context.newPage(), home)
    print(`dashboard, first screen: ${script.gzipBytes} B of script gzipped in ${script.files} files`)
    const known = new Set((await dashboardScreens()).map((screen) => screen.path))
    const tables: TableFigures[] = []
    for (const table of TABLES.filter(({ path }) => known.has(path))) {
      const figures = await measureTable(await context.newPage(), home, table)
      tables.push(figures)
      print(line(figures))
    }
    return { ...BIG_SHOP, script, tables, insight }
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Waits for the first minute's run to count the shop's days, as each night does. */
async function untilCounted(dataDir: string): Promise<number> {
  const startedAt = performance.now()
  for (let tries = 0; tries < COUNTED_TRIES; tries += 1) {
    if (countedDays(dataDir, 'vnd_bench') > COUNTED_DAYS_MIN) return performance.now() - startedAt
    await new Promise((done) => setTimeout(done, 1_000))
  }
  throw new Error('the days were not counted')
}

/** One product, one order and a manager through the public API; then, with the server stopped, ten thousand and a hundred thousand. */
async function prepare(dataDir: string): Promise<readonly { name: string; value: string }[]> {
  const server = await startServer('d1', dataDir)
  const client = new HttpClient(server.port, 8)
  try {
    const shop = await makeBenchShop(client, server.keys, 1)
    await buyOnce(client, shop)
    const origin = `http://shop.localhost:${server.port}`
    const answer = await fetch(`http://127.0.0.1:${server.port}/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: `shop.localhost:${server.port}`, origin },
      body: JSON.stringify(MANAGER),
    })
    const { user } = (await answer.json()) as { user?: { id: string } }
    if (!user) throw new Error(`signing up answered ${answer.status}`)
    await server.stop()
    fillBigShop(dataDir, shop.vendorId, user.id)
    return answer.headers.getSetCookie().map((cookie) => {
      const [pair = ''] = cookie.split(';')
      const [name = '', ...value] = pair.split('=')
      return { name, value: value.join('=') }
    })
  } finally {
    client.close()
  }
}

async function buyOnce(client: HttpClient, shop: BenchShop): Promise<void> {
  const shopper = new Shopper(client)
  const [skuId = ''] = shop.skuIds
  const isDone =
    (await shopper.addLine(skuId, 1)) !== null &&
    (await shopper.setAddress()) !== null &&
    (await shopper.chooseDelivery(shop)) !== null &&
    (await shopper.pay(shop.account, shop.priceMinor)) &&
    (await shopper.complete())
  if (!isDone) throw new Error(`the first order was not placed: ${JSON.stringify(shopper.stop)}`)
}

async function firstScript(page: Page, address: string): Promise<{ files: number; gzipBytes: number }> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) bodies.push(response.body())
  })
  // Tables are told of changes over a connection that stays: the network is never idle.
  await page.goto(address)
  await page.locator('.home-cards').waitFor()
  await page.waitForTimeout(SETTLED_MS)
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).byteLength)
  await page.close()
  return { files: sizes.length, gzipBytes: sizes.reduce((sum, bytes) => sum + bytes, 0) }
}

async function measureTable(page: Page, home: string, table: (typeof TABLES)[number]): Promise<TableFigures> {
  const startedAt = performance.now()
  await page.goto(home + table.path)
  await page.locator('.table-row').first().waitFor()
  const firstLoadMs = performance.now() - startedAt
  const openings: number[] = []
  for (let round = 0; round < OPENINGS; round += 1) {
    await page.locator('.rail-link').first().click()
    await page.locator('.home-cards').waitFor()
    await page.waitForTimeout(SETTLED_MS)
    openings.push(await page.evaluate(openTable, table.path))
  }
  openings.sort((a, b) => a - b)
  const frames = await page.evaluate(scrollTable, { frames: SCROLL_FRAMES, pixels: SCROLL_PX })
  frames.sort((a, b) => a - b)
  const searchMs = await search(page, table.words)
  await page.close()
  return {
    path: table.path,
    firstLoadMs,
    openMs: quantile(openings, 0.5),
    frameP50Ms: quantile(frames, 0.5),
    frameP99Ms: quantile(frames, 0.99),
    searchMs,
  }
}

/** In the page: from the press on the rail to the first rows on the screen. */
function openTable(path: string): Promise<number> {
  return new Promise((resolve) => {
    const link = document.querySelector<HTMLElement>(`.rail-link[href$="${path}"]`)
    const startedAt = performance.now()
    const look = () => {
      if (document.querySelector('.table-row')) requestAnimationFrame(() => resolve(performance.now() - startedAt))
      else requestAnimationFrame(look)
    }
    link?.click()
    look()
  })
}

/** In the page: how long each frame took while the table was scrolled fast. */
function scrollTable(how: { frames: number; pixels: number }): Promise<number[]> {
  return new Promise((resolve) => {
    const scroller = document.querySelector('.table-scroller')
    const took: number[] = []
    let before = performance.now()
    const step = () => {
      const now = performance.now()
      took.push(now - before)
      before = now
      scroller?.scrollBy(0, how.pixels)
      if (took.length < how.frames) requestAnimationFrame(step)
      else resolve(took.slice(1))
    }
    requestAnimationFrame(step)
  })
}

/** From the last key to the rows that were meant on the screen, the field's own pause included. */
async function search(page: Page, words: string): Promise<number> {
  const field = page.locator('[data-search]')
  await field.pressSequentially(words.slice(0, -1), { delay: 40 })
  const isMeant = (address: string) => decodeURIComponent(address).includes(`"${words}"`)
  const answered = page.waitForResponse((response) => isMeant(response.url()))
  const startedAt = performance.now()
  await field.press(words.slice(-1))
  await answered
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  return performance.now() - startedAt
}

function line(figures: TableFigures): string {
  const ms = (value: number) => `${Math.round(value * 10) / 10} ms`
  return `dashboard ${figures.path.padEnd(10)} open ${ms(figures.openMs)} (first load ${ms(figures.firstLoadMs)}), search ${ms(figures.searchMs)}, frame p50 ${ms(figures.frameP50Ms)} p99 ${ms(figures.frameP99Ms)}`
}
