import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import { eventually, marketSecret, marketUrl } from '../harness/market.ts'
import {
  ADA,
  anybody,
  approve,
  availableUnits,
  buy,
  operator,
  PETE,
  productsInStock,
  readyCart,
  startPayment,
} from '../harness/shopper.ts'

async function mailsTo(address: string): Promise<{ id: string; subject: string; attachmentCount: number }[]> {
  const response = await fetch(marketUrl('mail', `/v1/messages?to=${encodeURIComponent(address)}`))
  const { messages } = (await response.json()) as {
    messages: { id: string; subject: string; attachmentCount: number }[]
  }
  return messages
}

it('carries one order from the cart to the invoice in the mail', async () => {
  const [first, second] = await twoVendors()
  const before = await Promise.all([availableUnits(first.skuId), availableUnits(second.skuId)])
  const email = 'whole-way@example.com'
  const order = await buy(
    [
      { skuId: first.skuId, units: 2 },
      { skuId: second.skuId, units: 1 },
    ],
    email,
  )
  expect(order.payment.transactionNumber).toBeTruthy()
  expect(order.orders).toHaveLength(2)
  expect(order.totalMinor).toBe(order.orders.reduce((sum, one) => sum + one.totalMinor, 0))
  const after = await Promise.all([availableUnits(first.skuId), availableUnits(second.skuId)])
  expect(after).toEqual([(before[0] ?? 0) - 2, (before[1] ?? 0) - 1])

  const supplied = await eventually(async () => {
    const now = await anybody().query('order.byToken', { token: order.token })
    return now.orders.every((one) => one.supplierOrder?.transactionNumber) ? now : undefined
  })
  expect(supplied.timeline.map((event) => event.type)).toEqual(
    expect.arrayContaining(['placed', 'paid', 'supplier_paid']),
  )

  const [mail] = await eventually(async () => {
    const mails = await mailsTo(email)
    return mails.length > 0 ? mails : undefined
  })
  expect(mail?.attachmentCount).toBe(2)
  const raw = await (await fetch(marketUrl('mail', `/v1/messages/${mail?.id}/raw`))).text()
  const parsed = await PostalMime.parse(raw)
  expect(parsed.html).toContain(order.payment.transactionNumber)
  expect(parsed.attachments.map((file) => file.mimeType)).toEqual(['application/pdf', 'application/pdf'])
})

it('answers a repeated complete with the same order and charges once', async () => {
  const [product] = await twoVendors()
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 1 }]))
  await approve(cart, ADA)
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => anybody().mutate('checkout.complete', { cartId: cart.cartId })),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const payments = await paymentsOf(cart.payment?.paymentId ?? '')
  expect(payments).toMatchObject({ status: 'captured', capturedMinor: cart.totalMinor, refundedMinor: 0 })
})

it('places the order although the shopper never comes back from the bank', async () => {
  const [product] = await twoVendors()
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 1 }]))
  await approve(cart, ADA)
  const placed = await eventually(async () => {
    const view = await anybody().query('cart.get', { cartId: cart.cartId })
    return view.status === 'placed' ? view : undefined
  })
  expect(placed.orderToken).toBeTruthy()
})

it('lets a shopper without money try another account, and takes nothing from the first', async () => {
  const [product] = await twoVendors()
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 4 }]))
  expect(await approve(cart, PETE)).toMatchObject({ status: 402 })
  await expect(anybody().mutate('checkout.complete', { cartId: cart.cartId })).rejects.toMatchObject({
    code: 'payment_pending',
  })
  expect(await approve(cart, ADA)).toMatchObject({ status: 200 })
})

it('gives the units back when the shopper cancels the payment', async () => {
  const [product] = await twoVendors()
  const before = await availableUnits(product.skuId)
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 3 }]))
  expect(await availableUnits(product.skuId)).toBe(before - 3)
  const open = await anybody().mutate('checkout.cancelPayment', { cartId: cart.cartId })
  expect(open.status).toBe('open')
  expect(await availableUnits(product.skuId)).toBe(before)
})

it('charges nothing when the total is not the one the shopper saw', async () => {
  const [product] = await twoVendors()
  const cart = await readyCart([{ skuId: product.skuId, units: 1 }])
  const wrong = { cartId: cart.cartId, expectedTotalMinor: cart.totalMinor - 1 }
  await expect(anybody().mutate('checkout.startPayment', wrong)).rejects.toMatchObject({ code: 'total_changed' })
})

it('keeps books that balance', async () => {
  const ledger = await operator().query('operator.ledgerCheck', undefined)
  expect(ledger.isBalanced).toBe(true)
})

async function paymentsOf(reference: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${marketSecret('BANK_API_KEY')}` }
  const response = await fetch(marketUrl('bank', `/v1/payments?reference=${reference}`), { headers })
  return response.json()
}

/** Two products of different shops with plenty in stock. */
async function twoVendors() {
  const cards = await productsInStock()
  const [first] = cards
  const second = cards.find((card) => card.vendor.vendorId !== first.vendor.vendorId)
  if (!second) throw new Error('the demo has too few products in stock')
  return [first, second] as const
}
