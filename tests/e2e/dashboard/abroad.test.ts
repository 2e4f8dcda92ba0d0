import { randomBytes } from 'node:crypto'
import { idOf, makeId, type SkuId, type VendorId } from '@onhand/domain/ids'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bankAdmin } from '../../../tools/client/bank-admin.ts'
import { DEMO_OWNER } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser, phone } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, marketSecret, marketUrl } from '../../harness/market.ts'
import { addressedCart, anybody, operator } from '../../harness/shopper.ts'

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

const settings = (part: string) => marketUrl('shop', `/dashboard/${vendorId}/settings?part=${part}`)

/** A thing of the shop that is sold in pounds, and in euros when it has a price in them. */
async function anItem(name: string, euroMinor: number | null): Promise<{ slug: string; title: string; skuId: SkuId }> {
  const body = randomBytes(5).toString('hex')
  const title = `${name} ${body}`
  const [place] = await operator().query('stock.places', { vendorId })
  if (!place) throw new Error('the shop has no place')
  const id = makeId('product', randomBytes(16))
  const skuId = makeId('sku', randomBytes(16))
  const otherPrices = euroMinor === null ? [] : [{ currency: 'EUR', priceMinor: euroMinor, compareAtMinor: null }]
  const sku = {
    id: skuId,
    code: body,
    title: '',
    optionValues: [],
    gtin: null,
    priceMinor: 1_000,
    compareAtMinor: null,
    currency: 'GBP',
    otherPrices,
    taxRateBps: 0,
    unitCostMinor: 400,
    weightGrams: 100,
    measure: null,
    unitsPerOrderMax: null,
  }
  await operator().mutate('product.save', {
    vendorId,
    version: 0,
    product: {
      id,
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
      skus: [sku],
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
  const slug = await eventually(async () => {
    const { items } = await operator().query('catalog.listing', { locale: 'en', vendor: 'marlow-road', sort: 'newest' })
    return items.find((card) => card.title === title)?.slug
  })
  return { slug, title, skuId }
}

/** Where the shopper is, as the page remembers it. */
const LONDON = { country: 'GB', postcode: 'E8 1AA', city: 'London', latitude: null, longitude: null }

/** Carts know a shop's prices of delivery for half a minute: waits until they know the new one. What costs nothing, as picking up, is offered before. */
async function deliversInEuros(skuId: SkuId): Promise<void> {
  const cartId = await addressedCart([{ skuId, units: 1, currency: 'EUR' }])
  await eventually(async () => {
    const perVendor = await anybody().query('checkout.deliveryOptions', { cartId })
    return perVendor.every(({ options }) => options.some(({ kind }) => kind === 'delivery')) ? true : undefined
  }, 180)
}

async function euroAccount() {
  const account = { number: `1777-${randomBytes(4).readUInt32BE(0)}`, secretKey: randomBytes(9).toString('base64url') }
  await bankAdmin(marketUrl('bank'), marketSecret('BANK_ADMIN_KEY'), { waitMs: 0, log: () => undefined }).openAccount({
    ...account,
    holder: 'Erika Euro',
    currency: 'EUR',
    openingMinor: 500_00,
  })
  return account
}

async function add(page: Page, slug: string): Promise<void> {
  await page.goto(marketUrl('shop', `/en/p/${encodeURIComponent(slug)}?currency=EUR`), { waitUntil: 'networkidle' })
  await page
    .getByRole('button', { name: /add .*to cart/i })
    .first()
    .click()
}

describe('selling in another currency', () => {
  it('[CAT-10] the owner asks a price for delivery in euros', async () => {
    const page = await owner.newPage()
    await page.goto(settings('delivery'))
    const method = page.locator('section.method').filter({ hasText: '£' }).first()
    await method.locator('.method-name').click()
    await method.getByLabel('Price (EUR)').fill('4.50')
    await method.getByLabel('Price (EUR)').blur()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor()
    await page.reload()
    await page.locator('section.method').filter({ hasText: '£' }).first().locator('.method-name').click()
    await expect.poll(() => page.getByLabel('Price (EUR)').first().inputValue()).toBe('4.50')
    expect(await accessibilityFindings(page)).toEqual([])
    await page.close()
  })

  it('[CAT-10] a shopper sees, buys and pays in euros; goods without a price in them say so', async () => {
    const [euro, pound] = await Promise.all([anItem('Euro mug', 1_250), anItem('Pound mug', null)])
    const account = await euroAccount()
    await deliversInEuros(euro.skuId)
    const context = await phone(browser)
    const page = await context.newPage()
    await add(page, euro.slug)
    await page.getByText('€12.50').first().waitFor()
    await page
      .getByText(/is in your cart/)
      .first()
      .waitFor()
    await page.evaluate((known) => localStorage.setItem('place', JSON.stringify(known)), LONDON)
    await page.reload({ waitUntil: 'networkidle' })
    const ways = page.getByRole('region', { name: 'Ways to get it' })
    await ways.getByText('€4.50').first().waitFor()
    expect(await ways.getByText('£').count()).toBe(0)
    await add(page, pound.slug)
    await page.getByText('£10.00').first().waitFor()
    await page.getByText(/Your cart is in EUR, and this shop asks no price in it/).waitFor()
    await page.getByRole('link', { name: /cart/i }).first().click()
    await page.waitForURL(/\/en\/cart\?currency=EUR/)
    await page.getByRole('link', { name: 'Go to checkout' }).click()
    await page.getByLabel('Your name').fill('Erika Euro')
    await page.getByLabel('E-mail').fill(`${randomBytes(5).toString('hex')}@example.com`)
    await page.getByLabel('Street and number').fill('1 Mare Street')
    await page.getByLabel('Town or city').fill('London')
    await page.getByLabel('Postcode').fill('E8 1AA')
    await page.getByRole('button', { name: 'Continue' }).click()
    const pay = page.getByRole('button', { name: /^Pay €.* at your bank$/ })
    await expect.poll(() => pay.isEnabled(), { timeout: 15_000 }).toBe(true)
    await pay.click()
    const bank = await eventually(async () => context.pages().find((one) => /\/approve\//.test(one.url())))
    await bank.getByLabel(/account number/i).fill(account.number)
    await bank.getByLabel(/secret key/i).fill(account.secretKey)
    await bank.getByRole('button', { name: /^approve/i }).click()
    await page.waitForURL(/\/en\/order\//)
    await page.getByText('€12.50').first().waitFor()
    // The supplier is paid and asked in the shop's own currency.
    const token = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await eventually(async () => {
      const { timeline } = await operator().query('order.byToken', { token })
      return timeline.some((event) => event.type === 'supplier_confirmed') ? true : undefined
    })
    const { accounts, isBalanced } = await operator().query('operator.ledgerCheck', undefined)
    expect(isBalanced).toBe(true)
    const euros = accounts.find((one) => one.account === `vendor:${vendorId}` && one.currency === 'EUR')
    expect(euros?.balanceMinor).toBeGreaterThan(0)
    await context.close()
  })

  it('chooses the currency at the foot of any page, and every link keeps it', async () => {
    const page = await owner.newPage()
    await page.goto(marketUrl('shop', '/en'), { waitUntil: 'networkidle' })
    // A page that is not alive yet does not hear a choice, and a silent network does not say that it is.
    await eventually(async () => {
      await page.getByLabel('Currency').selectOption('EUR')
      return page.waitForURL(/\/en\?currency=EUR/, { timeout: 3_000 }).then(
        () => true,
        () => undefined,
      )
    })
    await page.getByRole('link', { name: 'All categories' }).first().click()
    await page.waitForURL(/\/en\/categories\?currency=EUR/)
    expect(await accessibilityFindings(page)).toEqual([])
    await page.close()
  })
})

describe('the places of a shop', () => {
  it('[ONB-8] the owner is told what is in the way of closing a place, closes an empty one, and takes it back', async () => {
    const page = await owner.newPage()
    const name = `Cellar ${randomBytes(3).toString('hex')}`
    await page.goto(settings('places'))
    await page.getByRole('button', { name: 'Add a place' }).click()
    const added = page.getByRole('region', { name: 'Add a place' })
    await added.getByLabel('Name of the place').fill(name)
    await added.getByLabel('Street and number').fill('2 Cellar Row')
    await added.getByRole('button', { name: 'Save', exact: true }).click()
    const cellar = page.getByRole('region', { name, exact: true })
    await cellar.waitFor()
    const main = page.locator('section.place').first()
    await main.getByRole('button', { name: 'Close this place' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close this place' }).click()
    await page.getByText(/It is still needed: .*in stock/).waitFor()
    await cellar.getByRole('button', { name: 'Close this place' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close this place' }).click()
    await page.getByText(`${name} is closed`).waitFor()
    await cellar.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText(`${name} is open again`).waitFor()
    await cellar.waitFor()
    await cellar.getByRole('button', { name: 'Close this place' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close this place' }).click()
    await cellar.waitFor({ state: 'detached' })
    expect(await accessibilityFindings(page)).toEqual([])
    await page.close()
  })
})
