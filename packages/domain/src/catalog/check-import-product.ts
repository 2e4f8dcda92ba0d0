import type { LocationId, LotId, MovementId, SkuId } from '../ids.ts'
import { derivedId } from '../ids.ts'
import { isGtin } from './gtin.ts'
import type { ImportProduct, ImportSku } from './import-product.ts'
import { LOCALES } from './views.ts'

/** What is wrong with one field of an imported product and what would be right. */
export type ImportProblem = { readonly field: string; readonly expected: string }

/** What a product is checked against: the vendor it is for. */
export type ImportTarget = { readonly currency: string; readonly locationIds: ReadonlySet<LocationId> }

// The longest body an id may have; a receipt's id holds the bodies of its SKU and its lot, and two digits for where one ends.
const ID_BODY_MAX = 60

/**
 * Lists every problem of a product; none means it may be sold as it is. Decides only over the product and its vendor [IMP-3]:
 * GTINs have a right check digit, prices are in the vendor's currency, a former price is above the present one, codes and ids occur once,
 * no two SKUs have one title in a language [CAT-11], opening stock lies at a location of the vendor.
 */
export function checkImportProduct(product: ImportProduct, target: ImportTarget): readonly ImportProblem[] {
  const problems: ImportProblem[] = []
  const codes = new Set<string>()
  const ids = new Set<string>()
  product.skus.forEach((sku, index) => {
    const path = `skus.${index}`
    if (codes.has(sku.code)) problems.push({ field: `${path}.code`, expected: 'a code of its own within the product' })
    if (ids.has(sku.id)) problems.push({ field: `${path}.id`, expected: 'an id of its own within the product' })
    codes.add(sku.code)
    ids.add(sku.id)
    problems.push(...checkSku(sku, target).map((problem) => ({ ...problem, field: `${path}.${problem.field}` })))
  })
  return [...problems, ...checkTitles(product)]
}

/** The id of the receipt that brings a lot's opening stock: the same SKU and lot always give the same one, so a repeated import receives nothing twice [IMP-4]. */
export function openingMovementId(skuId: SkuId, lotId: LotId): MovementId {
  return derivedId('movement', skuId, bodyOf(lotId) + bodyOf(skuId).length.toString(36).padStart(2, '0'))
}

/** Two variants with one name in a language could not be told apart by those who read it. */
function checkTitles({ skus }: ImportProduct): ImportProblem[] {
  return LOCALES.flatMap((locale) => {
    const taken = new Set<string>()
    return skus.flatMap((sku, index) => {
      const title = sku.titles?.[locale]
      if (title === undefined) return []
      const isTaken = taken.has(title.trim().toLowerCase())
      taken.add(title.trim().toLowerCase())
      if (title.trim() !== '' && !isTaken) return []
      const expected = isTaken ? 'a title that no other variant has' : 'a title, or none'
      return [{ field: `skus.${index}.titles.${locale}`, expected }]
    })
  })
}

function checkSku(sku: ImportSku, target: ImportTarget): ImportProblem[] {
  const problems: ImportProblem[] = []
  if (sku.gtin !== null && !isGtin(sku.gtin))
    problems.push({ field: 'gtin', expected: '8, 12, 13 or 14 digits with a right check digit' })
  if (sku.currency !== target.currency) problems.push({ field: 'currency', expected: target.currency })
  if (sku.priceMinor <= 0) problems.push({ field: 'priceMinor', expected: 'a price above zero' })
  if (sku.compareAtMinor !== null && sku.compareAtMinor <= sku.priceMinor) {
    problems.push({ field: 'compareAtMinor', expected: 'a former price above the present one' })
  }
  const lots = new Set<string>()
  sku.openingStock.forEach((lot, index) => {
    const path = `openingStock.${index}`
    if (lots.has(lot.lotId)) problems.push({ field: `${path}.lotId`, expected: 'a lot of its own' })
    lots.add(lot.lotId)
    if (!target.locationIds.has(lot.locationId))
      problems.push({ field: `${path}.locationId`, expected: 'a location of the vendor' })
    if (bodyOf(sku.id).length + bodyOf(lot.lotId).length + 2 > ID_BODY_MAX)
      problems.push({ field: `${path}.lotId`, expected: 'a shorter lot id' })
  })
  return problems
}

function bodyOf(id: string): string {
  return id.slice(id.indexOf('_') + 1)
}
