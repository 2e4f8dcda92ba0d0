import { readFile } from 'node:fs/promises'
import { idOf, type VendorId } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { unzipSync } from 'fflate'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_OPERATOR, DEMO_OWNER, DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser, phone } from '../../harness/browser.ts'
import { switchSupplier } from '../../api/suite/switches.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, marketUrl } from '../../harness/market.ts'
import {
  anybody,
  availableUnits,
  buy,
  operator,
  productsInStock,
  readyCart,
  startPayment,
} from '../../harness/shopper.ts'

const SHOP = 'marlow-road'
const MANAGER = { email: 'manager@marlow-road.example', password: DEMO_PASSWORD }
const PICKER = { email: 'picker@marlow-road.example', password: DEMO_PASSWORD }
/** Nothing in the demo is called that. */
const WANTED = 'dragonfruit'

let browser: Browser
let owner: BrowserContext
let manager: BrowserContext
let vendorId: VendorId
beforeAll(async () => {
  browser = await launchBrowser()
  ;[owner, manager] = await Promise.all([desktop(browser), phone(browser, { locale: 'zh-TW' })])
  const [shop] = await logIntoDashboard(owner, marketUrl('shop'), DEMO_OWNER)
  await logIntoDashboard(manager, marketUrl('shop'), MANAGER)
  vendorId = idOf('vendor', shop?.vendorId ?? '')
})
afterAll(() => browser.close())

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(marketUrl('shop', `/dashboard/${vendorId}${path}`))
  await page.locator('main h1').first().waitFor()
  return page
}

async function ownProduct(minUnits = 20) {
  const card = (await productsInStock(minUnits)).find((one) => one.vendor.slug === SHOP)
  if (!card) throw new Error('the demo shop has nothing left')
  return card
}

/** The same words from different people: each address is answered from memory for a minute, and counted once. */
async function searchInVain(): Promise<void> {
  for (const query of [WANTED, WANTED.toUpperCase(), `${WANTED} `, `  ${WANTED}`])
    for (const locale of ['en', 'zh-Hant'] as const) await anybody().query('catalog.search', { locale, query })
}

