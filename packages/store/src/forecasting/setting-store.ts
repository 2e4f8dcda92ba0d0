import type { ReplenishmentSetting, SkuMode, TargetOf } from '@onhand/domain/forecasting/types'
import type { SkuId, VendorId } from '@onhand/domain/ids'
import type { ForecastPort } from '@onhand/service/forecasting/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { FACTS, factJoins, type FactRow } from '../stock/sku-facts.ts'

type OverrideRow = FactRow & { readonly mode: string; readonly floor_units: number; readonly changed_at_ms: number }

const SETTING_COLUMNS = ['target_permille', 'target_of', 'review_days', 'overstock_days', 'horizon_days']

/** What shops decided about their stock, over one engine. */
export function settingStore(
  engine: SqlEngine,
): Pick<ForecastPort, 'settings' | 'saveSetting' | 'overrides' | 'overrideOf' | 'saveOverride'> {
  const db = sqlFor(engine.dialect)
  return {
    async settings(vendorIds) {
      const settings = db
        .selectFrom('replenishment_setting')
        .selectAll()
        .where('vendor_id', 'in', textList(engine.dialect, vendorIds))
      const rows = await engine.query(settings.compile())
      return new Map(
        rows.map((row): [VendorId, ReplenishmentSetting] => [
          row.vendor_id as VendorId,
          {
            targetPermille: row.target_permille,
            targetOf: row.target_of as TargetOf,
            reviewDays: row.review_days,
            overstockDays: row.overstock_days,
            horizonDays: row.horizon_days,
          },
        ]),
      )
    },

    async saveSetting(vendorId, setting, audit) {
      const row = {
        vendor_id: vendorId,
        target_permille: setting.targetPermille,
        target_of: setting.targetOf,
        review_days: setting.reviewDays,
        overstock_days: setting.overstockDays,
        horizon_days: setting.horizonDays,
      }
      await engine.atomic([
        ...insertRows(engine.dialect, {
          table: 'replenishment_setting',
          rows: [row],
          onConflict: replacing(['vendor_id'], SETTING_COLUMNS),
        }),
        ...auditStatements(engine.dialect, [audit]),
      ])
    },

    async overrides({ vendorId, locale, cursor, limit }) {
      const [atMs, id] = readCursor(cursor, 2) ?? []
      const after =
        atMs === undefined
          ? sql`true`
          : sql`(changed_at_ms, sku_id) < (cast(${Number(atMs) || 0} as bigint), ${String(id)})`
      const page = sql<OverrideRow>`select kept.mode, kept.floor_units, kept.changed_at_ms, ${FACTS}
        from (select * from replenishment_override where vendor_id = ${vendorId} and ${after}
          order by changed_at_ms desc, sku_id desc limit ${limit + 1}) as kept ${factJoins(locale, sql`kept.sku_id`)}
        order by kept.changed_at_ms desc, kept.sku_id desc`
      const rows = await engine.query(page.compile(db))
      const items = rows.slice(0, limit).map((row) => ({
        skuId: row.sku_id as SkuId,
        mode: row.mode as SkuMode,
        floorUnits: Number(row.floor_units),
        title: row.title,
        skuTitle: row.sku_title,
        code: row.code,
      }))
      const last = rows[limit - 1]
      const hasMore = rows.length > limit && last !== undefined
      return { items, nextCursor: hasMore ? writeCursor([Number(last.changed_at_ms), last.sku_id]) : null }
    },

    async overrideOf(vendorId, skuId) {
      const kept = db
        .selectFrom('replenishment_override')
        .selectAll()
        .where('vendor_id', '=', vendorId)
        .where('sku_id', '=', skuId)
      const [row] = await engine.query(kept.compile())
      return row ? { skuId, mode: row.mode as SkuMode, floorUnits: Number(row.floor_units) } : null
    },

    async saveOverride(vendorId, { skuId, mode, floorUnits }, audit) {
      const row = { sku_id: skuId, vendor_id: vendorId, mode, floor_units: floorUnits, changed_at_ms: audit.atMs }
      await engine.atomic([
        ...(mode === 'forecast'
          ? [db.deleteFrom('replenishment_override').where('sku_id', '=', skuId).compile()]
          : insertRows(engine.dialect, {
              table: 'replenishment_override',
              rows: [row],
              onConflict: replacing(['sku_id'], ['mode', 'floor_units', 'changed_at_ms']),
            })),
        ...auditStatements(engine.dialect, [audit]),
      ])
    },
  }
}
