import type { TransferId } from '@onhand/domain/ids'
import type { StockTransferPort, Transfer } from '@onhand/service/stock/transfer-ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { isApplied, statusIf } from './guarded.ts'
import { FACTS, factJoins, type FactRow } from './sku-facts.ts'
import { lineRow, type LineRow, toLine, toTransfer, transferRow } from './transfer-rows.ts'

const GUARD = ['stock_transfer.status']

/** Transfers between the places of a shop. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of the port's methods, read one by one.
export function stockTransferStore(engine: SqlEngine): StockTransferPort {
  const db = sqlFor(engine.dialect)
  const head = (id: TransferId) => db.selectFrom('stock_transfer').selectAll().where('id', '=', id)
  const setUnits = (id: TransferId, column: 'sent_units' | 'received_units', lines: readonly LineUnits[]) =>
    lines.map(({ position, units }) =>
      db
        .updateTable('stock_transfer_line')
        .set({ [column]: units })
        .where('transfer_id', '=', id)
        .where('position', '=', position)
        .compile(),
    )

  return {
    saveDraft: (transfer, entry) => isApplied(engine, GUARD, saveStatements(engine, transfer, entry)),

    async find(id) {
      const lines = db.selectFrom('stock_transfer_line').selectAll().where('transfer_id', '=', id).orderBy('position')
      const [[row], lineRows] = await engine.read([head(id).compile(), lines.compile()])
      return row ? { ...toTransfer(row), lines: lineRows.map(toLine) } : null
    },

    async list(vendorId, { statuses, cursor, limit }) {
      const [atMs, id] = readCursor(cursor, 2) ?? []
      const after =
        atMs === undefined
          ? sql<boolean>`true`
          : sql<boolean>`(created_at_ms, id) < (cast(${Number(atMs) || 0} as bigint), ${String(id)})`
      const lines = sql`from stock_transfer_line where transfer_id = stock_transfer.id`
      const page = db
        .selectFrom('stock_transfer')
        .selectAll()
        .select([
          sql<number>`(select count(*) ${lines})`.as('line_count'),
          sql<number>`(select coalesce(sum(coalesce(sent_units, units)), 0) ${lines})`.as('units'),
        ])
        .where('vendor_id', '=', vendorId)
        .where(after)
        .orderBy('created_at_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
      const narrowed = statuses.length > 0 ? page.where('status', 'in', textList(engine.dialect, statuses)) : page
      const rows = await engine.query(narrowed.compile())
      const items = rows.slice(0, limit).map((row) => ({
        ...toTransfer(row),
        lineCount: Number(row.line_count),
        units: Number(row.units),
      }))
      const last = items.at(-1)
      const hasMore = rows.length > limit && last !== undefined
      return { items, nextCursor: hasMore ? writeCursor([last.createdAtMs, last.id]) : null }
    },

    async view(id, locale) {
      const lines = sql<LineRow & FactRow>`select line.*, ${FACTS} from stock_transfer_line as line
        ${factJoins(locale, sql`line.sku_id`)} where line.transfer_id = ${id} order by line.position`
      const [[row], lineRows] = await engine.read([head(id).compile(), lines.compile(db)])
      if (!row) return null
      const named = lineRows.map((line) => ({
        ...toLine(line),
        title: line.title,
        skuTitle: line.sku_title,
        code: line.code,
        gtin: line.gtin,
      }))
      return { ...toTransfer(row), lines: named }
    },

    async step(id, { from, to, received = [], atMs }, entry) {
      const move = db
        .updateTable('stock_transfer')
        .set({
          status: statusIf(sql`status = ${from}`, sql`${to}`),
          changed_at_ms: atMs,
          ...(to === 'received' ? { received_at_ms: atMs } : {}),
        })
        .where('id', '=', id)
      return isApplied(engine, GUARD, [
        move.compile(),
        ...setUnits(id, 'received_units', received),
        ...auditStatements(engine.dialect, entry ? [entry] : []),
      ])
    },

    async sent(id, lines, atMs) {
      const move = db
        .updateTable('stock_transfer')
        .set({ status: statusIf(sql`status = 'sending'`, sql`'sent'`), changed_at_ms: atMs, sent_at_ms: atMs })
        .where('id', '=', id)
      return isApplied(engine, GUARD, [move.compile(), ...setUnits(id, 'sent_units', lines)])
    },

    async interrupted(beforeMs, limit) {
      const half = db
        .selectFrom('stock_transfer')
        .select('id')
        .where('status', 'in', ['sending', 'receiving'])
        .where('changed_at_ms', '<', beforeMs)
        .orderBy('changed_at_ms')
        .limit(limit)
      return (await engine.query(half.compile())).map((row) => row.id as TransferId)
    },
  }
}

type LineUnits = { readonly position: number; readonly units: number }

function saveStatements(engine: SqlEngine, transfer: Transfer, entry: Parameters<StockTransferPort['saveDraft']>[1]) {
  const db = sqlFor(engine.dialect)
  const isOurDraft = sql`stock_transfer.status = 'draft' and stock_transfer.vendor_id = excluded.vendor_id`
  const replace = sql`(id) do update set status = ${statusIf(isOurDraft, sql`'draft'`)}, from_location_id = excluded.from_location_id,
    to_location_id = excluded.to_location_id, note = excluded.note, changed_at_ms = excluded.changed_at_ms`
  const clear = db.deleteFrom('stock_transfer_line').where('transfer_id', '=', transfer.id)
  return [
    ...insertRows(engine.dialect, { table: 'stock_transfer', rows: [transferRow(transfer)], onConflict: replace }),
    clear.compile(),
    ...insertRows(engine.dialect, {
      table: 'stock_transfer_line',
      rows: transfer.lines.map((line) => lineRow(transfer.id, line)),
      onConflict: 'fail',
    }),
    ...auditStatements(engine.dialect, [entry]),
  ]
}
