import type { CartState } from '@onhand/domain/ordering/cart'
import { CART_KEPT_MS, type CartRecord } from './cart-record.ts'
import type { CartFactsCache } from './cart-facts.ts'
import type { CartKeeperDeps } from './deps.ts'

/**
 * One call on one cart: the record as read, and the only way to write it. Between `save` calls the outside world may be asked; what was
 * decided is in the row before it is acted on, or follows from the row by ids.
 */
export class CartSession {
  readonly deps: CartKeeperDeps
  readonly facts: CartFactsCache
  #record: CartRecord
  readonly #write: (former: CartRecord, next: CartRecord) => Promise<void>

  constructor(parts: {
    readonly deps: CartKeeperDeps
    readonly facts: CartFactsCache
    readonly record: CartRecord
    readonly write: (former: CartRecord, next: CartRecord) => Promise<void>
  }) {
    this.deps = parts.deps
    this.facts = parts.facts
    this.#record = parts.record
    this.#write = parts.write
  }

  get record(): CartRecord {
    return this.#record
  }

  get cart(): CartState {
    return this.#record.cart
  }

  /** Writes a change in one commit. `nextAtMs` left out: the cart rests until it is forgotten. */
  async save(change: Partial<Omit<CartRecord, 'version'>>): Promise<void> {
    const next: CartRecord = {
      ...this.#record,
      nextAtMs: this.deps.nowMs() + CART_KEPT_MS,
      ...change,
      version: this.#record.version + 1,
    }
    await this.#write(this.#record, next)
    this.#record = next
  }

  /** Writes the cart when it changed at all; a repeat costs nothing. */
  async saveCart(cart: CartState): Promise<void> {
    if (cart !== this.#record.cart) await this.save({ cart })
  }
}
