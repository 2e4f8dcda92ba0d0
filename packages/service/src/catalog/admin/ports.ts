import type { BulkChange, BulkValues } from '@onhand/domain/catalog/bulk-change'
import type { ProductRecord, ProductStatus } from '@onhand/domain/catalog/product-record'
import type { ImageView, Locale } from '@onhand/domain/catalog/views'
import type { BulkEditId, CategoryId, ProductId, SavedViewId, SkuId, VendorId } from '@onhand/domain/ids'
import type { AuditEntry } from '../../identity/audit.ts'

/** How a vendor's table of products is ordered. */
export const PRODUCT_SORTS = ['updated', 'title', 'price', 'stock', 'created'] as const
export type ProductSort = (typeof PRODUCT_SORTS)[number]

/** What the table can be narrowed to that is not there. */
export const MISSING_PARTS = ['picture', 'translation', 'barcode', 'category'] as const
export type MissingPart = (typeof MISSING_PARTS)[number]

/** What the table is narrowed to; all given filters must hold. Prices in minor units of the shop's currency. */
export type ProductFilter = {
  readonly words: string
  readonly status: ProductStatus | null
  readonly categoryId: CategoryId | null
  readonly tag: string | null
  readonly stock: 'in' | 'low' | 'out' | null
  readonly missing: MissingPart | null
  readonly priceMinMinor: number | null
  readonly priceMaxMinor: number | null
}

/** One page of the table. */
export type ProductListQuery = {
  readonly vendorId: VendorId
  readonly locale: Locale
  readonly filter: ProductFilter
  readonly sort: ProductSort
  readonly direction: 'up' | 'down'
  readonly cursor: string | null
  readonly limit: number
}

/** One row of the table. Units as last projected; `sku` is there when the product has just one variant. */
export type ProductLine = {
  readonly productId: ProductId
  readonly slug: string
  readonly version: number
  readonly title: string
  readonly status: ProductStatus
  readonly image: ImageView | null
  readonly categoryId: CategoryId | null
  readonly tags: readonly string[]
  readonly skuCount: number
  readonly priceMinMinor: number
  readonly priceMaxMinor: number
  readonly currency: string
  readonly availableUnits: number
  readonly sku: { readonly skuId: SkuId; readonly code: string; readonly gtin: string | null } | null
  readonly updatedAtMs: number
}

/** What is in use already by other products of the shop. */
export type CodeUse = {
  readonly kind: 'code' | 'gtin'
  readonly value: string
  readonly productId: ProductId
  readonly title: string
}

/** A whole product to be written over version `expectedVersion`; 0 creates it. */
export type ProductSave = {
  readonly vendorId: VendorId
  readonly record: Omit<ProductRecord, 'version' | 'createdAtMs' | 'updatedAtMs'>
  readonly expectedVersion: number
  readonly audit: AuditEntry | null
  readonly nowMs: number
  /** A step of a bulk edit this write is; it is written once, whoever else does the same step. */
  readonly step?: BulkStep
}

/** What a step of a bulk edit leaves behind: from which state, to which, and the values. */
export type BulkStep = {
  readonly bulkEditId: BulkEditId
  readonly from: 'pending' | 'done'
  readonly to: 'done' | 'undone'
  readonly former: BulkValues
  readonly written: BulkValues
}

/** What came of writing a product. `stale`: somebody else wrote it since. `not_ours`: the id, or one of its SKUs', is taken. */
export type ProductSaved =
  | { readonly outcome: 'saved'; readonly version: number }
  | { readonly outcome: 'stale' | 'not_ours' | 'code_taken' | 'category_unknown' | 'step_done' }

/** A bulk edit and how far it is. */
export type BulkEdit = {
  readonly id: BulkEditId
  readonly vendorId: VendorId
  readonly change: BulkChange
  readonly isUndo: boolean
  readonly createdAtMs: number
  readonly counts: Readonly<Record<BulkItemState, number>>
}
export type BulkItemState = 'pending' | 'done' | 'unchanged' | 'refused' | 'undone' | 'kept'

/** One product of a bulk edit; values are there once it was changed. */
export type BulkItem = {
  readonly productId: ProductId
  readonly former: BulkValues | null
  readonly written: BulkValues | null
}

/** A vendor's products as the dashboard works on them. */
export type ProductPort = {
  list(query: ProductListQuery): Promise<{ readonly items: readonly ProductLine[]; readonly nextCursor: string | null }>
  /** How many match, counted up to `max`. */
  count(vendorId: VendorId, filter: ProductFilter, max: number): Promise<number>
  /** Whole products of this vendor; unknown ids are left out. At most 100. */
  records(vendorId: VendorId, productIds: readonly ProductId[]): Promise<readonly ProductRecord[]>
  /** Whole products of this vendor in the order of their ids, after one: for exports. */
  recordsAfter(vendorId: VendorId, afterId: ProductId | null, limit: number): Promise<readonly ProductRecord[]>
  save(write: ProductSave): Promise<ProductSaved>
  /** Deletes a product that was never sold and of which nothing lies in stock; false when it was or does. Repeating is true. */
  remove(vendorId: VendorId, productId: ProductId, audit: AuditEntry): Promise<boolean>
  codeUses(
    vendorId: VendorId,
    productId: ProductId | null,
    wanted: { readonly codes: readonly string[]; readonly gtins: readonly string[] },
  ): Promise<readonly CodeUse[]>
  /** Words the shop's products are tagged with, most used first. */
  tags(vendorId: VendorId, limit: number): Promise<readonly string[]>
  readonly bulk: ProductBulkPort
}

/** Bulk edits: what they are to change is fixed when they start, then done in steps. */
export type ProductBulkPort = {
  /** Notes which products a bulk edit is about. Repeating the id changes nothing. */
  start(edit: {
    readonly id: BulkEditId
    readonly vendorId: VendorId
    readonly change: BulkChange
    readonly selection: { readonly productIds: readonly ProductId[] } | { readonly filter: ProductFilter }
    readonly itemsMax: number
    readonly actorId: string
    readonly audit: AuditEntry
    readonly nowMs: number
  }): Promise<void>
  load(vendorId: VendorId, id: BulkEditId): Promise<BulkEdit | null>
  recent(vendorId: VendorId, limit: number): Promise<readonly BulkEdit[]>
  items(id: BulkEditId, state: 'pending' | 'done', limit: number): Promise<readonly BulkItem[]>
  /** Settles an item that needs no write; one that was settled by somebody else stays. */
  settle(
    id: BulkEditId,
    productId: ProductId,
    move: { readonly from: 'pending' | 'done'; readonly to: 'unchanged' | 'refused' | 'kept' },
  ): Promise<void>
  /** From now on the edit is taken back; items that were not done are left alone. Repeating changes nothing. */
  turnBack(vendorId: VendorId, id: BulkEditId, audit: AuditEntry): Promise<void>
}

/** A table's filters under a name, for one person in one shop. */
export type SavedView = {
  readonly id: SavedViewId
  readonly screen: string
  readonly name: string
  readonly query: string
}

/** Saved views of any table of the dashboard. */
export type SavedViewPort = {
  list(vendorId: VendorId, actorId: string, screen: string): Promise<readonly SavedView[]>
  /** Creates or renames; false when the id is somebody else's. */
  save(
    owner: { readonly vendorId: VendorId; readonly actorId: string },
    view: SavedView,
    nowMs: number,
  ): Promise<boolean>
  remove(vendorId: VendorId, actorId: string, id: SavedViewId): Promise<void>
}
