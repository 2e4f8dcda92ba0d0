import type { ProductDraft, SkuDraft } from '@onhand/domain/catalog/product-record'
import type { ProductId } from '@onhand/domain/ids'
import { newId } from '../../lib/new-id.ts'

/** Letters of the code that a new variant begins with. */
const CODE_LETTERS = 8

/** A variant to begin with; its code may be replaced by the shop's own. */
export function newSku(currency: string, like?: SkuDraft): SkuDraft {
  const id = newId('sku')
  return {
    code: id.slice(-CODE_LETTERS).toUpperCase(),
    title: '',
    titles: {},
    optionValues: [],
    gtin: null,
    priceMinor: 0,
    compareAtMinor: null,
    currency,
    otherPrices: [],
    taxRateBps: 0,
    unitCostMinor: 0,
    weightGrams: null,
    measure: null,
    unitsPerOrderMax: null,
    ...(like
      ? {
          priceMinor: like.priceMinor,
          compareAtMinor: like.compareAtMinor,
          otherPrices: like.otherPrices,
          taxRateBps: like.taxRateBps,
          unitCostMinor: like.unitCostMinor,
          weightGrams: like.weightGrams,
        }
      : {}),
    id,
  }
}

/** A product to begin with: a draft with one variant. */
export function newProduct(id: ProductId, currency: string): ProductDraft {
  return {
    id,
    status: 'draft',
    categoryId: null,
    title: '',
    description: '',
    translations: {},
    brand: null,
    tags: [],
    attributes: [],
    allergens: [],
    images: [],
    options: [],
    skus: [newSku(currency)],
  }
}
