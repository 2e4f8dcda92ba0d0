import type { Substitution } from '@onhand/domain/ordering/substitution'
import type { CartLine, CartState } from '@onhand/domain/ordering/cart'
import type { Locale } from '@onhand/domain/catalog/views'
import type { CartId, CartLineId, PersonId, SkuId, VendorId } from '@onhand/domain/ids'
import type { Address, Contact, DeliveryOption, LineProblem } from '@onhand/domain/ordering/types'
import type { CompletedCheckout } from '@onhand/service/ordering/cart-port'
import type { CartRecord, Checkout } from './cart-record.ts'

const SCHEMA = `
CREATE TABLE IF NOT EXISTS cart (
  cart_id TEXT PRIMARY KEY,
  version INTEGER NOT NULL CHECK (version > 0),
  status TEXT NOT NULL CHECK (status IN ('open', 'paying', 'placing', 'placed', 'abandoned')),
  revision INTEGER NOT NULL CHECK (revision >= 0),
  currency TEXT NOT NULL,
  locale TEXT NOT NULL,
  person_id TEXT,
  contact TEXT,
  address TEXT,
  deliveries TEXT NOT NULL,
  request_ids TEXT NOT NULL,
  return_reason TEXT CHECK (return_reason IN ('stock_gone', 'expired', 'declined')),
  checkout TEXT,
  outcome TEXT,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  next_at_ms INTEGER NOT NULL,
  CHECK ((status IN ('paying', 'placing')) = (checkout IS NOT NULL)),
  CHECK ((status = 'placed') = (outcome IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cart_line (
  cart_id TEXT NOT NULL,
  line_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  sku_id TEXT NOT NULL,
  vendor_id TEXT NOT NULL,
  units INTEGER NOT NULL CHECK (units > 0),
  price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
  note TEXT NOT NULL,
  is_saved INTEGER NOT NULL CHECK (is_saved IN (0, 1)),
  problem TEXT,
  PRIMARY KEY (cart_id, line_id)
) STRICT, WITHOUT ROWID;
-- The alarm takes the carts that are due, earliest first.
CREATE INDEX IF NOT EXISTS cart_due ON cart (next_at_ms);
`

const CHANGING = [
  'version',
  'status',
  'revision',
  'currency',
  'locale',
  'person_id',
  'contact',
  'address',
  'deliveries',
  'request_ids',
  'return_reason',
  'checkout',
  'outcome',
  'attempts',
  'next_at_ms',
]
/** Columns that came later: added to objects that lack them. */
const ADDED_COLUMNS = [
  { table: 'cart_line', column: 'substitution', declaration: "TEXT NOT NULL DEFAULT 'refund'" },
] as const

/** A cart's first row; a row that is there already makes it answer nothing. */
const INSERT_CART = `INSERT INTO cart (cart_id, ${CHANGING.join(', ')}) VALUES (?1${CHANGING.map((_, index) => `, ?${index + 2}`).join('')})
  ON CONFLICT DO NOTHING RETURNING version`
/** A cart's next row, over the version that was read and no other. */
const UPDATE_CART = `UPDATE cart SET ${CHANGING.map((name, index) => `${name} = ?${index + 2}`).join(', ')}
  WHERE cart_id = ?1 AND version = ?${CHANGING.length + 2} RETURNING version`

type CartRow = {
  version: number
  status: CartState['status']
  revision: number
  currency: string
  locale: Locale
  person_id: PersonId | null
  contact: string | null
  address: string | null
  deliveries: string
  request_ids: string
  return_reason: CartState['returnReason']
  checkout: string | null
  outcome: string | null
  attempts: number
  next_at_ms: number
}

type LineRow = {
  line_id: CartLineId
  position: number
  sku_id: SkuId
  vendor_id: VendorId
  units: number
  price_minor: number
  note: string
  is_saved: number
  problem: string | null
  substitution: Substitution
}

