import type { ListingView, Locale } from '@onhand/domain/catalog/views'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { type CategoryLine, categoryName, categoryPath } from './category-tree.ts'

/** Products of one shop in one category under the filters of a list. */
export type FacetRow = {
  readonly category_id: string | null
  readonly vendor_slug: string
  readonly vendor_name: string
  readonly product_count: number
  readonly price_min_minor: number
  readonly price_max_minor: number
}

/** One scan gives the counts, the facets and the total. */
export function facetsStatement(
  dialect: SqlEngine['dialect'],
  locale: Locale,
  { filter, price }: { readonly filter: RawBuilder<unknown>; readonly price: RawBuilder<unknown> },
) {
  return sqlFor(dialect)
    .selectFrom('product_card')
    .innerJoin('vendor', 'vendor.id', 'product_card.vendor_id')
    .leftJoin('vendor_translation as local', (join) =>
      join.onRef('local.vendor_id', '=', 'vendor.id').on('local.locale', '=', locale),
    )
    .leftJoin('vendor_translation as fallback', (join) =>
      join.onRef('fallback.vendor_id', '=', 'vendor.id').on('fallback.locale', '=', 'en'),
    )
    .where('vendor.is_approved', '=', 1)
    .where(sql<boolean>`${filter}`)
    .groupBy(['product_card.category_id', 'vendor.slug', 'local.name', 'fallback.name'])
    .select(['product_card.category_id', 'vendor.slug as vendor_slug'])
    .select([
      sql<string>`coalesce(nullif(local.name, ''), fallback.name, vendor.slug)`.as('vendor_name'),
      sql<number>`cast(sum(case when ${price} then 1 else 0 end) as bigint)`.as('product_count'),
      sql<number>`min(product_card.price_minor)`.as('price_min_minor'),
      sql<number>`max(product_card.price_minor)`.as('price_max_minor'),
    ])
    .compile()
}

/** Facets from the scan: shops by size, the categories one level below the present one, the range of prices. */
export function facetsOf(
  rows: readonly FacetRow[],
  lines: readonly CategoryLine[],
  categoryId: string | null,
): { readonly facets: ListingView['facets']; readonly totalCount: number } {
  const vendors = new Map<string, { slug: string; name: string; count: number }>()
  const categories = new Map<string, { slug: string; name: string; count: number }>()
  for (const row of rows) {
    const count = row.product_count
    if (count === 0) continue
    const vendor = vendors.get(row.vendor_slug)
    vendors.set(row.vendor_slug, { slug: row.vendor_slug, name: row.vendor_name, count: count + (vendor?.count ?? 0) })
    const child = childOnPath(categoryPath(lines, row.category_id), categoryId)
    if (!child) continue
    const category = categories.get(child.slug)
    categories.set(child.slug, { slug: child.slug, name: categoryName(child), count: count + (category?.count ?? 0) })
  }
  const prices = rows.flatMap((row) => [row.price_min_minor, row.price_max_minor])
  return {
    facets: {
      vendors: [...vendors.values()].sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1)),
      categories: [...categories.values()].sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1)),
      priceMinMinor: prices.length === 0 ? null : prices.reduce((a, b) => Math.min(a, b)),
      priceMaxMinor: prices.length === 0 ? null : prices.reduce((a, b) => Math.max(a, b)),
    },
    totalCount: rows.reduce((sum, row) => sum + row.product_count, 0),
  }
}

function childOnPath(path: readonly CategoryLine[], categoryId: string | null): CategoryLine | undefined {
  return categoryId === null ? path[0] : path[path.findIndex((line) => line.id === categoryId) + 1]
}
