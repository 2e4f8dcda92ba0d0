import { isInsightKind } from '@onhand/domain/insight/insight-kinds'
import { daysBetween, RANGE_DAYS_MAX } from '@onhand/domain/insight/period'
import { addDays, instantOf, localTime } from '@onhand/domain/local-time'
import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { type ExportKind, permissionOf, type SheetFormat } from '@onhand/domain/reports/report'
import type { Table } from '@onhand/domain/reports/table'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { type ExportDeps, exportTable } from './export-table.ts'

/** A download that was asked for. Days of the shop's calendar; null is no bound. */
export type ExportRequest = {
  readonly vendorId: VendorId
  readonly kind: ExportKind
  readonly format: SheetFormat
  readonly fromDate: string | null
  readonly toDate: string | null
  /** The language of names that have several. */
  readonly locale?: Locale
}

/** Why a download is refused. */
export type ExportRefusal = OperateRefusal | { readonly code: 'not_found'; readonly what: 'vendor' }

// Past any date that a sale could have.
const FOREVER_MS = Date.UTC(9999, 0)

/** Opens one of a shop's tables for somebody who may read it [DIO-7]; that it left the house is in the audit log. */
export async function openExport(
  deps: ExportDeps & Pick<ServiceDeps, 'audit' | 'nowMs' | 'newId'>,
  actor: Actor,
  request: ExportRequest,
): Promise<Result<{ readonly table: Table; readonly filename: string }, ExportRefusal>> {
  const allowed = inShop(actor, request.vendorId, permissionOf(request.kind))
  if (!allowed.ok) return allowed
  const [vendor] = await deps.vendors.records([request.vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const { kind, format, locale = 'en' } = request
  const zone = vendor.locations[0]?.timeZone ?? 'UTC'
  const nowMs = deps.nowMs()
  const { fromDate, toDate } = isInsightKind(kind) ? chartDays(request, localTime(nowMs, zone).date) : request
  await deps.audit.record(
    auditEntry(deps, actor, {
      vendorId: vendor.id,
      action: 'data.exported',
      subjectId: vendor.id,
      facts: { table: kind, format, from: fromDate, to: toDate },
    }),
  )
  const table = exportTable(deps, vendor, {
    kind,
    locale,
    nowMs,
    fromMs: fromDate === null ? 0 : instantOf(fromDate, 0, zone),
    toMs: toDate === null ? FOREVER_MS : instantOf(addDays(toDate, 1), 0, zone),
  })
  const days = [fromDate, toDate].filter((day) => day !== null).join('_')
  return ok({
    table,
    filename: `${vendor.slug}-${kind.replaceAll('_', '-')}${days === '' ? '' : `_${days}`}.${format}`,
  })
}

// What a chart shows when nobody chose.
const CHART_DAYS = 28

/** The days of a table behind a chart: bounded, and not beyond today. */
function chartDays(request: Pick<ExportRequest, 'fromDate' | 'toDate'>, today: string) {
  const asked = request.toDate ?? today
  const toDate = daysBetween(today, asked) > 0 ? today : asked
  const dayCount = request.fromDate === null ? CHART_DAYS : daysBetween(request.fromDate, toDate) + 1
  return { fromDate: addDays(toDate, 1 - Math.min(RANGE_DAYS_MAX, Math.max(1, dayCount))), toDate }
}
