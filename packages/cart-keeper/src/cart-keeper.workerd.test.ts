import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { type CartId, idOf, type PaymentId, type SkuId } from '@onhand/domain/ids'
import type { CartPort } from '@onhand/service/ordering/cart-port'
import { type StockKeeper, stockPort } from '@onhand/stock-keeper'
import { A_CONTACT, AN_ADDRESS, aSku, SHOP_LOCATION } from '@onhand/testing/ordering/builders'
import { POTTER } from '@onhand/testing/ordering/checkout-world'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CartKeeperObject } from './cart-keeper.ts'
import { cartKeeperName, cartPort } from './cart-port.ts'
import { faults, world } from './test-worker.ts'

const { STOCK, CART } = env as unknown as {
  STOCK: DurableObjectNamespace<StockKeeper>
  CART: DurableObjectNamespace<CartKeeperObject>
}
const stock = stockPort(STOCK)
const PRICE = 1499
let count = 0

beforeEach(() => {
  world.nowMs = Date.now()
  delete faults.insertPlaced
})

/** A SKU of the potter with this much stock in the real keeper. */
async function stocked(units: number): Promise<SkuId> {
  count += 1
  const skuId = idOf('sku', `sku_test${count}`)
  world.skus.set(skuId, aSku({ skuId, vendorId: POTTER, priceMinor: PRICE }))
  const received = await stock.receive(skuId, {
    movementId: idOf('movement', `mov_test${count}`),
    locationId: SHOP_LOCATION,
    timeZone: 'Europe/London',
    lotId: idOf('lot', `lot_test${count}`),
    lotCode: 'A',
    expiryDate: null,
    units,
    reason: 'opening',
  })
  if (!received.ok) throw new Error(received.error.code)
  return skuId
}

function newCartId(): CartId {
  count += 1
  return idOf('cart', `crt_${String(count).padStart(20, '0')}`)
}

/** A cart with one unit of a SKU, to be picked up, ready to be paid. */
async function readyCart(carts: CartPort, skuId: SkuId, units = 1): Promise<CartId> {
  const cartId = newCartId()
  const locale = 'en' as const
  const lineId = idOf('cartLine', `cln_${cartId.slice(4)}`)
  expect(await carts.addLine(cartId, { lineId, skuId, units, locale })).toMatchObject({ ok: true })
  await carts.setAddress(cartId, { contact: A_CONTACT, address: AN_ADDRESS, personId: null, locale })
  const choices = [{ vendorId: POTTER, methodId: 'pickup', locationId: SHOP_LOCATION }]
  expect(await carts.chooseDelivery(cartId, { choices, locale })).toMatchObject({ ok: true })
  return cartId
}

async function start(carts: CartPort, cartId: CartId, units = 1): Promise<PaymentId> {
  const started = await carts.startPayment(cartId, { expectedTotalMinor: PRICE * units, locale: 'en' })
  if (!started.ok || !started.value.payment) throw new Error(`not started: ${JSON.stringify(started)}`)
  return started.value.payment.paymentId
}

async function rejects(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call()
    return false
  } catch {
    return true
  }
}

const groupsOf = (cartId: CartId) => world.orders.groups.filter((group) => group.cartId === cartId)

