import type { ExportedLot } from '@onhand/domain/data-import/onhand-columns'
import { isPermission, isRole, ROLE_PERMISSIONS } from '@onhand/domain/identity/permissions'
import type { PersonId, ReportId, SkuId, VendorId } from '@onhand/domain/ids'
import type { Locale } from '@onhand/domain/catalog/views'
import type { ReportPart, ReportSchedule, SheetFormat } from '@onhand/domain/reports/report'
import type { Cadence } from '@onhand/domain/reports/schedule'
import type { ReportPort } from '@onhand/service/reports/ports'
import { type Selectable, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import type { Database } from '../schema/database.ts'
import { EXPORT_PAGES } from './export-pages.ts'
import { readSalesSummary } from './sales-summary.ts'

/** A shop's tables and numbers, and which reports go out. */
export function reportStore(engine: SqlEngine): ReportPort {
  return { ...reading(engine), ...schedules(engine) }
}

function reading(
  engine: SqlEngine,
): Pick<ReportPort, 'exportPage' | 'lotsOf' | 'categorySlugs' | 'salesSummary' | 'readers'> {
  const db = sqlFor(engine.dialect)
  return {
    exportPage: (kind, query) => EXPORT_PAGES[kind](engine, query),
    salesSummary: (vendorId, period) => readSalesSummary(engine, vendorId, period),

    async lotsOf(skuIds) {
      const lots = db
        .selectFrom('stock_lot as lot')
        .leftJoin('stock_location as place', 'place.id', 'lot.location_id')
        .where('lot.sku_id', 'in', textList(engine.dialect, skuIds))
        .where('lot.on_hand_units', '>', 0)
        .select(['lot.sku_id', 'place.name', 'lot.lot_code', 'lot.expiry_date', 'lot.on_hand_units'])
        .orderBy('lot.sku_id')
        .orderBy('lot.lot_id')
      const rows = await engine.query(lots.compile())
      const lotOf = (row: (typeof rows)[number]): ExportedLot => ({
        locationName: row.name ?? '',
        lotCode: row.lot_code,
        expiryDate: row.expiry_date,
        units: row.on_hand_units,
      })
      return new Map(
        [...Map.groupBy(rows, (row) => row.sku_id)].map(([skuId, found]) => [skuId as SkuId, found.map(lotOf)]),
      )
    },

    async categorySlugs() {
      const rows = await engine.query(db.selectFrom('category').select(['id', 'slug']).compile())
      return new Map(rows.map(({ id, slug }) => [id, slug]))
    },

    async readers(vendorId) {
      const members = db
        .selectFrom('vendor_member as member')
        .innerJoin('user', 'user.id', 'member.person_id')
        .leftJoin('vendor_role as role', 'role.id', 'member.role')
        .where('member.vendor_id', '=', vendorId)
        .select(['member.person_id', 'user.name', 'user.email', 'member.role', 'role.permissions'])
        .orderBy('user.name')
        .orderBy('member.person_id')
      return (await engine.query(members.compile())).map((row) => {
        const own = JSON.parse(row.permissions ?? '[]') as readonly string[]
        return {
          personId: row.person_id as PersonId,
          name: row.name,
          email: row.email,
          permissions: isRole(row.role) ? ROLE_PERMISSIONS[row.role] : own.filter(isPermission),
        }
      })
    },
  }
}

function schedules(engine: SqlEngine): Pick<ReportPort, 'list' | 'load' | 'save' | 'remove' | 'due' | 'noteSent'> {
  const db = sqlFor(engine.dialect)
  const all = db.selectFrom('report_schedule').selectAll()
  return {
    async list(vendorId) {
      const own = all.where('vendor_id', '=', vendorId).orderBy('created_at_ms').orderBy('id')
      return (await engine.query(own.compile())).map(toSchedule)
    },

    async load(vendorId, id) {
      const [row] = await engine.query(all.where('id', '=', id).where('vendor_id', '=', vendorId).compile())
      return row ? toSchedule(row) : null
    },

    async save(schedule, audit, nowMs) {
      const row = { ...scheduleRow(schedule), created_at_ms: nowMs }
      const changing = [
        'name',
        'cadence',
        'hour',
        'parts',
        'recipient_ids',
        'format',
        'locale',
        'is_paused',
        'next_due_at_ms',
      ]
      const assignments = changing.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
      const isOurs = sql`exists (select 1 from report_schedule where id = ${schedule.id} and vendor_id = ${schedule.vendorId})`
      await engine.atomic([
        ...insertRows(engine.dialect, {
          table: 'report_schedule',
          rows: [row],
          onConflict: sql`(id) do update set ${sql.join(assignments)} where report_schedule.vendor_id = excluded.vendor_id`,
        }),
        ...auditStatements(engine.dialect, [audit], isOurs),
      ])
      const [saved] = await engine.query(
        all.where('id', '=', schedule.id).where('vendor_id', '=', schedule.vendorId).compile(),
      )
      return saved !== undefined
    },

    async remove(vendorId, id, audit) {
      const isThere = sql`exists (select 1 from report_schedule where id = ${id} and vendor_id = ${vendorId})`
      await engine.atomic([
        ...auditStatements(engine.dialect, [audit], isThere),
        db.deleteFrom('report_schedule').where('id', '=', id).where('vendor_id', '=', vendorId).compile(),
      ])
    },

    async due(nowMs, limit) {
      const waiting = all
        .where('is_paused', '=', 0)
        .where('next_due_at_ms', '<=', nowMs)
        .orderBy('next_due_at_ms')
        .limit(limit)
      return (await engine.query(waiting.compile())).map(toSchedule)
    },

    async noteSent(id, { dueAtMs, nextDueAtMs, sentAtMs }) {
      const note = db
        .updateTable('report_schedule')
        .set({ next_due_at_ms: nextDueAtMs, last_sent_at_ms: sentAtMs })
        .where('id', '=', id)
        .where('next_due_at_ms', '=', dueAtMs)
      await engine.query(note.compile())
    },
  }
}

function scheduleRow(schedule: ReportSchedule) {
  return {
    id: schedule.id,
    vendor_id: schedule.vendorId,
    name: schedule.name,
    cadence: schedule.cadence,
    hour: schedule.hour,
    parts: JSON.stringify(schedule.parts),
    recipient_ids: JSON.stringify(schedule.recipientIds),
    format: schedule.format,
    locale: schedule.locale,
    is_paused: schedule.isPaused ? 1 : 0,
    next_due_at_ms: schedule.nextDueAtMs,
    last_sent_at_ms: schedule.lastSentAtMs,
  }
}

function toSchedule(row: Selectable<Database['report_schedule']>): ReportSchedule {
  return {
    id: row.id as ReportId,
    vendorId: row.vendor_id as VendorId,
    name: row.name,
    cadence: row.cadence as Cadence,
    hour: row.hour,
    parts: JSON.parse(row.parts) as ReportPart[],
    format: row.format as SheetFormat,
    locale: row.locale as Locale,
    recipientIds: JSON.parse(row.recipient_ids) as PersonId[],
    isPaused: row.is_paused === 1,
    nextDueAtMs: row.next_due_at_ms,
    lastSentAtMs: row.last_sent_at_ms,
  }
}
