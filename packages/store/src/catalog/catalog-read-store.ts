import type { SkuId } from '@onhand/domain/ids'
import type { CatalogReadPort } from '@onhand/service/catalog/ports'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { categoriesStatement, categoryCountsStatement, categoryTree } from './category-tree.ts'
import { readHome } from './home.ts'
import { readListing } from './listing.ts'
import { readProduct } from './product-page.ts'
import { readSellableSkus } from './sellable-skus.ts'

/** The catalogue as public pages and carts read it. */
export function catalogReadStore(engine: SqlEngine): CatalogReadPort {
  return {
    home: (locale, nowMs) => readHome(engine, locale, nowMs),

    async categories(locale) {
      const [lines, counts] = await engine.read([
        categoriesStatement(engine.dialect, locale),
        categoryCountsStatement(engine.dialect),
      ])
      return categoryTree(lines, counts)
    },

    listing: (query, nowMs) => readListing(engine, query, nowMs),
    product: (locale, slug, nowMs) => readProduct(engine, slug, { locale, nowMs }),
    sellableSkus: (locale, skuIds, currency) => readSellableSkus(engine, locale, skuIds, currency),

    async pricesIn(currency, skuIds) {
      const prices = sqlFor(engine.dialect)
        .selectFrom('sku_price')
        .select(['sku_id', 'price_minor', 'compare_at_minor'])
        .where('currency', '=', currency)
        .where('sku_id', 'in', textList(engine.dialect, skuIds))
      const rows = skuIds.length === 0 ? [] : await engine.query(prices.compile())
      return {
        currency,
        prices: new Map(
          rows.map((row) => [
            row.sku_id as SkuId,
            { priceMinor: row.price_minor, compareAtMinor: row.compare_at_minor },
          ]),
        ),
      }
    },

    async skusByCode(vendorId, codes) {
      const skus = sqlFor(engine.dialect)
        .selectFrom('sku')
        .select(['code', 'id'])
        .where('vendor_id', '=', vendorId)
        .where('code', 'in', textList(engine.dialect, codes))
        .orderBy('code')
      return (await engine.query(skus.compile())).map((row) => ({ code: row.code, skuId: row.id as SkuId }))
    },
  }
}
