import type { ProductId } from '@onhand/domain/ids'
import type { CodeUse, ProductPort } from '@onhand/service/catalog/admin/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../../engine/engine.ts'
import { sqlFor, textList } from '../../engine/sql.ts'
import { productBulkStore } from './bulk-store.ts'
import { productsWhere } from './product-filter-sql.ts'
import { readProductList } from './product-list.ts'
import { readProductRecords } from './product-records.ts'
import { removeProduct } from './remove-product.ts'
import { saveProduct } from './save-product.ts'

/** A vendor's products as the dashboard works on them. */
export function productStore(engine: SqlEngine): ProductPort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  return {
    list: (query) => readProductList(engine, query),
    save: (write) => saveProduct(engine, write),
    remove: (vendorId, productId, audit) => removeProduct(engine, { vendorId, productId, audit }),
    bulk: productBulkStore(engine),

    async count(vendorId, filter, max) {
      const matching = sql`select 1 as one from product where ${productsWhere(dialect, vendorId, filter)} limit ${max}`
      const count = sql<{ count: number }>`select count(*) as count from (${matching}) as matching`
      const [row] = await engine.query(count.compile(db))
      return row?.count ?? 0
    },

    records: (vendorId, productIds) =>
      readProductRecords(
        engine,
        sql<string>`(select id from product where vendor_id = ${vendorId} and id in ${textList(dialect, productIds)})`,
      ),

    async recordsAfter(vendorId, afterId, limit) {
      const page = db
        .selectFrom('product')
        .select('id')
        .where('vendor_id', '=', vendorId)
        .where('id', '>', afterId ?? '')
        .orderBy('id')
        .limit(limit)
      const ids = (await engine.query(page.compile())).map((row) => row.id)
      return readProductRecords(engine, textList(dialect, ids))
    },

    async codeUses(vendorId, productId, { codes, gtins }) {
      const uses = db
        .selectFrom('sku')
        .innerJoin('product', 'product.id', 'sku.product_id')
        .where('sku.vendor_id', '=', vendorId)
        .where('sku.product_id', '<>', productId ?? '')
        .where((sku) =>
          sku.or([
            sku('sku.code', 'in', textList(dialect, codes)),
            sku.and([sku('sku.gtin', 'in', textList(dialect, gtins)), sku('sku.is_sold', '=', 1)]),
          ]),
        )
        .select(['sku.code', 'sku.gtin', 'sku.product_id', 'product.title'])
        .orderBy('sku.id')
        .limit(200)
      const rows = await engine.query(uses.compile())
      return rows.flatMap((row): CodeUse[] => {
        const by = { productId: row.product_id as ProductId, title: row.title }
        return [
          ...(codes.includes(row.code) ? [{ kind: 'code' as const, value: row.code, ...by }] : []),
          ...(row.gtin !== null && gtins.includes(row.gtin) ? [{ kind: 'gtin' as const, value: row.gtin, ...by }] : []),
        ]
      })
    },

    async tags(vendorId, limit) {
      const each =
        dialect === 'postgres'
          ? sql`product, jsonb_array_elements_text(cast(product.tags as jsonb)) as tag(value)`
          : sql`product, json_each(product.tags) as tag`
      const rows = sql<{ value: string }>`select tag.value from ${each} where product.vendor_id = ${vendorId}
        group by tag.value order by count(*) desc, tag.value limit ${limit}`
      return (await engine.query(rows.compile(db))).map((row) => row.value)
    },
  }
}
