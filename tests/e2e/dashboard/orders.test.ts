import { randomBytes } from 'node:crypto'
import { idOf, makeId, type OrderId, type VendorId } from '@onhand/domain/ids'
import type { VendorOrderRow } from '@onhand/domain/ordering/vendor-order-views'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_OWNER, DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser, phone } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, fireCron, marketUrl } from '../../harness/market.ts'
import { switchSupplier } from '../../api/suite/switches.ts'
import { buy, operator, productsInStock } from '../../harness/shopper.ts'

const PICKER = { email: 'picker@marlow-road.example', password: DEMO_PASSWORD }
/** Sooner than a table that is told asks by itself. */
const TOLD_WITHIN_MS = 20_000

let browser: Browser
let owner: BrowserContext
let picker: BrowserContext
let vendorId: VendorId
beforeAll(async () => {
  browser = await launchBrowser()
  owner = await desktop(browser)
  picker = await phone(browser)
  const [shop] = await logIntoDashboard(owner, marketUrl('shop'), DEMO_OWNER)
  await logIntoDashboard(picker, marketUrl('shop'), PICKER)
  vendorId = idOf('vendor', shop?.vendorId ?? '')
})
afterAll(() => browser.close())

const dashboard = (path: string) => marketUrl('shop', `/dashboard/${vendorId}${path}`)
const row = (page: Page, order: VendorOrderRow) => page.getByRole('row').filter({ hasText: order.number })

/** The first thing of the shop of which some are left. */
async function somethingLeft() {
  const skus = await operator().query('vendorOrder.skus', { vendorId, locale: 'en', words: '', limit: 50 })
  const sku = skus.find((one) => one.availableUnits > 5)
  if (!sku) throw new Error('the demo shop has nothing left')
  return sku
}

/** Types in an order through the api: two of the first thing of the shop and one that is not in it. */
async function anOrder(name: string): Promise<VendorOrderRow> {
  const { skuId, priceMinor: unitPriceMinor } = await somethingLeft()
  return operator().mutate('vendorOrder.create', {
    vendorId,
    orderId: makeId('order', randomBytes(16)),
    contact: { name, email: `${randomBytes(5).toString('hex')}@example.com`, phone: '' },
    locale: 'en',
    lines: [
      { kind: 'sku', skuId, units: 2, unitPriceMinor },
      { kind: 'free', title: 'Gift wrap', units: 1, unitPriceMinor: 150, taxRateBps: 2000 },
    ],
    expectedTotalMinor: 2 * unitPriceMinor + 150,
  })
}

async function stateOf(orderId: OrderId) {
  return operator().query('vendorOrder.get', { vendorId, orderId })
}

