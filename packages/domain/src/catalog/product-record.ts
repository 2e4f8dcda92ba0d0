import type { CategoryId, ProductId } from '../ids.ts'
import type { ImportProduct, ImportSku, SkuTitles } from './import-product.ts'
import type { ImageView, Locale } from './views.ts'

/** Where a product is in its life: being written, sold, put away. */
export const PRODUCT_STATUSES = ['draft', 'active', 'archived'] as const
export type ProductStatus = (typeof PRODUCT_STATUSES)[number]

/** A picture as it is kept: `alt` is for languages without one of their own. */
export type ProductImage = ImageView & { readonly alts?: Readonly<Partial<Record<Locale, string>>> | undefined }

/** A fact about a product in its shop's words, and in those of other languages where it has them: a part that is empty there is the shop's own. */
export type ProductAttribute = {
  readonly name: string
  readonly value: string
  readonly translations?:
    | Readonly<Partial<Record<Locale, { readonly name: string; readonly value: string }>>>
    | undefined
}

/** A price in a currency other than the shop's own. */
export type OtherPrice = {
  readonly currency: string
  readonly priceMinor: number
  readonly compareAtMinor: number | null
}

/** One variant as the vendor edits it. Prices include tax and are in the shop's currency but for `otherPrices`. */
export type SkuDraft = Omit<ImportSku, 'openingStock' | 'titles' | 'optionValues' | 'otherPrices'> & {
  readonly titles: SkuTitles
  /** Its value for each of the product's options, in their order. */
  readonly optionValues: readonly string[]
  readonly otherPrices: readonly OtherPrice[]
}

/** A product as the vendor edits it. */
export type ProductDraft = {
  readonly id: ProductId
  readonly status: ProductStatus
  readonly categoryId: CategoryId | null
  readonly title: string
  readonly description: string
  readonly translations: ImportProduct['translations']
  readonly brand: string | null
  readonly tags: readonly string[]
  readonly attributes: readonly ProductAttribute[]
  readonly allergens: readonly string[]
  readonly images: readonly ProductImage[]
  /** Names of what its variants differ in; empty when it has one variant, or variants that only have titles. */
  readonly options: readonly string[]
  readonly skus: readonly SkuDraft[]
}

/** A product as it is stored: `version` counts writes and guards against saving over somebody else's change. */
export type ProductRecord = ProductDraft & {
  readonly version: number
  readonly slug: string
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

/** The parts of a product that an editor saves. */
const DRAFT_FIELDS = [
  'status',
  'categoryId',
  'title',
  'description',
  'translations',
  'brand',
  'tags',
  'attributes',
  'allergens',
  'images',
  'options',
  'skus',
] as const satisfies readonly (keyof ProductDraft)[]
export type DraftField = (typeof DRAFT_FIELDS)[number]

/** What differs between two states of a product, by field: what a refused save shows [CAT-3]. */
export function changedFields(before: ProductDraft, after: ProductDraft): readonly DraftField[] {
  return DRAFT_FIELDS.filter((field) => canonical(before[field]) !== canonical(after[field]))
}

/** The same text for equal values, whatever order their keys were written in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** A draft in the shape that is written, by the editor and by imports alike. */
export function asImportProduct(draft: ProductDraft, slug: string): ImportProduct {
  const { status, skus, ...rest } = draft
  return {
    ...rest,
    slug,
    isPublished: status === 'active',
    isArchived: status === 'archived',
    skus: skus.map((sku): ImportSku => ({ ...sku, openingStock: [] })),
  }
}
