import type { SkuId } from '@onhand/domain/ids'
import type { ConsolePort } from '@onhand/service/operator/ports'
import { sql } from 'kysely'
import { writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { readCounts } from './counts.ts'
import { readMarketOrders } from './market-orders.ts'
import { readPlatform } from './platform.ts'
import { rateStatements } from './rates.ts'
import { shopOf, shopPage } from './shop-rows.ts'
import { reopenShop, suspendShop } from './suspend-shop.ts'

/** The operator's console. */
export function consoleStore(engine: SqlEngine): ConsolePort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  const rates = rateStatements(dialect)
  return {
    async shops(query) {
      const rows = await engine.query(shopPage(dialect, query))
      const last = rows[query.limit - 1]
      return {
        items: rows.slice(0, query.limit).map(shopOf),
        nextCursor: rows.length > query.limit && last ? writeCursor([last.name, last.id]) : null,
      }
    },

    async suspension(vendorId) {
      const [row] = await engine.query(
        db.selectFrom('vendor_suspension').selectAll().where('vendor_id', '=', vendorId).compile(),
      )
      return row ? { reason: row.reason, atMs: row.at_ms } : null
    },

    suspend: (vendorId, suspension, audit) => suspendShop(engine, vendorId, { suspension, audit }),
    reopen: (vendorId, nowMs, audit) => reopenShop(engine, vendorId, { nowMs, audit }),

    async rates(vendorId) {
      const rows = await engine.query(rates.of(vendorId))
      return rows.map((row) => ({
        commissionBps: row.commission_bps,
        fromMs: row.from_ms,
        createdAtMs: row.created_at_ms,
        appliedAtMs: row.applied_at_ms,
      }))
    },

    async setRate(vendorId, rate, { nowMs, audit }) {
      await engine.atomic([rates.set(vendorId, rate, nowMs), ...auditStatements(dialect, audit)])
    },

    async applyRates(nowMs) {
      const [, applied] = await engine.atomic([rates.copyDue(nowMs), rates.markDue(nowMs)])
      return applied.length
    },

    orders: (query) => readMarketOrders(engine, query),
    counts: (nowMs, countMax) => readCounts(engine, nowMs, countMax),
    platform: () => readPlatform(engine),

    async settleLetter(id, action, { nowMs, audit }) {
      const isThere = sql`exists (select 1 from dead_letter where id = ${id})`
      const entries = audit.map((entry) => ({
        id: entry.id,
        vendor_id: entry.vendorId,
        actor_kind: entry.actorKind,
        actor_id: entry.actorId,
        action: entry.action,
        subject_id: entry.subjectId,
        facts: JSON.stringify(entry.facts),
        at_ms: entry.atMs,
      }))
      const back = sql`insert into outbox (id, type, version, body, attempts, next_at_ms, created_at_ms)
        select id, type, version, body, 0, cast(${nowMs} as bigint), cast(${nowMs} as bigint) from dead_letter where id = ${id}
        on conflict do nothing`
      const [removed] = (
        await engine.atomic([
          ...insertRows(dialect, { table: 'audit_entry', rows: entries, onConflict: 'nothing', onlyIf: isThere }),
          ...(action === 'replay' ? [back.compile(db)] : []),
          db.deleteFrom('dead_letter').where('id', '=', id).returning('id').compile(),
        ])
      ).slice(-1)
      return removed?.length === 1
    },

    async freshSkus(limit) {
      const fresh = sql<{ sku_id: string; version: number }>`
        select moved.sku_id, coalesce((select max(version) from stock_level where stock_level.sku_id = moved.sku_id), 0) as version
        from (select distinct sku_id from order_line where order_id in
          (select id from customer_order order by placed_at_ms desc, id desc limit ${limit}) limit ${limit}) as moved`
      const rows = await engine.query(fresh.compile(db))
      return rows.map((row) => ({ skuId: row.sku_id as SkuId, version: row.version }))
    },
  }
}
