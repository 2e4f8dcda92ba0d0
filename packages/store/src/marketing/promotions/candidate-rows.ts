import type { PromotionId, SkuId } from '@onhand/domain/ids'
import type { PromotionDays } from '@onhand/domain/marketing/promotion'
import type { ProductFilter } from '@onhand/service/catalog/admin/ports'
import type { KnownCandidate, PromotionPort } from '@onhand/service/marketing/promotion-ports'
import { type RawBuilder, sql } from 'kysely'
import { productsWhere } from '../../catalog/admin/product-filter-sql.ts'
import { lowestSince } from '../../catalog/price-changes.ts'
import type { SqlEngine } from '../../engine/engine.ts'
import { sqlFor, textList } from '../../engine/sql.ts'

type Asked = Parameters<PromotionPort['candidates']>[0]

const ON_SALE: ProductFilter = {
  words: '',
  status: 'active',
  categoryId: null,
  tag: null,
  stock: null,
  missing: null,
  priceMinMinor: null,
  priceMaxMinor: null,
}

/** What a SKU costs without the promotion that runs now. */
const REGULAR = sql`coalesce((select running.regular_minor from promotion_price as running where running.sku_id = sku.id
  and running.state = 'applied' and running.price_minor = offer.price_minor limit 1), offer.price_minor)`

/** SKUs that a promotion could be about, with their lowest price and what they sold lately. */
export async function readCandidates(engine: SqlEngine, asked: Asked): Promise<readonly KnownCandidate[]> {
  const { dialect } = engine
  const sold = sql`coalesce((select sum(demand_day.sold_units) from demand_day
    where demand_day.sku_id = sku.id and demand_day.day >= ${asked.soldSinceDay}), 0)`
  const rows = sql<CandidateRow>`select sku.id, product.title, sku.title as variant_title, sku.code, ${REGULAR} as price_minor, offer.currency,
      ${lowestSince(dialect, asked.lowestSinceMs)} as lowest_minor, cast(${sold} as bigint) as sold_units,
      case when sku.is_sold = 1 and product.is_published = 1 then 1 else 0 end as is_on_sale
    from product join sku on sku.product_id = product.id join offer on offer.sku_id = sku.id
    where ${chosen(dialect, asked)} order by product.title, product.id, sku.position, sku.id limit ${asked.limit}`
  return (await engine.query(rows.compile(sqlFor(dialect)))).map((row) => ({
    skuId: row.id as SkuId,
    title: row.title,
    variantTitle: row.variant_title,
    code: row.code,
    priceMinor: Number(row.price_minor),
    currency: row.currency,
    lowestMinor: Number(row.lowest_minor),
    soldUnits: Number(row.sold_units),
    isOnSale: row.is_on_sale === 1,
  }))
}

type CandidateRow = {
  readonly id: string
  readonly title: string
  readonly variant_title: string
  readonly code: string
  readonly price_minor: number
  readonly currency: string
  readonly lowest_minor: number
  readonly sold_units: number
  readonly is_on_sale: number
}

/** Variants that are no longer sold are only found by their own id: nobody who chooses a product means them. */
function chosen(dialect: SqlEngine['dialect'], { vendorId, choice }: Asked): RawBuilder<unknown> {
  switch (choice.kind) {
    case 'skus':
      return sql`product.vendor_id = ${vendorId} and sku.id in ${textList(dialect, choice.skuIds)}`
    case 'products':
      return sql`product.vendor_id = ${vendorId} and product.id in ${textList(dialect, choice.productIds)} and sku.is_sold = 1`
    case 'category':
      return sql`${productsWhere(dialect, vendorId, { ...ON_SALE, categoryId: choice.categoryId })} and sku.is_sold = 1`
    case 'all':
      return sql`${productsWhere(dialect, vendorId, ON_SALE)} and sku.is_sold = 1`
  }
}

/** Another promotion of some of these SKUs on some of these days: one a day [PRO-4]. */
export async function readClash(
  engine: SqlEngine,
  asked: { readonly promotionId: PromotionId | null; readonly skuIds: readonly SkuId[]; readonly days: PromotionDays },
): Promise<{ readonly promotionId: PromotionId; readonly name: string } | null> {
  const { promotionId, skuIds, days } = asked
  const clash = sqlFor(engine.dialect)
    .selectFrom('promotion_day')
    .innerJoin('promotion', 'promotion.id', 'promotion_day.promotion_id')
    .select(['promotion.id', 'promotion.name'])
    .where('promotion_day.sku_id', 'in', textList(engine.dialect, skuIds))
    .where('promotion_day.day', '>=', days.firstDay)
    .where('promotion_day.day', '<=', days.lastDay)
    .where('promotion_day.promotion_id', '<>', promotionId ?? '')
    .where('promotion.status', 'in', ['planned', 'running'])
    .orderBy('promotion_day.day')
    .orderBy('promotion.id')
    .limit(1)
  const [found] = await engine.query(clash.compile())
  return found ? { promotionId: found.id as PromotionId, name: found.name } : null
}
