import type { Locale } from '@onhand/domain/catalog/views'
import type { Cell, Column, Table } from '@onhand/domain/reports/table'
import type { ServiceDeps } from '../deps.ts'
import type { VendorRecord } from '../vendors/ports.ts'

const COLUMNS: readonly Column[] = [
  { key: 'sku', kind: 'text' },
  { key: 'product', kind: 'text' },
  { key: 'variant', kind: 'text' },
  { key: 'place', kind: 'text' },
  { key: 'available', kind: 'number' },
  { key: 'threshold', kind: 'number' },
  { key: 'incoming', kind: 'number' },
]
const ROWS_PER_PAGE = 200

/** What is low in a shop at this moment. */
export function lowStockTable(deps: Pick<ServiceDeps, 'stockAlerts'>, vendor: VendorRecord, locale: Locale): Table {
  return { columns: COLUMNS, timeZone: vendor.locations[0]?.timeZone ?? 'UTC', pages: pages(deps, vendor, locale) }
}

async function* pages(deps: Pick<ServiceDeps, 'stockAlerts'>, vendor: VendorRecord, locale: Locale) {
  const names = new Map(vendor.locations.map(({ id, name }) => [id, name]))
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<ServiceDeps['stockAlerts']['low']>> = await deps.stockAlerts.low(vendor.id, locale, {
      cursor,
      limit: ROWS_PER_PAGE,
    })
    yield page.items.map((row): readonly Cell[] => [
      row.code,
      row.title,
      row.skuTitle,
      names.get(row.locationId) ?? null,
      row.availableUnits,
      row.reorderUnits,
      row.incomingUnits,
    ])
    cursor = page.nextCursor
  } while (cursor !== null)
}
