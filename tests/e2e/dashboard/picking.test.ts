import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gtinCheckDigit } from '@onhand/domain/catalog/gtin'
import { idOf, makeId, type PickListId, type SkuId, type VendorId } from '@onhand/domain/ids'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_OWNER, DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { switchSupplier } from '../../api/suite/switches.ts'
import { accessibilityFindings, launchBrowser, phone, sticksOut } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { labelFilm } from '../../harness/label-film.ts'
import { eventually, marketUrl } from '../../harness/market.ts'
import { ADA, anybody, approve, operator, readyCart, startPayment } from '../../harness/shopper.ts'

const PICKER = { email: 'picker@marlow-road.example', password: DEMO_PASSWORD }

type Goods = { readonly skuId: SkuId; readonly gtin: string; readonly lotCode: string; readonly title: string }

let folder = ''
let browser: Browser | undefined
let picker: BrowserContext
let vendorId: VendorId
let goods: Goods
beforeAll(async () => {
  const scout = await launchBrowser()
  const [shop] = await logIntoDashboard(await phone(scout), marketUrl('shop'), DEMO_OWNER)
  await scout.close()
  vendorId = idOf('vendor', shop?.vendorId ?? '')
  // The sandbox supplier would send the goods before anybody walks.
  await switchSupplier({ timing: 'manual' })
  goods = await goodsWithLot()
  folder = mkdtempSync(join(tmpdir(), 'onhand-film-'))
  const film = join(folder, 'label.y4m')
  const text = `(01)${goods.gtin.padStart(14, '0')}(10)${goods.lotCode}`
  writeFileSync(film, labelFilm({ kind: 'gs1_128', text, elements: [] }))
  browser = await launchBrowser({ film })
  picker = await phone(browser)
  await logIntoDashboard(picker, marketUrl('shop'), PICKER)
})
afterAll(async () => {
  await browser?.close()
  await switchSupplier()
  rmSync(folder, { recursive: true, force: true })
})

const dashboard = (path: string) => marketUrl('shop', `/dashboard/${vendorId}${path}`)
const said = (page: Page) => page.locator('.pick-said')

/** A thing of its own for this run, with a barcode and one lot, in a category that has other things too. */
async function goodsWithLot(): Promise<Goods> {
  const body = randomBytes(6).toString('hex')
  const digits = `20${String(Number.parseInt(body.slice(0, 10), 16))
    .padStart(13, '0')
    .slice(-10)}`
  const gtin = `${digits}${gtinCheckDigit(digits)}`
  const { items } = await anybody().query('catalog.listing', {
    locale: 'en',
    vendor: 'marlow-road',
    inStock: true,
    limit: 60,
  })
  const known = await operator().query('product.list', { vendorId, locale: 'en', limit: 200 })
  const categoryId =
    known.items.find((one) => one.categoryId !== null && items.some((card) => card.productId === one.productId))
      ?.categoryId ?? null
  const [place] = await operator().query('stock.places', { vendorId })
  if (!place || categoryId === null) throw new Error('the demo shop is empty')
  const goodsCalled = (name: string, priceMinor: number, code: string | null) => ({
    id: idOf('product', `prd_${body}${name}`),
    slug: `pick-proof-${body}-${name}`,
    categoryId,
    title: `Pick proof ${body} ${name}`,
    description: '',
    translations: {},
    brand: null,
    tags: [],
    attributes: [],
    allergens: [],
    images: [],
    isPublished: true,
    skus: [
      {
        id: idOf('sku', `sku_${body}${name}`),
        code: `${body}-${name}`,
        title: '',
        gtin: code,
        priceMinor,
        compareAtMinor: null,
        currency: 'GBP',
        taxRateBps: 0,
        unitCostMinor: 100,
        weightGrams: 100,
        measure: null,
        unitsPerOrderMax: null,
        openingStock: [
          {
            locationId: place.locationId,
            lotId: makeId('lot', randomBytes(16)),
            lotCode: 'LOT7',
            expiryDate: null,
            units: 40,
          },
        ],
      },
    ],
  })
  const mine = goodsCalled('mug', 500, gtin)
  await operator().mutate('operator.importProducts', { vendorId, products: [mine, goodsCalled('cup', 499, null)] })
  const skuId = idOf('sku', `sku_${body}mug`)
  // Lists read the projection, which follows.
  await eventually(async () => {
    const { lots } = await operator().query('stock.sku', { vendorId, skuId, locale: 'en' })
    const skus = await operator().query('vendorOrder.skus', { vendorId, locale: 'en', words: `${body} cup`, limit: 5 })
    return lots.length > 0 && (skus[0]?.availableUnits ?? 0) > 0 ? true : undefined
  })
  return { skuId, gtin, lotCode: 'LOT7', title: mine.title }
}

/** A paid order of two, and the walk that it is on. */
async function aWalk(
  skuId: SkuId,
  substitution: 'similar' | 'refund',
): Promise<{ token: string; pickListId: PickListId }> {
  const cart = await readyCart([{ skuId, units: 2 }])
  const [line] = cart.groups.flatMap((group) => group.lines)
  if (!line) throw new Error('the cart is empty')
  const wished = await anybody().mutate('cart.setLine', { cartId: cart.cartId, lineId: line.lineId, substitution })
  const paying = await startPayment(wished)
  await approve(paying, ADA)
  const { orderToken: token } = await anybody().mutate('checkout.complete', { cartId: cart.cartId })
  const { orders } = await anybody().query('order.byToken', { token })
  const pickListId = makeId('pickList', randomBytes(16))
  await operator().mutate('pick.create', { vendorId, pickListId, orderIds: orders.map((order) => order.orderId) })
  return { token, pickListId }
}

