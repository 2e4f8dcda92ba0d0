import type { ListingView } from '@onhand/domain/catalog/views'
import type { ListingQuery } from '@onhand/service/catalog/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { cardsWhere } from './card-rows.ts'
import { categoriesStatement, categoryName, categoryPath } from './category-tree.ts'
import { facetsOf, facetStatements } from './facets.ts'
import { listingAfter, listingCursor, listingFilter, listingOrder, priceFilter } from './listing-sql.ts'
import { completeCards } from './product-cards.ts'

/** One page of a category, a shop or everything, in two round trips. Null when the category or shop does not exist. */
export async function readListing(engine: SqlEngine, query: ListingQuery, nowMs: number): Promise<ListingView | null> {
  const { locale, sort, limit } = query
  const filter = listingFilter(query)
  const price = priceFilter(query)
  const [categories, shops, rows, ...facetRows] = await engine.read([
    categoriesStatement(engine.dialect, locale),
    sqlFor(engine.dialect)
      .selectFrom('vendor')
      .select('slug')
      .where('slug', '=', query.vendorSlug ?? '')
      .where('is_approved', '=', 1)
      .compile(),
    cardsWhere(engine.dialect, locale, {
      condition: sql`${filter} and ${price} and ${listingAfter(sort, query.cursor)}`,
      order: listingOrder(sort),
      limit: limit + 1,
    }),
    ...facetStatements(engine.dialect, locale, { filter, price }),
  ])
  const path = categoryPath(categories, categories.find((line) => line.slug === query.categorySlug)?.id ?? null)
  const category = path.at(-1)
  if (query.categorySlug !== null && !category) return null
  if (query.vendorSlug !== null && shops.length === 0) return null
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    category: category
      ? {
          slug: category.slug,
          name: categoryName(category),
          path: path.map((line) => ({ slug: line.slug, name: categoryName(line) })),
        }
      : null,
    items: await completeCards(engine, rows.slice(0, limit), { locale, nowMs }),
    nextCursor: last ? listingCursor(sort, last) : null,
    ...facetsOf(facetRows, categories, category?.id ?? null),
  }
}
