import type { ProductAttribute } from '@onhand/domain/catalog/product-record'
import type { Locale, ProductView, SkuView } from '@onhand/domain/catalog/views'
import type { ProductId, SkuId } from '@onhand/domain/ids'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { loadedVendors, vendorStatements } from '../vendors/load-vendors.ts'
import { productCountsQuery } from '../vendors/product-counts.ts'
import { vendorRecord } from '../vendors/vendor-record.ts'
import { vendorCard } from '../vendors/vendor-views.ts'
import { cardsWhere } from './card-rows.ts'
import { categoriesStatement, categoryName, categoryPath } from './category-tree.ts'
import { completeCards, imagesOf, priceView } from './product-cards.ts'
import { skuTitleIn } from './sku-title.ts'
import { type HintRow, stockHint, stockHintsStatement } from './stock-hints.ts'

const ALSO_SOLD_MAX = 6
const RELATED_MAX = 8

/** All the product page shows, in two round trips. Null when it is unknown, unpublished, or its shop is not approved. */
export async function readProduct(
  engine: SqlEngine,
  slug: string,
  { locale, nowMs }: { readonly locale: Locale; readonly nowMs: number },
): Promise<ProductView | null> {
  const [products, skuRows, hints, categories, counts, alsoRows, relatedRows, ...vendorRows] = await engine.read(
    productStatements(engine.dialect, locale, slug),
  )
  const [product] = products
  const loaded = loadedVendors(vendorRows)
  const [vendorRow] = loaded.vendors
  if (!product || !vendorRow) return null
  const record = vendorRecord(loaded, vendorRow)
  const vendor = vendorCard(record, locale, counts[0]?.product_count ?? 0)
  if (!vendor) return null
  const cards = await completeCards(engine, [...alsoRows, ...relatedRows], { locale, nowMs })
  const alsoIds = new Set<string>(alsoRows.map((row) => row.product_id))
  const hintsOf = Map.groupBy(hints, (hint) => hint.sku_id)
  return {
    productId: product.id as ProductId,
    slug: product.slug,
    title: product.title,
    description: product.description,
    brand: product.brand,
    images: imagesOf(product.images, locale),
    categoryPath: categoryPath(categories, product.category_id).map((line) => ({
      slug: line.slug,
      name: categoryName(line),
    })),
    attributes: attributesOf(product.attributes, locale),
    allergens: JSON.parse(product.allergens) as ProductView['allergens'],
    skus: skuRows.map((row) => skuView(row, hintsOf.get(row.id) ?? [])),
    vendor,
    locations: record.locations.map(({ id, name, city, timeZone }) => ({ locationId: id, name, city, timeZone })),
    alsoSoldBy: cards.filter((card) => alsoIds.has(card.productId)),
    related: cards.filter((card) => !alsoIds.has(card.productId)),
  }
}

/** Facts as they were stored, told in the reader's language where they are [CAT-12]. */
function attributesOf(json: string, locale: Locale): ProductView['attributes'] {
  return (JSON.parse(json) as ProductAttribute[]).map(({ name, value, translations }) => ({
    name: translations?.[locale]?.name || name,
    value: translations?.[locale]?.value || value,
  }))
}

function skusStatement(dialect: SqlEngine['dialect'], locale: Locale, productId: ReturnType<typeof sql<string>>) {
  return sqlFor(dialect)
    .selectFrom('sku')
    .innerJoin('offer', 'offer.sku_id', 'sku.id')
    .leftJoin('promotion_price', (join) =>
      join
        .onRef('promotion_price.sku_id', '=', 'sku.id')
        .onRef('promotion_price.price_minor', '=', 'offer.price_minor')
        .on('promotion_price.state', '=', 'applied'),
    )
    .leftJoin('promotion', (join) =>
      join.onRef('promotion.id', '=', 'promotion_price.promotion_id').on('promotion.status', '=', 'running'),
    )
    .select(['promotion.last_day', 'promotion.ends_at_ms'])
    .select(['sku.id', 'sku.code', 'sku.gtin', 'sku.weight_grams', 'sku.measure_amount', 'sku.measure_unit'])
    .select(['offer.price_minor', 'offer.compare_at_minor', 'offer.currency'])
    .select(skuTitleIn(locale).as('title'))
    .where('sku.product_id', '=', productId)
    .where('sku.is_sold', '=', 1)
    .orderBy('sku.position')
    .orderBy('sku.id')
    .compile()
}

