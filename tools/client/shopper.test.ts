import { idOf } from '@onhand/domain/ids'
import { expect, it, vi } from 'vitest'
import { type ShopClient, ShopRefusal } from './shop-client.ts'
import { buy } from './shopper.ts'

const cartId = idOf('cart', 'crt_one')
const [mug, pot] = [idOf('sku', 'sku_mug'), idOf('sku', 'sku_pot')]
const shopper = {
  name: 'Ada',
  email: 'ada@example.com',
  address: { line1: '1 Road', city: 'London', postcode: '', country: 'GB' },
  account: { number: '1000-0001', secretKey: 'demo-1234' },
}
const patience = { waitMs: 0, log: () => {} }

type Line = { skuId: string; lineId: string; units: number }

/** A shop with a stock of mugs and pots, as far as a buyer sees it. `status` is where the cart stands when the buyer comes. */
function aShop(
  options: { status?: string; stock?: Record<string, number>; lines?: Line[]; pendingTimes?: number } = {},
) {
  const calls: string[] = []
  const stock: Record<string, number> = { [mug]: 10, [pot]: 10, ...options.stock }
  let status = options.status ?? 'open'
  let pending = options.pendingTimes ?? 0
  let lines: Line[] = options.lines ?? []
  let [contact, delivery]: [object | null, object | null] = [null, null]
  const cart = () => ({
    cartId,
    status,
    contact,
    address: contact,
    unitCount: lines.reduce((sum, line) => sum + line.units, 0),
    totalMinor: 100,
    orderToken: status === 'placed' ? 'token' : null,
    groups: lines.length === 0 ? [] : [{ lines, delivery }],
    payment: { approvalUrl: 'http://bank.localhost/approve/1' },
  })
  const answers: Record<string, (input: Line & { lines: Line[] }) => unknown> = {
    'cart.get': cart,
    'cart.addLines': (input) => {
      lines = [...lines, ...input.lines]
      return { cart: cart(), refused: [] }
    },
    'cart.setLine': ({ lineId, units }) => {
      lines = lines.flatMap((line) => (line.lineId !== lineId ? [line] : units === 0 ? [] : [{ ...line, units }]))
      return cart()
    },
    'checkout.setAddress': () => {
      contact = {}
      return cart()
    },
    'checkout.deliveryOptions': () => [
      {
        vendorId: 'vnd_one',
        options: [{ kind: 'delivery', methodId: 'parcel', locationId: 'loc_one', priceMinor: 0 }],
      },
    ],
    'checkout.chooseDelivery': () => {
      delivery = {}
      return cart()
    },
    'checkout.startPayment': () => {
      const short = lines.filter((line) => line.units > (stock[line.skuId] ?? 0))
      if (short.length > 0)
        throw new ShopRefusal(
          'no',
          {
            code: 'lines_unavailable',
            lines: short.map((line) => ({
              lineId: line.lineId,
              problem: { code: 'insufficient_stock', availableUnits: stock[line.skuId] },
            })),
          },
          [],
        )
      status = 'paying'
      return cart()
    },
    'checkout.complete': () => {
      if (pending > 0) {
        pending -= 1
        throw new ShopRefusal('wait', { code: 'payment_pending' }, [])
      }
      status = 'placed'
      return { orderToken: 'token' }
    },
  }
  const call = async (path: string, input: never) => {
    calls.push(path)
    return answers[path]?.(input)
  }
  return { shop: { query: call, mutate: call } as unknown as ShopClient, calls, cart }
}

/** The bank approves whatever it is asked. */
function bankThatApproves() {
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ status: 'authorised' }))
  return () => fetched.mock.calls.length
}

const lines = [
  { skuId: mug, units: 2 },
  { skuId: pot, units: 1 },
]

it('buys every line and gives the order’s token', async () => {
  bankThatApproves()
  const { shop } = aShop()
  expect(await buy(shop, { cartId, shopper, lines }, patience)).toEqual({ orderToken: 'token', refused: [] })
})

it('buys what is left, and says what was not there', async () => {
  bankThatApproves()
  const { shop } = aShop({ stock: { [mug]: 1, [pot]: 0 } })
  const { orderToken, refused } = await buy(shop, { cartId, shopper, lines }, patience)
  expect(orderToken).toBe('token')
  expect(refused.map(({ skuId, units }) => [skuId, units])).toEqual([
    [mug, 1],
    [pot, 1],
  ])
})

it('buys nothing when nothing is left', async () => {
  const { shop, calls } = aShop({ stock: { [mug]: 0, [pot]: 0 } })
  expect((await buy(shop, { cartId, shopper, lines }, patience)).orderToken).toBeNull()
  expect(calls).not.toContain('checkout.complete')
})

it('adds nothing twice to a cart that an earlier run began, and pays again for none', async () => {
  const asked = bankThatApproves()
  const begun = aShop({ lines: [{ skuId: mug, lineId: 'cln_a', units: 2 }] })
  await buy(begun.shop, { cartId, shopper, lines }, patience)
  expect(begun.calls.filter((call) => call === 'cart.addLines')).toHaveLength(1)
  const before = asked()
  const placed = aShop({ status: 'placed', lines: [{ skuId: mug, lineId: 'cln_a', units: 2 }] })
  expect((await buy(placed.shop, { cartId, shopper, lines: lines.slice(0, 1) }, patience)).orderToken).toBe('token')
  expect([asked() - before, placed.calls]).toEqual([0, ['cart.get']])
})

it('waits while the payment is on its way', async () => {
  bankThatApproves()
  const { shop, calls } = aShop({ pendingTimes: 2 })
  expect((await buy(shop, { cartId, shopper, lines }, patience)).orderToken).toBe('token')
  expect(calls.filter((call) => call === 'checkout.complete')).toHaveLength(3)
})
