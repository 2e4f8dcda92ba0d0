import type { VendorId } from '@onhand/domain/ids'
import type { SalesSummary } from '@onhand/domain/reports/report'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

// What a mail can show at a glance.
const TOP_ITEMS = 5

/** A shop's sales in a period, of orders in its own currency. Cancelled orders are counted, not added up. */
export async function readSalesSummary(
  engine: SqlEngine,
  vendorId: VendorId,
  { currency, fromMs, toMs }: { readonly currency: string; readonly fromMs: number; readonly toMs: number },
): Promise<SalesSummary> {
  const db = sqlFor(engine.dialect)
  const orders = db
    .selectFrom('customer_order as ord')
    .where('ord.vendor_id', '=', vendorId)
    .where('ord.placed_at_ms', '>=', fromMs)
    .where('ord.placed_at_ms', '<', toMs)
    .where('ord.method_currency', '=', currency)
  const kept = orders.where('ord.status', '<>', 'cancelled')
  const sums = kept.select([
    sql<number>`count(*)`.as('orders'),
    sql<number>`coalesce(sum(total_minor), 0)`.as('sales_minor'),
    sql<number>`coalesce(sum(refunded_minor), 0)`.as('refunded_minor'),
    sql<number>`coalesce(sum(commission_minor), 0)`.as('commission_minor'),
  ])
  const cancelled = orders.where('ord.status', '=', 'cancelled').select(sql<number>`count(*)`.as('orders'))
  const items = kept
    .innerJoin('order_line as line', 'line.order_id', 'ord.id')
    .groupBy('line.title')
    .select([
      'line.title',
      sql<number>`sum(line.units - line.refunded_units)`.as('units'),
      sql<number>`sum(line.total_minor)`.as('sales_minor'),
    ])
    .orderBy(sql`sum(line.total_minor)`, 'desc')
    .orderBy('line.title')
    .limit(TOP_ITEMS)
  const units = kept
    .innerJoin('order_line as line', 'line.order_id', 'ord.id')
    .select(sql<number>`coalesce(sum(line.units - line.refunded_units), 0)`.as('units'))
  const [[sum], [gone], top, [sold]] = await engine.read([
    sums.compile(),
    cancelled.compile(),
    items.compile(),
    units.compile(),
  ])
  return {
    orderCount: Number(sum?.orders ?? 0),
    cancelledCount: Number(gone?.orders ?? 0),
    units: Number(sold?.units ?? 0),
    salesMinor: Number(sum?.sales_minor ?? 0),
    refundedMinor: Number(sum?.refunded_minor ?? 0),
    commissionMinor: Number(sum?.commission_minor ?? 0),
    currency,
    topItems: top.map((row) => ({
      title: row.title,
      units: Number(row.units),
      salesMinor: Number(row.sales_minor),
    })),
  }
}
