import type { ImportRunId, ProductId, VendorId } from '../ids.ts'
import type { RowProblem } from './draft.ts'
import type { ImportChoices } from './import-context.ts'

/**
 * `uploading → checking → checked → running → done → undoing → undone`; `cancelled` from any state before `running`.
 * Each step is done in bounded portions that may be repeated.
 */
export const IMPORT_STATES = [
  'uploading',
  'checking',
  'checked',
  'running',
  'done',
  'undoing',
  'undone',
  'cancelled',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/**
 * One product of an import: `stored` as the file has it, `planned` after the dry run, `writing` once what it replaces is kept, then `written`, or
 * `refused` when it cannot go in. `settled` needs nothing more. Undoing makes `undone` of `written`, or `kept` where somebody changed or sold it since.
 */
export const IMPORT_ITEM_STATES = [
  'stored',
  'planned',
  'writing',
  'written',
  'settled',
  'refused',
  'undone',
  'kept',
] as const
export type ImportItemState = (typeof IMPORT_ITEM_STATES)[number]

/** What the dry run found: what would become of a product. */
export const IMPORT_OUTCOMES = ['new', 'changed', 'unchanged', 'refused'] as const
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number]

/** An import as its screen shows it. */
export type ImportRun = {
  readonly id: ImportRunId
  readonly vendorId: VendorId
  readonly fileName: string
  readonly format: string
  readonly choices: ImportChoices
  readonly state: ImportState
  /** Rows of the file, and how many of them only add to others. */
  readonly rowCount: number
  readonly rowsJoined: number
  /** Products that the file has; as many items arrive. */
  readonly itemCount: number
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

/** How many products of an import are in which state, and what the dry run found. */
export type ImportCounts = {
  readonly states: Readonly<Record<ImportItemState, number>>
  readonly outcomes: Readonly<Record<ImportOutcome, number>>
  /** Rows that go in, rows that stay out, and remarks on rows that go in. */
  readonly goodRows: number
  readonly badRows: number
  readonly warnings: number
}

/** One product of an import as the list shows it. */
export type ImportLine = {
  readonly position: number
  readonly line: number
  readonly title: string
  readonly code: string
  readonly state: ImportItemState
  readonly outcome: ImportOutcome | null
  readonly changed: readonly string[]
  readonly problems: readonly RowProblem[]
  readonly warnings: readonly RowProblem[]
  readonly productId: ProductId | null
}