/** A hand scanner: keys far faster than fingers, then Enter. Made within the page, so that a busy machine does not turn it into a person. */
async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate(
    (keys) => {
      for (const key of keys)
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    },
    [...code, 'Enter'],
  )
}

describe('the picker', () => {
  it('[ORD-30] scans: the right goods count, others and another lot are refused in words', async () => {
    const { pickListId } = await aWalk(goods.skuId, 'refund')
    const page = await picker.newPage()
    await page.goto(dashboard(`/picking/${pickListId}`))
    await page.getByRole('listitem').filter({ hasText: '/ 2' }).waitFor()
    await scan(page, '5012345678900')
    await said(page).getByText('No item on this list has the code 5012345678900.').waitFor()
    const gtin = goods.gtin.padStart(14, '0')
    await scan(page, `(01)${gtin}(10)ANOTHER-LOT`)
    await said(page)
      .getByText(/of lot ANOTHER-LOT is not the one/)
      .waitFor()
    await scan(page, `(01)${gtin}(10)${goods.lotCode}`)
    await said(page)
      .getByText(/: 1 of 2/)
      .waitFor()
    await scan(page, goods.gtin)
    await said(page)
      .getByText(/: 2 of 2/)
      .waitFor()
    await scan(page, goods.gtin)
    await said(page)
      .getByText(/are in the basket already/)
      .waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.getByRole('button', { name: /^Pack / }).click()
    await page.getByText('Everything is packed').waitFor()
    await page.close()
  })

  it('[ORD-30] picks with the camera: a label in front of it counts one', async () => {
    const { pickListId } = await aWalk(goods.skuId, 'refund')
    const page = await picker.newPage()
    await page.goto(dashboard(`/picking/${pickListId}`))
    await page.getByRole('button', { name: 'Use the camera' }).click()
    await said(page)
      .getByText(/: 1 of 2/)
      .waitFor()
    await page.close()
  })

  it('reads a label with the camera on the scan screen: goods and lot', async () => {
    const page = await picker.newPage()
    await page.goto(dashboard('/scan'))
    await page.getByRole('button', { name: 'Use the camera' }).click()
    await page.getByRole('heading', { name: new RegExp(goods.title) }).waitFor()
    await page.getByText(`Lot ${goods.lotCode}`).waitFor()
    await page.close()
  })

  it('[ORD-29] gives something similar where the buyer takes it; order page, mail and refund say so', async () => {
    const { token, pickListId } = await aWalk(goods.skuId, 'similar')
    const page = await picker.newPage()
    await page.goto(dashboard(`/picking/${pickListId}`))
    await page.getByText('something similar will do').waitFor()
    await page.getByRole('button', { name: /One more/ }).click()
    await page.getByRole('button', { name: 'Not there' }).click()
    await page.getByRole('button', { name: 'Take something similar' }).click()
    await page.getByText(/costs no more than what they paid/).waitFor()
    await page.locator('.dialog .pick-lines button').first().click()
    await page.getByText(`instead of ${goods.title}`).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    const order = await eventually(async () => {
      const view = await anybody().query('order.byToken', { token })
      return view.orders[0]?.lines.length === 2 ? view : undefined
    })
    const [mine, other] = order.orders[0]?.lines ?? []
    expect([mine?.refundedUnits, other?.insteadOf, other?.units]).toEqual([1, goods.title, 1])
    expect(other?.unitPriceMinor).toBeLessThanOrEqual(mine?.unitPriceMinor ?? 0)
    const subjects = await eventually(async () => {
      const to = encodeURIComponent(order.contact.email)
      const response = await fetch(marketUrl('mail', `/v1/messages?to=${to}`))
      const { messages } = (await response.json()) as { messages: { subject: string }[] }
      const all = messages.map((mail) => mail.subject)
      return all.some((subject) => subject.startsWith('Something else in order')) ? all : undefined
    })
    expect(subjects).not.toHaveLength(0)
    const buyer = await picker.newPage()
    await buyer.goto(marketUrl('shop', `/en/order/${token}`))
    await buyer.getByText(`Instead of ${goods.title}`).waitFor()
    await buyer.getByText('Something else stands in').waitFor()
    await buyer.close()
    await page.close()
  })
})

it('a buyer says in the cart that something similar will do', async () => {
  const page = await picker.newPage()
  const { items } = await anybody().query('catalog.listing', {
    locale: 'en',
    vendor: 'marlow-road',
    inStock: true,
    limit: 5,
  })
  await page.goto(marketUrl('shop', `/en/p/${encodeURIComponent(items[0]?.slug ?? '')}`), { waitUntil: 'networkidle' })
  await page
    .getByRole('button', { name: /add .*to cart/i })
    .first()
    .click()
  await page
    .getByText(/is in your cart/)
    .first()
    .waitFor()
  await page.goto(marketUrl('shop', '/en/cart'), { waitUntil: 'networkidle' })
  // Shown at once: the page is read anew when the cart has it.
  const kept = page.waitForResponse((response) => response.url().includes('/trpc/cart.setLine'))
  await page.getByLabel(/^If .* is not there$/).selectOption('similar')
  expect((await kept).status()).toBe(200)
  await page.reload({ waitUntil: 'networkidle' })
  await expect.poll(() => page.getByLabel(/^If .* is not there$/).inputValue()).toBe('similar')
  expect(await accessibilityFindings(page)).toEqual([])
  expect(await sticksOut(page)).toBeLessThanOrEqual(0)
  await page.close()
})
