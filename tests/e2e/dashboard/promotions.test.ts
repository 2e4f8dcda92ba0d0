import { randomBytes } from 'node:crypto'
import { idOf, makeId, type VendorId } from '@onhand/domain/ids'
import { addDays, localTime } from '@onhand/domain/local-time'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEMO_OWNER } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser, phone } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, marketUrl } from '../../harness/market.ts'
import { operator } from '../../harness/shopper.ts'

let browser: Browser
let owner: BrowserContext
let vendorId: VendorId
beforeAll(async () => {
  browser = await launchBrowser()
  owner = await desktop(browser)
  const [shop] = await logIntoDashboard(owner, marketUrl('shop'), DEMO_OWNER)
  vendorId = idOf('vendor', shop?.vendorId ?? '')
})
afterAll(() => browser.close())

it('[PRO-5] [PRO-6] [PRO-9] an owner lowers a price from today, a shopper sees and gets it, and ending puts it back', {
  timeout: 240_000,
}, async () => {
  const { title, slug } = await aProduct()
  const page = await owner.newPage()
  await page.goto(marketUrl('shop', `/dashboard/${vendorId}/promotions/new`))
  await page.getByLabel('What is it called?').fill(`Sale of ${title}`)
  // Worked out once: it may be midnight meanwhile.
  const lastDay = inDays(3)
  await page.getByLabel('Last day').fill(lastDay)
  await page.getByLabel('Per cent off', { exact: true }).fill('20')
  await page.getByLabel('Find a product').fill(title)
  await page.getByRole('button', { name: new RegExp(title) }).click()
  const preview = page.getByRole('region', { name: 'What will happen' })
  await preview.getByRole('cell', { name: '£8.00' }).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Begin now' }).click()
  await page.getByText('running').first().waitFor()
  await page.getByText('lowered').first().waitFor()

  const shopper = await (await phone(browser)).newPage()
  const product = marketUrl('shop', `/en/p/${encodeURIComponent(slug)}`)
  await shopper.goto(product, { waitUntil: 'networkidle' })
  await shopper.getByText('Was £10.00').first().waitFor()
  await shopper.getByText(/^Until \d+ \w+\.$/).waitFor()
  await shopper.getByText('Lowest price of the 30 days before: £10.00.').waitFor()
  const facts = await shopper.locator('script[type="application/ld+json"]').allTextContents()
  expect(facts.some((text) => text.includes(`"priceValidUntil":"${lastDay}"`))).toBe(true)
  await shopper
    .getByRole('button', { name: /add .*to cart/i })
    .first()
    .click()
  await shopper
    .getByText(/is in your cart/)
    .first()
    .waitFor()
  await shopper.goto(marketUrl('shop', '/en/cart'), { waitUntil: 'networkidle' })
  await shopper.getByText('£8.00').first().waitFor()

  await page.goto(marketUrl('shop', `/dashboard/${vendorId}/products/${(await found(title)).productId}`))
  await page.getByText(new RegExp(`“Sale of ${title}” lowers prices`)).click()
  await page.getByRole('button', { name: 'End now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End now' }).click()
  await page.getByText('put back').first().waitFor()

  // A cart reads its prices again after half a minute and says what changed; public pages are kept by their address.
  await eventually(async () => {
    await shopper.goto(marketUrl('shop', '/en/cart'), { waitUntil: 'networkidle' })
    return (await shopper.getByText('£10.00').count()) > 0 ? true : undefined
  }, 60)
  await eventually(async () => {
    await shopper.goto(`${product}?v=${randomBytes(4).toString('hex')}`, { waitUntil: 'networkidle' })
    return (await shopper.getByText(/^Until /).count()) === 0 ? true : undefined
  }, 60)
  await shopper.getByText('£10.00').first().waitFor()
})

/** A day by the wall clock of London, as the shop has it. */
function inDays(days: number): string {
  return addDays(localTime(Date.now(), 'Europe/London').date, days)
}

async function found(title: string) {
  const { items } = await operator().query('product.list', { vendorId, locale: 'en', filter: { words: title } })
  const [one] = items
  if (!one) throw new Error('the product is not there')
  return one
}

/** A product at ten pounds with twenty units of it. */
async function aProduct(): Promise<{ title: string; slug: string }> {
  const body = randomBytes(4).toString('hex')
  const title = `Kettle ${body}`
  const [place] = await operator().query('stock.places', { vendorId })
  if (!place) throw new Error('the shop has no place')
  const skuId = makeId('sku', randomBytes(16))
  await operator().mutate('product.save', {
    vendorId,
    version: 0,
    product: {
      id: makeId('product', randomBytes(16)),
      status: 'active',
      categoryId: null,
      title,
      description: '',
      translations: {},
      brand: null,
      tags: [],
      attributes: [],
      allergens: [],
      images: [],
      options: [],
      skus: [
        {
          id: skuId,
          code: body,
          title: '',
          optionValues: [],
          gtin: null,
          priceMinor: 1_000,
          compareAtMinor: null,
          currency: 'GBP',
          otherPrices: [],
          taxRateBps: 0,
          unitCostMinor: 400,
          weightGrams: 100,
          measure: null,
          unitsPerOrderMax: null,
        },
      ],
    },
  })
  await operator().mutate('stock.receive', {
    vendorId,
    skuId,
    movementId: makeId('movement', randomBytes(16)),
    locationId: place.locationId,
    lotId: makeId('lot', randomBytes(16)),
    lotCode: 'A',
    units: 20,
    note: '',
  })
  return eventually(async () => {
    const { slug, availableUnits } = await found(title)
    return availableUnits > 0 ? { title, slug } : undefined
  })
}
