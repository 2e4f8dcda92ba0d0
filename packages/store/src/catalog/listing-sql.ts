import type { ListingQuery, ListingSort } from '@onhand/service/catalog/ports'
import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { CardRow } from './card-rows.ts'

type SortColumn = 'is_in_stock' | 'sold_units' | 'created_at_ms' | 'price_minor' | 'expiry_key' | 'product_id'

/** Each order ends in the id, so a cursor names one exact place; each has an index of its own. */
const SORTS: Readonly<
  Record<ListingSort, { readonly columns: readonly SortColumn[]; readonly direction: 'asc' | 'desc' }>
> = {
  popular: { columns: ['is_in_stock', 'sold_units', 'product_id'], direction: 'desc' },
  newest: { columns: ['created_at_ms', 'product_id'], direction: 'desc' },
  price_up: { columns: ['price_minor', 'product_id'], direction: 'asc' },
  price_down: { columns: ['price_minor', 'product_id'], direction: 'desc' },
  expiry: { columns: ['expiry_key', 'product_id'], direction: 'asc' },
}

/** ORDER BY of a list. */
export function listingOrder(sort: ListingSort): RawBuilder<unknown> {
  const { columns, direction } = SORTS[sort]
  return sql.join(columns.map((name) => sql`${sql.ref(`product_card.${name}`)} ${sql.raw(direction)}`))
}

/** What comes after the cursor. A cursor of another order or none of ours starts at the beginning. */
export function listingAfter(sort: ListingSort, cursor: string | null): RawBuilder<unknown> {
  const { columns, direction } = SORTS[sort]
  const values = readCursor(cursor, columns.length + 1)
  if (!values || values[0] !== sort) return sql`true`
  const place = sql.join(columns.map((name) => sql.ref(`product_card.${name}`)))
  const bound = columns.map((name, index) => castLike(name, values[index + 1] ?? ''))
  return sql`(${place}) ${sql.raw(direction === 'asc' ? '>' : '<')} (${sql.join(bound)})`
}

function castLike(column: SortColumn, value: string | number): RawBuilder<unknown> {
  const isText = column === 'product_id' || column === 'expiry_key'
  return isText ? sql`${String(value)}` : sql`cast(${Number(value) || 0} as bigint)`
}

/** Where a page ended. */
export function listingCursor(sort: ListingSort, row: CardRow): string {
  return writeCursor([sort, ...SORTS[sort].columns.map((name) => row[name])])
}

/** The filters of a list but the price: it also narrows which prices there are to choose from. */
export function listingFilter(query: ListingQuery): RawBuilder<unknown> {
  const conditions = [sql`true`]
  if (query.categorySlug !== null) {
    conditions.push(sql`product_card.category_id in (
      with recursive tree(id) as (
        select id from category where slug = ${query.categorySlug}
        union all select category.id from category join tree on category.parent_id = tree.id
      ) select id from tree)`)
  }
  if (query.vendorSlug !== null)
    conditions.push(sql`product_card.vendor_id = (select id from vendor where slug = ${query.vendorSlug})`)
  if (query.isInStockOnly) conditions.push(sql`product_card.is_in_stock = 1`)
  return sql.join(conditions, sql` and `)
}

/** The price filter of a list. */
export function priceFilter({ priceMinMinor, priceMaxMinor }: ListingQuery): RawBuilder<unknown> {
  const conditions = [sql`true`]
  if (priceMinMinor !== null) conditions.push(sql`product_card.price_minor >= ${priceMinMinor}`)
  if (priceMaxMinor !== null) conditions.push(sql`product_card.price_minor <= ${priceMaxMinor}`)
  return sql.join(conditions, sql` and `)
}
