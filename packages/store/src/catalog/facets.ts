import type { ListingView, Locale } from '@onhand/domain/catalog/views'
import { type RawBuilder, sql } from 'kysely'
import type { RowsOf, SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { type CategoryLine, categoryName, categoryPath } from './category-tree.ts'

type Filters = { readonly filter: RawBuilder<unknown>; readonly price: RawBuilder<unknown> }

/** Counts per category and per shop under the filters of a list; the range of prices leaves the price filter out. */
export function facetStatements(dialect: SqlEngine['dialect'], locale: Locale, filters: Filters) {
  return [perCategory(dialect, filters), perVendor(dialect, locale, filters)] as const
}

/** What the facet statements of a batch gave. */
export type FacetRows = RowsOf<ReturnType<typeof facetStatements>>

const countUnder = (price: RawBuilder<unknown>) =>
  sql<number>`cast(sum(case when ${price} then 1 else 0 end) as bigint)`

function perCategory(dialect: SqlEngine['dialect'], { filter, price }: Filters) {
  return sqlFor(dialect)
    .selectFrom('product_card')
    .where(sql<boolean>`${filter}`)
    .groupBy('product_card.category_id')
    .select('product_card.category_id')
    .select([
      countUnder(price).as('product_count'),
      sql<number>`min(product_card.price_minor)`.as('price_min_minor'),
      sql<number>`max(product_card.price_minor)`.as('price_max_minor'),
    ])
    .compile()
}

function perVendor(dialect: SqlEngine['dialect'], locale: Locale, { filter, price }: Filters) {
  const grouped = sqlFor(dialect)
    .selectFrom('product_card')
    .where(sql<boolean>`${filter} and ${price}`)
    .groupBy('product_card.vendor_id')
    .select((row) => ['product_card.vendor_id', row.fn.countAll<number>().as('product_count')])
  return sqlFor(dialect)
    .selectFrom(grouped.as('grouped'))
    .innerJoin('vendor', 'vendor.id', 'grouped.vendor_id')
    .leftJoin('vendor_translation as local', (join) =>
      join.onRef('local.vendor_id', '=', 'vendor.id').on('local.locale', '=', locale),
    )
    .leftJoin('vendor_translation as fallback', (join) =>
      join.onRef('fallback.vendor_id', '=', 'vendor.id').on('fallback.locale', '=', 'en'),
    )
    .select(['vendor.slug', 'grouped.product_count as count'])
    .select(sql<string>`coalesce(nullif(local.name, ''), fallback.name, vendor.slug)`.as('name'))
    .orderBy('grouped.product_count', 'desc')
    .orderBy('vendor.slug')
    .compile()
}

/** Facets of a list: shops by size, the categories one level below the present one, the range of prices. */
export function facetsOf(
  [categoryRows, vendors]: FacetRows,
  lines: readonly CategoryLine[],
  categoryId: string | null,
): { readonly facets: ListingView['facets']; readonly totalCount: number } {
  const categories = new Map<string, { slug: string; name: string; count: number }>()
  for (const row of categoryRows) {
    const child = childOnPath(categoryPath(lines, row.category_id), categoryId)
    if (!child || row.product_count === 0) continue
    const count = row.product_count + (categories.get(child.slug)?.count ?? 0)
    categories.set(child.slug, { slug: child.slug, name: categoryName(child), count })
  }
  const prices = categoryRows.flatMap((row) => [row.price_min_minor, row.price_max_minor])
  return {
    facets: {
      vendors,
      categories: [...categories.values()].sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1)),
      priceMinMinor: prices.length === 0 ? null : Math.min(...prices),
      priceMaxMinor: prices.length === 0 ? null : Math.max(...prices),
    },
    totalCount: categoryRows.reduce((sum, row) => sum + row.product_count, 0),
  }
}

function childOnPath(path: readonly CategoryLine[], categoryId: string | null): CategoryLine | undefined {
  return categoryId === null ? path[0] : path[path.findIndex((line) => line.id === categoryId) + 1]
}
