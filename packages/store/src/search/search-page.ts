import type { ListingView } from '@onhand/domain/catalog/views'
import type { QueryWord } from '@onhand/domain/discovery/search-terms'
import type { ListingQuery } from '@onhand/service/catalog/ports'
import { sql } from 'kysely'
import { type CardPage, cardsWhere } from '../catalog/card-rows.ts'
import { categoriesStatement, categoryName, categoryPath } from '../catalog/category-tree.ts'
import { facetsOf, facetStatements } from '../catalog/facets.ts'
import { listingAfter, listingCursor, listingFilter, listingOrder, priceFilter } from '../catalog/listing-sql.ts'
import { completeCards } from '../catalog/product-cards.ts'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { type MatchMode, matchesOf } from './match-sql.ts'

/** Nobody reads further by relevance; deep offsets only cost. */
const OFFSET_MAX = 960

/** What is there, then what fits the words best, then what sells best. */
export const BY_RELEVANCE = sql`product_card.is_in_stock desc, score desc, product_card.sold_units desc, product_card.product_id`

/** One page of what matches. By relevance ("popular" here) it is paged by offset, else as a list is. */
export async function searchPage(
  engine: SqlEngine,
  query: ListingQuery,
  match: { readonly words: readonly QueryWord[]; readonly mode: MatchMode; readonly nowMs: number },
): Promise<ListingView> {
  const { dialect } = engine
  const { locale, limit } = query
  const matches = matchesOf(dialect, match.words, match.mode)
  const filter = sql`product_card.product_id in (select product_id from (${matches}) as matched) and ${listingFilter(query)}`
  const price = priceFilter(query)
  const isByRelevance = query.sort === 'popular'
  const offset = isByRelevance ? offsetOf(query.cursor) : 0
  const page: CardPage = isByRelevance
    ? { matches, condition: sql`${listingFilter(query)} and ${price}`, order: BY_RELEVANCE, limit: limit + 1, offset }
    : {
        condition: sql`${filter} and ${price} and ${listingAfter(query.sort, query.cursor)}`,
        order: listingOrder(query.sort),
        limit: limit + 1,
      }
  const [categories, rows, ...facetRows] = await engine.read([
    categoriesStatement(dialect, locale),
    cardsWhere(dialect, locale, page),
    ...facetStatements(dialect, locale, { filter, price }),
  ])
  const path = categoryPath(categories, categories.find((line) => line.slug === query.categorySlug)?.id ?? null)
  const category = path.at(-1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const nextOffset = offset + limit
  const offsetCursor = nextOffset <= OFFSET_MAX ? writeCursor(['relevance', nextOffset]) : null
  return {
    category: category
      ? {
          slug: category.slug,
          name: categoryName(category),
          path: path.map((line) => ({ slug: line.slug, name: categoryName(line) })),
        }
      : null,
    items: await completeCards(engine, rows.slice(0, limit), { locale, nowMs: match.nowMs }),
    nextCursor: last ? (isByRelevance ? offsetCursor : listingCursor(query.sort, last)) : null,
    ...facetsOf(facetRows, categories, category?.id ?? null),
  }
}

function offsetOf(cursor: string | null): number {
  const values = readCursor(cursor, 2)
  const offset = values?.[0] === 'relevance' ? Number(values[1]) : 0
  return Number.isInteger(offset) && offset > 0 && offset <= OFFSET_MAX ? offset : 0
}