describe('the owner', () => {
  it('[INS-2] [DSH-5] reads what sold, moves along the chart by keyboard, and takes its table along', async () => {
    const card = await ownProduct()
    await buy([{ skuId: card.skuId, units: 3 }])
    const page = await open(owner, '/insight')
    await page.getByRole('link', { name: /^Sales: / }).click()
    const figure = page.getByRole('figure', { name: 'Sales over time' })
    await figure
      .getByText(/Sales|sales/)
      .first()
      .waitFor()
    const chart = figure.getByRole('slider', { name: 'Sales over time' })
    const today = await chart.getAttribute('aria-valuetext')
    expect(today).toMatch(/These days £\d/)
    await chart.press('ArrowLeft')
    expect(await chart.getAttribute('aria-valuetext')).not.toBe(today)
    await figure.getByRole('button', { name: 'As a table' }).click()
    expect(await figure.getByRole('row').count()).toBe(29)
    expect(await accessibilityFindings(page)).toEqual([])
    const file = async (format: string) => {
      const link = figure.getByRole('link', { name: `Download Sales over time as ${format}` })
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
    }
    const csv = await file('CSV')
    expect(csv.name).toMatch(/^marlow-road-insight-sales_.*\.csv$/)
    expect(csv.bytes.toString()).toContain('Day,Orders,Units,Sales,Refunded,Currency')
    expect(csv.bytes.toString().trim().split('\r\n')).toHaveLength(29)
    const sheet = unzipSync((await file('XLSX')).bytes)['xl/worksheets/sheet1.xml']
    expect(Buffer.from(sheet ?? []).toString()).toContain('Refunded')
    await page.close()
  })

  it('[INS-4] sees what could not be served and why: a refused checkout, a cancelled order', async () => {
    // The sandbox supplier would send the goods before anybody cancels.
    await switchSupplier({ timing: 'manual' })
    const card = await ownProduct()
    const wanted = await readyCart([{ skuId: card.skuId, units: 2 }])
    const line = wanted.groups[0]?.lines[0]
    if (!line) throw new Error('the cart has a line')
    const before = await operator().query('insight.service', { ...days(), vendorId, locale: 'en' })
    // Somebody else is quicker. Of the keeper's own number: lists are behind it.
    const units = await availableUnits(card.skuId)
    const cart = await anybody().mutate('cart.setLine', {
      cartId: wanted.cartId,
      lineId: line.lineId,
      units: units + 1,
    })
    await expect(startPayment(cart)).rejects.toThrow('lines_unavailable')
    const cancelled = await buy([{ skuId: card.skuId, units: 2 }])
    const orderId = cancelled.orders[0]?.orderId
    if (!orderId) throw new Error('nothing was ordered')
    await operator().mutate('vendorOrder.cancel', { vendorId, orderId, reason: 'Out of stock' })
    await switchSupplier()
    const after = await operator().query('insight.service', { ...days(), vendorId, locale: 'en' })
    const missing = (found: typeof after, reason: string) =>
      found.shortfalls.find((one) => one.reason === reason)?.units ?? 0
    expect(missing(after, 'sold_out') - missing(before, 'sold_out')).toBe(units + 1)
    expect(missing(after, 'cancelled') - missing(before, 'cancelled')).toBe(2)

    const page = await open(owner, '/insight/service?days=7')
    const why = page.getByRole('figure', { name: 'Why units were missing' })
    await why.getByText('Sold out at the checkout').first().waitFor()
    await why.getByText('Cancelled by the shop').first().waitFor()
    await page.getByText(/units asked for were there/).waitFor()
    await page.getByRole('heading', { name: 'What replenishment changed' }).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.close()
  })

  it('[INS-11] sees what shoppers looked for in vain, and so does the operator', async () => {
    await searchInVain()
    await eventually(async () => {
      const { items } = await operator().query('operator.searches', { days: 1 })
      return items.some(({ term }) => term === WANTED) ? true : undefined
    })
    const page = await open(owner, '/insight/searches')
    await page.getByText(`Looked for most and not found: “${WANTED}”`).waitFor()
    await page.close()
    const operators = await desktop(browser)
    await logIntoDashboard(operators, marketUrl('shop'), DEMO_OPERATOR)
    const console = await operators.newPage()
    await console.goto(marketUrl('shop', '/dashboard/operator'))
    await console.getByRole('cell', { name: WANTED }).waitFor()
    await operators.close()
  })

  it('keeps the days that were chosen from part to part', async () => {
    const page = await open(owner, '/insight')
    await page.getByRole('button', { name: '90 days' }).click()
    await page.getByRole('navigation', { name: 'Parts of insight' }).getByRole('link', { name: 'Stock' }).click()
    await page.getByRole('figure', { name: 'Value of the stock' }).waitFor()
    expect(new URL(page.url()).searchParams.get('days')).toBe('90')
    await page.getByRole('button', { name: 'Own days' }).click()
    await page.getByLabel('From').fill('2026-01-01')
    await eventually(async () => (new URL(page.url()).searchParams.get('from') === '2026-01-01' ? true : undefined))
    await page.close()
  })
})

describe('a manager on a phone', () => {
  it('reads the same in Chinese', async () => {
    const page = await open(manager, '/insight?lang=zh-Hant')
    await page.getByRole('heading', { name: '供貨率（件）' }).waitFor()
    await page.getByRole('link', { name: /^可售天數/ }).click()
    await page.getByRole('figure', { name: '庫存金額' }).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
    await page.close()
  })
})

describe('a picker', () => {
  it('[INS-14] is not shown the numbers', async () => {
    const picker = await desktop(browser)
    await logIntoDashboard(picker, marketUrl('shop'), PICKER)
    const page = await open(picker, '/insight')
    expect(await page.getByRole('heading', { name: 'Insight' }).count()).toBe(0)
    const cookie = (await picker.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const table = marketUrl('shop', `/api/v1/shops/${vendorId}/exports/insight_sales.csv`)
    expect((await fetch(table, { headers: { cookie } })).status).toBe(403)
    await picker.close()
  })
})

/** Yesterday to tomorrow: what happens now is in it by the shop's calendar too, and still is when it is midnight meanwhile. */
function days(): { readonly fromDate: string; readonly toDate: string } {
  const today = new Date().toISOString().slice(0, 10)
  return { fromDate: addDays(today, -1), toDate: addDays(today, 1) }
}
