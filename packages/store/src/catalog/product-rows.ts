import type { ImportProduct, ImportSku } from '@onhand/domain/catalog/import-product'
import { LOCALES } from '@onhand/domain/catalog/views'
import type { VendorId } from '@onhand/domain/ids'
import type { Insertable } from 'kysely'
import type { Database } from '../schema/database.ts'

/** The rows of an imported product, table by table. */
export function productRow(
  vendorId: VendorId,
  product: ImportProduct,
  at: { readonly slug: string; readonly nowMs: number },
): Insertable<Database['product']> {
  return {
    id: product.id,
    vendor_id: vendorId,
    category_id: product.categoryId,
    slug: at.slug,
    title: product.title,
    description: product.description,
    brand: product.brand,
    attributes: JSON.stringify(product.attributes),
    allergens: JSON.stringify(product.allergens),
    tags: JSON.stringify(product.tags),
    images: JSON.stringify(product.images),
    is_published: product.isPublished ? 1 : 0,
    created_at_ms: at.nowMs,
    updated_at_ms: at.nowMs,
    archived_at_ms: product.isArchived ? at.nowMs : null,
    ...(product.options ? { options: JSON.stringify(product.options) } : {}),
  }
}

/** Its texts in other languages. */
export function productTranslationRows(product: ImportProduct): Insertable<Database['product_translation']>[] {
  return LOCALES.flatMap((locale) => {
    const translation = product.translations[locale]
    return translation
      ? [{ product_id: product.id, locale, title: translation.title, description: translation.description }]
      : []
  })
}

/** One SKU of it. */
export function skuRow(
  vendorId: VendorId,
  product: ImportProduct,
  { sku, position }: { readonly sku: ImportSku; readonly position: number },
): Insertable<Database['sku']> {
  return {
    id: sku.id,
    product_id: product.id,
    vendor_id: vendorId,
    position,
    code: sku.code,
    title: sku.title,
    gtin: sku.gtin,
    weight_grams: sku.weightGrams,
    measure_amount: sku.measure?.amount ?? null,
    measure_unit: sku.measure?.unit ?? null,
    units_per_order_max: sku.unitsPerOrderMax,
    is_sold: 1,
    ...(product.options ? { option_values: JSON.stringify(sku.optionValues ?? []) } : {}),
  }
}

/** Its SKUs' titles in other languages. */
export function skuTranslationRows(skus: readonly ImportSku[]): Insertable<Database['sku_translation']>[] {
  return skus.flatMap((sku) =>
    LOCALES.flatMap((locale) => {
      const title = sku.titles?.[locale]
      return title === undefined ? [] : [{ sku_id: sku.id, locale, title }]
    }),
  )
}

/** Its prices in other currencies. */
export function otherPriceRows(skus: readonly ImportSku[]): Insertable<Database['sku_price']>[] {
  return skus.flatMap((sku) =>
    (sku.otherPrices ?? []).map(({ currency, priceMinor, compareAtMinor }) => ({
      sku_id: sku.id,
      currency,
      price_minor: priceMinor,
      compare_at_minor: compareAtMinor,
    })),
  )
}

/** Its price and terms. */
export function offerRow(sku: ImportSku): Insertable<Database['offer']> {
  return {
    sku_id: sku.id,
    price_minor: sku.priceMinor,
    compare_at_minor: sku.compareAtMinor,
    currency: sku.currency,
    tax_rate_bps: sku.taxRateBps,
    unit_cost_minor: sku.unitCostMinor,
  }
}
