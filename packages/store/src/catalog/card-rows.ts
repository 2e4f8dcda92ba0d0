import type { Locale } from '@onhand/domain/catalog/views'
import { type CompiledQuery, type RawBuilder, type Selectable, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'

/** Which cards, in which order. `matches` (product_id, score) narrows to what a search found and lets `order` use `score`. */
export type CardPage = {
  readonly matches?: RawBuilder<unknown>
  readonly condition: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
  readonly limit: number
  readonly offset?: number
}

/** The page is cut from the narrow card rows first; titles, pictures and prices are joined to what is left. */
function pageOfCards(page: CardPage) {
  const source = page.matches
    ? sql`select product_card.*, ranked.score from product_card join (${page.matches}) as ranked on ranked.product_id = product_card.product_id`
    : sql`select product_card.* from product_card`
  return sql<
    Selectable<Database['product_card']>
  >`(${source} where ${page.condition} order by ${page.order} limit ${page.limit} offset ${page.offset ?? 0})`
}

/** The facts of product cards but their shop and stock, which are read for a whole page at once. */
export function cardsWhere(dialect: SqlEngine['dialect'], locale: Locale, page: CardPage) {
  return sqlFor(dialect)
    .selectFrom(pageOfCards(page).as('product_card'))
    .innerJoin('product', 'product.id', 'product_card.product_id')
    .innerJoin('sku', 'sku.id', 'product_card.sku_id')
    .innerJoin('offer', 'offer.sku_id', 'product_card.sku_id')
    .leftJoin('product_translation', (join) =>
      join
        .onRef('product_translation.product_id', '=', 'product_card.product_id')
        .on('product_translation.locale', '=', locale),
    )
    .select([
      'product_card.product_id',
      'product_card.vendor_id',
      'product_card.sku_id',
      'product_card.sku_count',
      'product_card.is_in_stock',
      'product_card.sold_units',
      'product_card.expiry_key',
      'product_card.created_at_ms',
      'product_card.price_minor',
      'product.slug',
      'product.images',
      'sku.measure_amount',
      'sku.measure_unit',
      'offer.compare_at_minor',
      'offer.currency',
    ])
    .select(sql<string>`coalesce(nullif(product_translation.title, ''), product.title)`.as('title'))
    .orderBy(page.order)
    .compile()
}

/** A row of `cardsWhere`. */
export type CardRow = ReturnType<typeof cardsWhere> extends CompiledQuery<infer Row> ? Row : never
