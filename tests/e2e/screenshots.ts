import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CartId } from '@onhand/domain/ids'
import { localAddresses } from '../../tools/client/local-addresses.ts'
import { shopClient } from '../../tools/client/shop-client.ts'
import { readOptions } from '../../tools/client/read-options.ts'
import { buy } from '../../tools/client/shopper.ts'
import { stableId } from '../../tools/client/stable-id.ts'
import { desktop, launchBrowser, phone } from '../harness/browser.ts'
import { fromRight, takeDashboard } from './dashboard-pictures.ts'

const HELP = `npm run screenshots -- [options]

Takes pictures of every page of a running shop and of every screen of its dashboard: phone and desktop, light and dark, both languages.

  --port 8787         where the shop runs
  --data .onhand      where its keys are
  --out DIR           where pictures go (default test-results/screenshots)
  --only NAME         those whose name holds it: product, dashboard, dashboard-orders, …
  --dir rtl           mirrored, as for languages that are read from the right`

const values = readOptions(HELP, {
  port: { type: 'string', default: '8787' },
  data: { type: 'string' },
  out: { type: 'string', default: 'test-results/screenshots' },
  only: { type: 'string', default: '' },
  dir: { type: 'string', default: 'ltr' },
})
const origin = `http://shop.localhost:${values.port}`
const out = resolve(values.out)
const PATIENCE = { waitMs: 10_000, log: console.log }
const shop = shopClient(origin, null, PATIENCE)
const operatorKey = localAddresses({ url: origin, data: values.data }).secret('OPERATOR_KEY')
const operator = shopClient(origin, operatorKey, PATIENCE)

type Picture = { name: string; path: string; cartId?: CartId }

mkdirSync(out, { recursive: true })
// Pages of the dashboard alone need none of the shop's.
const pictures = values.only.startsWith('dashboard')
  ? []
  : (await pagesToShow()).filter((picture) => picture.name.includes(values.only))
const browser = await launchBrowser()
let count = 0
for (const locale of ['en', 'zh-Hant']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, open] of Object.entries({ 360: phone, 1280: desktop })) {
      await takeAll(open(browser, { locale, colorScheme }), { locale, suffix: `${locale}-${colorScheme}-${size}` })
    }
  }
}
count += await takeDashboard(browser, { origin, out, only: values.only, dir: values.dir, shop, operator })
await browser.close()
console.log(`${count} pictures in ${out}`)

async function takeAll(opening: ReturnType<typeof phone>, about: { locale: string; suffix: string }): Promise<void> {
  const context = await opening
  for (const picture of pictures) {
    const page = await context.newPage()
    // Each page has a cart of its own, or none.
    await page.addInitScript(rememberCart, picture.cartId ?? '')
    await page.goto(`${origin}/${about.locale}${picture.path}`, { waitUntil: 'networkidle' })
    if (values.dir === 'rtl') await page.evaluate(fromRight)
    await page.evaluate(pastEverything)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: resolve(out, `${picture.name}-${about.suffix}.png`), fullPage: true })
    await page.close()
    count += 1
  }
  await context.close()
}

/** The storefront finds the shopper's cart in the browser's storage. */
function rememberCart(cartId: string): void {
  if (cartId === '') localStorage.removeItem('cart')
  else localStorage.setItem('cart', JSON.stringify(cartId))
}

/** Pictures further down are loaded when they come near. */
async function pastEverything(): Promise<void> {
  for (let top = 0; top < document.body.scrollHeight; top += 600) {
    scrollTo(0, top)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  scrollTo(0, 0)
}

/** Every kind of page, with something to see on it. */
async function pagesToShow(): Promise<Picture[]> {
  const { items } = await shop.query('catalog.listing', { locale: 'en', inStock: true, limit: 40 })
  const [product, ...others] = items.filter((card) => card.price.currency === 'GBP')
  const other = others.find((card) => card.vendor.vendorId !== product?.vendor.vendorId)
  if (!product || !other) throw new Error(`${origin} has too little in stock: seed it first`)
  const [category] = await shop.query('catalog.categories', { locale: 'en' })
  const cartId = stableId('cart', 'screenshots', String(Date.now()))
  for (const [index, card] of [product, other].entries()) {
    const lineId = stableId('cartLine', cartId, String(index))
    await shop.mutate('cart.addLine', { cartId, lineId, skuId: card.skuId, units: index + 1 })
  }
  const order = await buy(shop, orderFor(other.skuId), PATIENCE)
  return [
    { name: 'home', path: '' },
    { name: 'categories', path: '/categories' },
    { name: 'category', path: `/c/${category?.slug ?? ''}` },
    { name: 'search', path: '/search?q=tea' },
    { name: 'search-nothing', path: '/search?q=qqqqqq' },
    { name: 'product', path: `/p/${encodeURIComponent(product.slug)}` },
    { name: 'shop', path: `/shop/${product.vendor.slug}` },
    { name: 'shops', path: '/shops' },
    { name: 'cart', path: '/cart', cartId },
    { name: 'cart-empty', path: '/cart' },
    { name: 'checkout', path: '/checkout', cartId },
    { name: 'order', path: `/order/${order.orderToken ?? ''}?placed=1` },
    { name: 'login', path: '/login' },
    { name: 'not-found', path: '/p/no-such-thing' },
  ]
}

function orderFor(skuId: Parameters<typeof buy>[1]['lines'][number]['skuId']): Parameters<typeof buy>[1] {
  return {
    cartId: stableId('cart', 'screenshots-order', String(Date.now())),
    shopper: {
      name: 'Ada Shopper',
      email: 'ada@example.com',
      address: {
        line1: '1 Mare Street',
        city: 'London',
        postcode: 'E8 1AA',
        country: 'GB',
        latitude: 51.54,
        longitude: -0.055,
      },
      account: { number: '1000-0001', secretKey: 'demo-1234' },
    },
    lines: [{ skuId, units: 2 }],
  }
}
