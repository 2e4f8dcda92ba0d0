import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, makeId, type VendorId } from '@onhand/domain/ids'
import { bankAdmin } from '../../../tools/client/bank-admin.ts'
import { accessibilityFindings, desktop, launchBrowser, phone, sticksOut } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, marketSecret, marketUrl } from '../../harness/market.ts'
import { anybody, operator } from '../../harness/shopper.ts'
import { DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'

const key = randomBytes(4).toString('hex')
const SHOP = `Fern ${key}`
const ACCOUNT = `3100-${parseInt(key.slice(0, 4), 16)}`
const PATIENCE = { waitMs: 10_000, log: () => {} }

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Registers in the browser itself; accounts are opened slowly on purpose, so this waits. */
async function signUp(page: Page): Promise<void> {
  await page.goto(marketUrl('shop', '/dashboard'))
  await eventually(async () => {
    const body = JSON.stringify({ name: 'Fern Founder', email: `fern-${key}@example.com`, password: DEMO_PASSWORD })
    const isIn = await page.evaluate(async (sent) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/auth/sign-up/email', { method: 'POST', headers, body: sent })).ok
    }, body)
    return isIn ? true : undefined
  })
}

const vendorIdOf = (page: Page): VendorId => idOf('vendor', /vnd_[0-9a-z]+/.exec(page.url())?.[0] ?? '')

async function fill(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('main').getByLabel(label, { exact: true }).first().fill(text)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).click()
const part = (page: Page, name: string) => page.getByRole('tab', { name }).click()
const saved = (page: Page) => page.getByText('Saved. The shop’s page shows it within a minute.').waitFor()

/** Goes on once the word about the last saving is gone: the next one is told apart from it. */
async function save(page: Page, within = page.getByRole('tabpanel')): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().includes('/trpc/shop.save'))
  await within.getByRole('button', { name: 'Save', exact: true }).first().click()
  expect((await answer).status()).toBe(200)
  await saved(page)
}

describe('the owner of a new shop', () => {
  it('[ONB-1, ONB-2] opens it, does the checklist, is approved, and the public page follows at once', async () => {
    const context = await desktop(browser)
    const page = await context.newPage()
    await signUp(page)
    await page.goto(marketUrl('shop', '/dashboard'))
    await page.getByRole('link', { name: 'Open a shop' }).click()
    await fill(page, 'Name in English', SHOP)
    await fill(page, 'Which town is it in?', 'Brist')
    await page
      .getByRole('option', { name: /Bristol.*United Kingdom/ })
      .first()
      .click()
    expect(await page.getByLabel('Address of its page').inputValue()).toBe(`fern-${key}`)
    await press(page, 'Open the shop')
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await page.getByText('0 of 6 done').waitFor()
    const vendorId = vendorIdOf(page)

    await fill(page, 'About the shop in English', 'Ferns, and what they grow in.')
    await fill(page, 'Legal name', 'Fern Ltd')
    await save(page)
    await page.getByText('1 of 6 done').waitFor()

    await part(page, 'Places and hours')
    await fill(page, 'Street and number', '9 Frond Street')
    await fill(page, 'Postcode', 'BS1 4DJ')
    await page.getByText('Buyers may pick up here').click()
    await save(page)
    await page.getByText('2 of 6 done').waitFor()
    await weekWithABreak(page)
    await page.getByText('3 of 6 done').waitFor()

    await part(page, 'Delivery and pickup')
    await press(page, 'Add pickup')
    await press(page, 'Add a delivery')
    const delivery = page.getByRole('region', { name: 'New' })
    await delivery.getByLabel('Name in English').fill('Van')
    await page.keyboard.press('Tab')
    await page.getByRole('region', { name: 'Van' }).getByLabel('Price (GBP)').fill('3.50')
    await page.getByRole('region', { name: 'Van' }).getByLabel('Price (GBP)').blur()
    await save(page)
    await page.getByText('4 of 6 done').waitFor()

    await part(page, 'Payouts')
    await fill(page, 'Account number', '9999-9999')
    await press(page, 'Check and save')
    await page.getByText('The bank knows no such account.').waitFor()
    const bank = bankAdmin(marketUrl('bank'), marketSecret('BANK_ADMIN_KEY'), PATIENCE)
    await bank.openAccount({ number: ACCOUNT, holder: 'Fern Founder', currency: 'GBP', openingMinor: 0 })
    await fill(page, 'Account number', ACCOUNT)
    await press(page, 'Check and save')
    await page.getByText('The bank knows it: F… F…').waitFor()
    await page.getByText('5 of 6 done').waitFor()

    expect(await page.getByRole('button', { name: 'Send it in' }).isDisabled()).toBe(true)
    await publishAProduct(vendorId)
    await page.reload()
    await page.getByText('6 of 6 done').waitFor()
    await press(page, 'Send it in')
    await page.getByText('We are looking at your shop').waitFor()

    const shopPage = marketUrl('shop', `/en/shop/fern-${key}`)
    expect((await fetch(shopPage)).status).toBe(404)
    const { items } = await operator().query('operator.pendingVendors', {})
    expect(items.map((item) => item.vendorId)).toContain(vendorId)
    await operator().mutate('operator.approveVendor', { vendorId })
    await eventually(async () => ((await fetch(shopPage)).status === 200 ? true : undefined))
    await page.goto(shopPage)
    await page.getByRole('heading', { level: 1, name: SHOP }).waitFor()
    // Folded away until somebody asks for it.
    await page.getByText('9 Frond Street').first().waitFor({ state: 'attached' })
    await hasMail(`${SHOP} is open on Onhand`)

    await page.goto(marketUrl('shop', `/dashboard/${vendorId}/settings`))
    await fill(page, 'One line in English', 'Green all year')
    await save(page)
    // Pages are kept for a minute; what they are made of follows at once.
    const slug = `fern-${key}`
    expect(await anybody().query('vendors.shop', { locale: 'en', slug })).toMatchObject({ tagline: 'Green all year' })
    await context.close()
  }, 180_000)
})