describe.each([
  ['one object per cart', 0],
  ['four shards', 4],
])('carts in %s', (_name, shards) => {
  const carts = cartPort(CART, { shards })

  it('[ORD-10] places one order when completed many times at once', async () => {
    const skuId = await stocked(10)
    const cartId = await readyCart(carts, skuId, 2)
    world.bank.approve(await start(carts, cartId, 2))
    const captures = world.bank.moved.captures
    const calls = Array.from({ length: 10 }, (_, index) =>
      index % 3 === 2 ? carts.resume(cartId) : carts.complete(cartId),
    )
    const answers = (await Promise.all(calls)).filter((answer) => answer !== undefined)
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ ok: true, value: { totalMinor: 2 * PRICE } })
    expect(groupsOf(cartId)).toHaveLength(1)
    expect(world.bank.moved.captures).toBe(captures + 1)
    expect(await stock.levels(skuId)).toMatchObject([{ onHandUnits: 10, allocatedUnits: 2, availableUnits: 8 }])
  })

  it('[STO-6] places a cart that the first release kept', async () => {
    const skuId = await stocked(3)
    const cartId = await readyCart(carts, skuId)
    const object = CART.getByName(cartKeeperName(cartId, shards))
    await runInDurableObject(object, (_cart, { storage }) => {
      // The one column that came later.
      storage.sql.exec('ALTER TABLE cart_line DROP COLUMN substitution')
    })
    await evictDurableObject(object)
    expect(await carts.view(cartId, 'en')).toMatchObject({
      unitCount: 1,
      groups: [{ lines: [{ skuId, units: 1, substitution: 'refund' }] }],
    })
    world.bank.approve(await start(carts, cartId))
    expect(await carts.complete(cartId)).toMatchObject({ ok: true })
    expect(groupsOf(cartId)).toHaveLength(1)
  })

  it('[ORD-12] sells ten units to fifty racing carts, and tells the others how many are left', async () => {
    const skuId = await stocked(10)
    const cartIds = await Promise.all(Array.from({ length: 50 }, () => readyCart(carts, skuId)))
    const captures = world.bank.moved.captures
    const outcomes = await Promise.all(
      cartIds.map(async (cartId) => {
        const started = await carts.startPayment(cartId, { expectedTotalMinor: PRICE, locale: 'en' })
        if (!started.ok) return started.error
        world.bank.approve(started.value.payment?.paymentId ?? idOf('payment', 'pay_none'))
        return (await carts.complete(cartId)).ok ? 'placed' : 'not placed'
      }),
    )
    expect(outcomes.filter((outcome) => outcome === 'placed')).toHaveLength(10)
    const refusals = outcomes.filter((outcome) => typeof outcome === 'object')
    expect(refusals).toHaveLength(40)
    for (const refusal of refusals)
      expect(refusal).toMatchObject({
        code: 'lines_unavailable',
        lines: [{ problem: { code: 'insufficient_stock', availableUnits: 0 } }],
      })
    expect(world.bank.moved.captures).toBe(captures + 10)
    expect(await stock.levels(skuId)).toMatchObject([{ onHandUnits: 10, allocatedUnits: 10, availableUnits: 0 }])
  })

  it('[ORD-10] goes on after the object was evicted between steps', async () => {
    const skuId = await stocked(5)
    const cartId = await readyCart(carts, skuId)
    const stub = CART.getByName(cartKeeperName(cartId, shards))
    await evictDurableObject(stub)
    const paymentId = await start(carts, cartId)
    await evictDurableObject(stub)
    world.bank.approve(paymentId)
    const first = await carts.complete(cartId)
    await evictDurableObject(stub)
    expect(await carts.complete(cartId)).toEqual(first)
    expect(await carts.view(cartId, 'en')).toMatchObject({ status: 'placed', orderToken: expect.any(String) })
    expect(groupsOf(cartId)).toHaveLength(1)
  })

  it('[ORD-7] [ORD-10] is finished by its alarm when nobody comes back, however often it rings', async () => {
    const skuId = await stocked(5)
    const cartId = await readyCart(carts, skuId)
    world.bank.approve(await start(carts, cartId))
    const stub = CART.getByName(cartKeeperName(cartId, shards))
    await runInDurableObject(stub, (_object, state) => {
      state.storage.sql.exec('UPDATE cart SET next_at_ms = 1 WHERE cart_id = ?', cartId)
    })
    expect(await runDurableObjectAlarm(stub)).toBe(true)
    expect(groupsOf(cartId)).toHaveLength(1)
    await runDurableObjectAlarm(stub)
    expect(groupsOf(cartId)).toHaveLength(1)
  })

  it('[ORD-10] places the order after the database failed once the money was taken', async () => {
    const skuId = await stocked(5)
    const cartId = await readyCart(carts, skuId)
    world.bank.approve(await start(carts, cartId))
    const captures = world.bank.moved.captures
    faults.insertPlaced = () => Promise.reject(new Error('database is down'))
    expect(await rejects(() => carts.complete(cartId))).toBe(true)
    expect(world.bank.moved.captures).toBe(captures + 1)
    delete faults.insertPlaced
    expect(await carts.complete(cartId)).toMatchObject({ ok: true })
    expect(world.bank.moved.captures).toBe(captures + 1)
    expect(groupsOf(cartId)).toHaveLength(1)
    expect(await stock.levels(skuId)).toMatchObject([{ onHandUnits: 5, allocatedUnits: 1, availableUnits: 4 }])
  })

  it('[ORD-7] gives stock back when the shopper declines, and can be paid again', async () => {
    const skuId = await stocked(1)
    const cartId = await readyCart(carts, skuId)
    world.bank.decline(await start(carts, cartId))
    await carts.resume(cartId)
    expect(await carts.view(cartId, 'en')).toMatchObject({ status: 'open', payment: null })
    expect(await stock.availability(skuId)).toMatchObject({ availableUnits: 1 })
    expect(await carts.complete(cartId)).toEqual({ ok: false, error: { code: 'payment_returned', reason: 'declined' } })
    world.bank.approve(await start(carts, cartId))
    expect(await carts.complete(cartId)).toMatchObject({ ok: true })
  })

  it('shows an unknown cart as empty and writes nothing for it', async () => {
    const cartId = newCartId()
    expect(await carts.view(cartId, 'zh-Hant')).toMatchObject({ cartId, status: 'open', groups: [], totalMinor: 0 })
    const stored = await runInDurableObject(
      CART.getByName(cartKeeperName(cartId, shards)),
      (_object, state) => state.storage.sql.exec('SELECT 1 FROM cart WHERE cart_id = ?', cartId).toArray().length,
    )
    expect(stored).toBe(0)
  })
})

describe('the name of a cart’s object', () => {
  it('is the same for the same cart, and spreads carts over all shards', () => {
    const names = Array.from({ length: 400 }, (_, index) =>
      cartKeeperName(idOf('cart', `crt_${String(index).padStart(20, 'x')}`), 8),
    )
    expect(new Set(names).size).toBe(8)
    const cartId = newCartId()
    expect(cartKeeperName(cartId, 8)).toBe(cartKeeperName(cartId, 8))
    expect(cartKeeperName(cartId, 0)).toBe(cartId)
  })
})

it('[ORD-29] keeps what its buyer wants for missing goods over a restart, in an object from before there was such a choice too', async () => {
  const skuId = await stocked(5)
  const cartId = newCartId()
  const stub = CART.getByName(cartKeeperName(cartId, 0))
  const lineId = idOf('cartLine', 'cln_wish00')
  await stub.addLine(cartId, { lineId, skuId, units: 1, locale: 'en' })
  await runInDurableObject(stub, (_object, state) => {
    state.storage.sql.exec('ALTER TABLE cart_line DROP COLUMN substitution')
  })
  await evictDurableObject(stub)
  expect(await stub.view(cartId, 'en')).toMatchObject({ groups: [{ lines: [{ substitution: 'refund' }] }] })
  await stub.setLine(cartId, { lineId, substitution: 'similar', locale: 'en' })
  await evictDurableObject(stub)
  expect(await stub.view(cartId, 'en')).toMatchObject({ groups: [{ lines: [{ substitution: 'similar' }] }] })
})
