import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { derivedId, idOf, makeId, type OrderId, type VendorId } from '@onhand/domain/ids'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_OPERATOR, DEMO_OWNER, DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { importProduct, SHOPS, vendorRecord } from '../../api/suite/shops.ts'
import { switchBank } from '../../api/suite/switches.ts'
import { accessibilityFindings, desktop, launchBrowser, phone } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, marketUrl } from '../../harness/market.ts'
import {
  ADA,
  anybody,
  approve,
  buy,
  operator,
  productsInStock,
  readyCart,
  startPayment,
} from '../../harness/shopper.ts'

const ACCOUNTANT = { email: 'accounts@marlow-road.example', password: DEMO_PASSWORD }
const SHOP = 'marlow-road'
const DEMO_SECRET_KEY = 'demo-1234'

let browser: Browser
let owner: BrowserContext
let accountant: BrowserContext
let operatorPeople: BrowserContext
let vendorId: VendorId
beforeAll(async () => {
  browser = await launchBrowser()
  ;[owner, accountant, operatorPeople] = await Promise.all([desktop(browser), phone(browser), desktop(browser)])
  const [shop] = await logIntoDashboard(owner, marketUrl('shop'), DEMO_OWNER)
  await logIntoDashboard(accountant, marketUrl('shop'), ACCOUNTANT)
  await logIntoDashboard(operatorPeople, marketUrl('shop'), DEMO_OPERATOR)
  vendorId = idOf('vendor', shop?.vendorId ?? '')
  await operator().mutate('operator.setHoldDays', { vendorId, holdDays: 0 })
})
afterAll(() => browser.close())

const dashboard = (path: string) => marketUrl('shop', `/dashboard${path}`)

/** An order of the demo shop that was paid and has reached its buyer. */
async function deliveredOrder(): Promise<{ readonly orderId: OrderId; readonly number: string }> {
  const card = (await productsInStock()).find((one) => one.vendor.slug === SHOP)
  if (!card) throw new Error('the demo shop has nothing left')
  const view = await buy([{ skuId: card.skuId, units: 2 }])
  const [order] = view.orders
  if (!order) throw new Error('nothing was ordered')
  const { orderId } = order
  return eventually(async () => {
    const { status, number } = await operator().query('vendorOrder.get', { vendorId, orderId })
    if (status === 'delivered') return { orderId, number }
    // The shop's own people are faster than the demo's supplier.
    const isOnItsWay = status === 'shipped' || status === 'ready'
    const step = isOnItsWay ? 'delivered' : status === 'confirmed' ? 'shipped' : null
    if (step) await operator().mutate('vendorOrder.step', { vendorId, orderId, step })
    return undefined
  })
}

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(dashboard(path))
  await page.locator('main h1').first().waitFor()
  return page
}

describe('the accountant', () => {
  it('reads the statement on a phone and downloads the month as PDF and as a table', async () => {
    const { number } = await deliveredOrder()
    const page = await open(accountant, `/${vendorId}/money/statement`)
    await page.getByText(`Sale ${number}`).first().waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    const file = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
      return readFile(await download.path())
    }
    expect((await file('PDF')).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await file('CSV')).toString()).toContain(number)
    await page.goto(dashboard(`/${vendorId}/money`))
    await page.getByText('Ready to pay out').waitFor()
    expect(await page.getByRole('button', { name: 'Pay out' }).count()).toBe(0)
    await page.close()
  })
})

describe('the owner', () => {
  it('pays out, sees it arrive, and finds it in the bank', async () => {
    await deliveredOrder()
    const { balances } = await operator().query('money.summary', { vendorId })
    const page = await open(owner, `/${vendorId}/money`)
    await page.getByRole('button', { name: 'Pay out', exact: true }).click()
    // What other orders earn may come in at any time: what is paid out is what the page says.
    const action = page.getByRole('dialog').getByRole('button', { name: /^Pay out £/ })
    const [amount = ''] = /£[\d,.]+/.exec((await action.textContent()) ?? '') ?? []
    const amountMinor = Math.round(Number(amount.replace(/[£,]/g, '')) * 100)
    expect(amountMinor).toBeGreaterThanOrEqual(balances[0]?.availableMinor ?? 0)
    expect(amountMinor).toBeGreaterThan(0)
    expect(await accessibilityFindings(page)).toEqual([])
    // The line breaks under the first press. Had that one arrived, pressing again would be the same payout.
    const asked: (string | undefined)[] = []
    await page.route(/money\.requestPayout/, async (route) => {
      asked.push(/"payoutId":"(\w+)"/.exec(route.request().postData() ?? '')?.[1])
      await (asked.length === 1 ? route.abort() : route.continue())
    })
    await page.getByRole('button', { name: `Pay out ${amount}` }).click()
    await page.getByRole('dialog').getByText('Not reached.').waitFor()
    await page.getByRole('button', { name: `Pay out ${amount}` }).click()
    await page.getByText(`${amount} are on the way to your bank account.`).waitFor()
    expect(asked).toEqual([expect.any(String), asked[0]])
    const payout = await eventually(async () => {
      const { items } = await operator().query('money.payouts', { vendorId, statuses: ['paid'] })
      return items.find((one) => one.id === asked[0])
    })
    expect(payout.amountMinor).toBe(amountMinor)
    await page.goto(dashboard(`/${vendorId}/money/payouts`))
    await page
      .getByRole('row')
      .filter({ hasText: payout.transactionNumber ?? '?' })
      .getByText('Arrived')
      .waitFor()

    await page.goto(marketUrl('bank'))
    await page.getByLabel('Account number').fill(payout.toAccount)
    await page.getByLabel('Secret key').fill(DEMO_SECRET_KEY)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page
      .getByText(payout.transactionNumber ?? '?')
      .first()
      .waitFor()
    await page.close()
  })
})

