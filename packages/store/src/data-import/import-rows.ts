import type { ProductRecord } from '@onhand/domain/catalog/product-record'
import type { Draft, RowProblem } from '@onhand/domain/data-import/draft'
import type { ImportChoices, OpeningStock } from '@onhand/domain/data-import/import-context'
import type {
  ImportItemState,
  ImportLine,
  ImportOutcome,
  ImportRun,
  ImportState,
} from '@onhand/domain/data-import/import-run'
import type { ImportRunId, ProductId, VendorId } from '@onhand/domain/ids'
import type { ImportItem, StoredItem } from '@onhand/service/data-import/ports'
import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../schema/database.ts'

/** An import as a row. */
export function runRow(run: ImportRun, actorId: string): Insertable<Database['import_run']> {
  return {
    id: run.id,
    vendor_id: run.vendorId,
    actor_id: actorId,
    file_name: run.fileName,
    format: run.format,
    choices: JSON.stringify(run.choices),
    state: run.state,
    row_count: run.rowCount,
    rows_joined: run.rowsJoined,
    item_count: run.itemCount,
    created_at_ms: run.createdAtMs,
    updated_at_ms: run.updatedAtMs,
  }
}

/** A row as an import. */
export function toRun(row: Selectable<Database['import_run']>): ImportRun {
  return {
    id: row.id as ImportRunId,
    vendorId: row.vendor_id as VendorId,
    fileName: row.file_name,
    format: row.format,
    choices: JSON.parse(row.choices) as ImportChoices,
    state: row.state as ImportState,
    rowCount: row.row_count,
    rowsJoined: row.rows_joined,
    itemCount: row.item_count,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
  }
}

/** An item as it arrives; without a draft it is refused already. */
export function itemRow(runId: ImportRunId, item: StoredItem): Insertable<Database['import_item']> {
  const { position, draft, problems } = item
  const [first] = problems
  return {
    run_id: runId,
    position,
    draft: draft === null ? null : JSON.stringify(draft),
    line: draft?.line ?? first?.line ?? 0,
    title: draft?.title ?? '',
    code: draft?.code ?? first?.value ?? '',
    state: draft === null ? 'refused' : 'stored',
    outcome: draft === null ? 'refused' : null,
    product_id: null,
    changed: '[]',
    problems: JSON.stringify(problems),
    warnings: '[]',
    good_rows: 0,
    bad_rows: draft === null ? linesOf(problems) : 0,
    warning_count: 0,
    former: null,
    opening: null,
    written_version: null,
  }
}

/** A row as an item to be worked on. */
export function toItem(row: Selectable<Database['import_item']>): ImportItem {
  return {
    position: row.position,
    draft: JSON.parse(row.draft ?? 'null') as Draft,
    state: row.state as ImportItemState,
    productId: row.product_id as ProductId | null,
    former: JSON.parse(row.former ?? 'null') as ProductRecord | null,
    opening: JSON.parse(row.opening ?? '[]') as OpeningStock[],
    writtenVersion: row.written_version,
  }
}

/** Columns of a line of the list. */
export const LINE_COLUMNS = [
  'position',
  'line',
  'title',
  'code',
  'state',
  'outcome',
  'product_id',
  'changed',
  'problems',
  'warnings',
] as const

/** A row as a line of the list. */
export function toLine(row: Pick<Selectable<Database['import_item']>, (typeof LINE_COLUMNS)[number]>): ImportLine {
  return {
    position: row.position,
    line: row.line,
    title: row.title,
    code: row.code,
    state: row.state as ImportItemState,
    outcome: row.outcome as ImportOutcome | null,
    changed: JSON.parse(row.changed) as string[],
    problems: JSON.parse(row.problems) as RowProblem[],
    warnings: JSON.parse(row.warnings) as RowProblem[],
    productId: row.product_id as ProductId | null,
  }
}

/** How many rows of the file problems are about. */
export function linesOf(problems: readonly RowProblem[]): number {
  return new Set(problems.map(({ line }) => line)).size
}