/** Monday with a lunch break, copied to the workdays, and a public holiday closed with one tap. */
async function weekWithABreak(page: Page): Promise<void> {
  await press(page, 'Open on Monday')
  await page.getByLabel('Monday: closes').fill('12:30')
  await page.getByLabel('Monday: closes').blur()
  await press(page, 'Add a break on Monday')
  await press(page, 'Copy Monday to…')
  await page.getByRole('menuitem', { name: 'Monday to Friday' }).click()
  expect(await page.getByLabel('Friday: opens').count()).toBe(2)
  const answer = page.waitForResponse((response) => response.url().includes('/trpc/shop.saveHours'))
  await page.getByRole('button', { name: 'Save', exact: true }).nth(1).click()
  expect((await answer).status()).toBe(200)
  await press(page, /^Close on .*Christmas Day$/)
  const closed = page.waitForResponse((response) => response.url().includes('/trpc/shop.saveHours'))
  await page.getByRole('button', { name: 'Save', exact: true }).nth(2).click()
  expect((await closed).status()).toBe(200)
}

async function publishAProduct(vendorId: VendorId): Promise<void> {
  const body = `fern${key}`
  const sku = {
    id: idOf('sku', `sku_${body}`),
    code: body,
    title: '',
    gtin: null,
    priceMinor: 900,
    compareAtMinor: null,
    currency: 'GBP',
    taxRateBps: 2000,
    unitCostMinor: 300,
    weightGrams: 200,
    measure: null,
    unitsPerOrderMax: null,
    openingStock: [],
  }
  const product = {
    id: makeId('product', randomBytes(16)),
    slug: `maidenhair-${key}`,
    categoryId: null,
    title: 'Maidenhair fern',
    description: '',
    translations: {},
    brand: null,
    tags: [],
    attributes: [],
    allergens: [],
    images: [],
    isPublished: true,
    skus: [sku],
  }
  await operator().mutate('operator.importProducts', { vendorId, products: [product] })
}

async function hasMail(subject: string): Promise<void> {
  const headers = { authorization: `Bearer ${marketSecret('MAILBOX_KEY')}` }
  await eventually(async () => {
    const response = await fetch(marketUrl('mail', '/v1/messages'), { headers })
    return (await response.text()).includes(subject) ? true : undefined
  })
}

describe('a viewer', () => {
  it('[IDN-1] sees the settings on a phone and can change nothing', async () => {
    const context = await phone(browser)
    const account = { email: 'viewer@marlow-road.example', password: DEMO_PASSWORD }
    const [shop] = await logIntoDashboard(context, marketUrl('shop'), account)
    const page = await context.newPage()
    for (const tab of ['profile', 'places', 'delivery', 'payout', 'mode']) {
      await page.goto(marketUrl('shop', `/dashboard/${shop?.vendorId}/settings?part=${tab}`))
      await page.getByText('Your role lets you look at these settings.').waitFor()
      expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0)
      expect(await page.locator('main form input:enabled, main fieldset input:enabled').count()).toBe(0)
      expect(await accessibilityFindings(page)).toEqual([])
      expect(await sticksOut(page)).toBeLessThanOrEqual(0)
    }
    const status = await page.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json' }
        return (await fetch('/trpc/shop.setSimple', { method: 'POST', headers, body })).status
      },
      JSON.stringify({ vendorId: shop?.vendorId, isSimple: true }),
    )
    expect(status).toBe(403)
    await context.close()
  })
})