describe('the operator', () => {
  it('finds the shop that waits, and approves it', async () => {
    const record = aShop('waiting')
    await operator().mutate('operator.upsertVendor', { ...record, isApproved: false })
    const product = importProduct({ ...SHOPS[0], ...idsOf(record) })
    const wire = { ...product, skus: product.skus.map((sku) => ({ ...sku })) }
    await operator().mutate('operator.importProducts', { vendorId: record.id, products: [wire] })
    await operator().mutate('shop.submit', { vendorId: record.id })
    const page = await open(operatorPeople, '/operator')
    await page.getByText(/waits? for approval/).click()
    await page.getByRole('row').filter({ hasText: record.slug }).first().click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByText(`${record.slug} is approved.`).waitFor()
    expect((await anybody().query('vendors.shop', { locale: 'en', slug: record.slug })).name).toBe(record.slug)
    await page.close()
  })

  it('suspends a shop with a reason, and opens it again', async () => {
    const record = aShop('suspended')
    await operator().mutate('operator.upsertVendor', record)
    const page = await open(operatorPeople, `/operator/shops?open=${record.id}`)
    await page.getByRole('searchbox').fill(record.slug)
    await page.getByRole('button', { name: 'Suspend' }).click()
    await page.getByLabel('Reason').fill('Unsafe goods')
    await page.getByRole('dialog').last().getByRole('button', { name: 'Suspend' }).click()
    await page.getByText(/Suspended on .*Unsafe goods/).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Reopen' }).click()
    await page.getByText(`${record.slug} is open again.`).waitFor()
    const log = await operator().query('operator.audit', { vendorId: record.id })
    expect(log.items.map((entry) => entry.action)).toEqual(['shop.reopened', 'shop.suspended'])
    await page.close()
  })

  it('replays a dead letter when what stopped it is mended', async () => {
    const record = aShop('letters')
    const supplier = { ...record.supplier, bankAccountNumber: '4000-0000009999' }
    await operator().mutate('operator.upsertVendor', { ...record, supplier })
    const product = importProduct({ ...SHOPS[0], ...idsOf(record) })
    const wire = { ...product, skus: product.skus.map((sku) => ({ ...sku })) }
    await operator().mutate('operator.importProducts', { vendorId: record.id, products: [wire] })
    const [sku] = product.skus
    const view = await buy([{ skuId: sku.id, units: 1 }])
    const orderId = view.orders[0]?.orderId ?? idOf('order', 'ord_none')
    const letterId = `order.placed.supply:${orderId}`
    await eventually(async () => {
      const { items } = await operator().query('operator.deadLetters', {})
      return items.find((letter) => letter.id === letterId)
    }, 400)
    await operator().mutate('operator.upsertVendor', {
      ...record,
      supplier: { ...record.supplier, bankAccountNumber: '4000-0001' },
    })
    const page = await open(operatorPeople, `/operator/letters?open=${encodeURIComponent(letterId)}`)
    await page.getByText('order.placed.supply').first().waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click()
    await page.getByText('One message was sent again.').waitFor()
    await eventually(async () => {
      const { status } = await operator().query('vendorOrder.get', { vendorId: record.id, orderId })
      return status === 'placed' ? undefined : true
    }, 400)
    await page.close()
  })

  it('looks at a checkout that is stuck, drives it on, and sees that it was placed', async () => {
    const [card] = await productsInStock()
    const cart = await startPayment(await readyCart([{ skuId: card.skuId, units: 1 }]))
    await switchBank({ failNext: '6', webhooksOff: 'on' })
    await approve(cart, ADA)
    await anybody()
      .mutate('checkout.complete', { cartId: cart.cartId })
      .catch(() => undefined)
    await switchBank()
    const paymentId = await eventually(async () => {
      const { items } = await operator().query('operator.troubles', {})
      return items.find((one) => one.cartId === cart.cartId)?.paymentId
    })
    const page = await open(operatorPeople, `/operator/checkouts?open=${paymentId}`)
    await page.getByRole('dialog').getByText('Tries').waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    const again = page.getByRole('button', { name: 'Try again now' })
    if (await again.isVisible()) await again.click()
    await page.getByRole('dialog').getByText('Placed after all').waitFor()
    await page.close()
  })

  it('compares with the bank and sees the overview', async () => {
    const page = await open(operatorPeople, '/operator/bank')
    await page.getByRole('button', { name: 'Compare now' }).click()
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    await page.getByRole('dialog').getByText('Ours and the bank’s').waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.goto(dashboard('/operator'))
    await page.getByRole('heading', { name: 'Health' }).waitFor()
    await page.getByText('Commission earned').first().waitFor()
    await page.close()
  })
})

/** A shop of its own for one test. */
function aShop(name: string) {
  const body = `${name}${randomBytes(5).toString('hex')}`
  const [plain] = SHOPS
  const record = vendorRecord({ ...plain, slug: `shop-${body}` as typeof plain.slug })
  const id = idOf('vendor', `vnd_${body}`)
  const locations = record.locations.map((one) => ({ ...one, id: derivedId('location', id) }))
  return { ...record, id, locations, supplier: { ...record.supplier, id: makeId('supplier', randomBytes(16)) } }
}

function idsOf(record: ReturnType<typeof aShop>) {
  const [location] = record.locations
  if (!location) throw new Error('a shop has a place')
  return { vendorId: record.id, locationId: location.id } as unknown as Pick<
    (typeof SHOPS)[0],
    'vendorId' | 'locationId'
  >
}
