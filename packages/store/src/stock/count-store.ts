import type { CountId, SkuId } from '@onhand/domain/ids'
import type { StockCountPort } from '@onhand/service/stock/count-ports'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import type { Database } from '../schema/database.ts'
import { listCounts, reviewPage, sheetPage } from './count-lists.ts'
import { toCount, toCountEntry, toCountLine } from './count-rows.ts'
import { isApplied, statusIf } from './guarded.ts'

/** Counts of a shop's stock. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of the port's methods, read one by one.
export function stockCountStore(engine: SqlEngine): StockCountPort {
  const db = sqlFor(engine.dialect)
  const find: StockCountPort['find'] = async (id) => {
    const [row] = await engine.query(db.selectFrom('stock_count').selectAll().where('id', '=', id).compile())
    return row ? toCount(row) : null
  }
  const lineOf = (id: CountId, skuId: SkuId) =>
    db.selectFrom('stock_count_line').selectAll().where('count_id', '=', id).where('sku_id', '=', skuId)

  return {
    find,
    list: (vendorId, page) => listCounts(engine, vendorId, page),
    sheet: (id, actorId, page) => sheetPage(engine, { id, actorId, ...page }),
    review: (id, page) => reviewPage(engine, { id, ...page }),

    async start(count, lines, entry) {
      const row = {
        id: count.id,
        vendor_id: count.vendorId,
        location_id: count.locationId,
        name: count.name,
        status: count.status,
        created_by: count.createdBy,
        created_at_ms: count.createdAtMs,
      }
      const rows = lines.map(({ skuId, movementId }, position) => ({
        count_id: count.id,
        sku_id: skuId,
        position,
        status: 'open',
        movement_id: movementId,
        changed_at_ms: count.createdAtMs,
      }))
      try {
        await engine.atomic([
          ...insertRows(engine.dialect, { table: 'stock_count', rows: [row], onConflict: 'fail' }),
          ...insertRows(engine.dialect, { table: 'stock_count_line', rows, onConflict: 'fail' }),
          ...auditStatements(engine.dialect, [entry]),
        ])
        return true
      } catch (error) {
        if (!(error instanceof ConstraintViolation) || error.kind !== 'unique') throw error
        return (await find(count.id))?.vendorId === count.vendorId
      }
    },

    async enter(entry, movementId) {
      const { id, countId, skuId, actorId, countedUnits, bookUnits, atMs } = entry
      const guard = db
        .updateTable('stock_count')
        .set({ status: statusIf(sql`status = 'open'`, sql`'open'`) })
        .where('id', '=', countId)
      const next = sql`(select coalesce(max(position), 0) + 1 from stock_count_line where count_id = ${countId})`
      const add = sql`insert into stock_count_line (count_id, sku_id, position, status, movement_id, changed_at_ms)
        values (${countId}, ${skuId}, ${next}, 'open', ${movementId}, cast(${atMs} as bigint)) on conflict (count_id, sku_id) do nothing`
      const reopen = db
        .updateTable('stock_count_line')
        .set({
          status: statusIf(sql`status in ('open', 'refused')`, sql`'open'`),
          delta_units: null,
          changed_at_ms: later(atMs),
        })
        .where('count_id', '=', countId)
        .where('sku_id', '=', skuId)
      const row = {
        id,
        count_id: countId,
        sku_id: skuId,
        actor_id: actorId,
        counted_units: countedUnits,
        book_units: bookUnits,
        at_ms: atMs,
      }
      return isApplied(
        engine,
        ['stock_count.status', 'stock_count_line.status'],
        [
          guard.compile(),
          add.compile(db),
          reopen.compile(),
          ...insertRows(engine.dialect, { table: 'stock_count_entry', rows: [row], onConflict: 'nothing' }),
        ],
      )
    },

    async line(id, skuId) {
      const [row] = await engine.query(lineOf(id, skuId).compile())
      return row ? { ...toCountLine(row), version: Number(row.changed_at_ms) } : null
    },

    async entries(id, skuId) {
      const entries = db
        .selectFrom('stock_count_entry')
        .selectAll()
        .where('count_id', '=', id)
        .where('sku_id', '=', skuId)
        .orderBy('at_ms')
        .orderBy('id')
      return (await engine.query(entries.compile())).map(toCountEntry)
    },

    async claim(id, skuId, { version, deltaUnits, by, atMs }) {
      const claim = db
        .updateTable('stock_count_line')
        .set({ status: 'settling', delta_units: deltaUnits, settled_by: by, changed_at_ms: later(atMs) })
        .where('count_id', '=', id)
        .where('sku_id', '=', skuId)
        .where('status', '=', 'open')
        .where('changed_at_ms', '=', version)
        .where(sql<boolean>`exists (select 1 from stock_count where id = ${id} and status = 'open')`)
        .returning('sku_id')
      return (await engine.query(claim.compile())).length > 0
    },

    // biome-ignore lint/complexity/useMaxParams: the port's.
    async settle(id, skuId, { status, atMs }, entry) {
      const settle = db
        .updateTable('stock_count_line')
        .set({ status, changed_at_ms: later(atMs) })
        .where('count_id', '=', id)
        .where('sku_id', '=', skuId)
        .where('status', '=', 'settling')
      await engine.atomic([settle.compile(), ...auditStatements(engine.dialect, [entry])])
    },

    // biome-ignore lint/complexity/useMaxParams: the port's.
    async end(id, status, atMs, entry) {
      const end = db
        .updateTable('stock_count')
        .set({ status: statusIf(sql`status = 'open'`, sql`${status}`), closed_at_ms: atMs })
        .where('id', '=', id)
      return isApplied(engine, ['stock_count.status'], [end.compile(), ...auditStatements(engine.dialect, [entry])])
    },

    async interrupted(beforeMs, limit) {
      const half = db
        .selectFrom('stock_count_line')
        .selectAll()
        .where('status', '=', 'settling')
        .where('changed_at_ms', '<', beforeMs)
        .orderBy('changed_at_ms')
        .limit(limit)
      const rows: readonly Selectable<Database['stock_count_line']>[] = await engine.query(half.compile())
      return rows.map(toCountLine)
    },
  }
}

/** The instant of a line's change, which is its version as well: later than every one before, though two happen in one millisecond. */
function later(atMs: number): RawBuilder<number> {
  const at = sql`cast(${atMs} as bigint)`
  return sql<number>`case when changed_at_ms >= ${at} then changed_at_ms + 1 else ${at} end`
}
