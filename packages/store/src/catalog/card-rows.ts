import type { Locale } from '@onhand/domain/catalog/views'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** The facts of a product card but its shop and stock, which are read for a whole page at once. */
export function cardsQuery(dialect: SqlEngine['dialect'], locale: Locale) {
  return sqlFor(dialect)
    .selectFrom('product_card')
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
}

/** Cards under a condition, in an order, at most `limit`. */
export function cardsWhere(
  dialect: SqlEngine['dialect'],
  locale: Locale,
  page: { readonly condition: RawBuilder<unknown>; readonly order: RawBuilder<unknown>; readonly limit: number },
) {
  return cardsQuery(dialect, locale)
    .where(sql<boolean>`${page.condition}`)
    .orderBy(page.order)
    .limit(page.limit)
    .compile()
}

/** A row that `cardsQuery` gives. */
export type CardRow = Awaited<ReturnType<ReturnType<typeof cardsQuery>['execute']>>[number]
