import type { ProductCard } from '@onhand/domain/catalog/views'
import { idOf } from '@onhand/domain/ids'
import type { CartView } from '@onhand/domain/ordering/types'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser, phone } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { forecastNow } from '../../harness/forecast-now.ts'
import { eventually, marketUrl } from '../../harness/market.ts'
import { ADA, anybody, approve, availableUnits, operator, readyCart, startPayment } from '../../harness/shopper.ts'

const OWNER = { email: 'owner@marlow-road.example', password: DEMO_PASSWORD }
/** What the cart of a sold-out item goes on wanting. */
const WANTED_UNITS = 2
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

/** Goods of the demo's shop of which few are left, those first that run out first. What other tests made has no picture, and no past either. */
async function nearlyGone(count: number): Promise<readonly ProductCard[]> {
  const ask = { locale: 'en', vendor: 'marlow-road', inStock: true, limit: 60 } as const
  const { items } = await anybody().query('catalog.listing', ask)
  const few = items.filter(
    ({ stock, image }) => image !== null && stock.availableUnits >= 4 && stock.availableUnits <= 40,
  )
  return few.sort((a, b) => a.stock.availableUnits - b.stock.availableUnits).slice(0, count)
}

/** Somebody wants two of it; somebody else is quicker and has all there is sent from all places; the first one's checkout is refused. */
async function sellOut({ skuId }: ProductCard): Promise<CartView> {
  const wanted = await readyCart([{ skuId, units: WANTED_UNITS }])
  const { cartId } = await readyCart([{ skuId, units: await availableUnits(skuId) }])
  const choices = (await anybody().query('checkout.deliveryOptions', { cartId })).map(({ vendorId, options }) => {
    const option = options.find(({ kind }) => kind === 'delivery')
    if (!option) throw new Error('nothing is delivered')
    return { vendorId, methodId: option.methodId, locationId: option.locationId }
  })
  await approve(await startPayment(await anybody().mutate('checkout.chooseDelivery', { cartId, choices })), ADA)
  await anybody().mutate('checkout.complete', { cartId })
  expect(await availableUnits(skuId)).toBe(0)
  await expect(startPayment(wanted)).rejects.toThrow('lines_unavailable')
  return wanted
}

/** The number on the fill-rate page, and the sentence it stands in. */
async function fillOnPage(page: Page, shop: string): Promise<{ readonly share: number; readonly percent: string }> {
  await page.goto(`${shop}/insight/service?days=7`)
  const sentence = (await page.getByText(/units asked for were there/).textContent()) ?? ''
  const [, served = '0', demanded = '1', percent = ''] =
    /([\d,]+) of ([\d,]+) units .*?: ([\d.]+%)/.exec(sentence) ?? []
  const number = (text: string) => Number(text.replaceAll(',', ''))
  await page.getByRole('region', { name: 'Service' }).getByText(percent, { exact: true }).first().waitFor()
  return { share: number(served) / number(demanded), percent }
}

/** What is to be ordered from a supplier for a place, where this is among it. */
function panelOf(page: Page, { supplierName, placeName }: { supplierName: string; placeName: string }, title: string) {
  const own = page.getByRole('listitem').filter({ has: page.getByText(title, { exact: false }) })
  return page
    .getByRole('region', { name: new RegExp(`${supplierName}.*${placeName}`) })
    .filter({ has: own })
    .first()
}

