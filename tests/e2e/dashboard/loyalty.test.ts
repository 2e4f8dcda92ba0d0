import { idOf, type VendorId } from '@onhand/domain/ids'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_OWNER, DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser, phone } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, marketUrl } from '../../harness/market.ts'
import { ADA, operator, productsInStock } from '../../harness/shopper.ts'

/** Works in the shop and buys there too, like anybody. */
const SHOPPER = { email: 'picker@marlow-road.example', password: DEMO_PASSWORD }

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
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0)

    await toPayment(page)
    const box = page.getByRole('checkbox', { name: /Use £1\.00 of your credit/ })
    const pay = page.getByRole('button', { name: /^Pay .* at your bank$/ })
    await expect.poll(() => pay.isEnabled(), { timeout: 15_000 }).toBe(true)
    const before = await amountOf(pay)
    await box.check()
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0)
    expect(await amountOf(pay)).toBe(before - 100)
    await pay.click()
    const bank = await eventually(async () => shopper.pages().find((one) => /\/approve\//.test(one.url())))
    await bank.getByLabel(/account number/i).fill(ADA.accountNumber)
    await bank.getByLabel(/secret key/i).fill(ADA.secretKey)
    await bank.getByRole('button', { name: /^(Pay|Approve|Confirm)/ }).click()
    await page.waitForURL(/\/en\/order\//)
    await page.getByText('Paid with credit').waitFor()
    await page.getByText('−£1.00').waitFor()

    const { accounts, isBalanced } = await operator().query('operator.ledgerCheck', undefined)
    expect(isBalanced).toBe(true)
    const left = accounts.filter(({ account }) => account.startsWith(`credit:${vendorId}:`))
    expect(left.map((one) => one.balanceMinor)).toEqual([0])
  })

  it('the owner sets the rule, and reads it back as a sentence', async () => {
    const page = await owner.newPage()
    await page.goto(dashboard('/loyalty'))
    await page.getByLabel('Earned by buying, %').fill('2.5')
    await page.getByLabel('Earned by buying, %').blur()
    await page.getByRole('button', { name: 'Save the rule' }).click()
    await page.getByText(/Buying earns 2\.5 % of the goods/).waitFor()
    await page.reload()
    await page.getByText(/Buying earns 2\.5 % of the goods/).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.close()
  })

  it('[FOL-1] a shopper stops following from their account', async () => {
    const page = await shopper.newPage()
    await page.goto(marketUrl('shop', '/en/account'), { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: /^Stop following/ }).click()
    await eventually(async () => (await operator().query('follow.counts', { vendorId })).count === 0 || undefined)
    await page.close()
  })
})

/** How much of the page sticks out at the side. */
const overflow = () => document.documentElement.scrollWidth - window.innerWidth

async function giveCredit(amount: string, reason: string): Promise<void> {
  const page = await owner.newPage()
  await page.goto(dashboard('/loyalty'))
  await page.getByRole('button', { name: 'Give credit' }).first().click()
  await page.getByLabel(/^Amount/).fill(amount)
  await page.getByLabel(/^Amount/).blur()
  await page.getByLabel(/^Reason/).fill(reason)
  await page.getByRole('dialog').getByRole('button', { name: 'Give credit' }).click()
  await page.getByText(new RegExp(`£${amount} given to`)).waitFor()
  await page.getByText(new RegExp(reason)).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.close()
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
