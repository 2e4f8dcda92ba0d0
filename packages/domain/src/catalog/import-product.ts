import type { CategoryId, LocationId, LotId, ProductId, SkuId } from '../ids.ts'
import type { OtherPrice, ProductAttribute, ProductImage } from './product-record.ts'
import type { Locale } from './views.ts'

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
  readonly attributes: readonly ProductAttribute[]
  readonly allergens: readonly string[]
  readonly images: readonly ProductImage[]
  readonly isPublished: boolean
  /** Put away: kept, not sold, not among the drafts. Absent: as it was. */
  readonly isArchived?: boolean
  /** Names of what the variants differ in; absent: as they were. */
  readonly options?: readonly string[]
  readonly skus: readonly ImportSku[]
}

/** What a SKU is called in other languages; where it has none, readers see its own title [CAT-11]. */
export type SkuTitles = Readonly<Partial<Record<Locale, string>>>

/** One SKU of an imported product with its price and opening stock. Prices include tax. */
export type ImportSku = {
  readonly id: SkuId
  /** The vendor's own code. */
  readonly code: string
  readonly title: string
  /** Its title in other languages; absent: none. */
  readonly titles?: SkuTitles
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
  /** Its value for each of the product's options; absent: as they were. */
  readonly optionValues?: readonly string[]
  /** Prices in other currencies; absent: as they were. */
  readonly otherPrices?: readonly OtherPrice[]
  readonly openingStock: readonly {
    readonly locationId: LocationId
    readonly lotId: LotId
    readonly lotCode: string
    readonly expiryDate: string | null
    readonly units: number
  }[]
}
