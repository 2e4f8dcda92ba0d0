import { afterAll, afterEach, expect, it } from 'vitest'
import { ShopRefusal } from '../../tools/client/shop-client.ts'
import { eventually } from '../harness/market.ts'
import { anybody, approve, availableUnits, PETE, readyCart, startPayment } from '../harness/shopper.ts'
import { balanceOf, expectBooksToAddUp, paymentAtBank } from './suite/books.ts'
import { type Account, newAccount, newProduct } from './suite/shops.ts'
import { switchBank } from './suite/switches.ts'
import { buyWith } from './suite/world.ts'

const MONEY_MINOR = 10_000_00

afterEach(() => switchBank())
afterAll(() => expectBooksToAddUp())

/** The checkout's end, however often the shop has to ask the bank: the order's token. */
function completed(cartId: Parameters<typeof complete>[0]): Promise<string> {
  return eventually(() => complete(cartId))
}

async function complete(cartId: Awaited<ReturnType<typeof readyCart>>['cartId']): Promise<string | undefined> {
  try {
    return (await anybody().mutate('checkout.complete', { cartId })).orderToken
  } catch (error) {
    if (error instanceof ShopRefusal && ['payment_pending', 'bad_request'].includes(error.code)) return undefined
    throw error
  }
}

async function expectPaidOnce(account: Account, totalMinor: number): Promise<void> {
  expect(await balanceOf(account.accountNumber)).toMatchObject({
    balanceMinor: MONEY_MINOR - totalMinor,
    availableMinor: MONEY_MINOR - totalMinor,
  })
}

it('lets a shopper without money try another account, and takes nothing from the first', async () => {
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const before = await balanceOf(PETE.accountNumber)
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 4 }]))
  expect(await approve(cart, PETE)).toMatchObject({ status: 402, body: { error: { code: 'insufficient_funds' } } })
  await expect(anybody().mutate('checkout.complete', { cartId: cart.cartId })).rejects.toMatchObject({
    code: 'payment_pending',
  })
  expect(await approve(cart, account)).toMatchObject({ status: 200 })
  await completed(cart.cartId)
  expect(await balanceOf(PETE.accountNumber)).toEqual(before)
  await expectPaidOnce(account, cart.totalMinor)
})

it('gives cart and stock back when the bank declines, and charges nothing', async () => {
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  await switchBank({ declineAll: 'on' })
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 4 }]))
  await approve(cart, account)
  const open = await eventually(async () => {
    const view = await anybody().query('cart.get', { cartId: cart.cartId })
    return view.status === 'open' ? view : undefined
  })
  expect(open.unitCount).toBe(4)
  expect(await availableUnits(product.skuId)).toBe(100)
  await expectPaidOnce(account, 0)

  await switchBank()
  const again = await startPayment(await anybody().query('cart.get', { cartId: cart.cartId }))
  expect(again.payment?.paymentId).not.toBe(cart.payment?.paymentId)
  expect((await approve(again, account)).status).toBe(200)
  await completed(cart.cartId)
  await expectPaidOnce(account, cart.totalMinor)
})

it('refuses a wrong secret key, locks after too many, and the payment stays as it is', async () => {
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 1 }]))
  const wrong = { ...account, secretKey: 'not-the-key' }
  const statuses: number[] = []
  for (let tries = 0; tries < 7; tries += 1) statuses.push((await approve(cart, wrong)).status)
  expect(statuses[0]).toBe(401)
  expect(statuses.at(-1)).toBe(429)
  expect(await paymentAtBank(cart.payment?.paymentId ?? '')).toMatchObject({ status: 'requires_approval' })
  await expectPaidOnce(account, 0)
})

it.each([
  ['is slow', { slowMs: '300' }],
  ['fails the next calls', { failNext: '2' }],
  ['loses its next answers', { loseAnswersNext: '2' }],
  ['fails more often than a request asks again', { failNext: '5' }],
  ['loses more answers than a request asks again', { loseAnswersNext: '5' }],
])('places one order and charges once although the bank %s', async (_what, switches) => {
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const ready = await readyCart([{ skuId: product.skuId, units: 2 }])
  await switchBank(switches)
  const cart = await eventually(() => startPayment(ready).catch(laterIfFailed))
  await switchBank(switches)
  expect((await eventually(() => approve(cart, account).then(laterIfUndecided))).status).toBe(200)
  await completed(cart.cartId)
  expect(await availableUnits(product.skuId)).toBe(98)
  await expectPaidOnce(account, cart.totalMinor)
})

function laterIfFailed(error: unknown): undefined {
  if (error instanceof ShopRefusal && error.code === 'bad_request' && error.fields.length === 0) return undefined
  throw error
}

function laterIfUndecided(answer: { status: number; body: unknown }) {
  return answer.status >= 500 ? undefined : answer
}

it.each([
  ['comes twice', { webhooksTwice: 'on' }],
  ['comes late', { webhookDelayMs: '3000' }],
])('places one order and charges once when the word of the bank %s', async (_what, switches) => {
  await switchBank(switches)
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const order = await buyWith(account, [{ skuId: product.skuId, units: 1 }])
  await expectBooksToAddUp()
  await expectPaidOnce(account, order.totalMinor)
  expect(await availableUnits(product.skuId)).toBe(99)
})

it('places the order when the shopper comes back although the bank sends no word at all', async () => {
  await switchBank({ webhooksOff: 'on' })
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const order = await buyWith(account, [{ skuId: product.skuId, units: 1 }])
  expect(order.payment.status).toBe('captured')
  await expectPaidOnce(account, order.totalMinor)
})
