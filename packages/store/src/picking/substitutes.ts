import type { ProductId, SkuId } from '@onhand/domain/ids'
import type { SubstituteOffer } from '@onhand/domain/ordering/substitution'
import type { PickListPort } from '@onhand/service/ordering/desk-ports'
import { sql } from 'kysely'
import { skuTitleIn } from '../catalog/sku-title.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

type Row = {
  readonly id: string
  readonly product_id: string
  readonly title: string
  readonly variant_title: string
  readonly gtin: string | null
  readonly images: string
  readonly price_minor: number
  readonly tax_rate_bps: number
  readonly unit_cost_minor: number
  readonly available: number
  readonly is_same: number
}

/** What the shop has in the same product or category, no dearer, nearest in price first. Found over the product's and the category's index. */
export async function findSubstitutes(
  engine: SqlEngine,
  query: Parameters<PickListPort['substitutes']>[0],
): Promise<readonly SubstituteOffer[]> {
  const available = sql`(select coalesce(sum(available_units), 0) from stock_level where sku_id = sku.id)`
  const only = query.skuId === null ? sql`` : sql`and sku.id = ${query.skuId}`
  const statement = sql<Row>`
    select sku.id, product.id as product_id, coalesce(nullif(product_translation.title, ''), product.title) as title,
      ${skuTitleIn(query.locale)} as variant_title, sku.gtin, product.images, offer.price_minor, offer.tax_rate_bps, offer.unit_cost_minor,
      cast(${available} as bigint) as available, case when product.id = paid_product.id then 1 else 0 end as is_same
    from sku as paid
    join product as paid_product on paid_product.id = paid.product_id
    join product on product.id = paid_product.id or product.category_id = paid_product.category_id
    join sku on sku.product_id = product.id
    join offer on offer.sku_id = sku.id
    left join product_translation on product_translation.product_id = product.id and product_translation.locale = ${query.locale}
    where paid.id = ${query.insteadOf} and sku.id <> paid.id and sku.vendor_id = ${query.vendorId} and sku.is_sold = 1
      and product.is_published = 1 and product.archived_at_ms is null
      and offer.currency = ${query.currency} and offer.price_minor <= cast(${query.priceMaxMinor} as bigint)
      and ${available} > 0 ${only}
    order by is_same desc, offer.price_minor desc, sku.id limit ${query.limit}`
  const rows = await engine.query(statement.compile(sqlFor(engine.dialect)))
  return rows.map((row) => ({
    skuId: row.id as SkuId,
    productId: row.product_id as ProductId,
    title: row.title,
    variantTitle: row.variant_title,
    gtin: row.gtin,
    imageUrl: firstImage(row.images),
    priceMinor: row.price_minor,
    taxRateBps: row.tax_rate_bps,
    unitCostMinor: row.unit_cost_minor,
    availableUnits: Number(row.available),
    isSameProduct: row.is_same === 1,
  }))
}

function firstImage(images: string): string | null {
  const [first] = JSON.parse(images) as readonly { readonly url: string }[]
  return first?.url ?? null
}
