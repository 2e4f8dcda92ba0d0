import type { ProductAttribute } from '../catalog/product-record.ts'
import type { Locale } from '../catalog/views.ts'

/** A row that cannot be sold as it stands, or that deserves a look: where, which field, what would be right, and what was there. */
export type RowProblem = {
  readonly line: number
  readonly field: string
  readonly reason: string
  readonly value: string
}

/** A picture as a file names it: an address, here or at another site. Sizes only where the file tells them. */
export type DraftImage = {
  readonly url: string
  readonly alt: string
  readonly alts?: Readonly<Partial<Record<Locale, string>>>
  readonly width?: number
  readonly height?: number
  readonly tint?: string
}

/**
 * A product as its file has it: texts as written, nothing checked yet. `line` is where it begins. Null means the file does not say:
 * what the shop has stays, unless the file is `isWhole` (our own export), where what is missing is none.
 */
export type Draft = {
  readonly line: number
  /** The file's own name for it. */
  readonly code: string
  readonly title: string
  readonly description: string | null
  readonly brand: string | null
  readonly tags: readonly string[] | null
  readonly attributes: readonly ProductAttribute[] | null
  readonly allergens: readonly string[] | null
  /** Names or addresses of its category, the most exact first; the first one that the marketplace has is taken. */
  readonly categories: readonly string[]
  readonly images: readonly DraftImage[]
  readonly translations: Readonly<
    Partial<Record<Locale, { readonly title: string; readonly description: string }>>
  > | null
  readonly status: 'active' | 'draft' | 'archived' | null
  /** Names of what its variants differ in. */
  readonly options: readonly string[] | null
  readonly isWhole: boolean
  readonly skus: readonly DraftSku[]
}

/** Units of one lot at one place, as a file names them. */
export type DraftLot = {
  readonly location: string
  readonly lotCode: string
  readonly expiryDate: string
  readonly units: number
}

/** A measure for the unit price. */
export type DraftMeasure = { readonly amount: number; readonly unit: 'g' | 'kg' | 'ml' | 'l' | 'each' }

/** One row to sell. Amounts of money are decimal texts; `stockUnits` null when the file does not say. */
export type DraftSku = {
  readonly line: number
  readonly code: string
  readonly title: string
  readonly titles: Readonly<Partial<Record<Locale, string>>> | null
  readonly barcode: string
  readonly price: string
  readonly compareAt: string
  readonly cost: string
  readonly weightGrams: number | null
  readonly measure: DraftMeasure | null
  readonly stockUnits: number | null
  readonly lots: readonly DraftLot[] | null
  readonly optionValues: readonly string[] | null
  readonly taxRateBps: number | null
  readonly unitsPerOrderMax: number | null
  readonly otherPrices:
    | readonly { readonly currency: string; readonly price: string; readonly compareAt: string }[]
    | null
}

/** A SKU with nothing but what every format must say. */
export function draftSku(must: Pick<DraftSku, 'line' | 'code' | 'price'> & Partial<DraftSku>): DraftSku {
  return {
    title: '',
    titles: null,
    barcode: '',
    compareAt: '',
    cost: '',
    weightGrams: null,
    measure: null,
    stockUnits: null,
    lots: null,
    optionValues: null,
    taxRateBps: null,
    unitsPerOrderMax: null,
    otherPrices: null,
    ...must,
  }
}

/** A product with nothing but what every format must say. */
export function draft(must: Pick<Draft, 'line' | 'code' | 'title' | 'skus'> & Partial<Draft>): Draft {
  return {
    description: null,
    brand: null,
    tags: null,
    attributes: null,
    allergens: null,
    categories: [],
    images: [],
    translations: null,
    status: null,
    options: null,
    isWhole: false,
    ...must,
  }
}
