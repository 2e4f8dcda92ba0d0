import { IMPORT_ITEM_STATES, IMPORT_OUTCOMES, type ImportCounts } from '@onhand/domain/data-import/import-run'
import type { ImportRunId } from '@onhand/domain/ids'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** How far an import is. */
export async function readImportCounts(engine: SqlEngine, runId: ImportRunId): Promise<ImportCounts> {
  const rows = await engine.query(
    sqlFor(engine.dialect)
      .selectFrom('import_item')
      .where('run_id', '=', runId)
      .groupBy(['state', 'outcome'])
      .select((item) => [
        'state',
        'outcome',
        item.fn.countAll<number>().as('count'),
        item.fn.sum<number>('good_rows').as('good_rows'),
        item.fn.sum<number>('bad_rows').as('bad_rows'),
        item.fn.sum<number>('warning_count').as('warnings'),
      ])
      .compile(),
  )
  const sum = (of: (row: (typeof rows)[number]) => number | string) =>
    rows.reduce((total, row) => total + Number(of(row)), 0)
  const where = (key: 'state' | 'outcome', value: string) => sum((row) => (row[key] === value ? row.count : 0))
  return {
    states: fromKeys(IMPORT_ITEM_STATES, (state) => where('state', state)),
    outcomes: fromKeys(IMPORT_OUTCOMES, (outcome) => where('outcome', outcome)),
    goodRows: sum((row) => row.good_rows),
    badRows: sum((row) => row.bad_rows),
    warnings: sum((row) => row.warnings),
  }
}

function fromKeys<Key extends string>(keys: readonly Key[], countOf: (key: Key) => number): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, countOf(key)])) as Record<Key, number>
}
