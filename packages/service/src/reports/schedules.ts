import type { Permission } from '@onhand/domain/identity/permissions'
import type { Actor } from '@onhand/domain/identity/actor'
import type { ReportId, VendorId } from '@onhand/domain/ids'
import type { ReportPart, ReportSchedule } from '@onhand/domain/reports/report'
import { nextDueMs } from '@onhand/domain/reports/schedule'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { ReportReader } from './ports.ts'

type Deps = Pick<ServiceDeps, 'reports' | 'vendors' | 'nowMs' | 'newId'>

/** Why a report's use-case turns a caller away. */
export type ReportRefusal =
  | OperateRefusal
  | { readonly code: 'not_found'; readonly what: string }
  | { readonly code: 'invalid_field'; readonly field: string; readonly expected: string }
  /** Somebody it should go to is no member, or may not read all of it. */
  | { readonly code: 'report_recipients' }

/** What somebody must be allowed to read for a report with this part to go to them [RPT-4]. */
export const PART_PERMISSIONS: Readonly<Record<ReportPart, Permission>> = {
  sales: 'reports.read',
  orders: 'orders.read',
  low_stock: 'stock.read',
  money: 'money.read',
}

/** A report as it is saved. */
export type SaveReport = Omit<ReportSchedule, 'id' | 'nextDueAtMs' | 'lastSentAtMs'> & { readonly reportId: ReportId }

/** A shop's reports in the order they were made. */
export async function listReports(deps: Deps, actor: Actor, { vendorId }: { readonly vendorId: VendorId }) {
  const allowed = inShop(actor, vendorId, 'reports.read')
  return allowed.ok ? ok({ reports: await deps.reports.list(vendorId) }) : allowed
}

/** Whom a report can go to, and which parts each may read. */
export async function listReportReaders(deps: Deps, actor: Actor, { vendorId }: { readonly vendorId: VendorId }) {
  const allowed = inShop(actor, vendorId, 'reports.write')
  if (!allowed.ok) return allowed
  const readers = await deps.reports.readers(vendorId)
  return ok({
    readers: readers
      .filter((reader) => reader.permissions.includes('reports.read'))
      .map((reader) => ({
        personId: reader.personId,
        name: reader.name,
        email: reader.email,
        parts: partsFor(reader, ['sales', 'orders', 'low_stock', 'money']),
      })),
  })
}

/** Creates or replaces a report; its next one is due when the period that runs now has ended. Recipients must be able to read every part [RPT-4]. */
export async function saveReport(
  deps: Deps,
  actor: Actor,
  { reportId, ...wanted }: SaveReport,
): Promise<Result<ReportSchedule, ReportRefusal>> {
  const allowed = inShop(actor, wanted.vendorId, 'reports.write')
  if (!allowed.ok) return allowed
  const [vendor] = await deps.vendors.records([wanted.vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const readers = new Map((await deps.reports.readers(vendor.id)).map((reader) => [reader.personId, reader]))
  const canAllRead = wanted.recipientIds.every((personId) => {
    const reader = readers.get(personId)
    return reader !== undefined && mayReceive(reader, wanted.parts)
  })
  if (!canAllRead) return err({ code: 'report_recipients' })
  const before = await deps.reports.load(vendor.id, reportId)
  const nowMs = deps.nowMs()
  const timeZone = vendor.locations[0]?.timeZone ?? 'UTC'
  const schedule: ReportSchedule = {
    ...wanted,
    id: reportId,
    parts: [...new Set(wanted.parts)],
    recipientIds: [...new Set(wanted.recipientIds)],
    nextDueAtMs: nextDueMs({ ...wanted, timeZone }, nowMs),
    lastSentAtMs: before?.lastSentAtMs ?? null,
  }
  const audit = auditEntry(deps, actor, {
    vendorId: vendor.id,
    action: before ? 'report.changed' : 'report.created',
    subjectId: reportId,
    facts: { name: wanted.name, cadence: wanted.cadence, isPaused: wanted.isPaused },
  })
  const isSaved = await deps.reports.save(schedule, audit, nowMs)
  return isSaved ? ok(schedule) : err({ code: 'not_found', what: 'report' })
}

/** Takes a report away. Repeating changes nothing. */
export async function removeReport(
  deps: Deps,
  actor: Actor,
  { vendorId, reportId }: { readonly vendorId: VendorId; readonly reportId: ReportId },
): Promise<Result<null, ReportRefusal>> {
  const allowed = inShop(actor, vendorId, 'reports.write')
  if (!allowed.ok) return allowed
  const audit = auditEntry(deps, actor, { vendorId, action: 'report.removed', subjectId: reportId })
  await deps.reports.remove(vendorId, reportId, audit)
  return ok(null)
}

/** Makes a report due now: the next minute run sends the last whole period, also when it went out before. */
export async function sendReportNow(
  deps: Deps,
  actor: Actor,
  { vendorId, reportId }: { readonly vendorId: VendorId; readonly reportId: ReportId },
): Promise<Result<null, ReportRefusal>> {
  const allowed = inShop(actor, vendorId, 'reports.write')
  if (!allowed.ok) return allowed
  const report = await deps.reports.load(vendorId, reportId)
  if (!report) return err({ code: 'not_found', what: 'report' })
  if (report.isPaused) return err({ code: 'invalid_field', field: 'isPaused', expected: 'a report that is not paused' })
  const nowMs = deps.nowMs()
  // One that is due already goes out anyway.
  if (report.nextDueAtMs <= nowMs) return ok(null)
  const audit = auditEntry(deps, actor, { vendorId, action: 'report.sent', subjectId: reportId })
  await deps.reports.save({ ...report, nextDueAtMs: nowMs }, audit, nowMs)
  return ok(null)
}

/** True when somebody may read reports and every part of this one. */
export function mayReceive(reader: Pick<ReportReader, 'permissions'>, parts: readonly ReportPart[]): boolean {
  return reader.permissions.includes('reports.read') && partsFor(reader, parts).length === parts.length
}

function partsFor(reader: Pick<ReportReader, 'permissions'>, parts: readonly ReportPart[]): readonly ReportPart[] {
  return parts.filter((part) => reader.permissions.includes(PART_PERMISSIONS[part]))
}