type SkuRow =
  ReturnType<typeof skusStatement> extends { readonly query: unknown } & infer Compiled
    ? Compiled extends import('kysely').CompiledQuery<infer Row>
      ? Row
      : never
    : never

function skuView(row: SkuRow, hints: readonly HintRow[]): SkuView {
  return {
    skuId: row.id as SkuId,
    code: row.code,
    title: row.title,
    gtin: row.gtin,
    price: priceView(row),
    weightGrams: row.weight_grams,
    stock: stockHint(hints),
    reduction:
      row.last_day === null || row.ends_at_ms === null ? null : { lastDay: row.last_day, endsAtMs: row.ends_at_ms },
  }
}

function productStatements(dialect: SqlEngine['dialect'], locale: Locale, slug: string) {
  const db = sqlFor(dialect)
  const productId = sql<string>`(select id from product where slug = ${slug})`
  const vendorId = sql<string>`(select vendor_id from product where slug = ${slug})`
  const popular = sql`product_card.is_in_stock desc, product_card.sold_units desc, product_card.product_id desc`
  const sameGtin = sql`product_card.product_id in (
    select other.product_id from sku as mine join sku as other on other.gtin = mine.gtin
    where mine.product_id = ${productId} and mine.gtin is not null and other.vendor_id <> mine.vendor_id and other.is_sold = 1)`
  const categoryId = sql`(select category_id from product where slug = ${slug})`
  const bestOf = (condition: RawBuilder<unknown>) => sql`select * from (
    select product_id from product_card where ${condition}
    order by is_in_stock desc, sold_units desc, product_id desc limit ${2 * RELATED_MAX}) as best`
  const isRelated = sql`product_card.product_id <> ${productId} and not ${sameGtin} and product_card.product_id in (
    ${bestOf(sql`category_id = ${categoryId}`)} union all ${bestOf(sql`${categoryId} is null and vendor_id = ${vendorId}`)})`
  return [
    db
      .selectFrom('product')
      .innerJoin('vendor', 'vendor.id', 'product.vendor_id')
      .leftJoin('product_translation', (join) =>
        join.onRef('product_translation.product_id', '=', 'product.id').on('product_translation.locale', '=', locale),
      )
      .where('product.slug', '=', slug)
      .where('product.is_published', '=', 1)
      .where('vendor.is_approved', '=', 1)
      .select(['product.id', 'product.slug', 'product.brand', 'product.category_id'])
      .select(['product.images', 'product.attributes', 'product.allergens'])
      .select([
        sql<string>`coalesce(nullif(product_translation.title, ''), product.title)`.as('title'),
        sql<string>`coalesce(nullif(product_translation.description, ''), product.description)`.as('description'),
      ])
      .compile(),
    skusStatement(dialect, locale, productId),
    stockHintsStatement(dialect, sql<string>`(select id from sku where product_id = ${productId})`),
    categoriesStatement(dialect, locale),
    productCountsQuery(dialect).where('vendor_id', '=', vendorId).compile(),
    cardsWhere(dialect, locale, {
      condition: sameGtin,
      order: sql`product_card.price_minor, product_card.product_id`,
      limit: ALSO_SOLD_MAX,
    }),
    cardsWhere(dialect, locale, { condition: isRelated, order: popular, limit: RELATED_MAX }),
    ...vendorStatements(dialect, sql<string>`(select vendor_id from product where slug = ${slug})`),
  ] as const
}
