import type { ExportedLot } from '@onhand/domain/data-import/onhand-columns'
import type { Permission } from '@onhand/domain/identity/permissions'
import type { PersonId, ReportId, SkuId, VendorId } from '@onhand/domain/ids'
import type { ReportSchedule, SalesSummary, TableKind } from '@onhand/domain/reports/report'
import type { Cell } from '@onhand/domain/reports/table'
import type { AuditEntry } from '../identity/audit.ts'

/** Tables that are read straight from the database; products, the ledger, proposals and sums of forecasts have readers of their own. */
export type RowExport = Exclude<TableKind, 'products' | 'ledger' | 'proposals' | 'forecast_groups'>

/** A page of an export. Times narrow what happens at a moment: orders, their lines, movements. */
export type ExportQuery = {
  readonly vendorId: VendorId
  readonly fromMs: number
  readonly toMs: number
  readonly cursor: string | null
  readonly limit: number
}

/** Somebody a report can go to. */
export type ReportReader = {
  readonly personId: PersonId
  readonly name: string
  readonly email: string
  readonly permissions: readonly Permission[]
}

/** Reading a shop's numbers, whole tables and summaries, and keeping which reports go out. */
export type ReportPort = {
  exportPage(
    kind: RowExport,
    query: ExportQuery,
  ): Promise<{ readonly rows: readonly (readonly Cell[])[]; readonly nextCursor: string | null }>
  /** Units on hand by lot, as the export of products tells them. */
  lotsOf(skuIds: readonly SkuId[]): Promise<ReadonlyMap<SkuId, readonly ExportedLot[]>>
  categorySlugs(): Promise<ReadonlyMap<string, string>>
  salesSummary(
    vendorId: VendorId,
    period: { readonly currency: string; readonly fromMs: number; readonly toMs: number },
  ): Promise<SalesSummary>
  /** Members of the shop with what they may do. */
  readers(vendorId: VendorId): Promise<readonly ReportReader[]>
  list(vendorId: VendorId): Promise<readonly ReportSchedule[]>
  load(vendorId: VendorId, id: ReportId): Promise<ReportSchedule | null>
  /** Creates or replaces; false when the id is another shop's. */
  save(schedule: ReportSchedule, audit: AuditEntry, nowMs: number): Promise<boolean>
  remove(vendorId: VendorId, id: ReportId, audit: AuditEntry): Promise<void>
  /** Reports that are not paused and whose time has come, the longest waiting first. */
  due(nowMs: number, limit: number): Promise<readonly ReportSchedule[]>
  /** Notes that what was due at `dueAtMs` went out; somebody else's note stays. */
  noteSent(
    id: ReportId,
    sent: { readonly dueAtMs: number; readonly nextDueAtMs: number; readonly sentAtMs: number },
  ): Promise<void>
}
