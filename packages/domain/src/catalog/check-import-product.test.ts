import { describe, expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { checkImportProduct, openingMovementId } from './check-import-product.ts'
import type { ImportProduct, ImportSku } from './import-product.ts'

const shelf = idOf('location', 'loc_shelf')
const target = { currency: 'GBP', locationIds: new Set([shelf]) }
const lot = { locationId: shelf, lotId: idOf('lot', 'lot_a1'), lotCode: 'A1', expiryDate: null, units: 3 }

function aSku(overrides: Partial<ImportSku> = {}): ImportSku {
  return {
    id: idOf('sku', 'sku_mug'),
    code: 'MUG',
    title: '',
    gtin: null,
    priceMinor: 900,
    compareAtMinor: null,
    currency: 'GBP',
    taxRateBps: 2000,
    unitCostMinor: 400,
    weightGrams: null,
    measure: null,
    unitsPerOrderMax: null,
    openingStock: [],
    ...overrides,
  }
}

function aProduct(...skus: ImportSku[]): ImportProduct {
  return {
    id: idOf('product', 'prd_mug'),
    slug: 'mug',
    categoryId: null,
    title: 'Mug',
    description: '',
    translations: {},
    brand: null,
    tags: [],
    attributes: [],
    allergens: [],
    images: [],
    isPublished: true,
    skus,
  }
}

function fieldsOf(...skus: ImportSku[]): string[] {
  return checkImportProduct(aProduct(...skus), target).map((problem) => problem.field)
}

describe('a product to import', () => {
  it('[IMP-3] has no problem when everything is right', () => {
    expect(
      checkImportProduct(aProduct(aSku({ gtin: '4006381333931', compareAtMinor: 1000, openingStock: [lot] })), target),
    ).toEqual([])
  })

  it.each<[string, Partial<ImportSku>, string]>([
    ['a GTIN with a wrong check digit', { gtin: '4006381333932' }, 'skus.0.gtin'],
    ['a price in another currency', { currency: 'EUR' }, 'skus.0.currency'],
    ['a price of nothing', { priceMinor: 0 }, 'skus.0.priceMinor'],
    ['a former price that is no higher', { compareAtMinor: 900 }, 'skus.0.compareAtMinor'],
    [
      'stock at a stranger’s location',
      { openingStock: [{ ...lot, locationId: idOf('location', 'loc_other') }] },
      'skus.0.openingStock.0.locationId',
    ],
    ['the same lot twice', { openingStock: [lot, lot] }, 'skus.0.openingStock.1.lotId'],
    [
      'ids too long for a receipt',
      { id: idOf('sku', `sku_${'a'.repeat(59)}`), openingStock: [lot] },
      'skus.0.openingStock.0.lotId',
    ],
  ])('[IMP-3] names the field of %s', (_what, overrides, field) => {
    expect(fieldsOf(aSku(overrides))).toEqual([field])
  })

  it('[IMP-3] wants each code and id once', () => {
    expect(fieldsOf(aSku(), aSku())).toEqual(['skus.1.code', 'skus.1.id'])
  })

  it('[IMP-4] receives a lot under an id that follows from SKU and lot', () => {
    expect(openingMovementId(idOf('sku', 'sku_mug'), idOf('lot', 'lot_a1'))).toBe('mov_muga103')
  })

  it('[IMP-4] tells SKUs and lots apart whose ids run together alike', () => {
    const first = openingMovementId(idOf('sku', 'sku_mug'), idOf('lot', 'lot_a1'))
    expect(openingMovementId(idOf('sku', 'sku_mu'), idOf('lot', 'lot_ga1'))).not.toBe(first)
  })
})
