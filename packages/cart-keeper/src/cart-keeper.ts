import { DurableObject } from 'cloudflare:workers'
import type { Locale } from '@onhand/domain/catalog/views'
import type { CartId } from '@onhand/domain/ids'
import type { CartView } from '@onhand/domain/ordering/types'
import type { CartPort } from '@onhand/service/ordering/cart-port'
import { cancelPayment } from './cancel-payment.ts'
import { CartFactsCache } from './cart-facts.ts'
import { type CartRecord, newRecord } from './cart-record.ts'
import { CartSession } from './cart-session.ts'
import { CartTables } from './cart-tables.ts'
import type { CartKeeperDeps } from './deps.ts'
import { driveCheckout } from './drive-checkout.ts'
import { addLinesTo, addLineTo, chooseDeliveryOf, deliveryOptionsOf, setAddressOf, setLineOf } from './edit-cart.ts'
import { InTurn } from './in-turn.ts'
import { showCart } from './show-cart.ts'
import { startPayment } from './start-payment.ts'

/** Carts looked at per alarm; the rest is due at once and the alarm rings again. */
const CARTS_PER_ALARM = 25

// Shoppers who are on their way; a shopper who comes back later costs one read. About 5 kB each.
const RECORDS_KEPT_MAX = 500

/**
 * The class of the object that is the sole writer of its carts: one cart each, or a shard of them. `buildDeps` is called for every call;
 * `scope` is the same for all calls of one object, so that they may share what one object may share.
 * Refusals are returned; what fails in the world is thrown, and noted first with the time of the next attempt.
 */
export function makeCartKeeper<Env>(buildDeps: (env: Env, scope: DurableObjectState) => CartKeeperDeps) {
  const facts = new CartFactsCache()

  return class CartKeeper extends DurableObject<Env> implements CartPort {
    readonly #tables: CartTables
    readonly #turns = new InTurn<CartId>()
    /** Carts as stored, most recently written last; a fresh object reads them again. */
    readonly #records = new Map<CartId, CartRecord>()
    /** When the alarm will ring, as far as known: only to save a write. undefined: not asked yet. */
    #alarmAtMs: number | null | undefined

    constructor(ctx: DurableObjectState, env: Env) {
      super(ctx, env)
      this.#tables = new CartTables(ctx.storage.sql)
    }

    async view(cartId: CartId, locale: Locale): Promise<CartView> {
      return this.#with(cartId, locale, (session) => showCart(session, locale))
    }

    async addLine(cartId: CartId, request: Parameters<CartPort['addLine']>[1]) {
      return this.#run(cartId, request.locale, (session) => addLineTo(session, request))
    }

    async addLines(cartId: CartId, request: Parameters<CartPort['addLines']>[1]) {
      return this.#run(cartId, request.locale, (session) => addLinesTo(session, request))
    }

    async setLine(cartId: CartId, request: Parameters<CartPort['setLine']>[1]) {
      return this.#run(cartId, request.locale, (session) => setLineOf(session, request))
    }

    async setAddress(cartId: CartId, request: Parameters<CartPort['setAddress']>[1]) {
      return this.#run(cartId, request.locale, (session) => setAddressOf(session, request))
    }

    async deliveryOptions(cartId: CartId, locale: Locale) {
      return this.#with(cartId, locale, (session) => deliveryOptionsOf(session, locale))
    }

    async chooseDelivery(cartId: CartId, request: Parameters<CartPort['chooseDelivery']>[1]) {
      return this.#run(cartId, request.locale, (session) => chooseDeliveryOf(session, request))
    }

    async startPayment(cartId: CartId, request: Parameters<CartPort['startPayment']>[1]) {
      return this.#run(cartId, request.locale, (session) => startPayment(session, request))
    }

    async complete(cartId: CartId) {
      return this.#run(cartId, 'en', driveCheckout)
    }

    async cancelPayment(cartId: CartId) {
      return this.#run(cartId, 'en', (session) => cancelPayment(session, session.cart.locale))
    }

    async resume(cartId: CartId): Promise<void> {
      if (this.#record(cartId)?.checkout) await this.#run(cartId, 'en', driveCheckout)
    }

    /** Drives on every cart that is due, and forgets old ones. Each cart fails by itself and comes again later. */
    override async alarm(): Promise<void> {
      this.#alarmAtMs = null
      await Promise.all(this.#tables.due(Date.now(), CARTS_PER_ALARM).map((cartId) => this.#look(cartId)))
      await this.#arm(this.#tables.nextAtMs())
    }

    async #look(cartId: CartId): Promise<void> {
      try {
        await this.#run(cartId, 'en', async (session) => {
          if (session.record.checkout) return driveCheckout(session)
          if (session.record.nextAtMs <= Date.now()) this.#forget(cartId)
          return null
        })
      } catch {
        // Noted and logged where it failed; the cart is due again later.
      }
    }

    /** One call on one cart after the other. */
    #run<Value>(cartId: CartId, locale: Locale, task: (session: CartSession) => Promise<Value>): Promise<Value> {
      return this.#turns.run(cartId, () => this.#with(cartId, locale, task))
    }

    async #with<Value>(cartId: CartId, locale: Locale, task: (session: CartSession) => Promise<Value>): Promise<Value> {
      if (this.#alarmAtMs === undefined) this.#alarmAtMs = await this.ctx.storage.getAlarm()
      const deps = buildDeps(this.env, this.ctx)
      const record = this.#record(cartId) ?? newRecord(cartId, locale)
      const write = (former: CartRecord, next: CartRecord) => this.#write(former, next)
      try {
        return await task(new CartSession({ deps, facts, record, write }))
      } finally {
        await deps.close?.()
      }
    }

    #record(cartId: CartId): CartRecord | null {
      return this.#records.get(cartId) ?? this.#tables.load(cartId)
    }

    async #write(former: CartRecord, next: CartRecord): Promise<void> {
      const { cartId } = next.cart
      this.#records.delete(cartId)
      this.ctx.storage.transactionSync(() => this.#tables.write(former, next))
      this.#keep(cartId, next)
      await this.#arm(next.nextAtMs)
    }

    #keep(cartId: CartId, record: CartRecord): void {
      this.#records.set(cartId, record)
      if (this.#records.size <= RECORDS_KEPT_MAX) return
      const oldest = this.#records.keys().next()
      if (!oldest.done) this.#records.delete(oldest.value)
    }

    #forget(cartId: CartId): void {
      this.#records.delete(cartId)
      this.ctx.storage.transactionSync(() => this.#tables.delete(cartId))
    }

    /** The alarm rings at the earliest time any cart needs; one that rings too early does no harm. */
    async #arm(atMs: number | null): Promise<void> {
      if (atMs === null || (this.#alarmAtMs !== null && this.#alarmAtMs !== undefined && this.#alarmAtMs <= atMs))
        return
      this.#alarmAtMs = atMs
      await this.ctx.storage.setAlarm(atMs)
    }
  }
}

/** An instance of the class that `makeCartKeeper` makes. */
export type CartKeeperObject = InstanceType<ReturnType<typeof makeCartKeeper>>
