import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { Locale } from '@onhand/domain/catalog/views'
import type { SkuId } from '@onhand/domain/ids'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import type { SqlEngine } from '@onhand/store/engine/engine'
import { type PastSkuFacts, pastOfSkus } from './past-items.ts'
import { pastBuyers } from './past-buyers.ts'
import { addFollowers } from './past-followers.ts'
import { pastOrders } from './past-orders.ts'
import { addOrder } from './past-order-rows.ts'
import { addPurchases } from './past-purchases.ts'
import { noRows, type PastRows } from './past-rows.ts'
import { addSearches } from './past-searches.ts'
import { addSales, addStock } from './past-stock-rows.ts'
import { writePast } from './write-past.ts'

const BUYERS = 85

/** A shop of the demo with all of its products. */
export type PastShelf = { readonly vendor: VendorRecord; readonly products: readonly ImportProduct[] }

/**
 * Gives shops twelve weeks of past, straight into the database: orders and what became of them, goods that came in and left, suppliers' deliveries, searches,
 * followers. All of it is over: no stock is touched, and the keepers' numbers stay the truth. Repeating it changes nothing.
 */
export async function seedPast(
  store: SqlEngine,
  shelves: readonly PastShelf[],
  nowMs: number,
): Promise<{ readonly orders: number }> {
  let orders = 0
  for (const shelf of shelves) {
    const rows = noRows()
    const arrivals = new Map<SkuId, number>()
    orders += playShop(rows, shelf, { nowMs, isPostgres: store.dialect === 'postgres', arrivals })
    await writePast(store, rows, { nowMs, arrivals })
  }
  return { orders }
}

function playShop(
  rows: PastRows,
  { vendor, products }: PastShelf,
  run: { readonly nowMs: number; readonly isPostgres: boolean; readonly arrivals: Map<SkuId, number> },
): number {
  const { nowMs } = run
  const [place] = vendor.locations
  if (!place) return 0
  const shop = { nowMs, vendor, place }
  const facts: PastSkuFacts = pastOfSkus({ vendor, products }, nowMs)
  const locale: Locale = vendor.slug === 'sun-moon-pantry' ? 'zh-Hant' : 'en'
  const buyers = pastBuyers(vendor.slug, locale, BUYERS)
  const orders = pastOrders(facts.items, { nowMs, vendor, buyers })
  for (const order of orders) {
    addOrder(rows, shop, order)
    addSales(rows, shop, order)
  }
  for (const item of facts.items) {
    addStock(rows, shop, item)
    run.arrivals.set(item.sku.id, item.past.arrivalIndex)
  }
  addPurchases(rows, shop, facts)
  addSearches(rows, vendor.slug, nowMs)
  addFollowers(rows, shop, { buyers, isPostgres: run.isPostgres })
  return orders.length
}
