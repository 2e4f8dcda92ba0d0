import type { CartView } from '@onhand/domain/ordering/types'
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import { eventually, marketUrl } from '../harness/market.ts'
import { anybody, approve, availableUnits, operator, readyCart, startPayment } from '../harness/shopper.ts'
import { balanceOf, expectBooksToAddUp, paymentAtBank, statementOf } from './suite/books.ts'
import { newAccount, newProduct, SHOPS } from './suite/shops.ts'
import { switchSupplier } from './suite/switches.ts'
import { buyWith } from './suite/world.ts'

type Mail = { id: string; subject: string; attachmentCount: number }

async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(marketUrl('mail', `/v1/messages?to=${encodeURIComponent(address)}`))
  const { messages } = (await response.json()) as { messages: Mail[] }
  return messages
}

it('finds a product by a misspelt name, shows its exact stock, and when it can be here', async () => {
  const product = await newProduct(SHOPS[0], { title: 'Marmaladium preserve', units: 7 })
  const found = await eventually(async () => {
    const { items } = await anybody().query('catalog.search', { locale: 'en', query: 'marmaladiun' })
    return items.find((card) => card.skuId === product.skuId)
  })
  expect(found.title).toBe('Marmaladium preserve')
  const suggestions = await anybody().query('catalog.suggest', { locale: 'en', query: 'marmal' })
  expect(JSON.stringify(suggestions)).toContain(product.slug)
  const page = await anybody().query('catalog.product', { locale: 'en', slug: product.slug })
  expect(page.title).toBe('Marmaladium preserve')
  expect(await availableUnits(product.skuId)).toBe(7)
  const { options } = await anybody().query('fulfilment.estimate', {
    skuId: product.skuId,
    place: { country: 'GB', postcode: 'E8 1AA', latitude: 51.54, longitude: -0.05 },
  })
  expect(options[0]?.promise.fromMs).toBeGreaterThan(Date.now())
  await expectBooksToAddUp()
  const listing = { locale: 'en', vendor: SHOPS[0].slug, inStock: true, sort: 'newest' } as const
  const { items } = await anybody().query('catalog.listing', listing)
  expect(items.find((card) => card.skuId === product.skuId)?.stock.availableUnits).toBe(7)
})

it('carries an order of two shops from the cart to paid suppliers, parcels on their way and the invoice in the mail', async () => {
  await switchSupplier()
  const [first, second] = await Promise.all([newProduct(SHOPS[0]), newProduct(SHOPS[1], { priceMinor: 1_099 })])
  const account = await newAccount(100_00)
  const email = `whole-way-${first.slug}@example.com`
  const order = await buyWith(
    account,
    [
      { skuId: first.skuId, units: 2 },
      { skuId: second.skuId, units: 1 },
    ],
    email,
  )
  const totalMinor = 2 * 450 + 250 + 1_099 + 250
  expect(order.orders).toHaveLength(2)
  expect(order.totalMinor).toBe(totalMinor)
  expect(order.payment).toMatchObject({ status: 'captured', amountMinor: totalMinor })
  expect(order.payment.transactionNumber).toBeTruthy()
  expect(await balanceOf(account.accountNumber)).toMatchObject({ balanceMinor: 100_00 - totalMinor })
  expect(await Promise.all([availableUnits(first.skuId), availableUnits(second.skuId)])).toEqual([98, 99])

  const shipped = await eventually(async () => {
    const now = await anybody().query('order.byToken', { token: order.token })
    const isShipped = now.orders.every((one) => one.supplierOrder?.status === 'shipped' && one.shippedAtMs)
    // Words of a supplier may overtake each other.
    const confirmed = now.timeline.filter((event) => event.type === 'supplier_confirmed')
    return isShipped && confirmed.length === now.orders.length ? now : undefined
  })
  expect(shipped.orders.map((one) => one.supplierOrder?.transactionNumber)).not.toContain(null)
  const events = shipped.timeline.map((event) => event.type)
  for (const type of ['placed', 'paid', 'supplier_paid', 'supplier_confirmed', 'shipped'])
    expect(events).toContain(type)
  for (const [index, shop] of SHOPS.entries()) {
    const { balanceMinor } = await balanceOf(shop.supplierAccount)
    expect(balanceMinor, `${shop.slug}'s supplier was paid`).toBeGreaterThanOrEqual([450, 549][index] ?? 0)
  }

  const invoice = await fetch(marketUrl('shop', `/api/v1/orders/${order.token}/invoice.pdf`))
  expect(invoice.headers.get('content-type')).toContain('application/pdf')
  expect((await invoice.text()).startsWith('%PDF-')).toBe(true)

  const mails = await eventually(async () => {
    const all = await mailsTo(email)
    return all.some((mail) => mail.attachmentCount === 2) ? all : undefined
  })
  const confirmation = mails.find((mail) => mail.attachmentCount === 2)
  const raw = await (await fetch(marketUrl('mail', `/v1/messages/${confirmation?.id}/raw`))).text()
  const parsed = await PostalMime.parse(raw)
  expect(parsed.html).toContain(order.payment.transactionNumber)
  expect(parsed.attachments.map((file) => file.mimeType)).toEqual(['application/pdf', 'application/pdf'])
  await expectBooksToAddUp()
})

