import type { LocationId, SkuId } from '@onhand/domain/ids'
import type { AlertRow, StockAlertPort } from '@onhand/service/stock/ports'
import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { FACTS, factJoins, type FactRow } from './sku-facts.ts'

const DAY_MS = 86_400_000

type AlertColumns = FactRow & {
  readonly location_id: string
  readonly reorder_units: number
  readonly available_units: number | null
  readonly incoming_units: number | null
}

const AVAILABLE = sql`coalesce((select available_units from stock_level where stock_level.sku_id = stock_threshold.sku_id
  and stock_level.location_id = stock_threshold.location_id), 0)`
const IS_LOW = sql`${AVAILABLE} <= stock_threshold.reorder_units`

/** Thresholds, what is low, and whether its shop was told. */
export function stockAlertStore(engine: SqlEngine): StockAlertPort {
  const db = sqlFor(engine.dialect)

  const alerts = (locale: 'en' | 'zh-Hant', condition: RawBuilder<unknown>, limit: number) =>
    sql<AlertColumns>`select stock_threshold.location_id, stock_threshold.reorder_units, stock_level.available_units, stock_level.incoming_units, ${FACTS}
      from stock_threshold ${factJoins(locale, sql`stock_threshold.sku_id`)}
      left join stock_level on stock_level.sku_id = stock_threshold.sku_id and stock_level.location_id = stock_threshold.location_id
      where ${condition} and coalesce(stock_level.available_units, 0) <= stock_threshold.reorder_units
      order by stock_threshold.sku_id, stock_threshold.location_id limit ${limit}`.compile(db)

  return {
    async thresholds(skuIds) {
      const rows = await engine.query(
        db
          .selectFrom('stock_threshold')
          .select(['sku_id', 'location_id', 'reorder_units'])
          .where('sku_id', 'in', textList(engine.dialect, skuIds))
          .orderBy('sku_id')
          .orderBy('location_id')
          .compile(),
      )
      return rows.map((row) => ({
        skuId: row.sku_id as SkuId,
        locationId: row.location_id as LocationId,
        reorderUnits: Number(row.reorder_units),
      }))
    },

    async setThreshold(vendorId, { skuId, locationId, reorderUnits }, entry) {
      const row = { sku_id: skuId, location_id: locationId, vendor_id: vendorId, is_told: 0, told_at_ms: null }
      const remove = db.deleteFrom('stock_threshold').where('sku_id', '=', skuId).where('location_id', '=', locationId)
      await engine.atomic([
        ...(reorderUnits === null
          ? [remove.compile()]
          : insertRows(engine.dialect, {
              table: 'stock_threshold',
              rows: [{ ...row, reorder_units: reorderUnits }],
              onConflict: replacing(['sku_id', 'location_id'], ['reorder_units', 'vendor_id', 'is_told']),
            })),
        ...auditStatements(engine.dialect, [entry]),
      ])
    },

    async low(vendorId, locale, { cursor, limit }) {
      const [skuId, locationId] = readCursor(cursor, 2) ?? []
      const after =
        skuId === undefined
          ? sql`true`
          : sql`(stock_threshold.sku_id, stock_threshold.location_id) > (${String(skuId)}, ${String(locationId)})`
      const rows = await engine.query(
        alerts(locale, sql`stock_threshold.vendor_id = ${vendorId} and ${after}`, limit + 1),
      )
      const items = rows.slice(0, limit).map(toAlert)
      const last = items.at(-1)
      const hasMore = rows.length > limit && last !== undefined
      return { items, nextCursor: hasMore ? writeCursor([last.skuId, last.locationId]) : null }
    },

    async tellLow(nowMs, limit) {
      const refilled = sql`update stock_threshold set is_told = 0 where is_told = 1 and not (${IS_LOW})`
      const due = sql<{
        vendor_id: string
      }>`select distinct vendor_id from stock_threshold where is_told = 0 and ${IS_LOW}
        and not exists (select 1 from stock_threshold as told where told.vendor_id = stock_threshold.vendor_id
          and told.told_at_ms > cast(${nowMs - DAY_MS} as bigint)) limit ${limit}`
      await engine.query(refilled.compile(db))
      const shops = await engine.query(due.compile(db))
      for (const { vendor_id: vendorId } of shops) {
        const mark = sql`update stock_threshold set is_told = 1, told_at_ms = cast(${nowMs} as bigint)
          where vendor_id = ${vendorId} and is_told = 0 and ${IS_LOW}`
        const message = {
          id: `stock.low:${vendorId}:${nowMs}`,
          type: 'stock.low.mail' as const,
          version: 1,
          body: { vendorId, toldAtMs: nowMs },
        }
        await engine.atomic([
          mark.compile(db),
          ...insertRows(engine.dialect, { table: 'outbox', rows: [outboxRow(message, nowMs)], onConflict: 'nothing' }),
        ])
      }
      return shops.length
    },

    async told(vendorId, locale, toldAtMs) {
      const condition = sql`stock_threshold.vendor_id = ${vendorId} and told_at_ms = cast(${toldAtMs} as bigint)`
      return (await engine.query(alerts(locale, condition, 200))).map(toAlert)
    },
  }
}

function toAlert(row: AlertColumns): AlertRow {
  return {
    skuId: row.sku_id as SkuId,
    locationId: row.location_id as LocationId,
    reorderUnits: Number(row.reorder_units),
    title: row.title,
    skuTitle: row.sku_title,
    code: row.code,
    availableUnits: Number(row.available_units ?? 0),
    incomingUnits: Number(row.incoming_units ?? 0),
  }
}
