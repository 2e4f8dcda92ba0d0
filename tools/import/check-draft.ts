import { ImportProductInput } from '@onhand/contract'
import { isGtin } from '@onhand/domain/catalog/gtin'
import type { ImportProduct, ImportSku } from '@onhand/domain/catalog/import-product'
import { ownSlug } from '@onhand/domain/catalog/slug'
import type { LocationId, VendorId } from '@onhand/domain/ids'
import { stableId } from '../client/stable-id.ts'
import { PICTURE } from '../seed/pictures/compose.ts'
import { goodsPictureFor } from '../seed/pictures/goods-pictures.ts'
import { minorOf } from '@onhand/domain/data-import/decimal'
import type { Draft, DraftSku, RowProblem } from '@onhand/domain/data-import/draft'

/** Whom an import is for, and what it may do. */
export type ImportTarget = {
  readonly vendorId: VendorId
  readonly vendorSlug: string
  readonly currency: string
  readonly locationId: LocationId
  readonly taxRateBps: number
  /** Opening units of every SKU; null takes the file's. */
  readonly stockUnits: number | null
  /** Sells a product without its barcode when the check digit is wrong, instead of refusing the row. */
  readonly dropsBadGtins: boolean
}

/** A draft that was checked: a product of its good rows, if any is left, and the problems of the bad ones. */
export type CheckedDraft = {
  readonly product: ImportProduct | null
  readonly problems: readonly RowProblem[]
  readonly goodRows: number
  readonly warnings: readonly RowProblem[]
}

// A cost that the file does not tell: what a small shop usually pays of its price.
const COST_SHARE = 0.6

/** Checks every row of a draft against the wire's own schema. A bad variant is left out; a bad product keeps all its rows out. */
export function checkDraft(draft: Draft, target: ImportTarget): CheckedDraft {
  const problems: RowProblem[] = []
  const warnings: RowProblem[] = []
  const skus: { row: DraftSku; sku: ImportSku }[] = []
  for (const row of draft.skus) {
    const checked = checkSku(row, target)
    if (Array.isArray(checked.problems) && checked.problems.length > 0) problems.push(...checked.problems)
    else skus.push({ row, sku: checked.sku })
    warnings.push(...checked.warnings)
  }
  if (skus.length === 0) return { product: null, problems, goodRows: 0, warnings }
  const product = productOf(
    draft,
    target,
    skus.map(({ sku }) => sku),
  )
  const parsed = ImportProductInput.safeParse(product)
  if (parsed.success) return { product, problems, goodRows: skus.length, warnings }
  const [issue] = parsed.error.issues
  const place = issue?.path ?? []
  const line = place[0] === 'skus' ? (skus[Number(place[1])]?.row.line ?? draft.line) : draft.line
  const field = place.filter((part) => typeof part === 'string' && part !== 'skus').join('.') || 'row'
  const others = skus.map(({ row }) => row.line).filter((other) => other !== line)
  const reason = issue?.message ?? 'wrong'
  const listed = [line, ...others].map((at) => ({
    line: at,
    field,
    reason: at === line ? reason : `the product on line ${line} is refused`,
    value: draft.code,
  }))
  return { product: null, problems: [...problems, ...listed.slice(0, skus.length)], goodRows: 0, warnings }
}

type CheckedSku = {
  readonly sku: ImportSku
  readonly problems: readonly RowProblem[]
  readonly warnings: readonly RowProblem[]
}

function checkSku(row: DraftSku, target: ImportTarget): CheckedSku {
  const problems: RowProblem[] = []
  const warnings: RowProblem[] = []
  const problem = (field: string, reason: string, value: string) =>
    problems.length === 0 && problems.push({ line: row.line, field, reason, value })
  const priceMinor = minorOf(row.price, target.currency)
  if (row.price === '') problem('price', 'missing', row.code)
  else if (priceMinor === null) problem('price', `not an amount in ${target.currency}`, row.price)
  else if (priceMinor <= 0) problem('price', 'not above zero', row.price)
  const gtin = gtinOf(row)
  if (gtin === 'wrong')
    (target.dropsBadGtins ? warnings : problems).push({
      line: row.line,
      field: 'barcode',
      reason: 'wrong check digit',
      value: row.barcode,
    })
  const compareAtMinor = row.compareAt === '' ? null : minorOf(row.compareAt, target.currency)
  const costMinor = row.cost === '' ? null : minorOf(row.cost, target.currency)
  const units = target.stockUnits ?? row.stockUnits ?? 0
  const sku: ImportSku = {
    id: stableId('sku', target.vendorSlug, row.code),
    code: row.code,
    title: row.title,
    ...(row.titles ? { titles: row.titles } : {}),
    gtin: gtin === 'wrong' ? null : gtin,
    priceMinor: priceMinor ?? 0,
    compareAtMinor:
      compareAtMinor !== null && priceMinor !== null && compareAtMinor > priceMinor ? compareAtMinor : null,
    currency: target.currency,
    taxRateBps: target.taxRateBps,
    unitCostMinor: costMinor !== null && costMinor >= 0 ? costMinor : Math.round((priceMinor ?? 0) * COST_SHARE),
    weightGrams: row.weightGrams,
    measure: row.measure,
    unitsPerOrderMax: null,
    openingStock:
      units > 0
        ? [
            {
              locationId: target.locationId,
              lotId: stableId('lot', target.vendorSlug, row.code, 'opening'),
              lotCode: 'opening',
              expiryDate: null,
              units,
            },
          ]
        : [],
  }
  return { sku, problems, warnings }
}

/** A code of a GTIN's length must have its check digit; any other code is the shop's own and is no GTIN. */
function gtinOf(row: DraftSku): string | null | 'wrong' {
  if (!/^\d{8}$|^\d{12,14}$/.test(row.barcode)) return null
  return isGtin(row.barcode) ? row.barcode : 'wrong'
}

function productOf(draft: Draft, target: ImportTarget, skus: readonly ImportSku[]): ImportProduct {
  const id = stableId('product', target.vendorSlug, draft.code)
  const picture = goodsPictureFor(`${draft.title} ${(draft.tags ?? []).join(' ')}`)
  const ownCodes = draft.skus
    .filter((row) => row.barcode !== '' && gtinOf(row) === null)
    .map((row) => ({ name: 'Barcode', value: row.barcode.slice(0, 1000) }))
  return {
    id,
    slug: ownSlug(draft.title, id),
    categoryId: null,
    title: draft.title,
    description: draft.description ?? '',
    translations: {},
    brand: draft.brand || null,
    tags: (draft.tags ?? []).slice(0, 50),
    attributes: [...(draft.attributes ?? []), ...ownCodes].slice(0, 60),
    allergens: (draft.allergens ?? []).slice(0, 40),
    // Pictures at other sites are not linked to: that would tell those sites who shops here.
    images: [{ url: picture.url, alt: draft.title.slice(0, 300), ...PICTURE, tint: picture.tint }],
    isPublished: draft.status === null || draft.status === 'active',
    skus,
  }
}
