import type { Locale } from '@onhand/domain/catalog/views'
import type { ExportKind, ReportPart, ReportSchedule, SalesSummary, SheetFormat } from '@onhand/domain/reports/report'
import { lastDuePeriod, nextDueMs, type Period } from '@onhand/domain/reports/schedule'
import type { Table } from '@onhand/domain/reports/table'
import type { JobDeps } from '../deps.ts'
import type { MailContent, MailSettings } from '../mail/ports.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import { type ExportDeps, exportTable } from './export-table.ts'
import { lowStockTable } from './low-stock-table.ts'
import { mayReceive } from './schedules.ts'

/** Writing report mails and their attachments. */
export type ReportDocumentPort = {
  reportMail(mail: {
    readonly locale: Locale
    readonly name: string
    readonly shopName: string
    readonly fromDate: string
    readonly toDate: string
    readonly summary: SalesSummary | null
    readonly tooLarge: readonly SheetKind[]
    readonly dashboardUrl: string
  }): MailContent
  /** The whole file, or null when it has more bytes than `bytesMax`. */
  sheet(
    table: Table,
    what: {
      readonly kind: SheetKind
      readonly format: SheetFormat
      readonly locale: Locale
      readonly bytesMax: number
    },
  ): Promise<{ readonly content: Uint8Array; readonly contentType: string } | null>
}

/** A table that is attached to a report. */
export type SheetKind = ExportKind | 'low_stock'

/** What sending reports needs. */
export type SendReportDeps = ExportDeps &
  Pick<JobDeps, 'stockAlerts' | 'mail' | 'webhooks' | 'nowMs' | 'log'> & {
    readonly reportDocuments: ReportDocumentPort
    readonly mailSettings: MailSettings
  }

const REPORTS_PER_RUN = 10
// All attachments of a mail together: encoded they are a third longer, and mailboxes that take less than two megabytes are common.
const ATTACHMENTS_BYTES_MAX = 1_200_000
const SHEETS: Readonly<Record<ReportPart, SheetKind>> = {
  sales: 'order_lines',
  orders: 'orders',
  low_stock: 'low_stock',
  money: 'ledger',
}
// The inbox of received messages also remembers which reports went out.
const SOURCE = 'report.mail'

/** Sends every report whose time has come. One that fails is tried again by the next run, and keeps no other one back. */
export async function sendDueReports(deps: SendReportDeps): Promise<{ readonly sentCount: number }> {
  let sentCount = 0
  for (const report of await deps.reports.due(deps.nowMs(), REPORTS_PER_RUN)) {
    try {
      sentCount += await sendReport(deps, report)
    } catch (error) {
      deps.log.error('report.failed', { reportId: report.id, vendorId: report.vendorId, error })
    }
  }
  return { sentCount }
}

/** Sends the last whole period to each recipient once [RPT-2], late if it must be [RPT-3], and notes when the next is due. */
async function sendReport(deps: SendReportDeps, report: ReportSchedule): Promise<number> {
  const [vendor] = await deps.vendors.records([report.vendorId])
  if (!vendor) return 0
  const nowMs = deps.nowMs()
  const schedule = { ...report, timeZone: vendor.locations[0]?.timeZone ?? 'UTC' }
  const readers = (await deps.reports.readers(vendor.id)).filter(
    (reader) => report.recipientIds.includes(reader.personId) && mayReceive(reader, report.parts),
  )
  let mail: (MailContent & { readonly attachments: readonly Attachment[] }) | null = null
  for (const reader of readers) {
    const key = `${report.id}:${report.nextDueAtMs}:${reader.personId}`
    if (await deps.webhooks.has(SOURCE, key)) continue
    mail ??= await writeMail(deps, { report, vendor, period: lastDuePeriod(schedule, nowMs) })
    await deps.mail.send({ key, from: deps.mailSettings.from, to: reader.email, ...mail })
    await deps.webhooks.record(SOURCE, key, nowMs)
  }
  await deps.reports.noteSent(report.id, {
    dueAtMs: report.nextDueAtMs,
    nextDueAtMs: nextDueMs(schedule, nowMs),
    sentAtMs: nowMs,
  })
  return readers.length
}

type Attachment = { readonly filename: string; readonly contentType: string; readonly content: Uint8Array }
type Writing = { readonly report: ReportSchedule; readonly vendor: VendorRecord; readonly period: Period }

async function writeMail(deps: SendReportDeps, { report, vendor, period }: Writing) {
  const { fromMs, toMs, fromDate, toDate } = period
  const { locale, format, parts } = report
  const attachments: Attachment[] = []
  const tooLarge: SheetKind[] = []
  for (const kind of parts.map((part) => SHEETS[part])) {
    const table =
      kind === 'low_stock' ? lowStockTable(deps, vendor, locale) : exportTable(deps, vendor, { kind, fromMs, toMs })
    const bytesMax = ATTACHMENTS_BYTES_MAX - attachments.reduce((sum, { content }) => sum + content.length, 0)
    const file = await deps.reportDocuments.sheet(table, { kind, format, locale, bytesMax })
    if (file === null) tooLarge.push(kind)
    else attachments.push({ ...file, filename: `${vendor.slug}-${kind.replaceAll('_', '-')}_${fromDate}.${format}` })
  }
  const summary = parts.includes('sales')
    ? await deps.reports.salesSummary(vendor.id, { currency: vendor.currency, fromMs, toMs })
    : null
  const content = deps.reportDocuments.reportMail({
    locale,
    name: report.name,
    shopName: vendor.names[locale],
    fromDate,
    toDate,
    summary,
    tooLarge,
    dashboardUrl: `${deps.mailSettings.shopUrl}/dashboard/${vendor.id}/reports`,
  })
  return { ...content, attachments }
}
