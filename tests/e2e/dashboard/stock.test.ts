import { randomBytes } from 'node:crypto'
import { gtinCheckDigit } from '@onhand/domain/catalog/gtin'
import { idOf, makeId } from '@onhand/domain/ids'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { desktop, launchBrowser, phone } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, marketUrl } from '../../harness/market.ts'
import { operator } from '../../harness/shopper.ts'

const KEEPER = { email: 'stock@marlow-road.example', password: DEMO_PASSWORD }
const MANAGER = { email: 'manager@marlow-road.example', password: DEMO_PASSWORD }
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

/** Logs somebody in; their page at the first screen of the shop. */
async function work(person: typeof KEEPER, open = desktop): Promise<{ page: Page; shop: string; vendorId: string }> {
  const context = await open(browser)
  contexts.push(context)
  const [own] = await logIntoDashboard(context, marketUrl('shop'), person)
  if (!own) throw new Error('no shop')
  const page = await context.newPage()
  page.on('pageerror', (error) => errors.push(error.message))
  const shop = marketUrl('shop', `/dashboard/${own.vendorId}`)
  await page.goto(shop)
  await page.locator('main h1').first().waitFor()
  return { page, shop, vendorId: own.vendorId }
}

/** A product of its own for each test, with so many units at the first place. */
async function newItem(vendorIdText: string, units: number) {
  const body = randomBytes(6).toString('hex')
  const vendorId = idOf('vendor', vendorIdText)
  const digits = `20${String(Number.parseInt(body.slice(0, 10), 16))
    .padStart(13, '0')
    .slice(-10)}`
  const gtin = `${digits}${gtinCheckDigit(digits)}`
  const title = `Stock proof ${body}`
  const [place] = await operatorPlaces(vendorIdText)
  const sku = {
    id: idOf('sku', `sku_${body}`),
    code: body,
    title: '',
    gtin,
    priceMinor: 500,
    compareAtMinor: null,
    currency: 'GBP',
    taxRateBps: 0,
    unitCostMinor: 200,
    weightGrams: 100,
    measure: null,
    unitsPerOrderMax: null,
    openingStock:
      units === 0
        ? []
        : [
            {
              locationId: place.locationId,
              lotId: makeId('lot', randomBytes(16)),
              lotCode: 'OLD',
              expiryDate: null,
              units,
            },
          ],
  }
  const product = {
    id: idOf('product', `prd_${body}`),
    slug: `stock-proof-${body}`,
    categoryId: null,
    title,
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
  return { title, gtin, skuId: sku.id, vendorId }
}

async function operatorPlaces(vendorId: string) {
  const places = await operator().query('stock.places', { vendorId: idOf('vendor', vendorId) })
  const [first] = places
  if (!first) throw new Error('the shop has no place')
  return [first, ...places.slice(1)] as const
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

const levels = (item: { vendorId: ReturnType<typeof idOf<'vendor'>>; skuId: ReturnType<typeof idOf<'sku'>> }) =>
  operator().query('stock.sku', { vendorId: item.vendorId, skuId: item.skuId })

it('lets a stock keeper take in a lot with a hand scanner from any screen: the code fills in lot and day', async () => {
  const { page, vendorId } = await work(KEEPER)
  const item = await newItem(vendorId, 0)
  await scan(page, `010${item.gtin}1730010110LOT7`)
  await page.getByRole('heading', { name: item.title }).waitFor()
  await page.getByText('Lot LOT7').waitFor()
  await page.getByRole('button', { name: 'Receive', exact: true }).click()
  expect(await page.getByLabel('Lot', { exact: true }).inputValue()).toBe('LOT7')
  expect(await page.getByLabel('Best before').inputValue()).toBe('2030-01-01')
  await page.getByLabel('Units', { exact: true }).fill('24')
  await page.getByLabel('Delivery note').fill('DN 77')
  await page.getByRole('button', { name: 'Receive', exact: true }).click()
  await page.getByText('24 received.').waitFor()
  expect((await levels(item)).lots).toMatchObject([{ lotCode: 'LOT7', expiryDate: '2030-01-01', onHandUnits: 24 }])

  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken back.').waitFor()
  expect((await levels(item)).lots).toEqual([])
})

it('lets a stock keeper count blind with a phone, and a manager apply the difference', async () => {
  const { page, shop, vendorId } = await work(KEEPER, phone)
  const item = await newItem(vendorId, 20)
  // What is to be counted is read from the list, which follows within seconds.
  await eventually(async () => {
    const ask = { vendorId: item.vendorId, locale: 'en', words: item.title, limit: 1 } as const
    const { items } = await operator().query('stock.rows', ask)
    return items.some((one) => one.skuId === item.skuId && one.onHandUnits === 20) || undefined
  })
  const heard: string[] = []
  page.on('response', async (response) => {
    if (response.url().includes('countSheet')) heard.push(await response.text())
  })
  // While the shop's places are not known, as on a slow line, there is no form that could be sent without one.
  const [asked, slow] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
  await page.route(/stock\.places/, async (route) => {
    asked.resolve(undefined)
    await slow.promise
    await route.continue()
  })
  await page.goto(`${shop}/stock/counts`)
  await asked.promise
  const begin = page.getByRole('button', { name: 'New count' })
  expect((await begin.count()) === 0 || (await begin.isDisabled())).toBe(true)
  slow.resolve(undefined)
  await begin.click()
  const name = `Cold shelf ${item.skuId}`
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Start counting' }).click()
  await page.getByRole('heading', { name }).waitFor()
  await page.getByRole('progressbar').waitFor()

  await scan(page, item.gtin)
  await page.getByRole('heading', { name: item.title }).waitFor()
  for (const digit of ['1', '8']) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: 'Count 18' }).click()
  await page.getByText('You counted 18').waitFor()
  expect(heard.join()).toContain(item.skuId)
  expect(heard.join()).not.toMatch(/book|onHand|available/i)
  expect(await page.getByRole('link', { name: 'Review' }).count()).toBe(0)
  // A sale between the count and its approval stays.
  const countId = page.url().split('/').at(-1)?.split('?')[0] ?? ''

  const manager = await work(MANAGER)
  await manager.page.goto(`${manager.shop}/stock/counts/${countId}/review`)
  const row = manager.page.getByRole('row', { name: new RegExp(item.title) })
  await row.getByText('−2').waitFor()
  await manager.page.getByRole('button', { name: 'Approve what agrees (1)' }).click()
  await manager.page.getByText('1 difference applied.').waitFor()
  await row.getByText('Applied').waitFor()
  expect((await levels(item)).levels[0]).toMatchObject({ onHandUnits: 18 })
  await manager.page.getByRole('button', { name: 'Close the count' }).click()
  await manager.page.getByRole('dialog').getByRole('button', { name: 'Close the count' }).click()
  await manager.page.getByText('The count is closed.').waitFor()
})

