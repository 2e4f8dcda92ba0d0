import { randomBytes } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { accessibilityFindings, desktop, launchBrowser, phone } from '../harness/browser.ts'
import { eventually, marketUrl } from '../harness/market.ts'
import { ADA, availableUnits, productsInStock } from '../harness/shopper.ts'

let browser: Browser
let context: BrowserContext
let page: Page
let errors: string[]
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  context = await phone(browser)
  page = await context.newPage()
  errors = []
  page.on('pageerror', (error) => errors.push(error.message))
})
afterEach(() => context.close())

it('lets a person with a phone buy something: product, cart, address, bank, order, transaction number', async () => {
  const [product] = await productsInStock()
  const before = await availableUnits(product.skuId)
  await toCheckout(product.slug)
  await fillContact(`phone-${randomBytes(4).toString('hex')}@example.com`)
  const bank = await payAtBank()
  await approveAtBank(bank)

  await page.waitForURL(/\/en\/order\//)
  await page.getByText('Thank you, it is ordered').waitFor()
  await page
    .getByText(/Bank transaction number/)
    .first()
    .waitFor()
  expect(new URL(page.url()).searchParams.get('placed')).toBe('1')
  expect(await availableUnits(product.skuId)).toBe(before - 1)
  expect(await accessibilityFindings(page)).toEqual([])

  await page.reload()
  await page.getByText(product.title).first().waitFor()
  expect(errors).toEqual([])
})

it('gives the cart back, and the stock, when the shopper declines at the bank', async () => {
  const [product] = await productsInStock()
  const before = await availableUnits(product.skuId)
  await toCheckout(product.slug)
  await fillContact('declines@example.com')
  const bank = await payAtBank()
  await bank.getByRole('button', { name: /decline/i }).click()
  await page.getByText('The bank declined the payment. Nothing was charged.').waitFor()
  await page.getByRole('button', { name: /^Pay .* at your bank$/ }).waitFor()
  expect(await availableUnits(product.skuId)).toBe(before)
  expect(errors).toEqual([])
})

it('finds the order although the bank window was closed and the page reloaded in the middle', async () => {
  const [product] = await productsInStock()
  await toCheckout(product.slug)
  await fillContact('closes-window@example.com')
  const bank = await payAtBank()
  const approval = bank.url()
  if (bank !== page) await bank.close()
  const response = await fetch(approval.split('?')[0] ?? approval, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(ADA),
  })
  expect(response.status).toBe(200)
  await page.goto(marketUrl('shop', '/en/checkout'))
  await page.waitForURL(/\/en\/order\//)
  await page
    .getByText(/Bank transaction number/)
    .first()
    .waitFor()
})

/** From the product page over the cart to the checkout. */
async function toCheckout(slug: string): Promise<void> {
  await page.goto(marketUrl('shop', `/en/p/${encodeURIComponent(slug)}`), { waitUntil: 'networkidle' })
  await page
    .getByRole('button', { name: /add .*to cart/i })
    .first()
    .click()
  await page
    .getByText(/is in your cart/)
    .first()
    .waitFor()
  await page.goto(marketUrl('shop', '/en/cart'), { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Go to checkout' }).click()
  await page.getByRole('heading', { name: 'Checkout', level: 1 }).waitFor()
}

async function fillContact(email: string): Promise<void> {
  await page.getByLabel('Your name').fill('Ada Shopper')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Street and number').fill('1 Mare Street')
  await page.getByLabel('Town or city').fill('London')
  await page.getByLabel('Postcode').fill('E8 1AA')
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** Presses the pay button; the bank comes in a window of its own, or in this one. */
async function payAtBank(): Promise<Page> {
  const pay = page.getByRole('button', { name: /^Pay .* at your bank$/ })
  await pay.waitFor()
  await expect.poll(() => pay.isEnabled(), { timeout: 15_000 }).toBe(true)
  const former = context.pages().map((one) => one.url())
  await pay.click()
  return eventually(async () =>
    context.pages().find((one) => /bank\.localhost.*\/approve\//.test(one.url()) && !former.includes(one.url())),
  )
}

async function approveAtBank(bank: Page): Promise<void> {
  await bank.getByLabel(/account number/i).fill(ADA.accountNumber)
  await bank.getByLabel(/secret key/i).fill(ADA.secretKey)
  await bank.getByRole('button', { name: /^approve/i }).click()
}

it('[SHOP-9] leaves the product on the page while it is worked out when it can come', async () => {
  const [product] = await productsInStock()
  const where = { country: 'GB', postcode: 'E8 1AA', city: 'London', latitude: null, longitude: null }
  await page.addInitScript((place) => localStorage.setItem('place', JSON.stringify(place)), where)
  const [asked, slow] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
  await page.route(/fulfilment\.estimate/, async (route) => {
    asked.resolve(undefined)
    await slow.promise
    await route.continue()
  })
  await page.goto(marketUrl('shop', `/en/p/${product.slug}`))
  await asked.promise
  const add = page.getByRole('button', { name: 'Add to cart' })
  expect(await add.isVisible()).toBe(true)
  await add.click()
  await page.getByText(`${product.title} is in your cart`).waitFor()
  slow.resolve(undefined)
  await page
    .getByLabel('Ways to get it')
    .getByText(/London/)
    .first()
    .waitFor()
  expect(errors).toEqual([])
})

it('tells a shopper at a desk, too, that the bank declined, and lets them pay with another account', async () => {
  await context.close()
  context = await desktop(browser)
  page = await context.newPage()
  const [product] = await productsInStock()
  await toCheckout(product.slug)
  await fillContact('desk@example.com')
  const bank = await payAtBank()
  expect(bank).not.toBe(page)
  await bank.getByRole('button', { name: /decline/i }).click()
  await page.getByText('The bank declined the payment. Nothing was charged.').waitFor()
  await eventually(async () => bank.isClosed() || undefined)
  await approveAtBank(await payAtBank())
  await page.waitForURL(/\/en\/order\//)
})
