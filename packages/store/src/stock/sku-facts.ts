import type { ImageView, Locale } from '@onhand/domain/catalog/views'
import type { ProductId, SkuId } from '@onhand/domain/ids'
import type { SkuFacts } from '@onhand/service/stock/ports'
import { type RawBuilder, sql } from 'kysely'

/** Columns of `factJoins`. */
export type FactRow = {
  readonly sku_id: string
  readonly product_id: string
  readonly title: string
  readonly sku_title: string
  readonly code: string
  readonly gtin: string | null
  readonly images: string
  readonly unit_cost_minor: number | null
  readonly currency: string | null
}

/** What a SKU is called, in the person's language where its product has that. */
export const FACT_TITLE = sql`coalesce(nullif(product_translation.title, ''), product.title)`

/** What the variant is called, likewise; with its own title beside it, words are found in either. */
export const FACT_SKU_TITLE = sql`coalesce(nullif(sku_translation.title, ''), sku.title)`

/** The columns of a FactRow, of the tables that `factJoins` joins. */
export const FACTS = sql`sku.id as sku_id, sku.product_id, ${FACT_TITLE} as title, ${FACT_SKU_TITLE} as sku_title, sku.code, sku.gtin,
  product.images, offer.unit_cost_minor, offer.currency`

/** Joins what FACTS reads to a SKU's id. */
export function factJoins(locale: Locale, skuId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`join sku on sku.id = ${skuId} join product on product.id = sku.product_id left join offer on offer.sku_id = sku.id
    left join product_translation on product_translation.product_id = product.id and product_translation.locale = ${locale}
    left join sku_translation on sku_translation.sku_id = sku.id and sku_translation.locale = ${locale}`
}

/** A row as the facts it holds. */
export function toFacts(row: FactRow): SkuFacts {
  const [image] = JSON.parse(row.images) as readonly ImageView[]
  return {
    skuId: row.sku_id as SkuId,
    productId: row.product_id as ProductId,
    title: row.title,
    skuTitle: row.sku_title,
    code: row.code,
    gtin: row.gtin,
    imageUrl: image?.url ?? null,
    unitCostMinor: Number(row.unit_cost_minor ?? 0),
    currency: row.currency ?? '',
  }
}
