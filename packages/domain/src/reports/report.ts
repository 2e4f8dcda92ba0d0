import type { PersonId, ReportId, VendorId } from '../ids.ts'
import { INSIGHT_KINDS, type InsightKind } from '../insight/insight-kinds.ts'
import type { Locale } from '../catalog/views.ts'
import type { Cadence } from './schedule.ts'

/** What a report can hold. */
export const REPORT_PARTS = ['sales', 'orders', 'low_stock', 'money'] as const
export type ReportPart = (typeof REPORT_PARTS)[number]

/** How its tables are attached. */
export const SHEET_FORMATS = ['csv', 'xlsx'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]

/** A report that goes out by itself. */
export type ReportSchedule = {
  readonly id: ReportId
  readonly vendorId: VendorId
  readonly name: string
  readonly cadence: Cadence
  /** Hour of the shop's clock at which it goes out. */
  readonly hour: number
  readonly parts: readonly ReportPart[]
  readonly format: SheetFormat
  readonly locale: Locale
  readonly recipientIds: readonly PersonId[]
  readonly isPaused: boolean
  readonly nextDueAtMs: number
  readonly lastSentAtMs: number | null
}

/** Numbers of a shop in a period, money in its currency. */
export type SalesSummary = {
  readonly orderCount: number
  readonly cancelledCount: number
  readonly units: number
  readonly salesMinor: number
  readonly refundedMinor: number
  readonly commissionMinor: number
  readonly currency: string
  readonly topItems: readonly { readonly title: string; readonly units: number; readonly salesMinor: number }[]
}

/** Tables of a shop's own things, each with what a role needs to read it. */
export const TABLE_KINDS = {
  products: 'products.read',
  orders: 'orders.read',
  order_lines: 'orders.read',
  stock: 'stock.read',
  movements: 'stock.read',
  forecasts: 'stock.read',
  forecast_groups: 'stock.read',
  proposals: 'stock.read',
  purchase_orders: 'stock.read',
  customers: 'customers.read',
  ledger: 'money.read',
} as const
export type TableKind = keyof typeof TABLE_KINDS

/** Everything that can be downloaded as a table: a shop's own things, and what the charts show. */
export type ExportKind = TableKind | InsightKind

/** What a role needs to download a table. */
export function permissionOf(kind: ExportKind): (typeof TABLE_KINDS)[TableKind] | 'reports.read' {
  return isTableKind(kind) ? TABLE_KINDS[kind] : 'reports.read'
}

/** True when `text` names a table that can be downloaded. */
export function isExportKind(text: string): text is ExportKind {
  return isTableKind(text) || INSIGHT_KINDS.some((kind) => kind === text)
}

function isTableKind(text: string): text is TableKind {
  return Object.hasOwn(TABLE_KINDS, text)
}
