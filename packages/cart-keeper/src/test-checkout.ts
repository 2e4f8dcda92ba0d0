import { type CartId, idOf } from '@onhand/domain/ids'
import { A_CONTACT, AN_ADDRESS, SHOP_LOCATION } from '@onhand/testing/ordering/builders'
import { type CheckoutWorld, GROCER, MILK, MUG, POTTER } from '@onhand/testing/ordering/checkout-world'
import { Crashing, type CrashPoint } from '@onhand/testing/ordering/crashing'
import { CartFactsCache } from './cart-facts.ts'
import { type CartRecord, newRecord } from './cart-record.ts'
import { CartSession } from './cart-session.ts'
import type { CartKeeperDeps } from './deps.ts'
import { addLineTo, chooseDeliveryOf, setAddressOf } from './edit-cart.ts'

/** What the cart of these tests comes to. */
export const TOTAL = 2 * 120 + 1499 + 300
/** Starts the payment of that total. */
export const start = (expectedTotalMinor = TOTAL) => ({ expectedTotalMinor, locale: 'en' as const })

function cartId(name: string): CartId {
  return idOf('cart', `crt_${name.padStart(20, '0')}`)
}

/** A cart outside its object: the row survives a crash, everything else is made anew for each call. */
export class MemoryCart {
  record: CartRecord
  commits = 0
  readonly #world: CheckoutWorld

  constructor(world: CheckoutWorld, cartId: CartId) {
    this.#world = world
    this.record = newRecord(cartId, 'en')
  }

  /** One call on the cart, as the object makes it. With a crash point the process dies there and the call fails. */
  async call<Value>(task: (session: CartSession) => Promise<Value>, point: CrashPoint | null = null): Promise<Value> {
    return (await this.counted(task, point)).value
  }

  /** As `call`, and says how many outside calls and commits it took. */
  async counted<Value>(
    task: (session: CartSession) => Promise<Value>,
    point: CrashPoint | null = null,
  ): Promise<{ readonly value: Value; readonly calls: number }> {
    const crashing = new Crashing(point)
    const world = this.#world.deps()
    const deps: CartKeeperDeps = {
      ...world,
      orders: crashing.wrap(world.orders),
      stock: crashing.wrap(world.stock),
      credits: crashing.wrap(world.credits),
      payments: crashing.wrap(world.payments),
    }
    const write = (former: CartRecord, next: CartRecord) =>
      crashing.call(async () => {
        if (this.record.version !== former.version) throw new Error('cart was written in between')
        this.record = structuredClone(next)
        this.commits += 1
      })
    const session = new CartSession({ deps, facts: new CartFactsCache(), record: this.record, write })
    const value = await task(session)
    return { value, calls: crashing.calls }
  }
}

/** A cart with two milks of the grocer by courier and a mug to be picked up. */
export async function readyCart(world: CheckoutWorld, name = 'one'): Promise<MemoryCart> {
  const cart = new MemoryCart(world, cartId(name))
  const line = (skuId: typeof MILK, units: number) => ({
    lineId: idOf('cartLine', `cln_${skuId.slice(4)}${name}`),
    skuId,
    units,
    locale: 'en' as const,
  })
  await cart.call((session) => addLineTo(session, line(MILK, 2)))
  await cart.call((session) => addLineTo(session, line(MUG, 1)))
  await cart.call((session) =>
    setAddressOf(session, { contact: A_CONTACT, address: AN_ADDRESS, personId: null, locale: 'en' }),
  )
  const choices = [
    { vendorId: GROCER, methodId: 'courier', locationId: SHOP_LOCATION },
    { vendorId: POTTER, methodId: 'pickup', locationId: SHOP_LOCATION },
  ]
  await cart.call((session) => chooseDeliveryOf(session, { choices, locale: 'en' }))
  return cart
}

/** The payment a cart waits for. */
export function paymentOf(cart: MemoryCart) {
  const payment = cart.record.checkout?.payment
  if (!payment) throw new Error('no payment was started')
  return payment.paymentId
}

/** The whole of what happened, to compare. */
export function facts(world: CheckoutWorld) {
  return {
    groups: world.orders.groups.length,
    captures: world.bank.moved.captures,
    milk: world.stock.units(MILK),
    mug: world.stock.units(MUG),
  }
}

/** Placed exactly once. */
export const PLACED_ONCE = {
  groups: 1,
  captures: 1,
  milk: { onHand: 10, held: 0, allocated: 2, available: 8 },
  mug: { onHand: 10, held: 0, allocated: 1, available: 9 },
}
/** As if nothing had been tried. */
export const UNTOUCHED = {
  groups: 0,
  captures: 0,
  milk: { onHand: 10, held: 0, allocated: 0, available: 10 },
  mug: { onHand: 10, held: 0, allocated: 0, available: 10 },
}
