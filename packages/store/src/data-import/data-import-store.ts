import type { CategoryId, ProductId, SkuId } from '@onhand/domain/ids'
import type { DataImportPort, ImportClaim, ItemFinding, ItemMove } from '@onhand/service/data-import/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { readImportCounts } from './import-counts.ts'
import { itemRow, LINE_COLUMNS, linesOf, runRow, toItem, toLine, toRun } from './import-rows.ts'

/** Imports and their items. */
export function dataImportStore(engine: SqlEngine): DataImportPort {
  return { ...runStore(engine), ...itemStore(engine), ...lookUps(engine) }
}

function runStore(
  engine: SqlEngine,
): Pick<DataImportPort, 'insert' | 'load' | 'counts' | 'recent' | 'move' | 'touch' | 'idle'> {
  const db = sqlFor(engine.dialect)
  return {
    async insert(run, actorId, audit) {
      const isNew = sql`not exists (select 1 from import_run where id = ${run.id})`
      await engine.atomic([
        // The entry goes first: once the import is there, it is no new one.
        ...auditStatements(engine.dialect, [audit], isNew),
        ...insertRows(engine.dialect, { table: 'import_run', rows: [runRow(run, actorId)], onConflict: 'nothing' }),
      ])
    },

    async load(vendorId, runId) {
      const run = db.selectFrom('import_run').selectAll().where('id', '=', runId).where('vendor_id', '=', vendorId)
      const [row] = await engine.query(run.compile())
      return row ? toRun(row) : null
    },

    counts: (runId) => readImportCounts(engine, runId),

    async recent(vendorId, { cursor, limit }) {
      const after = readCursor(cursor, 2)
      let page = db
        .selectFrom('import_run')
        .selectAll()
        .where('vendor_id', '=', vendorId)
        .orderBy('created_at_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
      if (after) page = page.where(sql<boolean>`(created_at_ms, id) < (${after[0]}, ${after[1]})`)
      const rows = await engine.query(page.compile())
      const items = rows.slice(0, limit).map(toRun)
      const last = items.at(-1)
      return { items, nextCursor: rows.length > limit && last ? writeCursor([last.createdAtMs, last.id]) : null }
    },

    async move(run, { from, to, nowMs, audit }) {
      const moved = db
        .updateTable('import_run')
        .set({ state: to, updated_at_ms: nowMs })
        .where('id', '=', run.id)
        .where('vendor_id', '=', run.vendorId)
        .where('state', 'in', from)
        .returning('id')
        .compile()
      // Only the one that moved it finds its own time there.
      const isOurs = sql`exists (select 1 from import_run where id = ${run.id} and state = ${to} and updated_at_ms = ${nowMs})`
      const [rows] = await engine.atomic([
        moved,
        ...auditStatements(engine.dialect, audit === null ? [] : [audit], isOurs),
      ])
      return rows.length > 0
    },

    async touch(runId, nowMs) {
      await engine.query(db.updateTable('import_run').set({ updated_at_ms: nowMs }).where('id', '=', runId).compile())
    },

    async idle(beforeMs, limit) {
      const runs = db
        .selectFrom('import_run')
        .selectAll()
        .where('state', 'in', ['checking', 'running', 'undoing'])
        .where('updated_at_ms', '<', beforeMs)
        .orderBy('updated_at_ms')
        .limit(limit)
      return (await engine.query(runs.compile())).map(toRun)
    },
  }
}

function itemStore(
  engine: SqlEngine,
): Pick<DataImportPort, 'addItems' | 'next' | 'saveFindings' | 'claim' | 'settle' | 'lines'> {
  const db = sqlFor(engine.dialect)
  return {
    async addItems(runId, items) {
      const isUploading = sql`exists (select 1 from import_run where id = ${runId} and state = 'uploading')`
      const rows = items.map((item) => itemRow(runId, item))
      await engine.atomic(
        insertRows(engine.dialect, { table: 'import_item', rows, onConflict: 'nothing', onlyIf: isUploading }),
      )
    },

    async next(runId, states, limit) {
      const items = db
        .selectFrom('import_item')
        .selectAll()
        .where('run_id', '=', runId)
        .where('state', 'in', states)
        .orderBy('position')
        .limit(limit)
      return (await engine.query(items.compile())).map(toItem)
    },

    async saveFindings(runId, findings) {
      await engine.atomic(findings.map((finding) => findingStatement(engine, runId, finding)))
    },

    async claim(runId, items) {
      if (items.length === 0) return new Set()
      const claimed = await engine.atomic(items.map((item) => claimStatement(engine, runId, item)))
      return new Set(claimed.flat().map((row) => row.position))
    },

    async settle(runId, moves) {
      if (moves.length > 0) await engine.atomic(moves.map((move) => moveStatement(engine, runId, move)))
    },

    async lines({ runId, outcome, state, cursor, limit }) {
      const after = readCursor(cursor, 1)
      let page = db
        .selectFrom('import_item')
        .select(LINE_COLUMNS)
        .where('run_id', '=', runId)
        .orderBy('position')
        .limit(limit + 1)
      if (outcome !== null) page = page.where('outcome', '=', outcome)
      if (state !== null) page = page.where('state', '=', state)
      if (after) page = page.where('position', '>', Number(after[0]))
      const rows = await engine.query(page.compile())
      const items = rows.slice(0, limit).map(toLine)
      const last = items.at(-1)
      return { items, nextCursor: rows.length > limit && last ? writeCursor([last.position]) : null }
    },
  }
}

function claimStatement(engine: SqlEngine, runId: string, item: ImportClaim) {
  const { position, productId, former, opening } = item
  return sqlFor(engine.dialect)
    .updateTable('import_item')
    .set({
      state: 'writing',
      product_id: productId,
      former: former === null ? null : JSON.stringify(former),
      opening: JSON.stringify(opening),
    })
    .where('run_id', '=', runId)
    .where('position', '=', position)
    .where('state', '=', 'planned')
    .returning('position')
    .compile()
}

function moveStatement(engine: SqlEngine, runId: string, move: ItemMove): Statement {
  const { position, from, to, writtenVersion, problem } = move
  return sqlFor(engine.dialect)
    .updateTable('import_item')
    .set({
      state: to,
      ...(writtenVersion === undefined ? {} : { written_version: writtenVersion }),
      ...(problem === undefined ? {} : { problems: JSON.stringify([problem]), good_rows: 0 }),
      ...(problem === undefined ? {} : { bad_rows: sql<number>`good_rows + bad_rows`, outcome: 'refused' }),
    })
    .where('run_id', '=', runId)
    .where('position', '=', position)
    .where('state', 'in', from)
    .compile()
}

function findingStatement(engine: SqlEngine, runId: string, finding: ItemFinding): Statement {
  return sqlFor(engine.dialect)
    .updateTable('import_item')
    .set({
      state: finding.state,
      outcome: finding.outcome,
      product_id: finding.productId,
      changed: JSON.stringify(finding.changed),
      problems: JSON.stringify(finding.problems),
      warnings: JSON.stringify(finding.warnings),
      good_rows: finding.goodRows,
      bad_rows: linesOf(finding.problems),
      warning_count: finding.warnings.length,
    })
    .where('run_id', '=', runId)
    .where('position', '=', finding.position)
    .where('state', '=', 'stored')
    .compile()
}

function lookUps(engine: SqlEngine): Pick<DataImportPort, 'codeOwners' | 'categoryNames' | 'isSold'> {
  const db = sqlFor(engine.dialect)
  return {
    async codeOwners(vendorId, codes) {
      const owners = db
        .selectFrom('sku')
        .select(['id', 'code', 'product_id', 'is_sold'])
        .where('vendor_id', '=', vendorId)
        .where('code', 'in', textList(engine.dialect, codes))
      return (await engine.query(owners.compile())).map((row) => ({
        code: row.code,
        skuId: row.id as SkuId,
        productId: row.product_id as ProductId,
        isSold: row.is_sold === 1,
      }))
    },

    async categoryNames() {
      const [slugs, names] = await engine.read([
        db.selectFrom('category').select(['id', 'slug as name']).compile(),
        db.selectFrom('category_translation').select(['category_id as id', 'name']).compile(),
      ])
      return new Map([...names, ...slugs].map(({ id, name }) => [name.trim().toLowerCase(), id as CategoryId]))
    },

    async isSold(skuIds) {
      const sold = db
        .selectFrom('order_line')
        .select('id')
        .where('sku_id', 'in', textList(engine.dialect, skuIds))
        .limit(1)
      return (await engine.query(sold.compile())).length > 0
    },
  }
}
