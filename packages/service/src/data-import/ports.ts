import type { ProductRecord } from '@onhand/domain/catalog/product-record'
import type { Draft, RowProblem } from '@onhand/domain/data-import/draft'
import type { OpeningStock } from '@onhand/domain/data-import/import-context'
import type {
  ImportCounts,
  ImportItemState,
  ImportLine,
  ImportOutcome,
  ImportRun,
  ImportState,
} from '@onhand/domain/data-import/import-run'
import type { CategoryId, ImportRunId, ProductId, SkuId, VendorId } from '@onhand/domain/ids'
import type { AuditEntry } from '../identity/audit.ts'

/** One product of a file as it arrives; `draft` null when its rows made none and there are only problems. */
export type StoredItem = {
  readonly position: number
  readonly draft: Draft | null
  readonly problems: readonly RowProblem[]
}

/** One product of an import to be worked on. */
export type ImportItem = {
  readonly position: number
  readonly draft: Draft
  readonly state: ImportItemState
  readonly productId: ProductId | null
  /** What it replaces, kept before it is written. */
  readonly former: ProductRecord | null
  readonly opening: readonly OpeningStock[]
  readonly writtenVersion: number | null
}

/** What the dry run found of one item. */
export type ItemFinding = {
  readonly position: number
  readonly state: 'planned' | 'settled' | 'refused'
  readonly outcome: ImportOutcome
  readonly productId: ProductId | null
  readonly changed: readonly string[]
  readonly problems: readonly RowProblem[]
  readonly warnings: readonly RowProblem[]
  readonly goodRows: number
}

/** An item that is about to be written: what it replaces, and the stock that comes with it. */
export type ImportClaim = {
  readonly position: number
  readonly productId: ProductId
  readonly former: ProductRecord | null
  readonly opening: readonly OpeningStock[]
}

/** Where an item goes from where. */
export type ItemMove = {
  readonly position: number
  readonly from: readonly ImportItemState[]
  readonly to: ImportItemState
  readonly writtenVersion?: number
  readonly problem?: RowProblem
}

/** Which products of an import are listed. */
export type ImportLinesQuery = {
  readonly runId: ImportRunId
  readonly outcome: ImportOutcome | null
  readonly state: ImportItemState | null
  readonly cursor: string | null
  readonly limit: number
}

/** A SKU of a shop that has a code. */
export type CodeOwner = {
  readonly code: string
  readonly skuId: SkuId
  readonly productId: ProductId
  readonly isSold: boolean
}

/** Imports and their items. Each change of an item names the state it starts from, so that two at once do it once. */
export type DataImportPort = {
  /** Repeating an id changes nothing. */
  insert(run: ImportRun, actorId: string, audit: AuditEntry): Promise<void>
  /** Null when unknown or another shop's. */
  load(vendorId: VendorId, runId: ImportRunId): Promise<ImportRun | null>
  counts(runId: ImportRunId): Promise<ImportCounts>
  recent(
    vendorId: VendorId,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<{ readonly items: readonly ImportRun[]; readonly nextCursor: string | null }>
  /** Items that arrived; an item that is there already stays as it is. */
  addItems(runId: ImportRunId, items: readonly StoredItem[]): Promise<void>
  /** False when the import was in none of the states it may start from. */
  move(
    run: Pick<ImportRun, 'id' | 'vendorId'>,
    step: {
      readonly from: readonly ImportState[]
      readonly to: ImportState
      readonly nowMs: number
      readonly audit: AuditEntry | null
    },
  ): Promise<boolean>
  /** Notes that somebody works on it. */
  touch(runId: ImportRunId, nowMs: number): Promise<void>
  next(runId: ImportRunId, states: readonly ImportItemState[], limit: number): Promise<readonly ImportItem[]>
  /** Keeps findings of items that still are `stored`. */
  saveFindings(runId: ImportRunId, findings: readonly ItemFinding[]): Promise<void>
  /** `planned → writing` with what is about to be replaced, all in one commit. Answers the places that were ours to take: the others somebody else took. */
  claim(runId: ImportRunId, items: readonly ImportClaim[]): Promise<ReadonlySet<number>>
  /** Moves each item on that is in one of its states `from`, all in one commit. */
  settle(runId: ImportRunId, moves: readonly ItemMove[]): Promise<void>
  lines(query: ImportLinesQuery): Promise<{ readonly items: readonly ImportLine[]; readonly nextCursor: string | null }>
  /** Imports in the middle of a step that nobody touched since `beforeMs`. */
  idle(beforeMs: number, limit: number): Promise<readonly ImportRun[]>
  codeOwners(vendorId: VendorId, codes: readonly string[]): Promise<readonly CodeOwner[]>
  /** Categories by address and by name in every language, in lower case. */
  categoryNames(): Promise<ReadonlyMap<string, CategoryId>>
  /** True when an order names any of these. */
  isSold(skuIds: readonly SkuId[]): Promise<boolean>
}
