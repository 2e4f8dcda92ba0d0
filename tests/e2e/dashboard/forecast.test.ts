import { randomBytes } from 'node:crypto'
import { idOf, makeId, type VendorId } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser, phone } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { forecastNow } from '../../harness/forecast-now.ts'
import { eventually, fireCron, marketUrl } from '../../harness/market.ts'
import { operator } from '../../harness/shopper.ts'
import { switchSupplier } from '../../api/suite/switches.ts'

const OWNER = { email: 'owner@marlow-road.example', password: DEMO_PASSWORD }
const VIEWER = { email: 'viewer@marlow-road.example', password: DEMO_PASSWORD }
const errors: string[] = []
let browser: Browser
const contexts: BrowserContext[] = []
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
  expect(errors.splice(0)).toEqual([])
})

async function work(person: typeof OWNER, open = desktop): Promise<{ page: Page; shop: string; vendorId: VendorId }> {
  const context = await open(browser)
  contexts.push(context)
  const [own] = await logIntoDashboard(context, marketUrl('shop'), person)
  if (!own) throw new Error('no shop')
  const page = await context.newPage()
  page.on('pageerror', (error) => errors.push(error.message))
  return { page, shop: marketUrl('shop', `/dashboard/${own.vendorId}`), vendorId: idOf('vendor', own.vendorId) }
}

