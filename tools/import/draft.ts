/** A row that cannot be sold as it stands: where, which field, and what would be right. */
export type RowProblem = {
  readonly line: number
  readonly field: string
  readonly reason: string
  readonly value: string
}

/** A product as its file has it: texts as written, nothing checked yet. `line` is where it begins. */
export type Draft = {
  readonly line: number
  /** The file's own name for it: everything's ids follow from this. */
  readonly code: string
  readonly title: string
  readonly description: string
  readonly brand: string
  readonly tags: readonly string[]
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
  readonly allergens: readonly string[]
  readonly isPublished: boolean
  readonly skus: readonly DraftSku[]
}

/** One row to sell. Amounts of money are decimal texts; `stockUnits` null when the file does not say. */
export type DraftSku = {
  readonly line: number
  readonly code: string
  readonly title: string
  readonly barcode: string
  readonly price: string
  readonly compareAt: string
  readonly cost: string
  readonly weightGrams: number | null
  readonly measure: { readonly amount: number; readonly unit: 'g' | 'kg' | 'ml' | 'l' | 'each' } | null
  readonly stockUnits: number | null
}

/** What a format makes of a file. Every row of the file is in a draft, in the problems, or counted as belonging to a row above (pictures). */
export type ReadFile = {
  readonly drafts: readonly Draft[]
  readonly problems: readonly RowProblem[]
  readonly rowCount: number
  readonly rowsJoined: number
}

/** Choices that a file leaves open. */
export type FormatOptions = {
  /** Decimal price for files that have none. */
  readonly price: string | null
  /** Currency to take of files that have several. */
  readonly currency: string
  /** Opening units of each SKU; `needed`: as many as the file sells; null: what the file says. */
  readonly stock: number | 'needed' | null
}

/** A SKU with nothing but what every format must say. */
export function draftSku(must: Pick<DraftSku, 'line' | 'code' | 'price'> & Partial<DraftSku>): DraftSku {
  return {
    title: '',
    barcode: '',
    compareAt: '',
    cost: '',
    weightGrams: null,
    measure: null,
    stockUnits: null,
    ...must,
  }
}

/** A product with nothing but what every format must say. */
export function draft(must: Pick<Draft, 'line' | 'code' | 'title' | 'skus'> & Partial<Draft>): Draft {
  return { description: '', brand: '', tags: [], attributes: [], allergens: [], isPublished: true, ...must }
}
