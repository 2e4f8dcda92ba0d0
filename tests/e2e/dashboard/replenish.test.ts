import { idOf } from '@onhand/domain/ids'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser, phone } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, fireCron, marketUrl } from '../../harness/market.ts'
import { operator } from '../../harness/shopper.ts'

const OWNER = { email: 'owner@marlow-road.example', password: DEMO_PASSWORD }
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

async function work(open = desktop): Promise<{ page: Page; shop: string; vendorId: string }> {
  const context = await open(browser)
  contexts.push(context)
  const [own] = await logIntoDashboard(context, marketUrl('shop'), OWNER)
  if (!own) throw new Error('no shop')
  const page = await context.newPage()
  page.on('pageerror', (error) => errors.push(error.message))
  return { page, shop: marketUrl('shop', `/dashboard/${own.vendorId}`), vendorId: own.vendorId }
}

/** What the list of orders says of one, by its id. */
const orderOf = (vendorId: string, purchaseOrderId: string) =>
  operator().query('purchase.get', {
    vendorId: idOf('vendor', vendorId),
    purchaseOrderId: idOf('purchaseOrder', purchaseOrderId),
  })

it('runs the forecast, orders a proposal with one press, and puts on the shelf what the supplier ships', async () => {
  const { page, shop, vendorId } = await work()
  await page.goto(`${shop}/replenish/runs`)
  await page.getByRole('button', { name: 'Forecast now' }).first().click()
  // The queue's turns are minutes apart at worst; the cron sends on what waits.
  await eventually(async () => {
    await fireCron('onhand-jobs')
    const { items } = await operator().query('forecast.runs', { vendorId: idOf('vendor', vendorId), limit: 5 })
    const isDone = items.some((run) => run.status === 'done' && !run.isWholeMarket)
    const { proposals } = await operator().query('purchase.proposals', { vendorId: idOf('vendor', vendorId) })
    return (isDone && proposals.length > 0) || undefined
  })
  await page.getByRole('link', { name: 'To order' }).click()
  const proposal = page.locator('section.proposal').first()
  await proposal
    .getByText(/sold a week/)
    .first()
    .waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  const supplier = ((await proposal.getByRole('heading').first().textContent()) ?? '').split(' to ')[0] ?? ''
  const [firstLine = ''] = await proposal.locator('.proposal-what strong').allTextContents()
  await proposal.getByRole('button', { name: /^Order for / }).click()
  await page.getByText(`Ordered from ${supplier}`).waitFor()
  await page.getByRole('button', { name: 'See order' }).click()
  await page.waitForURL(/open=pur_/)
  const id = new URL(page.url()).searchParams.get('open') ?? ''
  const shipped = await eventually(async () => {
    const order = await orderOf(vendorId, id)
    return order.status === 'shipped' ? order : undefined
  })
  const [line] = shipped.lines
  if (!line) throw new Error('nothing was ordered')
  const before = await operator().query('stock.sku', { vendorId: idOf('vendor', vendorId), skuId: line.skuId })
  expect(before.levels.some((level) => level.incomingUnits >= line.units)).toBe(true)
  await page.reload()
  const drawer = page.getByRole('dialog')
  await drawer
    .getByText(firstLine.split(' · ')[0] ?? '')
    .first()
    .waitFor()
  await drawer.getByRole('button', { name: 'Receive goods' }).click()
  expect(await accessibilityFindings(page)).toEqual([])
  await drawer.getByRole('button', { name: 'Put on the shelf' }).click()
  await drawer.getByText(/are on the shelf|is on the shelf/).waitFor()
  await drawer.getByText('Received', { exact: true }).first().waitFor()
  const after = await operator().query('stock.sku', { vendorId: idOf('vendor', vendorId), skuId: line.skuId })
  const onHand = (levels: typeof after.levels) => levels.reduce((sum, level) => sum + level.onHandUnits, 0)
  expect(onHand(after.levels) - onHand(before.levels)).toBe(line.units)
  await page.goto(`${shop}/replenish/suppliers`)
  await page
    .getByRole('row', { name: new RegExp(supplier) })
    .getByText('100%')
    .first()
    .waitFor()
  await page.goto(`${shop}/insight/service`)
  await page.locator('main h1').first().waitFor()
  await page
    .getByText(/fill rate/i)
    .first()
    .waitFor()
})

it('puts a proposed line off, takes that back, and agrees terms with a supplier, on a phone', async () => {
  const { page, shop } = await work(phone)
  await page.goto(`${shop}/replenish`)
  const panel = page.locator('section.proposal').first()
  const line = panel.locator('.proposal-lines > li').first()
  await line.waitFor()
  // The same goods may be short at another place too.
  const where = page.getByRole('region', { name: (await panel.getAttribute('aria-label')) ?? '', exact: true })
  const title = ((await line.locator('strong').first().textContent()) ?? '').trim()
  await line.getByRole('button', { name: `Put off for a week: ${title}` }).click()
  await page.getByText('Put off for a week.').waitFor()
  const putOff = where.getByRole('button', { name: `Put off for a week: ${title}`, exact: true })
  await putOff.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await putOff.waitFor()
  await page.goto(`${shop}/replenish/suppliers`)
  await page.getByRole('button', { name: 'New supplier' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Name').fill('Hackney Honey')
  await drawer.getByRole('button', { name: 'Save' }).first().click()
  await drawer.getByText('Saved.').first().waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.goto(`${shop}/replenish/rules`)
  await page.getByRole('button', { name: 'New rule' }).click()
  await page.getByRole('dialog').getByRole('switch', { name: 'Orders by itself' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText('Resting').waitFor()
  await page.getByRole('region', { name: 'Sold without stock' }).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
})
