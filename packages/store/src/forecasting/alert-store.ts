import type { AlertKind, SuddenChange } from '@onhand/domain/forecasting/types'
import type { LocationId, SkuId } from '@onhand/domain/ids'
import type { AlertCount, ForecastPort, ReplenishmentAlert } from '@onhand/service/forecasting/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { FACTS, factJoins, type FactRow } from '../stock/sku-facts.ts'
import { type AlertColumns, alertSql } from './alert-sql.ts'

type Row = AlertColumns & FactRow & { readonly value_minor: number }

const COST = sql`coalesce(offer.unit_cost_minor, 0)`

/** Alerts: worked out from forecasts and stock when they are asked for, so that they are never old. */
export function alertStore(engine: SqlEngine): Pick<ForecastPort, 'alerts' | 'alertCounts' | 'snooze'> {
  const db = sqlFor(engine.dialect)
  return {
    async alerts(query) {
      const [valueMinor, kind, skuId, locationId] = readCursor(query.cursor, 4) ?? []
      const after =
        valueMinor === undefined
          ? sql`true`
          : sql`(-value_minor, kind, sku_id, location_id) > (cast(${-Number(valueMinor) || 0} as bigint), ${String(kind)}, ${String(skuId)}, ${String(locationId)})`
      // What is worth most comes first.
      const page = sql<Row>`select * from (
          select alert.location_id, alert.kind, alert.units, alert.expiry_date, alert.available_units, alert.incoming_units,
            alert.safety_stock_units, alert.sold_7_days, alert.sold_28_days, alert.sudden_change, alert.daily_units, alert.until_ms,
            cast(alert.units * ${COST} as bigint) as value_minor, ${FACTS}
          from (${alertSql(engine.dialect, query)}) as alert ${factJoins(query.locale, sql`alert.sku_id`)}
        ) as valued where ${after} order by value_minor desc, kind, sku_id, location_id limit ${query.limit + 1}`
      const rows = await engine.query(page.compile(db))
      const items = rows.slice(0, query.limit).map(toAlert)
      const last = items.at(-1)
      const hasMore = rows.length > query.limit && last !== undefined
      return {
        items,
        nextCursor: hasMore ? writeCursor([last.valueMinor, last.kind, last.skuId, last.locationId]) : null,
      }
    },

    async alertCounts(query) {
      const counts = sql<{
        kind: string
        count: number
        units: number
        value_minor: number
      }>`select kind, count(*) as count,
          cast(sum(units) as bigint) as units, cast(sum(units * ${COST}) as bigint) as value_minor
        from (${alertSql(engine.dialect, query)}) as alert left join offer on offer.sku_id = alert.sku_id group by kind order by kind`
      const rows = await engine.query(counts.compile(db))
      return rows.map(
        (row): AlertCount => ({
          kind: row.kind as AlertKind,
          count: Number(row.count),
          units: Number(row.units),
          valueMinor: Number(row.value_minor),
        }),
      )
    },

    async snooze(vendorId, { skuId, locationId, kind, untilMs }, audit) {
      const remove = db
        .deleteFrom('alert_snooze')
        .where('sku_id', '=', skuId)
        .where('location_id', '=', locationId)
        .where('kind', '=', kind)
      const row = { sku_id: skuId, location_id: locationId, kind, vendor_id: vendorId }
      await engine.atomic([
        ...(untilMs === null
          ? [remove.compile()]
          : insertRows(engine.dialect, {
              table: 'alert_snooze',
              rows: [{ ...row, until_ms: untilMs }],
              onConflict: replacing(['sku_id', 'location_id', 'kind'], ['until_ms']),
            })),
        ...auditStatements(engine.dialect, [audit]),
      ])
    },
  }
}

function toAlert(row: Row): ReplenishmentAlert {
  const dailyUnits = Number(row.daily_units)
  return {
    skuId: row.sku_id as SkuId,
    locationId: row.location_id as LocationId,
    title: row.title,
    skuTitle: row.sku_title,
    code: row.code,
    currency: row.currency ?? '',
    kind: row.kind as AlertKind,
    availableUnits: Number(row.available_units),
    incomingUnits: Number(row.incoming_units),
    safetyStockUnits: Number(row.safety_stock_units),
    sold7Days: Number(row.sold_7_days),
    sold28Days: Number(row.sold_28_days),
    suddenChange: row.sudden_change as SuddenChange,
    units: Number(row.units),
    valueMinor: Number(row.value_minor),
    coverDays: dailyUnits > 0 ? Math.floor(Number(row.available_units) / dailyUnits) : null,
    expiryDate: row.expiry_date,
    snoozedUntilMs: row.until_ms === null ? null : Number(row.until_ms),
  }
}
