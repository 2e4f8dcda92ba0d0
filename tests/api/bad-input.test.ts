import { beforeAll, expect, it } from 'vitest'
import { inParallel } from '../../tools/client/in-parallel.ts'
import { anybody, newCartId, operator } from '../harness/shopper.ts'
import { badInputs } from './suite/bad-values.ts'
import { call, send } from './suite/calls.ts'
import { operatorHeaders } from './suite/people.ts'
import { PROCEDURE_LIST } from './suite/procedures.ts'
import { newLineId } from './suite/shops.ts'
import { switchSupplier } from './suite/switches.ts'
import { newWorld, type World } from './suite/world.ts'

const AT_ONCE = 4

let world: World
beforeAll(async () => {
  await switchSupplier()
  world = await newWorld()
  // What an order sets going is over before anything is compared.
  await settled()
})

/** All that a bad input could have touched. */
async function facts(): Promise<unknown> {
  const shop = anybody()
  const [[stock], seen, open, paying, page, shops, ledger] = await Promise.all([
    shop.query('inventory.availability', { skuIds: [world.product.skuId] }),
    shop.query('order.byToken', { token: world.order.token }),
    shop.query('cart.get', { cartId: world.open.cartId }),
    shop.query('cart.get', { cartId: world.paying.cartId }),
    shop.query('catalog.product', { locale: 'en', slug: world.product.slug }),
    shop.query('vendors.shops', { locale: 'en' }),
    operator().query('operator.ledgerCheck', undefined),
  ])
  // Beside it stand the goods that sell best, which the minute's run counts anew from what other tests buy. Its stock is as of the minute at which the page
  // was kept, seconds behind the keeper, which is asked itself.
  const { related: _related, skus, ...shown } = page
  const product = { ...shown, skus: skus.map(({ stock: _stock, ...sku }) => sku) }
  const { timeline: _timeline, orders, ...bought } = seen
  const order = { ...bought, refunded: orders.map((one) => one.lines.map((line) => line.refundedUnits)) }
  return { open, paying, stock: stock?.version, product, shops, order, ledger: ledger.accounts }
}

async function settled(): Promise<void> {
  let before = ''
  for (let tries = 0; tries < 60; tries += 1) {
    const now = JSON.stringify(await facts())
    if (now === before && (await anybody().query('order.byToken', { token: world.order.token })).orders[0]?.shippedAtMs)
      return
    before = now
    await new Promise((done) => setTimeout(done, 500))
  }
  throw new Error('the world does not come to rest')
}

it.each(PROCEDURE_LIST.filter((procedure) => 'input' in procedure))(
  '$path refuses every bad input, names the field and changes nothing',
  async ({ path, kind, input, optional = [] }) => {
    const good = input?.(world) ?? {}
    const cases = badInputs(kind, good, optional)
    const before = await facts()
    const answers = await inParallel(cases, AT_ONCE, (one) => call({ kind, path }, one.input, operatorHeaders()))
    const wrong = answers.flatMap((answer, index) => {
      const { what, field } = cases[index] ?? { what: '', field: '' }
      const isNamed = answer.fields.some((name) => name === field || name.startsWith(`${field}.`))
      return answer.status === 400 && isNamed ? [] : [`${field} ${what}: ${answer.status} ${answer.text.slice(0, 160)}`]
    })
    expect(wrong).toEqual([])
    expect(await facts()).toEqual(before)
  },
)

it.each([
  ['a body that is no JSON', '{"cartId":'],
  ['a list where an object is wanted', '[]'],
  ['a text where an object is wanted', '"x"'],
  ['nothing', ''],
])('refuses %s', async (_what, body) => {
  const headers = { 'content-type': 'application/json' }
  const { status } = await send('/trpc/cart.addLine', { method: 'POST', headers, body })
  expect(status).toBe(400)
})

it('refuses a body that is larger than any honest one', async () => {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ cartId: newCartId(), note: 'x'.repeat(5 * 1024 * 1024) })
  // The shop answers before it has read everything; the connection may be closed while we still write.
  const answer = await send('/trpc/cart.setLine', { method: 'POST', headers, body }).catch(() => ({ status: 'closed' }))
  expect([413, 'closed']).toContain(answer.status)
})

it('knows no other procedures, addresses and methods', async () => {
  expect((await send('/trpc/cart.everything', {})).status).toBe(404)
  expect((await send('/trpc/cart.addLine?input=%7B%7D', {})).status).toBe(405)
  expect((await send('/api/v1/nothing', {})).status).toBe(404)
  expect((await send('/api/v1/orders/not-a-token/invoice.pdf', {})).status).toBe(404)
})

type Refused = [path: string, input: unknown, answer: [status: number, code: string]]

/** Well-formed, but not possible. */
const REFUSALS: Record<string, (world: World) => Refused> = {
  'units of what is not there': (w) => [
    'cart.setLine',
    { cartId: w.open.cartId, lineId: newLineId(), units: 1 },
    [404, 'line_unknown'],
  ],
  'a SKU that nobody sells': (w) => [
    'cart.addLine',
    { cartId: w.open.cartId, lineId: newLineId(), skuId: 'sku_nobodysellsthis', units: 1 },
    [422, 'sku_not_sold'],
  ],
  'a delivery that the shop does not offer': (w) => [
    'checkout.chooseDelivery',
    {
      cartId: w.open.cartId,
      choices: [{ vendorId: w.open.groups[0]?.vendorId, methodId: 'drone', locationId: 'loc_nowhere' }],
    },
    [422, 'delivery_unavailable'],
  ],
  'the payment of an empty cart': () => [
    'checkout.startPayment',
    { cartId: newCartId(), expectedTotalMinor: 0 },
    [422, 'cart_empty'],
  ],
  'the end of a checkout that never began': () => [
    'checkout.complete',
    { cartId: newCartId() },
    [409, 'cart_not_open'],
  ],
}

it.each(Object.entries(REFUSALS))('refuses %s, says why and changes nothing', async (_what, make) => {
  const [path, input, [status, code]] = make(world)
  const before = await facts()
  expect(await call({ kind: 'mutation', path }, input)).toMatchObject({ status, code })
  expect(await facts()).toEqual(before)
})