it('closes the loop: what was sold out is forecast, ordered with one press, shipped, received and sold, and the fill rate says so', async () => {
  const { page, shop, vendorId } = await work()
  const soldOut = await nearlyGone(4)
  const waiting = new Map<string, CartView>()
  for (const card of soldOut) waiting.set(card.skuId, await sellOut(card))
  const before = await fillOnPage(page, shop)
  expect(before.share).toBeLessThan(1)

  await page.goto(`${shop}/replenish/runs`)
  await forecastNow(page)

  await page.getByRole('link', { name: 'To order' }).click()
  await page.locator('section.proposal').first().waitFor()
  // One that goes where the waiting cart is served from. Lists are seconds behind the keepers, and what is ordered is the number on the page: the page is read
  // anew once the list knows that nothing is left.
  const places = await operator().query('stock.places', { vendorId: idOf('vendor', vendorId) })
  const { proposed, card, cart, proposal } = await eventually(async () => {
    const { proposals } = await operator().query('purchase.proposals', { vendorId: idOf('vendor', vendorId) })
    const enough = proposals.filter(({ totalMinor, minOrderMinor }) => totalMinor >= minOrderMinor)
    const wanted = enough.flatMap((proposed) =>
      proposed.lines.flatMap(({ skuId, units, availableUnits }) => {
        const card = soldOut.find((one) => one.skuId === skuId)
        const cart = waiting.get(skuId)
        const isThere = cart?.groups[0]?.delivery?.locationId === proposed.locationId
        return card && cart && isThere && availableUnits === 0 && units >= WANTED_UNITS
          ? [{ proposed, card, cart }]
          : []
      }),
    )
    await page.reload()
    await page.locator('section.proposal').first().waitFor()
    for (const found of wanted) {
      const { supplierName, locationId } = found.proposed
      const placeName = places.find((place) => place.locationId === locationId)?.name ?? ''
      const proposal = panelOf(page, { supplierName, placeName }, found.card.title)
      if ((await proposal.count()) > 0) return { ...found, proposal }
    }
    return undefined
  })
  await proposal
    .getByText(/sold a week/)
    .first()
    .waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await proposal.getByRole('button', { name: /^Order for / }).click()
  await page.getByText(`Ordered from ${proposed.supplierName}`).waitFor()
  await page.getByRole('button', { name: 'See order' }).click()
  await page.waitForURL(/open=pur_/)
  const id = new URL(page.url()).searchParams.get('open') ?? ''
  const shipped = await eventually(async () => {
    const order = await orderOf(vendorId, id)
    return order.status === 'shipped' ? order : undefined
  })
  const line = shipped.lines.find(({ skuId }) => skuId === card.skuId)
  if (!line) throw new Error('what was sold out was not ordered')
  expect(shipped.locationId).toBe(proposed.locationId)
  expect(line.units).toBeGreaterThanOrEqual(WANTED_UNITS)
  const stockOf = () => operator().query('stock.sku', { vendorId: idOf('vendor', vendorId), skuId: line.skuId })
  const sold = await stockOf()
  expect(sold.levels.some((level) => level.incomingUnits >= line.units)).toBe(true)
  await page.reload()
  const drawer = page.getByRole('dialog')
  await drawer.getByText(card.title).first().waitFor()
  await drawer.getByRole('button', { name: 'Receive goods' }).click()
  expect(await accessibilityFindings(page)).toEqual([])
  await drawer.getByRole('button', { name: 'Put on the shelf' }).click()
  await drawer.getByText(/are on the shelf|is on the shelf/).waitFor()
  await drawer.getByText('Received', { exact: true }).first().waitFor()
  // What the quicker buyer has may leave meanwhile: that changes what is on hand, not what is available.
  const available = ({ levels }: typeof sold) => levels.reduce((sum, level) => sum + level.availableUnits, 0)
  expect(available(await stockOf()) - available(sold)).toBe(line.units)
  await page.goto(`${shop}/replenish/suppliers`)
  await page
    .getByRole('row', { name: new RegExp(proposed.supplierName) })
    .getByText('100%')
    .first()
    .waitFor()

  // The cart that was refused gets what it wanted after all.
  await approve(await startPayment(cart), ADA)
  await anybody().mutate('checkout.complete', { cartId: cart.cartId })
  const after = await fillOnPage(page, shop)
  expect(after.share).toBeGreaterThan(before.share)
  expect(Number.parseFloat(after.percent)).toBeGreaterThan(Number.parseFloat(before.percent))
  await page.getByRole('heading', { name: 'What replenishment changed' }).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
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
