import { idOf, type VendorId } from '@onhand/domain/ids'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_OWNER, DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser, phone, sticksOut } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, fireCron, marketUrl } from '../../harness/market.ts'
import { ADA, operator, productsInStock } from '../../harness/shopper.ts'

/** Works in the shop and buys there too, like anybody. */
const SHOPPER = { email: 'picker@marlow-road.example', password: DEMO_PASSWORD }

/** Sooner than a table that is told asks by itself. */
const TOLD_WITHIN_MS = 20_000

let browser: Browser
let owner: BrowserContext
let shopper: BrowserContext
let vendorId: VendorId
let slug: string
let productSlug: string
beforeAll(async () => {
  browser = await launchBrowser()
  owner = await desktop(browser)
  shopper = await phone(browser)
  const [shop] = await logIntoDashboard(owner, marketUrl('shop'), DEMO_OWNER)
  await logIntoDashboard(shopper, marketUrl('shop'), SHOPPER)
  vendorId = idOf('vendor', shop?.vendorId ?? '')
  const cards = await productsInStock()
  const card = cards.find((one) => one.vendor.vendorId === vendorId && one.price.priceMinor >= 200)
  if (!card) throw new Error('the demo shop has nothing left')
  productSlug = card.slug
  slug = card.vendor.slug
})
afterAll(() => browser.close())

const dashboard = (path: string) => marketUrl('shop', `/dashboard/${vendorId}${path}`)