it('lets a stock keeper send goods to another place, shows them on the way, and takes in what really came', async () => {
  const { page, shop, vendorId } = await work(KEEPER)
  const item = await newItem(vendorId, 10)
  const [here, there] = await operatorPlaces(vendorId)
  await page.goto(`${shop}/stock/transfers`)
  await page.getByRole('button', { name: 'New transfer' }).click()
  await eventually(async () => {
    // The list is a projection: a new item is there within seconds.
    await page.getByLabel('Add an item').fill('')
    await page.getByLabel('Add an item').fill(item.title)
    const found = page.getByRole('dialog').getByRole('button', { name: new RegExp(item.title) })
    return found
      .first()
      .waitFor({ timeout: 1_000 })
      .then(
        () => true,
        () => undefined,
      )
  })
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(item.title) })
    .first()
    .click()
  await page.getByLabel(`Units of ${item.title}`).last().fill('6')
  await page.getByLabel(`Units of ${item.title}`).last().press('Tab')
  await page.getByRole('button', { name: 'Keep as draft' }).click()
  await page.getByText('Kept as a draft.').waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Sent.').waitFor()
  const at = async () => {
    const { levels: all } = await levels(item)
    const of = (locationId: string | undefined) => all.find((one) => one.locationId === locationId)
    return {
      here: of(here.locationId)?.onHandUnits,
      there: of(there?.locationId)?.onHandUnits,
      onTheWay: of(there?.locationId)?.incomingUnits,
    }
  }
  expect(await at()).toEqual({ here: 4, there: 0, onTheWay: 6 })

  await page.getByLabel('Came').fill('5')
  await page.getByLabel('Came').press('Tab')
  await page.getByRole('dialog').getByRole('button', { name: 'Receive' }).click()
  await page.getByText('Difference −1').waitFor()
  expect(await at()).toEqual({ here: 4, there: 5, onTheWay: 0 })
})

it('corrects a number in the drawer with its reason, tells what buyers claim, and shows the change at once to whoever looks', async () => {
  const { page, shop, vendorId } = await work(KEEPER)
  const item = await newItem(vendorId, 9)
  await page.goto(`${shop}/stock?open=${item.skuId}`)
  const drawer = page.getByRole('dialog')
  await drawer.getByText('OLD', { exact: true }).waitFor()
  await drawer.getByRole('button', { name: 'Correct' }).click()
  await drawer.getByLabel('Units', { exact: true }).fill('4')
  await drawer.getByLabel('Note').fill('dropped')
  await drawer.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Corrected by −4.').waitFor()
  await drawer.locator('.figure', { hasText: 'On hand' }).getByText('5', { exact: true }).waitFor()
  // The ledger is a projection: it follows within seconds, and is read again with the page.
  await eventually(async () => {
    const isThere = await drawer
      .getByText('dropped')
      .waitFor({ timeout: 3_000 })
      .then(
        () => true,
        () => undefined,
      )
    if (!isThere) await page.reload()
    return isThere
  }, 20)

  await operator().mutate('stock.adjust', {
    vendorId: item.vendorId,
    skuId: item.skuId,
    movementId: makeId('movement', randomBytes(16)),
    locationId: (await operatorPlaces(vendorId))[0].locationId,
    deltaUnits: -2,
    reason: 'damage',
  })
  await drawer.locator('.figure', { hasText: 'On hand' }).getByText('3', { exact: true }).waitFor()

  await drawer.getByRole('button', { name: 'Correct' }).click()
  await drawer.getByLabel('Units', { exact: true }).fill('50')
  await drawer.getByRole('button', { name: 'Save' }).click()
  await page.getByText('at most 3 can go').waitFor()
})
