import type { InsightPort } from '@onhand/service/insight/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { readBasketCounts } from './basket-rows.ts'
import { readDemand, readMissed, readShortfalls } from './demand-rows.ts'
import { readComparedStock } from './compared-stock.ts'
import { countServiceDays, shopsWithOrders } from './count-days.ts'
import { readOrdersByHour, readProductSales, readSalesByDay } from './sales-rows.ts'
import { readForecastScores } from './score-rows.ts'
import { readSearches } from './search-rows.ts'
import { readServiceDays } from './service-days.ts'
import { readStockChanges, readStockItems, readStockTotals } from './stock-rows.ts'

/** A shop's history, read for its people. */
export function insightStore(engine: SqlEngine): InsightPort {
  return {
    salesByDay: (span) => readSalesByDay(engine, span),
    ordersByHour: (span) => readOrdersByHour(engine, span),
    products: (query) => readProductSales(engine, query),
    baskets: (span) => readBasketCounts(engine, span),
    demand: (span) => readDemand(engine, span),
    shortfalls: (span) => readShortfalls(engine, span),
    missed: (span) => readMissed(engine, span),
    serviceDays: (query) => readServiceDays(engine, query),
    shopsWithOrders: (afterVendorId, limit) => shopsWithOrders(engine, afterVendorId, limit),
    countServiceDays: (shop) => countServiceDays(engine, shop),
    stockTotals: (query) => readStockTotals(engine, query),
    stockItems: (query) => readStockItems(engine, query),
    stockChanges: (span) => readStockChanges(engine, span),
    searches: (query) => readSearches(engine, query),
    comparedStock: (vendorId, sinceMs) => readComparedStock(engine, vendorId, sinceMs),
    forecastScores: (query) => readForecastScores(engine, query),

    async replenishedSinceMs(vendorId) {
      const first = sql<{ at_ms: number | null }>`select min(sent_at_ms) as at_ms from purchase_order
        where vendor_id = ${vendorId} and origin in ('proposal', 'rule') and status <> 'cancelled'`
      const [row] = await engine.query(first.compile(sqlFor(engine.dialect)))
      return row?.at_ms ?? null
    },
  }
}
