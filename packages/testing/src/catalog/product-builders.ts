import type { ProductDraft, SkuDraft } from '@onhand/domain/catalog/product-record'
import { idOf } from '@onhand/domain/ids'

/** A variant in pounds. */
export function aSkuDraft(overrides: Partial<SkuDraft> = {}): SkuDraft {
  return {
    id: idOf('sku', 'sku_mug'),
    code: 'MUG',
    title: '',
    titles: {},
    optionValues: [],
    gtin: null,
    priceMinor: 900,
    compareAtMinor: null,
    currency: 'GBP',
    otherPrices: [],
    taxRateBps: 2000,
    unitCostMinor: 400,
    weightGrams: 350,
    measure: null,
    unitsPerOrderMax: null,
    ...overrides,
  }
}

/** A product on sale with one variant. */
export function aProductDraft(overrides: Partial<ProductDraft> = {}): ProductDraft {
  return {
    id: idOf('product', 'prd_mug'),
    status: 'active',
    categoryId: null,
    title: 'Mug',
    description: 'Holds tea.',
    translations: {},
    brand: null,
    tags: [],
    attributes: [],
    allergens: [],
    images: [],
    options: [],
    skus: [aSkuDraft()],
    ...overrides,
  }
}
