import { EXPORT_COLUMNS } from '@onhand/domain/reports/export-columns'
import { decimalOf } from '@onhand/domain/data-import/decimal'
import { type InsightKind, isInsightKind } from '@onhand/domain/insight/insight-kinds'
import { localTime } from '@onhand/domain/local-time'
import { insightRows } from '../insight/insight-rows.ts'
import { insightOf } from '../insight/open-insight.ts'
import type { Locale } from '@onhand/domain/catalog/views'
import { onhandRows } from '@onhand/domain/data-import/onhand-columns'
import type { ProductId } from '@onhand/domain/ids'
import type { ExportKind } from '@onhand/domain/reports/report'
import type { Cell, Table } from '@onhand/domain/reports/table'
import type { ServiceDeps } from '../deps.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import { propose } from '../purchasing/propose.ts'
import type { RowExport } from './ports.ts'
import { shopGroups } from '../forecasting/groups.ts'
import { groupTableRows } from './group-rows.ts'
import { proposalRows } from './proposal-rows.ts'

/** What reading a shop's tables needs. */
export type ExportDeps = Pick<
  ServiceDeps,
  'reports' | 'products' | 'money' | 'vendors' | 'insight' | 'purchases' | 'supplierBook' | 'forecasts' | 'catalog'
>

/** Which rows: what happens at a moment is narrowed by it. */
export type ExportPeriod = { readonly fromMs: number; readonly toMs: number }
/** Of a table behind a chart: the language of its names, and the moment it is asked at. */
type Asked = { readonly locale?: Locale; readonly nowMs?: number }

// Few enough for the memory of a Worker, many enough that a big table takes few trips to the database.
const ROWS_PER_PAGE = 500
const PRODUCTS_PER_PAGE = 100

/** One of a shop's tables, read page by page while it is written [DIO-5]. */
export function exportTable(
  deps: ExportDeps,
  vendor: VendorRecord,
  { kind, ...period }: ExportPeriod & Asked & { readonly kind: ExportKind },
): Table {
  const timeZone = vendor.locations[0]?.timeZone ?? 'UTC'
  return { columns: EXPORT_COLUMNS[kind], timeZone, pages: pagesOf(deps, vendor, { kind, ...period }) }
}

function pagesOf(
  deps: ExportDeps,
  vendor: VendorRecord,
  { kind, ...period }: ExportPeriod & Asked & { readonly kind: ExportKind },
): AsyncGenerator<readonly (readonly Cell[])[]> {
  if (isInsightKind(kind)) return insightPages(deps, vendor, { kind, ...period })
  if (kind === 'products') return productPages(deps, vendor)
  if (kind === 'proposals') return proposalPages(deps, vendor, period)
  if (kind === 'forecast_groups') return groupPages(deps, vendor, period)
  if (kind === 'ledger') return ledgerPages(deps, vendor, period)
  return rowPages(deps, vendor, { kind, ...period })
}

async function* insightPages(
  deps: ExportDeps,
  vendor: VendorRecord,
  { kind, fromMs, toMs, locale = 'en', nowMs = toMs }: ExportPeriod & Asked & { readonly kind: InsightKind },
) {
  const zone = vendor.locations[0]?.timeZone ?? 'UTC'
  const dayOf = (atMs: number) => localTime(atMs, zone).date
  const opened = insightOf(vendor, { fromDate: dayOf(fromMs), toDate: dayOf(toMs - 1), nowMs })
  yield await insightRows(deps, opened, { kind, locale })
}

async function* rowPages(
  deps: ExportDeps,
  { id: vendorId }: VendorRecord,
  { kind, fromMs, toMs }: ExportPeriod & { readonly kind: RowExport },
) {
  let cursor: string | null = null
  do {
    const query = { vendorId, fromMs, toMs, cursor, limit: ROWS_PER_PAGE }
    const page: Awaited<ReturnType<ExportDeps['reports']['exportPage']>> = await deps.reports.exportPage(kind, query)
    yield page.rows
    cursor = page.nextCursor
  } while (cursor !== null)
}

/** What to order now: worked out whole, as it is on the screen. */
async function* proposalPages(
  deps: ExportDeps,
  vendor: VendorRecord,
  { toMs, locale = 'en', nowMs = toMs }: ExportPeriod & Asked,
) {
  const asked = { vendorId: vendor.id, locale, budgetMinor: null, withDismissed: false }
  const { proposals } = await propose({ ...deps, nowMs: () => nowMs }, asked)
  yield proposalRows(proposals, vendor)
}

/** Sums of forecasts: worked out whole, as they are on the screen. */
async function* groupPages(
  deps: ExportDeps,
  vendor: VendorRecord,
  { toMs, locale = 'en', nowMs = toMs }: ExportPeriod & Asked,
) {
  yield groupTableRows(await shopGroups({ ...deps, nowMs: () => nowMs }, { vendorId: vendor.id, locale }))
}

async function* productPages(deps: ExportDeps, { id: vendorId }: VendorRecord) {
  const categorySlugs = await deps.reports.categorySlugs()
  let afterId: ProductId | null = null
  for (;;) {
    const records: Awaited<ReturnType<ExportDeps['products']['recordsAfter']>> = await deps.products.recordsAfter(
      vendorId,
      afterId,
      PRODUCTS_PER_PAGE,
    )
    const last = records.at(-1)
    if (!last) return
    const lots = await deps.reports.lotsOf(records.flatMap((record) => record.skus.map((sku) => sku.id)))
    yield records.flatMap((record) => onhandRows(record, { categorySlugs, lots }))
    if (records.length < PRODUCTS_PER_PAGE) return
    afterId = last.id
  }
}

async function* ledgerPages(deps: ExportDeps, vendor: VendorRecord, { fromMs, toMs }: ExportPeriod) {
  const { currency } = vendor
  const money = (minor: number | null) => (minor === null ? null : decimalOf(minor, currency))
  let cursor: string | null = null
  do {
    const query = { currency, fromMs, toMs, cursor, limit: ROWS_PER_PAGE }
    const page: Awaited<ReturnType<ExportDeps['money']['statement']>> = await deps.money.statement(vendor.id, query)
    yield page.items.map((line): readonly Cell[] => [
      line.atMs,
      line.kind,
      line.orderNumber,
      money(line.grossMinor),
      money(line.commissionMinor),
      money(line.amountMinor),
      money(line.balanceMinor),
      currency,
      line.transactionNumber,
    ])
    cursor = page.nextCursor
  } while (cursor !== null)
}
