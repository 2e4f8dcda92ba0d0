import type { ProductId, SkuId } from '@onhand/domain/ids'
import type { ProductLine, ProductListQuery } from '@onhand/service/catalog/admin/ports'
import { type CompiledQuery, sql } from 'kysely'
import { readCursor, writeCursor } from '../../engine/cursor.ts'
import type { SqlEngine } from '../../engine/engine.ts'
import { sqlFor, textList } from '../../engine/sql.ts'
import { imagesOf } from '../product-cards.ts'
import { productsWhere, sortKey, titleIn, UNITS } from './product-filter-sql.ts'
import { statusOf } from './product-records.ts'

/** One page of a vendor's table, in two round trips: which products, then what the table shows of them. */
export async function readProductList(
  engine: SqlEngine,
  query: ProductListQuery,
): Promise<{ readonly items: readonly ProductLine[]; readonly nextCursor: string | null }> {
  const rows = await engine.query(pageStatement(engine.dialect, query))
  const ids = rows.slice(0, query.limit).map((row) => row.id)
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  const lines = await engine.query(linesStatement(engine.dialect, query.locale, ids))
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  return {
    items: ids.flatMap((id) => {
      const line = lineOf.get(id)
      return line ? [toLine(line, query.locale)] : []
    }),
    nextCursor: last ? writeCursor([query.sort, last.sort_key, last.id]) : null,
  }
}

function pageStatement(dialect: SqlEngine['dialect'], query: ProductListQuery) {
  const { sort, limit } = query
  const direction = sql.raw(query.direction === 'up' ? 'asc' : 'desc')
  const matched = sql`select product.id, ${sortKey(dialect, sort, query.locale)} as sort_key from product where ${productsWhere(dialect, query.vendorId, query.filter)}`
  const statement = sql<{ id: string; sort_key: string | number }>`select id, sort_key from (${matched}) as matched
    where ${afterCursor(query)} order by sort_key ${direction}, id ${direction} limit ${limit + 1}`
  return statement.compile(sqlFor(dialect))
}

function afterCursor({ sort, direction, cursor }: ProductListQuery) {
  const values = readCursor(cursor, 3)
  const [cursorSort, key, id] = values ?? []
  if (cursorSort !== sort || key === undefined || id === undefined) return sql`true`
  const bound = sort === 'title' ? sql`${String(key)}` : sql`cast(${Number(key) || 0} as bigint)`
  return sql`(sort_key, id) ${sql.raw(direction === 'up' ? '>' : '<')} (${bound}, ${String(id)})`
}

function linesStatement(dialect: SqlEngine['dialect'], locale: ProductListQuery['locale'], ids: readonly string[]) {
  const skus = sqlFor(dialect)
    .selectFrom('sku')
    .innerJoin('offer', 'offer.sku_id', 'sku.id')
    .where('sku.is_sold', '=', 1)
    .where('sku.product_id', 'in', textList(dialect, ids))
    .groupBy('sku.product_id')
    .select((row) => ['sku.product_id', row.fn.countAll<number>().as('sku_count')])
    .select([
      sql<number>`min(offer.price_minor)`.as('price_min_minor'),
      sql<number>`max(offer.price_minor)`.as('price_max_minor'),
      sql<string>`min(offer.currency)`.as('currency'),
      sql<string>`min(sku.id)`.as('sku_id'),
      sql<string>`min(sku.code)`.as('code'),
      sql<string | null>`min(sku.gtin)`.as('gtin'),
    ])
  return sqlFor(dialect)
    .selectFrom('product')
    .leftJoin(skus.as('skus'), 'skus.product_id', 'product.id')
    .where('product.id', 'in', textList(dialect, ids))
    .select(['product.id', 'product.slug', 'product.version', 'product.is_published', 'product.archived_at_ms'])
    .select(['product.images', 'product.category_id', 'product.tags', 'product.updated_at_ms'])
    .select(['skus.sku_count', 'skus.price_min_minor', 'skus.price_max_minor', 'skus.currency'])
    .select(['skus.sku_id', 'skus.code', 'skus.gtin'])
    .select([titleIn(locale).as('title'), UNITS.as('available_units')])
    .compile()
}

type LineRow = ReturnType<typeof linesStatement> extends CompiledQuery<infer Row> ? Row : never

function toLine(row: LineRow, locale: ProductListQuery['locale']): ProductLine {
  const isSingle = row.sku_count === 1 && row.sku_id !== null && row.code !== null
  return {
    productId: row.id as ProductId,
    slug: row.slug,
    version: row.version,
    title: row.title,
    status: statusOf(row),
    image: imagesOf(row.images, locale)[0] ?? null,
    categoryId: row.category_id as ProductLine['categoryId'],
    tags: JSON.parse(row.tags) as string[],
    skuCount: row.sku_count ?? 0,
    priceMinMinor: row.price_min_minor ?? 0,
    priceMaxMinor: row.price_max_minor ?? 0,
    currency: row.currency ?? '',
    availableUnits: row.available_units,
    sku: isSingle ? { skuId: row.sku_id as SkuId, code: row.code ?? '', gtin: row.gtin } : null,
    updatedAtMs: row.updated_at_ms,
  }
}
