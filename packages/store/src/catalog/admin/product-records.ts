import type { ImportSku } from '@onhand/domain/catalog/import-product'
import type { ProductRecord, ProductStatus, SkuDraft } from '@onhand/domain/catalog/product-record'
import type { CategoryId, ProductId, SkuId } from '@onhand/domain/ids'
import type { RawBuilder } from 'kysely'
import type { RowsOf, SqlEngine } from '../../engine/engine.ts'
import { sqlFor } from '../../engine/sql.ts'

/** Whole products by a list or subquery of ids, in the order of their ids. */
export async function readProductRecords(
  engine: SqlEngine,
  ids: RawBuilder<string>,
): Promise<readonly ProductRecord[]> {
  const [products, translations, skus, prices, titles] = await engine.read(recordStatements(engine.dialect, ids))
  const translationsOf = Map.groupBy(translations, (row) => row.product_id)
  const skusOf = Map.groupBy(skus, (row) => row.product_id)
  const titlesOf = Map.groupBy(titles, (row) => row.sku_id)
  const pricesOf = Map.groupBy(prices, (row) => row.sku_id)
  return products.map((row) => ({
    id: row.id as ProductId,
    version: row.version,
    slug: row.slug,
    status: statusOf(row),
    categoryId: row.category_id as CategoryId | null,
    title: row.title,
    description: row.description,
    translations: Object.fromEntries(
      (translationsOf.get(row.id) ?? []).map(({ locale, title, description }) => [locale, { title, description }]),
    ),
    brand: row.brand,
    tags: JSON.parse(row.tags) as ProductRecord['tags'],
    attributes: JSON.parse(row.attributes) as ProductRecord['attributes'],
    allergens: JSON.parse(row.allergens) as ProductRecord['allergens'],
    images: JSON.parse(row.images) as ProductRecord['images'],
    options: JSON.parse(row.options) as ProductRecord['options'],
    skus: (skusOf.get(row.id) ?? []).map((sku) =>
      skuDraft(sku, pricesOf.get(sku.id) ?? [], titlesOf.get(sku.id) ?? []),
    ),
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
  }))
}

/** Where a product is in its life, by its columns. */
export function statusOf(row: {
  readonly is_published: number
  readonly archived_at_ms: number | null
}): ProductStatus {
  if (row.archived_at_ms !== null) return 'archived'
  return row.is_published === 1 ? 'active' : 'draft'
}

function recordStatements(dialect: SqlEngine['dialect'], ids: RawBuilder<string>) {
  const db = sqlFor(dialect)
  const soldSkus = db.selectFrom('sku').where('product_id', 'in', ids).where('is_sold', '=', 1)
  return [
    db.selectFrom('product').selectAll().where('id', 'in', ids).orderBy('id').compile(),
    db.selectFrom('product_translation').selectAll().where('product_id', 'in', ids).orderBy('locale').compile(),
    soldSkus
      .innerJoin('offer', 'offer.sku_id', 'sku.id')
      .selectAll('sku')
      .select(['offer.price_minor', 'offer.compare_at_minor', 'offer.currency'])
      .select(['offer.tax_rate_bps', 'offer.unit_cost_minor'])
      .orderBy('sku.position')
      .orderBy('sku.id')
      .compile(),
    db
      .selectFrom('sku_price')
      .selectAll()
      .where('sku_id', 'in', soldSkus.select('id'))
      .orderBy('sku_id')
      .orderBy('currency')
      .compile(),
    db
      .selectFrom('sku_translation')
      .selectAll()
      .where('sku_id', 'in', soldSkus.select('id'))
      .orderBy('sku_id')
      .orderBy('locale')
      .compile(),
  ] as const
}

type Rows = RowsOf<ReturnType<typeof recordStatements>>
type RowOf<Rows> = Rows extends readonly (infer Row)[] ? Row : never

function skuDraft(row: RowOf<Rows[2]>, prices: readonly RowOf<Rows[3]>[], titles: readonly RowOf<Rows[4]>[]): SkuDraft {
  return {
    id: row.id as SkuId,
    code: row.code,
    title: row.title,
    titles: Object.fromEntries(titles.map(({ locale, title }) => [locale, title])),
    optionValues: JSON.parse(row.option_values) as string[],
    gtin: row.gtin,
    priceMinor: row.price_minor,
    compareAtMinor: row.compare_at_minor,
    currency: row.currency,
    otherPrices: prices.map((price) => ({
      currency: price.currency,
      priceMinor: price.price_minor,
      compareAtMinor: price.compare_at_minor,
    })),
    taxRateBps: row.tax_rate_bps,
    unitCostMinor: row.unit_cost_minor,
    weightGrams: row.weight_grams,
    measure: measureOf(row),
    unitsPerOrderMax: row.units_per_order_max,
  }
}

function measureOf(row: { readonly measure_amount: number | null; readonly measure_unit: string | null }) {
  if (row.measure_amount === null || row.measure_unit === null) return null
  return { amount: row.measure_amount, unit: row.measure_unit as NonNullable<ImportSku['measure']>['unit'] }
}
