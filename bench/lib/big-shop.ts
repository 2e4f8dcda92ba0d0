import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A shop with a history, for measuring screens: this many of each are made out of one product and one order that exist. */
export const BIG_SHOP = { products: 10_000, orders: 100_000 } as const

/** Which columns of a copied row differ from the template: `i` is the copy's number. Keys get the number appended. */
type Copy = {
  readonly table: string
  /** Which rows are the template. */
  readonly where: string
  readonly count: number
  readonly keys: readonly string[]
  readonly values?: Readonly<Record<string, string>>
}

const NAMES = [
  'Ada Lovelace',
  'Grace Hopper',
  '王小明',
  'Mary Jackson',
  'Alan Turing',
  '林美玲',
  'Edith Clarke',
] as const
const STATUSES = ['placed', 'confirmed', 'picking', 'ready', 'shipped', 'delivered'] as const
/** Orders came in one every seven minutes: a hundred thousand are sixteen months. */
const BETWEEN_ORDERS_MS = 420_000

/** Copies the shop's one product and one order many times, straight into the database file of a server that is not running. */
export function fillBigShop(dataDir: string, vendorId: string, personId: string): void {
  const database = new DatabaseSync(databaseFile(dataDir))
  try {
    database.exec('PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN')
    for (const copy of [...productCopies(vendorId), ...orderCopies(vendorId)]) insertCopies(database, copy)
    database
      .prepare('insert into vendor_member (vendor_id, person_id, role, joined_at_ms) values (?, ?, ?, ?)')
      .run(vendorId, personId, 'manager', Date.now())
    // The night has not been for this shop: its days are counted by the next minute's run.
    database.exec("delete from cron_run where name = 'insight'")
    database.exec('COMMIT; ANALYZE')
  } finally {
    database.close()
  }
}

/** How many days of a shop are counted; the server may be running. */
export function countedDays(dataDir: string, vendorId: string): number {
  const database = new DatabaseSync(databaseFile(dataDir), { readOnly: true })
  try {
    const row = database.prepare('select count(*) as days from insight_day where vendor_id = ?').get(vendorId)
    return Number(row?.['days'] ?? 0)
  } finally {
    database.close()
  }
}

function databaseFile(dataDir: string): string {
  const holdsOrders = (path: string) => {
    const database = new DatabaseSync(path, { readOnly: true })
    try {
      return database.prepare("select 1 from sqlite_master where name = 'customer_order'").get() !== undefined
    } finally {
      database.close()
    }
  }
  const path = globSync('state/d1/**/*.sqlite', { cwd: dataDir })
    .map((name) => join(dataDir, name))
    .find(holdsOrders)
  if (!path) throw new Error(`no database below ${dataDir}`)
  return path
}

function insertCopies(database: DatabaseSync, copy: Copy): void {
  const columns = database
    .prepare('select name from pragma_table_info(?)')
    .all(copy.table)
    .map((row) => String(row['name']))
  const expressions = columns.map((column) => {
    if (copy.keys.includes(column)) return `t."${column}" || numbers.i`
    return copy.values?.[column] ?? `t."${column}"`
  })
  database.exec(`
    with recursive numbers(i) as (select 1 union all select i + 1 from numbers where i < ${copy.count})
    insert into "${copy.table}" (${columns.map((column) => `"${column}"`).join(', ')})
    select ${expressions.join(', ')} from "${copy.table}" as t, numbers where ${copy.where}`)
}

function productCopies(vendorId: string): readonly Copy[] {
  const count = BIG_SHOP.products - 1
  const own = `t.vendor_id = '${vendorId}'`
  const ofSku = `t.sku_id in (select id from sku where vendor_id = '${vendorId}')`
  const ofProduct = `t.product_id in (select id from product where vendor_id = '${vendorId}')`
  // What refers to a product comes first: afterwards the copies would be templates, too.
  return [
    {
      table: 'stock_movement',
      where: `${ofSku} and t.delta_units > 0`,
      count: BIG_SHOP.orders - 1,
      keys: ['id'],
      values: { sku_id: spread('t.sku_id'), at_ms: `t.at_ms - numbers.i * ${BETWEEN_ORDERS_MS}` },
    },
    { table: 'stock_level', where: ofSku, count, keys: ['sku_id'] },
    { table: 'offer', where: ofSku, count, keys: ['sku_id'], values: { price_minor: '100 + numbers.i % 5000' } },
    { table: 'product_card', where: ofProduct, count, keys: ['product_id', 'sku_id'] },
    { table: 'product_translation', where: ofProduct, count, keys: ['product_id', 'title'] },
    {
      table: 'search_document',
      where: ofProduct,
      count,
      keys: ['product_id'],
      values: { id: 't.id + 100 + numbers.i' },
    },
    { table: 'sku', where: own, count, keys: ['id', 'product_id', 'code'] },
    {
      table: 'product',
      where: own,
      count,
      keys: ['id', 'slug', 'title'],
      values: { updated_at_ms: 't.updated_at_ms - numbers.i * 1000' },
    },
  ]
}

function orderCopies(vendorId: string): readonly Copy[] {
  const count = BIG_SHOP.orders - 1
  const ofOrder = `t.order_id in (select id from customer_order where vendor_id = '${vendorId}')`
  const ofGroup = `t.order_group_id in (select order_group_id from customer_order where vendor_id = '${vendorId}')`
  const name = oneOf(NAMES)
  const email = `'buyer' || (numbers.i % 5000) || '@example.com'`
  const placedAtMs = `t.placed_at_ms - numbers.i * ${BETWEEN_ORDERS_MS}`
  return [
    {
      table: 'order_line',
      where: ofOrder,
      count,
      keys: ['id', 'order_id', 'reservation_id'],
      values: { sku_id: spread('t.sku_id'), product_id: spread('t.product_id') },
    },
    { table: 'supplier_order', where: ofOrder, count, keys: ['id', 'order_id'] },
    { table: 'order_event', where: ofGroup, count, keys: ['order_group_id', 'order_id'] },
    { table: 'payment', where: ofGroup, count, keys: ['id', 'order_group_id', 'provider_payment_id'] },
    {
      table: 'order_group',
      where: `t.id in (select order_group_id from customer_order where vendor_id = '${vendorId}')`,
      count,
      keys: ['id', 'cart_id', 'number'],
      values: { contact_name: name, contact_email: email, contact_email_key: email, placed_at_ms: placedAtMs },
    },
    {
      table: 'customer_order',
      where: `t.vendor_id = '${vendorId}'`,
      count,
      keys: ['id', 'order_group_id', 'number'],
      values: {
        status: oneOf(STATUSES),
        buyer_email_key: email,
        search_text: `lower(t.number || numbers.i || ' ' || ${name} || ' ' || ${email} || ' ' || t.summary)`,
        total_minor: 't.total_minor + numbers.i % 9000',
        placed_at_ms: placedAtMs,
        promise_from_ms: placedAtMs,
        promise_to_ms: `${placedAtMs} + 86400000`,
        status_at_ms: `${placedAtMs} + 80000000`,
      },
    },
  ]
}

/** Goes round all copied products. */
function spread(column: string): string {
  return `${column} || (1 + numbers.i % ${BIG_SHOP.products - 1})`
}

function oneOf(values: readonly string[]): string {
  const cases = values.map((value, index) => `when ${index} then '${value}'`).join(' ')
  return `case numbers.i % ${values.length} ${cases} end`
}
