import { queryWords } from '@onhand/domain/discovery/search-terms'
import { LOCALES, type Locale } from '@onhand/domain/catalog/views'
import type { VendorId } from '@onhand/domain/ids'
import type { MissingPart, ProductFilter, ProductSort } from '@onhand/service/catalog/admin/ports'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../../engine/engine.ts'
import { matchesOf } from '../../search/match-sql.ts'

/** Without a threshold of its own, low is this many units and fewer. */
const LOW_UNITS_MAX = 5
/** The language that titles are written in; the others are translations. */
const BASE_LOCALE: Locale = 'en'

const SOLD_SKUS = sql`sku.product_id = product.id and sku.is_sold = 1`

/** Available units of a product over its variants and places, as last projected. */
export const UNITS = sql<number>`cast(coalesce((select sum(stock_level.available_units) from sku join stock_level on stock_level.sku_id = sku.id where ${SOLD_SKUS}), 0) as bigint)`
const THRESHOLDS = sql`from sku join stock_threshold on stock_threshold.sku_id = sku.id where ${SOLD_SKUS}`
const AT_THE_PLACE = sql`coalesce((select available_units from stock_level
  where stock_level.sku_id = sku.id and stock_level.location_id = stock_threshold.location_id), 0)`
/** A variant is at its threshold or below it, somewhere; products without thresholds are low when few are left. */
const IS_LOW = sql`(exists (select 1 ${THRESHOLDS} and ${AT_THE_PLACE} <= stock_threshold.reorder_units)
  or (${UNITS} between 1 and ${sql.lit(LOW_UNITS_MAX)} and not exists (select 1 ${THRESHOLDS})))`
const PRICE_MIN = sql`coalesce((select min(offer.price_minor) from sku join offer on offer.sku_id = sku.id where ${SOLD_SKUS}), 0)`
const PRICE_MAX = sql`coalesce((select max(offer.price_minor) from sku join offer on offer.sku_id = sku.id where ${SOLD_SKUS}), 0)`

/** The title in the reader's language. */
export function titleIn(locale: Locale): RawBuilder<string> {
  return sql`coalesce((select nullif(title, '') from product_translation where product_id = product.id and locale = ${locale}), product.title)`
}

/** What a table is sorted by. Titles are compared byte by byte on both engines. */
export function sortKey(dialect: SqlEngine['dialect'], sort: ProductSort, locale: Locale): RawBuilder<unknown> {
  switch (sort) {
    case 'updated':
      return sql`product.updated_at_ms`
    case 'created':
      return sql`product.created_at_ms`
    case 'price':
      return PRICE_MIN
    case 'stock':
      return UNITS
    case 'title': {
      const title = sql`lower(${titleIn(locale)})`
      return dialect === 'postgres' ? sql`${title} collate "C"` : title
    }
  }
}

/** The products of a vendor that the filter finds. */
export function productsWhere(
  dialect: SqlEngine['dialect'],
  vendorId: VendorId,
  filter: ProductFilter,
): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`product.vendor_id = ${vendorId}`]
  if (filter.words.trim() !== '') conditions.push(matching(dialect, vendorId, filter.words.trim()))
  if (filter.status === 'active') conditions.push(sql`product.is_published = 1`)
  if (filter.status === 'draft') conditions.push(sql`product.is_published = 0 and product.archived_at_ms is null`)
  if (filter.status === 'archived') conditions.push(sql`product.archived_at_ms is not null`)
  // What was put away is out of the way unless it is asked for.
  if (filter.status === null) conditions.push(sql`product.archived_at_ms is null`)
  if (filter.categoryId !== null) {
    conditions.push(sql`product.category_id in (
      with recursive tree(id) as (
        select id from category where id = ${filter.categoryId}
        union all select category.id from category join tree on category.parent_id = tree.id
      ) select id from tree)`)
  }
  if (filter.tag !== null) conditions.push(sql`${filter.tag} in ${tagsOf(dialect)}`)
  if (filter.stock === 'out') conditions.push(sql`${UNITS} = 0`)
  if (filter.stock === 'in') conditions.push(sql`${UNITS} > 0`)
  if (filter.stock === 'low') conditions.push(IS_LOW)
  if (filter.missing !== null) conditions.push(lacking(filter.missing))
  if (filter.priceMinMinor !== null) conditions.push(sql`${PRICE_MAX} >= ${filter.priceMinMinor}`)
  if (filter.priceMaxMinor !== null) conditions.push(sql`${PRICE_MIN} <= ${filter.priceMaxMinor}`)
  return sql.join(conditions, sql` and `)
}

/** The tags of a product as a list to look into. */
function tagsOf(dialect: SqlEngine['dialect']): RawBuilder<unknown> {
  return dialect === 'postgres'
    ? sql`(select jsonb_array_elements_text(cast(product.tags as jsonb)))`
    : sql`(select value from json_each(product.tags))`
}

function lacking(part: MissingPart): RawBuilder<unknown> {
  switch (part) {
    case 'picture':
      return sql`product.images = '[]'`
    case 'category':
      return sql`product.category_id is null`
    case 'barcode':
      return sql`exists (select 1 from sku where ${SOLD_SKUS} and gtin is null)`
    case 'translation': {
      const others = LOCALES.filter((locale) => locale !== BASE_LOCALE)
      return sql`(select count(*) from product_translation where product_id = product.id and title <> '' and locale in (${sql.join(others)})) < ${sql.lit(others.length)}`
    }
  }
}

/** By words as shoppers search, by any part of the title, by the beginning of a code or barcode: while it is still being typed. */
function matching(dialect: SqlEngine['dialect'], vendorId: VendorId, text: string): RawBuilder<unknown> {
  const escaped = text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const begins = `${escaped}%`
  const conditions = [
    sql`lower(product.title) like ${`%${escaped}%`} escape '\\'`,
    sql`product.id in (select product_id from sku where vendor_id = ${vendorId} and (lower(code) like ${begins} escape '\\' or gtin like ${begins} escape '\\'))`,
  ]
  const words = queryWords(text)
  if (words.length > 0) {
    const matches = matchesOf(dialect, words, { every: true, isLastPrefix: true })
    conditions.push(sql`product.id in (select product_id from (${matches}) as matched)`)
  }
  return sql`(${sql.join(conditions, sql` or `)})`
}