it('starts a forecast and watches it, looks at an item as a chart and as a table, and decides how it is stocked', async () => {
  const { page, shop } = await work(OWNER)
  await page.goto(`${shop}/replenish/forecasts`)
  await forecastNow(page)
  const table = page.getByRole('grid', { name: 'Forecasts' })
  const row = table.getByRole('row').nth(1)
  await row.waitFor()
  await row.click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('img', { name: /day by day/ }).waitFor()
  await drawer.getByText(/In the next 7 days about/).waitFor()
  await drawer.getByRole('button', { name: 'Show as a table' }).click()
  await drawer.getByRole('columnheader', { name: 'Expected' }).waitFor()
  const download = page.waitForEvent('download')
  await drawer.getByRole('link', { name: 'Download (CSV)' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
  await drawer.getByRole('radio', { name: /Always at least/ }).check()
  await drawer.getByLabel('At least this many').fill('6')
  await drawer.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. The next forecast goes by it.').waitFor()
  await page.goto(`${shop}/replenish/settings`)
  await page.getByText('always at least 6').waitFor()
  await page.getByRole('button', { name: 'Back to the rule' }).first().click()
  await page.getByText('always at least 6').waitFor({ state: 'detached' })
  await page.goto(`${shop}/replenish/runs`)
  await page.getByText('by hand').first().waitFor()
})

it('[FCT-41] says of a planned promotion what it does, under the chart, in the table and in the file', async () => {
  const { page, shop, vendorId } = await work(OWNER, phone)
  await page.goto(`${shop}/replenish/forecasts`)
  await forecastNow(page)
  const rows = await operator().query('forecast.rows', { vendorId, limit: 20 })
  const [key] = rows.items
  if (!key) throw new Error('nothing is forecast')
  const { skuId, locationId } = key
  // One clock for all of it: it may be midnight meanwhile.
  const today = new Date().toISOString().slice(0, 10)
  const inDays = (days: number) => addDays(today, days)
  // Later than the promotion that the shop may have planned already.
  await operator().mutate('promotion.plan', {
    ...{ vendorId, promotionId: makeId('promotion', randomBytes(16)), name: 'Next to nothing' },
    ...{ firstDay: inDays(20), lastDay: inDays(22), expectedUpliftPercent: 150 },
    terms: { kind: 'fixed', prices: [{ skuId, priceMinor: 1 }] },
  })
  // The message of the run before is gone with its page.
  await page.goto(`${shop}/replenish/forecasts`)
  await forecastNow(page)
  await page.goto(`${shop}/replenish/forecasts?open=${encodeURIComponent(`${skuId} ${locationId}`)}`)
  const drawer = page.getByRole('dialog')
  await drawer.getByText('Known in advance').waitFor()
  await drawer
    .getByText(/^Price 1?\d\d% lower .*: about \d+% more a day$/)
    .last()
    .waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await drawer.getByRole('button', { name: 'Show as a table' }).click()
  expect(await drawer.getByRole('rowheader', { name: 'Promotion' }).count()).toBeGreaterThanOrEqual(3)
  const href = await drawer.getByRole('link', { name: 'Download (CSV)' }).getAttribute('href')
  expect(decodeURIComponent(href ?? '')).toMatch(new RegExp(`^${inDays(21)},.*,promotion$`, 'm'))
})

it('reads on a phone what is short or too much, puts a warning off and takes that back', async () => {
  const { page, shop } = await work(OWNER, phone)
  await page.goto(`${shop}/replenish/runs`)
  await forecastNow(page)
  await page.goto(`${shop}/replenish/alerts`)
  const rows = page.getByRole('grid', { name: 'Alerts' }).getByRole('row')
  const first = rows.nth(1)
  await first.waitFor()
  await first.click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('link', { name: 'See its forecast' }).waitFor()
  await page.waitForURL(/open=/)
  const address = page.url()
  await drawer.getByRole('button', { name: 'Put off for 14 days' }).click()
  await page.getByText('Put off.', { exact: true }).waitFor()
  const takenBack = page.waitForResponse((response) => response.url().includes('/trpc/forecast.snoozeAlert'))
  await page.getByRole('button', { name: 'Undo' }).click()
  expect((await takenBack).status()).toBe(200)
  // It is there again: its address opens it.
  await page.goto(address)
  await page.getByRole('dialog').getByRole('button', { name: 'Put off for 14 days' }).waitFor()
})

it('spends a budget on what saves most, and cancels a sent order at its supplier after saying what happens', async () => {
  const { page, shop, vendorId: vendor } = await work(OWNER)
  await page.goto(`${shop}/replenish/runs`)
  await forecastNow(page)
  await page.goto(`${shop}/replenish`)
  const sentence = page.locator('.proposal-spend')
  await sentence.getByText(/is served until the next delivery/).waitFor()
  await page.getByLabel('Spend at most').fill('20')
  await page.getByLabel('Spend at most').blur()
  await sentence.getByText(/^Buys /).waitFor()
  const { spend } = await operator().query('purchase.proposals', { vendorId: vendor, budgetMinor: 2_000 })
  expect(spend.spentMinor).toBeLessThanOrEqual(2_000)
  expect(spend.fillPermille).toBeGreaterThanOrEqual(spend.fillBeforePermille)
  await switchSupplier({ shipAfterMs: '600000' })
  const [own] = await operator().query('purchase.suppliers', { vendorId: vendor })
  const { proposals } = await operator().query('purchase.proposals', { vendorId: vendor })
  const found = proposals.find((one) => one.supplierId === own?.supplierId) ?? proposals[0]
  const [line] = found?.lines ?? []
  if (!found || !line) throw new Error('nothing is proposed')
  const purchaseOrderId = makeId('purchaseOrder', randomBytes(16))
  const { supplierId, locationId, supplierName } = found
  const lines = [{ skuId: line.skuId, units: line.units }]
  const expectedTotalMinor = line.units * line.unitCostMinor
  const order = { vendorId: vendor, purchaseOrderId, supplierId, locationId, lines, expectedTotalMinor }
  await operator().mutate('purchase.order', order)
  await page.goto(`${shop}/replenish/orders?open=${purchaseOrderId}`)
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: 'Cancel order' }).click()
  const question = page.getByRole('alertdialog').or(page.getByRole('dialog', { name: /^Cancel this order at/ }))
  await question.getByText(/agrees unless the goods have left/).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await question.getByRole('button', { name: 'Cancel order' }).click()
  await page.getByText(`${supplierName} is asked to cancel it.`).waitFor()
  await eventually(async () => {
    await fireCron('onhand-jobs')
    return (
      (await operator().query('purchase.get', { vendorId: vendor, purchaseOrderId })).status === 'cancelled' ||
      undefined
    )
  })
  await page.reload()
  await drawer.getByText('Cancelled', { exact: true }).first().waitFor()
  await switchSupplier()
})

it('shows a viewer forecasts and settings, and no way to change them', async () => {
  const { page, shop } = await work(VIEWER)
  await page.goto(`${shop}/replenish/settings`)
  await page.getByText('Owners and managers can change this.').waitFor()
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
  await page.goto(`${shop}/replenish/forecasts`)
  await page.getByRole('heading', { name: 'Forecasts' }).waitFor()
  expect(await page.getByRole('button', { name: 'Forecast now' }).count()).toBe(0)
})