describe('the owner', () => {
  it('types in an order; its buyer sees how to remit, and later that it was remitted and shipped', async () => {
    const page = await owner.newPage()
    const email = `${randomBytes(5).toString('hex')}@example.com`
    await page.goto(dashboard('/orders/new'))
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Name', { exact: true }).fill('Mina Manual')
    const { title: sold } = await somethingLeft()
    await page.getByLabel('Find something of the shop').fill(sold)
    const found = page.getByRole('button').filter({ hasText: sold })
    await found
      .filter({ hasText: /(^|\D)([6-9]|\d{2,}) left/ })
      .first()
      .click()
    await page.getByLabel('Units').first().fill('2')
    await page.getByLabel('Units').first().blur()
    await page.getByRole('button', { name: 'Add something else' }).click()
    await page.getByLabel('What').fill('Gift wrap')
    await page
      .getByLabel(/Price each/)
      .last()
      .fill('1.50')
    await page
      .getByLabel(/Price each/)
      .last()
      .blur()
    const total = await page.locator('dd.order-total').textContent()
    await page.getByRole('button', { name: 'Save and mail the buyer' }).click()
    await page.waitForURL(/open=ord_/)
    const orderId = idOf('order', new URL(page.url()).searchParams.get('open') ?? '')
    const typed = await stateOf(orderId)
    expect(typed).toMatchObject({ source: 'manual', remittedAtMs: null, unitCount: 3 })
    expect(total).toBe(`£${(typed.totalMinor / 100).toFixed(2)}`)

    const buyer = await phone(browser)
    const buyerPage = await buyer.newPage()
    await buyerPage.goto(marketUrl('shop', `/en${typed.buyerPath}`))
    await buyerPage.getByText(`Please remit ${total}`).waitFor()
    expect(await accessibilityFindings(buyerPage)).toEqual([])

    await page.getByRole('button', { name: 'Mark as Remitted' }).click()
    await page.getByText(`${typed.number} marked as Remitted`).waitFor()
    await buyerPage
      .getByText(/Payment received/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Confirm', exact: true }).click()
    await page.getByText(`${typed.number} confirmed`).waitFor()
    expect((await stateOf(orderId)).remittedAtMs).not.toBeNull()

    await operator().mutate('vendorOrder.step', { vendorId, orderId, step: 'shipped' })
    await buyerPage
      .getByText(/Shipped/)
      .first()
      .waitFor()
    await buyer.close()
    await page.close()
  })

  it('[BUY-25] cancels an order whose supplier was paid, and sees the money come back on its timeline by itself', async () => {
    // The sandbox supplier would send the goods before anybody cancels.
    await switchSupplier({ timing: 'manual' })
    const [wanted] = (await productsInStock()).filter((card) => card.vendor.vendorId === vendorId)
    if (!wanted) throw new Error('the demo shop has nothing in stock')
    const [order] = (await buy([{ skuId: wanted.skuId, units: 1 }])).orders
    if (!order) throw new Error('nothing was ordered')
    const page = await owner.newPage()
    await page.goto(dashboard(`/orders?view=all&open=${order.orderId}`))
    const timeline = page.locator('.order-timeline')
    await timeline.getByText('Supplier asked').waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('menuitem', { name: 'Cancel order' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click()
    await page.getByText(`${order.number} cancelled`).waitFor()
    await timeline.getByText('Supplier agreed to cancel').waitFor()
    await timeline.getByText('Money back from the supplier').waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await switchSupplier()
    await page.close()
  })

  it('marks orders Remitted and Shipped in the table, one and many, and takes a step back', async () => {
    const [first, second] = [await anOrder('Bulk One'), await anOrder('Bulk Two')]
    const page = await owner.newPage()
    await page.goto(dashboard('/orders?view=all'))
    await row(page, first)
      .getByRole('button', { name: /Unpaid/ })
      .click()
    await page.getByRole('menuitem', { name: 'Mark as Remitted' }).click()
    await page.getByText(`${first.number} marked as Remitted`).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText(`${first.number} is as it was`).waitFor()
    expect((await stateOf(first.orderId)).remittedAtMs).toBeNull()

    for (const order of [first, second]) await row(page, order).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Mark as Remitted', exact: true }).click()
    await page.getByText('2 changed').waitFor()
    for (const order of [first, second]) await row(page, order).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Mark as Shipped', exact: true }).click()
    await eventually(async () => ((await stateOf(second.orderId)).status === 'shipped' ? true : undefined))
    for (const order of [first, second]) {
      const now = await stateOf(order.orderId)
      expect(now).toMatchObject({ status: 'shipped' })
      expect(now.shippedAtMs).toBeGreaterThanOrEqual(now.placedAtMs)
      expect(now.remittedAtMs).not.toBeNull()
    }
    await page.close()
  })

  it('[ORD-24] sees an order that comes in and a change by somebody else without a reload', async () => {
    const page = await owner.newPage()
    // The page may have asked to be told before it counts as loaded.
    const told = page.waitForEvent('websocket', (socket) => socket.url().includes('/live/orders'))
    await page.goto(dashboard('/orders?view=all'))
    await page.getByRole('row').first().waitFor()
    const socket = await told
    const order = await anOrder('Live Lena')
    // By itself the table asks once a minute while it is told: what comes sooner was told.
    await row(page, order).waitFor({ timeout: TOLD_WITHIN_MS })
    const news = socket.waitForEvent('framereceived')
    await operator().mutate('vendorOrder.step', { vendorId, orderId: order.orderId, step: 'ready' })
    await row(page, order).getByText('Ready').waitFor({ timeout: TOLD_WITHIN_MS })
    expect((await news).payload).toBe('orders')
    await page.close()
  })

  it('sends a buyer the link from the Summary by Buyer; it shows what is owed until it is ended', async () => {
    const order = await anOrder('Sum Susan')
    const page = await owner.newPage()
    await page.goto(dashboard('/buyers'))
    await page.getByText('Sum Susan').waitFor()
    const { buyer } = await stateOf(order.orderId)
    const customerId = buyer.customerId ?? idOf('customer', 'cus_none')
    const { path } = await operator().mutate('customer.link', { vendorId, customerId })
    const context = await phone(browser, { locale: 'zh-TW' })
    const mine = await context.newPage()
    await mine.goto(marketUrl('shop', `/zh-Hant${path}`))
    await mine.getByText('Sum Susan，您好').waitFor()
    await mine.getByText(order.number).waitFor()
    expect(await accessibilityFindings(mine)).toEqual([])
    await operator().mutate('customer.endLink', { vendorId, customerId })
    await mine.reload()
    await mine.getByText('這個連結已失效').waitFor()
    await context.close()
    await page.close()
  })
})

describe('the picker', () => {
  it('picks with one hand: taps, says what is not there, packs; the order is ready and the missing unit taken off', async () => {
    const order = await anOrder('Pick Pete')
    const pickListId = makeId('pickList', randomBytes(16))
    await operator().mutate('pick.create', { vendorId, pickListId, orderIds: [order.orderId] })
    const page = await picker.newPage()
    await page.goto(dashboard('/picking'))
    await page.getByRole('link', { name: /List/ }).first().waitFor()
    await page.goto(dashboard(`/picking/${pickListId}`))
    await page.getByRole('button', { name: 'One more: Gift wrap' }).click()
    const line = page.getByRole('listitem').filter({ hasText: '/ 2' })
    await line.getByRole('button', { name: /One more/ }).click()
    await line.getByRole('button', { name: 'Not there' }).click()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Give the money back' }).click()
    await page.getByText('1 given back').waitFor()
    await page.getByRole('button', { name: `Pack ${order.number}` }).click()
    await page.getByText('Everything is packed').waitFor()
    const packed = await stateOf(order.orderId)
    expect(packed).toMatchObject({ status: 'ready', refundedMinor: (packed.totalMinor - 150) / 2 })
    await page.close()
  })

  it('cannot refund, and is not shown how', async () => {
    const order = await anOrder('No Refund')
    const page = await picker.newPage()
    await page.goto(dashboard(`/orders?view=all&open=${order.orderId}`))
    await page.getByRole('heading', { name: order.number }).waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    expect(await page.getByRole('menuitem', { name: 'Cancel order' }).count()).toBe(0)
    await page.close()
  })
})

it('[ORD-25] an order that is not paid in time is cancelled by the clock only then', async () => {
  const order = await anOrder('Late Lou')
  await fireCron('onhand-jobs')
  expect(await stateOf(order.orderId)).toMatchObject({ status: 'placed', remittedAtMs: null })
})