/** All SQL of the CartKeeper. Rows are keyed by cart, so that one object may keep many carts. */
export class CartTables {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    this.#sql.exec(SCHEMA)
    for (const { table, column, declaration } of ADDED_COLUMNS) {
      const known = this.#sql.exec<{ name: string }>(`PRAGMA table_info(${table})`).toArray()
      if (!known.some(({ name }) => name === column))
        this.#sql.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${declaration}`)
    }
  }

  /** The cart as stored, or null. */
  load(cartId: CartId): CartRecord | null {
    const row = this.#sql.exec<CartRow>('SELECT * FROM cart WHERE cart_id = ?', cartId).toArray()[0]
    if (!row) return null
    const lines = this.#sql
      .exec<LineRow>('SELECT * FROM cart_line WHERE cart_id = ? ORDER BY position, line_id', cartId)
      .toArray()
    return recordOf(cartId, row, lines)
  }

  /**
   * Writes `next` over `former`. Call it inside a transaction. Throws when the stored version is not the one that was read: the caller decided
   * on something that is no longer so.
   */
  write(former: CartRecord, next: CartRecord): void {
    const { cart } = next
    const written = this.#sql.exec(
      former.version === 0 ? INSERT_CART : UPDATE_CART,
      cart.cartId,
      next.version,
      cart.status,
      cart.revision,
      cart.currency,
      cart.locale,
      cart.personId,
      jsonOrNull(cart.contact),
      jsonOrNull(cart.address),
      JSON.stringify(cart.deliveries),
      JSON.stringify(cart.requestIds),
      cart.returnReason,
      jsonOrNull(next.checkout),
      jsonOrNull(next.outcome),
      next.attempts,
      next.nextAtMs,
      ...(former.version === 0 ? [] : [former.version]),
    )
    if (written.toArray().length !== 1) throw new Error('cart was written in between')
    if (cart.lines !== former.cart.lines) this.#writeLines(cart.cartId, former.cart.lines, cart.lines)
  }

  /** Carts whose time has come, earliest first. */
  due(nowMs: number, limit: number): readonly CartId[] {
    return this.#sql
      .exec<{ cart_id: CartId }>(
        'SELECT cart_id FROM cart WHERE next_at_ms <= ? ORDER BY next_at_ms LIMIT ?',
        nowMs,
        limit,
      )
      .toArray()
      .map((row) => row.cart_id)
  }

  /** When the alarm has to ring next; null when there is no cart. */
  nextAtMs(): number | null {
    return this.#sql.exec<{ at: number | null }>('SELECT min(next_at_ms) AS at FROM cart').one().at
  }

  /** Forgets a cart. */
  delete(cartId: CartId): void {
    this.#sql.exec('DELETE FROM cart_line WHERE cart_id = ?', cartId)
    this.#sql.exec('DELETE FROM cart WHERE cart_id = ?', cartId)
  }

  #writeLines(cartId: CartId, former: readonly CartLine[], next: readonly CartLine[]): void {
    const kept = new Set(next.map((line) => line.lineId))
    for (const line of former)
      if (!kept.has(line.lineId))
        this.#sql.exec('DELETE FROM cart_line WHERE cart_id = ? AND line_id = ?', cartId, line.lineId)
    const unchanged = new Set(former.filter((line, position) => next[position] === line))
    for (const [position, line] of next.entries()) {
      if (unchanged.has(line)) continue
      this.#sql.exec(
        `INSERT OR REPLACE INTO cart_line (cart_id, line_id, position, sku_id, vendor_id, units, price_minor, note, is_saved, problem, substitution)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        cartId,
        line.lineId,
        position,
        line.skuId,
        line.vendorId,
        line.units,
        line.priceMinor,
        line.note,
        line.isSavedForLater ? 1 : 0,
        jsonOrNull(line.problem),
        line.substitution ?? 'refund',
      )
    }
  }
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value)
}

function parse<Value>(text: string): Value {
  return JSON.parse(text) as Value
}

function recordOf(cartId: CartId, row: CartRow, lines: readonly LineRow[]): CartRecord {
  return {
    cart: {
      cartId,
      status: row.status,
      revision: row.revision,
      currency: row.currency,
      locale: row.locale,
      personId: row.person_id,
      contact: row.contact === null ? null : parse<Contact>(row.contact),
      address: row.address === null ? null : parse<Address>(row.address),
      lines: lines.map((line) => ({
        lineId: line.line_id,
        skuId: line.sku_id,
        vendorId: line.vendor_id,
        units: line.units,
        priceMinor: line.price_minor,
        note: line.note,
        substitution: line.substitution,
        isSavedForLater: line.is_saved === 1,
        problem: line.problem === null ? null : parse<LineProblem>(line.problem),
      })),
      deliveries: parse<Record<VendorId, DeliveryOption>>(row.deliveries),
      requestIds: parse<CartLineId[]>(row.request_ids),
      returnReason: row.return_reason,
    },
    checkout: row.checkout === null ? null : parse<Checkout>(row.checkout),
    outcome: row.outcome === null ? null : parse<CompletedCheckout>(row.outcome),
    attempts: row.attempts,
    nextAtMs: row.next_at_ms,
    version: row.version,
  }
}
