import type { CategoryId, LocationId, LotId, ProductId, SkuId } from '../ids.ts'
import type { ImageView, Locale } from './views.ts'

/** A product as an importer or the seed hands it over: checked, with ids that follow from the vendor and the vendor's own codes. */
export type ImportProduct = {
  readonly id: ProductId
  readonly slug: string
  readonly categoryId: CategoryId | null
  readonly title: string
  readonly description: string
  readonly translations: Readonly<Partial<Record<Locale, { readonly title: string; readonly description: string }>>>
  readonly brand: string | null
  readonly tags: readonly string[]
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
  readonly allergens: readonly string[]
  readonly images: readonly ImageView[]
  readonly isPublished: boolean
  readonly skus: readonly ImportSku[]
}

/** One SKU of an imported product with its price and opening stock. Prices include tax. */
export type ImportSku = {
  readonly id: SkuId
  /** The vendor's own code. */
  readonly code: string
  readonly title: string
  readonly gtin: string | null
  readonly priceMinor: number
  readonly compareAtMinor: number | null
  readonly currency: string
  readonly taxRateBps: number
  readonly unitCostMinor: number
  readonly weightGrams: number | null
  /** For the unit price: 500 g is { amount: 500, unit: 'g' }. */
  readonly measure: { readonly amount: number; readonly unit: 'g' | 'kg' | 'ml' | 'l' | 'each' } | null
  readonly unitsPerOrderMax: number | null
  readonly openingStock: readonly {
    readonly locationId: LocationId
    readonly lotId: LotId
    readonly lotCode: string
    readonly expiryDate: string | null
    readonly units: number
  }[]
}