describe('followers and credit', () => {
  it('[FOL-1] a guest who wants to follow a shop is asked to log in', async () => {
    const guest = await phone(browser)
    const page = await guest.newPage()
    await page.goto(marketUrl('shop', `/en/shop/${slug}`), { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Follow', exact: true }).click()
    await page.waitForURL(/\/en\/login/)
    await guest.close()
  })

  it('[FOL-1] [CRE-3] [CRE-6] a shopper follows, the owner gives credit with a reason, and it pays part of the next order', async () => {
    const page = await shopper.newPage()
    await page.goto(marketUrl('shop', `/en/shop/${slug}`), { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Follow', exact: true }).click()
    await page.getByRole('button', { name: 'Following' }).waitFor()
    await eventually(async () => (await operator().query('follow.counts', { vendorId })).count > 0 || undefined)
    await page.reload({ waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Following' }).waitFor()

    await giveCredit('1.00', 'Thank you for waiting')

    await page.goto(marketUrl('shop', '/en/account'), { waitUntil: 'networkidle' })
    const credit = page.getByRole('region', { name: 'Your credit' })
    await credit.getByText('£1.00').first().waitFor()
    await credit.getByText('How it came about').click()
    await credit.getByText(/Thank you for waiting/).waitFor()
    await page.getByRole('region', { name: 'Shops you follow' }).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    expect(await sticksOut(page)).toBeLessThanOrEqual(0)

    await toPayment(page)
    const box = page.getByRole('checkbox', { name: /Use £1\.00 of your credit/ })
    const pay = page.getByRole('button', { name: /^Pay .* at your bank$/ })
    await expect.poll(() => pay.isEnabled(), { timeout: 15_000 }).toBe(true)
    const before = await amountOf(pay)
    await box.check()
    expect(await sticksOut(page)).toBeLessThanOrEqual(0)
    expect(await amountOf(pay)).toBe(before - 100)
    await pay.click()
    await payAtBank(page)
    await page.getByText('Paid with credit').waitFor()
    await page.getByText('−£1.00').waitFor()

    expect((await operator().query('operator.ledgerCheck', undefined)).isBalanced).toBe(true)
    expect(await spendable()).toBe(0)
  })

  it('the owner sets the rule, and reads it back as a sentence', async () => {
    const page = await owner.newPage()
    await page.goto(dashboard('/loyalty'))
    await page.getByLabel('Earned by buying, %').fill('2.5')
    await page.getByLabel('Earned by buying, %').blur()
    await page.getByRole('button', { name: 'Save the rule' }).click()
    await page.getByText(/Buying earns 2\.5% of the goods/).waitFor()
    await page.reload()
    await page.getByText(/Buying earns 2\.5% of the goods/).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.close()
  })

  it("[CRE-6] [CRE-7] the owner gives credit to a customer from the customer's drawer", async () => {
    const page = await owner.newPage()
    await page.goto(dashboard('/customers?words=Pia'))
    await page.getByRole('row').filter({ hasText: 'Pia Picker' }).click()
    const credit = page.getByRole('region', { name: 'Credit', exact: true })
    await credit.getByRole('button', { name: 'Give credit' }).click()
    await fillGift(page, '0.30', 'A good customer')
    await credit.getByText('A good customer').waitFor()
    await credit.getByText('£0.30', { exact: true }).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.close()
  })

  it('[CRE-2] [CRE-3] [ORD-24] an order earns credit and the next one spends it, while the owner watches both come in', async () => {
    await operator().mutate('credit.setRule', { vendorId, earnBps: 2_000, spendMaxBps: 5_000, validDays: 365 })
    const before = await spendable()
    const table = await owner.newPage()
    await table.goto(dashboard('/orders?view=all'))
    await table.getByRole('row').nth(1).waitFor()
    const page = await shopper.newPage()
    await toPayment(page)
    await page.getByRole('button', { name: /^Pay .* at your bank$/ }).click()
    await payAtBank(page)
    await table.getByRole('row').filter({ hasText: 'Pia Picker' }).nth(1).waitFor({ timeout: TOLD_WITHIN_MS })
    const earned = await eventually(async () => {
      await fireCron('onhand-jobs')
      const now = await spendable()
      return now > before ? now : undefined
    })
    await toPayment(page)
    const box = page.getByRole('checkbox', { name: /of your credit/ })
    await box.check()
    await page.getByRole('button', { name: /^Pay .* at your bank$/ }).click()
    await payAtBank(page)
    await page.getByText('Paid with credit').waitFor()
    await table.getByRole('row').filter({ hasText: 'Pia Picker' }).nth(2).waitFor({ timeout: TOLD_WITHIN_MS })
    expect(await spendable()).toBeLessThan(earned)
    expect((await operator().query('operator.ledgerCheck', undefined)).isBalanced).toBe(true)
    await Promise.all([page.close(), table.close()])
  })

  it('[FOL-1] a shopper stops following from their account', async () => {
    const page = await shopper.newPage()
    await page.goto(marketUrl('shop', '/en/account'), { waitUntil: 'networkidle' })
    const before = (await operator().query('follow.counts', { vendorId })).count
    await page.getByRole('button', { name: /^Stop following/ }).click()
    await eventually(
      async () => (await operator().query('follow.counts', { vendorId })).count === before - 1 || undefined,
    )
    await page.close()
  })
})

async function giveCredit(amount: string, reason: string): Promise<void> {
  const page = await owner.newPage()
  await page.goto(dashboard('/loyalty'))
  await page.getByRole('button', { name: 'Give credit' }).first().click()
  await fillGift(page, amount, reason)
  await page.getByText(new RegExp(reason)).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.close()
}

async function fillGift(page: Page, amount: string, reason: string): Promise<void> {
  await page.getByLabel(/^Amount/).fill(amount)
  await page.getByLabel(/^Amount/).blur()
  await page.getByLabel(/^Reason/).fill(reason)
  await page.getByRole('dialog').last().getByRole('button', { name: 'Give credit' }).click()
  await page.getByText(new RegExp(`£${amount} given to`)).waitFor()
}

/** On the bank's own page, until the order's page is there. */
async function payAtBank(page: Page): Promise<void> {
  const bank = await eventually(async () => shopper.pages().find((one) => /\/approve\//.test(one.url())))
  await bank.getByLabel(/account number/i).fill(ADA.accountNumber)
  await bank.getByLabel(/secret key/i).fill(ADA.secretKey)
  await bank.getByRole('button', { name: /^(Pay|Approve|Confirm)/ }).click()
  await page.waitForURL(/\/en\/order\//)
}

/** What the shopper could pay with now, as the shop's people see it. */
async function spendable(): Promise<number> {
  const { items } = await operator().query('customer.list', { vendorId, words: 'Pia', limit: 1 })
  const customerId = items[0]?.customerId ?? idOf('customer', 'cus_none')
  return (await operator().query('credit.ofCustomer', { vendorId, customerId })).spendableMinor
}

async function toPayment(page: Page): Promise<void> {
  await page.goto(marketUrl('shop', `/en/p/${encodeURIComponent(productSlug)}`), { waitUntil: 'networkidle' })
  await page
    .getByRole('button', { name: /add .*to cart/i })
    .first()
    .click()
  await page
    .getByText(/is in your cart/)
    .first()
    .waitFor()
  await page.goto(marketUrl('shop', '/en/checkout'), { waitUntil: 'networkidle' })
  await page.getByLabel('Your name').fill('Pia Picker')
  await page.getByLabel('E-mail').fill(SHOPPER.email)
  await page.getByLabel('Street and number').fill('1 Mare Street')
  await page.getByLabel('Town or city').fill('London')
  await page.getByLabel('Postcode').fill('E8 1AA')
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** What a button to pay says, in minor units. */
async function amountOf(pay: { textContent(): Promise<string | null> }): Promise<number> {
  const digits = /£([\d,]+\.\d{2})/.exec((await pay.textContent()) ?? '')?.[1] ?? ''
  return Math.round(Number(digits.replaceAll(',', '')) * 100)
}