it('[CAT-11] names a variant in the shopper’s language from the page to the order, and in the shop’s to others', async () => {
  const variant = { title: '6 pieces', titles: { 'zh-Hant': '6 顆裝' } }
  const [product, account] = await Promise.all([newProduct(SHOPS[0], { variant }), newAccount()])
  const chinese = { locale: 'zh-Hant' } as const
  const [page, english] = await Promise.all([
    anybody().query('catalog.product', { ...chinese, slug: product.slug }),
    anybody().query('catalog.product', { locale: 'en', slug: product.slug }),
  ])
  expect([page, english].map(({ skus }) => skus.map(({ title }) => title))).toEqual([['6 顆裝'], ['6 pieces']])
  const { cartId, totalMinor } = await readyCart([{ skuId: product.skuId, units: 1 }])
  const names = (cart: CartView) => cart.groups.flatMap(({ lines }) => lines.map(({ variantTitle }) => variantTitle))
  expect(names(await anybody().query('cart.get', { cartId }))).toEqual(['6 pieces'])
  const cart = await anybody().mutate('checkout.startPayment', { cartId, expectedTotalMinor: totalMinor, ...chinese })
  expect(names(cart)).toEqual(['6 顆裝'])
  await approve(cart, account)
  const { orderToken: token } = await anybody().mutate('checkout.complete', { cartId })
  const bought = await anybody().query('order.byToken', { token })
  expect(bought.orders.flatMap((one) => one.lines.map(({ variantTitle }) => variantTitle))).toEqual(['6 顆裝'])
})

it('places the order although the shopper never comes back from the bank', async () => {
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 1 }]))
  await approve(cart, account)
  const placed = await eventually(async () => {
    const view = await anybody().query('cart.get', { cartId: cart.cartId })
    return view.status === 'placed' ? view : undefined
  })
  expect(placed.orderToken).toBeTruthy()
})

it('gives the units back and lets the bank take nothing any more when the shopper cancels the payment', async () => {
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 3 }]))
  expect(await availableUnits(product.skuId)).toBe(97)
  const open = await anybody().mutate('checkout.cancelPayment', { cartId: cart.cartId })
  expect(open.status).toBe('open')
  expect(await availableUnits(product.skuId)).toBe(100)
  const late = await approve(cart, account)
  expect(late.status, JSON.stringify(late.body)).toBeGreaterThanOrEqual(400)
  expect(late.status).toBeLessThan(500)
  expect(await balanceOf(account.accountNumber)).toMatchObject({ balanceMinor: 10_000_00, availableMinor: 10_000_00 })
  expect(await paymentAtBank(cart.payment?.paymentId ?? '')).toMatchObject({ status: 'voided', capturedMinor: 0 })
})

it('answers for an order that is cancelled with the money back and the goods back in stock', async () => {
  await switchSupplier({ timing: 'manual' })
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const order = await buyWith(account, [{ skuId: product.skuId, units: 4 }])
  const [one] = order.orders
  if (!one) throw new Error('there is no order')
  const input = { orderId: one.orderId, reason: 'changed my mind' }
  const answers = await Promise.all([1, 2, 3].map(() => operator().mutate('order.cancel', input)))
  expect(new Set(answers.map((answer) => answer.refundedMinor))).toEqual(new Set([order.totalMinor]))
  await eventually(async () => ((await balanceOf(account.accountNumber)).balanceMinor === 10_000_00 ? true : undefined))
  await eventually(async () => ((await availableUnits(product.skuId)) === 100 ? true : undefined))
  const now = await anybody().query('order.byToken', { token: order.token })
  expect(now.orders[0]?.status).toBe('cancelled')
  await switchSupplier()
  await expectBooksToAddUp()
})

it('gives the money back and tells the buyer when the supplier declines', async () => {
  await switchSupplier({ declineAll: 'on' })
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const email = `declined-${product.slug}@example.com`
  const order = await buyWith(account, [{ skuId: product.skuId, units: 4 }], email)
  const cancelled = await eventually(async () => {
    const now = await anybody().query('order.byToken', { token: order.token })
    return now.orders[0]?.status === 'cancelled' && now.refundedMinor === now.totalMinor ? now : undefined
  })
  await switchSupplier()
  expect(cancelled.timeline.map((event) => event.type)).toContain('supplier_declined')
  await eventually(async () => ((await balanceOf(account.accountNumber)).balanceMinor === 10_000_00 ? true : undefined))
  await eventually(async () => ((await mailsTo(email)).length === 2 ? true : undefined))
  // What the supplier was paid has come back from it.
  const ofSupplier = await eventually(async () => {
    const entries = await statementOf(SHOPS[0].supplierAccount)
    const paid = entries.filter((entry) => entry.reference.includes(order.orderGroupId.slice(4)))
    const back = entries.filter((entry) => entry.reference === `return:${paid[0]?.transactionNumber}`)
    return back.length > 0 ? [...paid, ...back] : undefined
  })
  expect(ofSupplier.map((entry) => entry.amountMinor)).toEqual([4 * 225, -4 * 225])
  await expectBooksToAddUp()
})

it('sends the order again until a supplier that fails has taken it, and pays it once', async () => {
  await switchSupplier({ failNext: '2' })
  const [product, account] = await Promise.all([newProduct(SHOPS[1]), newAccount()])
  const order = await buyWith(account, [{ skuId: product.skuId, units: 4 }])
  await eventually(async () => {
    const now = await anybody().query('order.byToken', { token: order.token })
    return now.orders[0]?.shippedAtMs ? true : undefined
  }, 240)
  await switchSupplier()
  const paid = (await statementOf(SHOPS[1].supplierAccount)).filter((entry) =>
    entry.reference.includes(order.orderGroupId.slice(4)),
  )
  expect(paid.map((entry) => entry.amountMinor)).toEqual([4 * 225])
})
