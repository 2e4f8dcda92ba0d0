import { randomBytes } from 'node:crypto'
import { makeId } from '@onhand/domain/ids'
import { afterAll, expect, it } from 'vitest'
import { ShopRefusal } from '../../tools/client/shop-client.ts'
import { eventually } from '../harness/market.ts'
import { anybody, approve, availableUnits, newCartId, operator, readyCart, startPayment } from '../harness/shopper.ts'
import { balanceOf, expectBooksToAddUp, paymentAtBank } from './suite/books.ts'
import { changePrice, newAccount, newLineId, newProduct, SHOPS } from './suite/shops.ts'
import { buyWith } from './suite/world.ts'

afterAll(() => expectBooksToAddUp())

/** What was answered: `ok`, or the code of the refusal. */
async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
    return 'ok'
  } catch (error) {
    if (error instanceof ShopRefusal) return error.code
    throw error
  }
}

function times<Value>(count: number, make: () => Promise<Value>): Promise<Value[]> {
  return Promise.all(Array.from({ length: count }, make))
}

it('answers ten completes at once with one order, and charges once', async () => {
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 1 }]))
  expect((await approve(cart, account)).status).toBe(200)
  const answers = await times(10, () => anybody().mutate('checkout.complete', { cartId: cart.cartId }))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await paymentAtBank(cart.payment?.paymentId ?? '')).toMatchObject({
    status: 'captured',
    capturedMinor: cart.totalMinor,
    refundedMinor: 0,
  })
  expect(await balanceOf(account.accountNumber)).toMatchObject({ balanceMinor: 10_000_00 - cart.totalMinor })
  expect(await availableUnits(product.skuId)).toBe(99)
})

it('adds a line once, however often and at whatever moment its request is repeated', async () => {
  const product = await newProduct()
  const cartId = newCartId()
  const line = { cartId, lineId: newLineId(), skuId: product.skuId, units: 2 }
  await times(10, () => anybody().mutate('cart.addLine', line))
  expect((await anybody().mutate('cart.addLine', line)).unitCount).toBe(2)
})

it('starts one payment when the button is pressed ten times', async () => {
  const product = await newProduct()
  const cart = await readyCart([{ skuId: product.skuId, units: 5 }])
  const started = await times(10, () => startPayment(cart))
  expect(new Set(started.map((one) => one.payment?.paymentId)).size).toBe(1)
  expect(await availableUnits(product.skuId)).toBe(95)
})

it('refunds once when the same refund is asked for ten times, and refuses the id for another', async () => {
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const order = await buyWith(account, [{ skuId: product.skuId, units: 3 }])
  const [one] = order.orders
  const orderLineId = one?.lines[0]?.orderLineId
  if (!one || !orderLineId) throw new Error('there is no order')
  const refund = {
    refundId: makeId('refund', randomBytes(16)),
    orderId: one.orderId,
    reason: 'bruised',
    lines: [{ orderLineId, units: 1, isRestocked: true }],
  }
  const answers = await times(10, () => operator().mutate('order.refund', refund))
  expect(new Set(answers.map((answer) => answer.amountMinor))).toEqual(new Set([450]))
  const other = { ...refund, lines: [{ orderLineId, units: 2, isRestocked: true }] }
  expect(await outcome(operator().mutate('order.refund', other))).toBe('refund_id_reused')
  await eventually(async () => {
    const { balanceMinor } = await balanceOf(account.accountNumber)
    return balanceMinor === 10_000_00 - order.totalMinor + 450 ? true : undefined
  })
  await eventually(async () => ((await availableUnits(product.skuId)) === 98 ? true : undefined))
})

it('never gives back more than was paid, whatever refunds are asked for at once', async () => {
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const order = await buyWith(account, [{ skuId: product.skuId, units: 3 }])
  const [one] = order.orders
  const orderLineId = one?.lines[0]?.orderLineId
  if (!one || !orderLineId) throw new Error('there is no order')
  const outcomes = await times(6, () =>
    outcome(
      operator().mutate('order.refund', {
        refundId: makeId('refund', randomBytes(16)),
        orderId: one.orderId,
        reason: 'late',
        lines: [{ orderLineId, units: 1, isRestocked: false }],
      }),
    ),
  )
  const accepted = outcomes.filter((one) => one === 'ok').length
  expect(accepted).toBeGreaterThanOrEqual(1)
  expect(accepted).toBeLessThanOrEqual(3)
  await expectBooksToAddUp()
  await eventually(async () => {
    const now = await anybody().query('order.byToken', { token: order.token })
    return now.refundedMinor >= 450 * accepted ? now : undefined
  })
  const { balanceMinor } = await balanceOf(account.accountNumber)
  expect(balanceMinor).toBeLessThanOrEqual(10_000_00)
})

