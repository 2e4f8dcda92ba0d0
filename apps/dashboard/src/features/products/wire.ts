import type { ProductDraft } from '@onhand/domain/catalog/product-record'
import type { ProductInput } from './product-types.ts'

/** A product as the api takes it: exactly the fields of a draft, in arrays of its own. */
export function wireOf(draft: ProductDraft): ProductInput {
  return {
    id: draft.id,
    status: draft.status,
    categoryId: draft.categoryId,
    title: draft.title,
    description: draft.description,
    translations: { ...draft.translations },
    brand: draft.brand || null,
    tags: [...draft.tags],
    attributes: draft.attributes.filter(({ name }) => name.trim() !== ''),
    allergens: [...draft.allergens],
    images: draft.images.map((image) => ({ ...image, alts: { ...image.alts } })),
    options: [...draft.options],
    skus: draft.skus.map((sku) => ({
      ...sku,
      titles: { ...sku.titles },
      optionValues: [...sku.optionValues],
      otherPrices: sku.otherPrices.map((price) => ({ ...price })),
    })),
  }
}
