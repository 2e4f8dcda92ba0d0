import type { ProductDraft, ProductRecord } from '../catalog/product-record.ts'
import type { ImageView } from '../catalog/views.ts'
import type { CategoryId, LocationId, LotId, ProductId, SkuId } from '../ids.ts'
import type { RowProblem } from './draft.ts'

/** What a person chose for a whole import. */
export type ImportChoices = {
  /** Where opening stock lies when the file names no place. */
  readonly locationId: LocationId
  /** Tax contained in the prices where the file does not say, in basis points. */
  readonly taxRateBps: number
  /** `new`: variants that were not there get the file's stock. `none`: stock is left alone. */
  readonly stock: 'new' | 'none'
  /** New products are sold at once as the file says, or wait as drafts. */
  readonly publish: 'as_file' | 'draft'
  /** Sells a variant without its barcode when the check digit is wrong, instead of refusing the row. */
  readonly dropsBadBarcodes: boolean
}

/** What one product of an import is decided upon. */
export type ImportContext = {
  readonly choices: ImportChoices
  readonly currency: string
  readonly locations: readonly { readonly id: LocationId; readonly name: string }[]
  /** The marketplace's categories by address and by name in every language, in lower case. */
  readonly categories: ReadonlyMap<string, CategoryId>
  /** The shop's product that has these codes; null when there is none. */
  readonly existing: ProductRecord | null
  /** Variants of that product that are no longer sold, by code: they come back as what they were. */
  readonly retiredSkus: ReadonlyMap<string, SkuId>
  /** Codes of the file's product that a further product of the shop has. */
  readonly codesElsewhere: ReadonlySet<string>
  /** Pictures of ours that the existing product shows, by the foreign address each was fetched from. */
  readonly ownPictures: ReadonlyMap<string, Omit<ImageView, 'alt'>>
  /** Ids for what is new. They follow from the import and the place in it, so that a repeat meets what it wrote. */
  readonly ids: {
    readonly product: ProductId
    readonly sku: (index: number) => SkuId
    readonly lot: (index: number) => LotId
  }
}

/** Stock that comes with a new variant. */
export type OpeningStock = {
  readonly skuId: SkuId
  readonly lots: readonly {
    readonly locationId: LocationId
    readonly lotId: LotId
    readonly lotCode: string
    readonly expiryDate: string | null
    readonly units: number
  }[]
}

/** What an import would do with one product. `problems` list the rows that stay out; `warnings` what was left out of rows that go in. */
export type ImportPlan = {
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'refused'
  readonly product: ProductDraft | null
  readonly openingStock: readonly OpeningStock[]
  /** Fields that change, of a product that is there. */
  readonly changed: readonly string[]
  readonly problems: readonly RowProblem[]
  readonly warnings: readonly RowProblem[]
  /** Rows of the file that go in. */
  readonly goodRows: number
}
