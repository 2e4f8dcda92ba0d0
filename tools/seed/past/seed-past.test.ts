import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogWriteStore } from '@onhand/store/catalog/catalog-write-store'
import type { RowsOf, SqlEngine, Statement } from '@onhand/store/engine/engine'
import type { CompiledQuery } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { D1File, type D1Query } from '../../local/d1/d1-file.ts'
const ROOT = join(import.meta.dirname, '../../..')
import { demoProducts, toImport } from '../demo-products.ts'
import { PLANNED_SHOPS } from '../demo-suppliers.ts'
import { demoVendors } from '../demo-vendors.ts'
import { seedPast } from './seed-past.ts'
import { seedPromotions } from './seed-promotions.ts'

const NOW_MS = Date.UTC(2026, 10, 21, 9)
const dir = mkdtempSync(join(tmpdir(), 'onhand-past-'))
const file = new D1File(join(dir, 'past.sqlite'), { durable: false })
afterAll(() => {
  file.close()
  rmSync(dir, { recursive: true, force: true })
})

function run(queries: readonly D1Query[]): readonly (readonly Record<string, unknown>[])[] {
  const [answer] = file.run([{ queries, format: 'objects' }])
  if (!answer?.ok) throw new Error(answer?.error ?? 'no answer')
  return answer.results.map(({ results }) => results as readonly Record<string, unknown>[])
}

const batch = async <const Statements extends readonly Statement[]>(statements: Statements) =>
  run(
    statements.map(({ sql, parameters }) => ({ sql, params: parameters as D1Query['params'] })),
  ) as unknown as RowsOf<Statements>
const store: SqlEngine = {
  dialect: 'sqlite',
  query: async <Row>(statement: CompiledQuery<Row>) => (await batch([statement]))[0] ?? [],
  read: batch,
  atomic: batch,
}
const count = (sql: string) => Number(run([{ sql, params: [] }])[0]?.[0]?.['n'])

it('writes a past that breaks no rule of the database, once', async () => {
  const folder = join(ROOT, 'migrations/d1')
  for (const name of readdirSync(folder)
    .filter((one) => one.endsWith('.sql'))
    .sort())
    for (const sql of readFileSync(join(folder, name), 'utf8').split('--> statement-breakpoint'))
      run([{ sql, params: [] }])
  const shelves = demoVendors(NOW_MS, () => null)
    .filter(({ record }) => PLANNED_SHOPS.includes(record.slug))
    .map(({ record }) => ({
      vendor: record,
      products: demoProducts(record, 0).map((one) => toImport(one, record, { nowMs: NOW_MS, imageUrl: '' })),
    }))
  for (const { vendor } of shelves) {
    run([
      {
        sql: `insert into supplier (id, name, bank_account_number, lead_time_days) values (?, ?, ?, 2)`,
        params: [vendor.supplier.id, 'S', '1'],
      },
    ])
    const columns =
      run([{ sql: `select name, type from pragma_table_info('vendor') where "notnull" = 1`, params: [] }])[0] ?? []
    const values = columns.map(({ name, type }) => {
      if (name === 'id') return vendor.id
      if (name === 'slug') return vendor.slug
      if (name === 'supplier_id') return vendor.supplier.id
      return type === 'integer' || type === 'INTEGER' ? 1 : 'x'
    })
    run([
      {
        sql: `insert into vendor (${columns.map(({ name }) => name).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
        params: values,
      },
    ])
  }
  const { orders } = await seedPast(store, shelves, NOW_MS)
  const rows = () =>
    ['customer_order', 'order_line', 'payment', 'refund', 'stock_movement', 'purchase_order', 'shop_follower'].map(
      (table) => count(`select count(*) as n from ${table}`),
    )
  const once = rows()
  expect(once[0]).toBe(orders)
  expect(once.every((number) => number > 0)).toBe(true)
  await seedPast(store, shelves, NOW_MS)
  expect(rows()).toEqual(once)
  expect(count('select coalesce(sum(delta_units), 0) as n from stock_movement')).toBe(0)
  const unbalanced = `select count(*) as n from credit_account as account where balance_minor <> (select sum(amount_minor) from credit_entry
    where credit_entry.vendor_id = account.vendor_id and credit_entry.person_id = account.person_id)`
  expect(count(unbalanced)).toBe(0)
  const overpaid = `select count(*) as n from customer_order where refunded_minor <>
    coalesce((select sum(amount_minor) from refund where refund.order_id = customer_order.id), 0)`
  expect(count(overpaid)).toBe(0)
  for (const { vendor, products } of shelves) {
    const plain = products.map((product) => ({ ...product, categoryId: null }))
    await catalogWriteStore(store).upsertProducts(vendor.id, plain, NOW_MS)
  }
  expect(await seedPromotions(store, shelves, NOW_MS)).toEqual({ promotions: 3 })
  const promoted = () =>
    ['promotion', 'promotion_price', 'promotion_day', 'price_change'].map((table) =>
      count(`select count(*) as n from ${table}`),
    )
  const planned = promoted()
  expect(planned[0]).toBe(3)
  await seedPromotions(store, shelves, NOW_MS)
  expect(promoted()).toEqual(planned)
  expect(count(`select count(*) as n from promotion where status = 'planned' and is_settled = 0`)).toBe(1)
  // What an item costs by its notes is what it costs.
  const stale = `select count(*) as n from offer where price_minor <> (select price_minor from price_change
    where price_change.sku_id = offer.sku_id order by from_ms desc limit 1)`
  expect(count(stale)).toBe(0)
})