it('gives the last unit to one of two carts and tells the other how many are left', async () => {
  const product = await newProduct(SHOPS[0], { units: 1 })
  const carts = await times(2, () => readyCart([{ skuId: product.skuId, units: 1 }]))
  const outcomes = await Promise.all(carts.map((cart) => outcome(startPayment(cart))))
  expect(outcomes.sort()).toEqual(['lines_unavailable', 'ok'])
  const loser = await Promise.all(carts.map(({ cartId }) => anybody().query('cart.get', { cartId })))
  const problems = loser.flatMap((cart) => cart.groups.flatMap((group) => group.lines.map((line) => line.problem)))
  expect(problems).toContainEqual({ code: 'insufficient_stock', availableUnits: 0 })
})

it('claims nothing of the other shop when one line of a cart is sold out', async () => {
  const [scarce, ample] = await Promise.all([newProduct(SHOPS[0], { units: 1 }), newProduct(SHOPS[1])])
  const cart = await readyCart([
    { skuId: scarce.skuId, units: 2 },
    { skuId: ample.skuId, units: 5 },
  ])
  expect(await outcome(startPayment(cart))).toBe('lines_unavailable')
  expect(await Promise.all([availableUnits(scarce.skuId), availableUnits(ample.skuId)])).toEqual([1, 100])
})

it('charges nothing when a price changed between cart and payment, and says the new total', async () => {
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const cart = await readyCart([{ skuId: product.skuId, units: 2 }])
  await changePrice(SHOPS[0], product, 500)
  expect(await outcome(startPayment(cart))).toBe('total_changed')
  expect(await paymentAtBank(`${cart.cartId.replace('crt_', 'pay_')}a0`)).toBeNull()
  expect(await availableUnits(product.skuId)).toBe(100)
  const fresh = await anybody().query('cart.get', { cartId: cart.cartId })
  expect(fresh.totalMinor).toBe(1_000 + 250)
  expect((await approve(await startPayment(fresh), account)).status).toBe(200)
})

it('charges nothing when the total is not the one the shopper saw', async () => {
  const product = await newProduct()
  const cart = await readyCart([{ skuId: product.skuId, units: 1 }])
  expect(await outcome(startPayment({ ...cart, totalMinor: cart.totalMinor - 1 }))).toBe('total_changed')
  expect(await availableUnits(product.skuId)).toBe(100)
})

it('keeps a cart that is being paid as it is', async () => {
  const product = await newProduct()
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 1 }]))
  const line = { cartId: cart.cartId, lineId: newLineId(), skuId: product.skuId, units: 1 }
  expect(await outcome(anybody().mutate('cart.addLine', line))).toBe('cart_not_open')
  const { unitCount } = await anybody().query('cart.get', { cartId: cart.cartId })
  expect(unitCount).toBe(1)
})

it('lets cancelling and completing race: either an order or the money back, never both', async () => {
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const cart = await startPayment(await readyCart([{ skuId: product.skuId, units: 1 }]))
  expect((await approve(cart, account)).status).toBe(200)
  const { cartId } = cart
  await Promise.all([
    outcome(anybody().mutate('checkout.complete', { cartId })),
    outcome(anybody().mutate('checkout.cancelPayment', { cartId })),
  ])
  const settled = await eventually(async () => {
    const view = await anybody().query('cart.get', { cartId })
    const bank = await balanceOf(account.accountNumber)
    const isOrdered = view.status === 'placed' && bank.availableMinor === 10_000_00 - cart.totalMinor
    const isBack = view.status === 'open' && bank.availableMinor === 10_000_00
    return isOrdered || isBack ? view.status : undefined
  })
  expect(await availableUnits(product.skuId)).toBe(settled === 'placed' ? 99 : 100)
})
