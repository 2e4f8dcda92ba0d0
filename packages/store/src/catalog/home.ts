import type { HomeView, Locale, ProductCard } from '@onhand/domain/catalog/views'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { textList } from '../engine/sql.ts'
import { APPROVED_VENDORS, loadedVendors, vendorStatements } from '../vendors/load-vendors.ts'
import { productCountsQuery } from '../vendors/product-counts.ts'
import { vendorRecord } from '../vendors/vendor-record.ts'
import { vendorCard } from '../vendors/vendor-views.ts'
import { deliversToday } from './arrives-today.ts'
import { type CardRow, cardsWhere } from './card-rows.ts'
import { categoriesStatement, categoryCountsStatement, categoryTree } from './category-tree.ts'
import { productCard, vendorContext } from './product-cards.ts'
import { stockHintsStatement } from './stock-hints.ts'

/** Cards in each row of the page, and how many of one shop at most, so that no shop fills a row. */
const CARDS_PER_ROW = 12
const CARDS_READ_PER_ROW = 60
/** More of these: the shops that cannot deliver today drop out. */
const POPULAR_CARDS_READ = 200
const CARDS_PER_SHOP = 3
/** "Running low" is said of this many units and fewer. */
const LOW_UNITS_MAX = 5

/** Everything the home page shows, in two round trips. */
export async function readHome(engine: SqlEngine, locale: Locale, nowMs: number): Promise<HomeView> {
  const { dialect } = engine
  const [categories, counts, productCounts, popular, low, fresh, ...vendorRows] = await engine.read([
    categoriesStatement(dialect, locale),
    categoryCountsStatement(dialect),
    productCountsQuery(dialect).compile(),
    ...rowStatements(dialect, locale),
    ...vendorStatements(dialect, APPROVED_VENDORS),
  ])
  const loaded = loadedVendors(vendorRows)
  const records = loaded.vendors.map((vendor) => vendorRecord(loaded, vendor))
  const recordOf = new Map<string, VendorRecord>(records.map((record) => [record.id, record]))
  const isToday = rememberingEach((vendorId) => {
    const record = recordOf.get(vendorId)
    return record !== undefined && deliversToday(record, nowMs)
  })
  const rows = {
    arrivesToday: mixed(popular.filter((card) => isToday(card.vendor_id))),
    runningLow: mixed(low),
    fresh: mixed(fresh),
  }
  const shown = Object.values(rows).flat()
  const skuIds = [...new Set(shown.map((card) => card.sku_id))]
  const hints = await engine.query(stockHintsStatement(dialect, textList(dialect, skuIds)))
  const shownVendors = [...new Set(shown.map((card) => card.vendor_id))].flatMap((id) => recordOf.get(id) ?? [])
  const context = {
    locale,
    vendors: vendorContext(shownVendors, nowMs),
    hints: Map.groupBy(hints, (hint) => hint.sku_id),
  }
  const cards = (list: readonly CardRow[]): ProductCard[] => list.flatMap((card) => productCard(card, context) ?? [])
  const countOf = new Map(productCounts.map((count) => [count.vendor_id, count.product_count]))
  return {
    categories: categoryTree(categories, counts),
    shops: records.flatMap((record) => vendorCard(record, locale, countOf.get(record.id) ?? 0) ?? []),
    arrivesToday: cards(rows.arrivesToday),
    runningLow: cards(rows.runningLow),
    fresh: cards(rows.fresh),
  }
}

/** In stock: what sells best, what is nearly gone, what keeps least long. */
function rowStatements(dialect: SqlEngine['dialect'], locale: Locale) {
  const row = (condition: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number) =>
    cardsWhere(dialect, locale, { condition: sql`product_card.is_in_stock = 1 and ${condition}`, order, limit })
  const byPopularity = sql`product_card.sold_units desc, product_card.product_id desc`
  const byExpiry = sql`product_card.expiry_key, product_card.product_id`
  return [
    row(sql`true`, byPopularity, POPULAR_CARDS_READ),
    row(sql`product_card.available_units <= ${LOW_UNITS_MAX}`, byPopularity, CARDS_READ_PER_ROW),
    row(sql`product_card.expiry_key < '9999-12-31'`, byExpiry, CARDS_READ_PER_ROW),
  ] as const
}

/** Asks once per shop: working out a promise needs its calendar. */
function rememberingEach(ask: (id: string) => boolean): (id: string) => boolean {
  const answers = new Map<string, boolean>()
  return (id) => {
    const answer = answers.get(id) ?? ask(id)
    answers.set(id, answer)
    return answer
  }
}

/** The first cards of a list with at most a few per shop. */
function mixed(list: readonly CardRow[]): CardRow[] {
  const perShop = new Map<string, number>()
  return list
    .filter((card) => {
      const count = (perShop.get(card.vendor_id) ?? 0) + 1
      perShop.set(card.vendor_id, count)
      return count <= CARDS_PER_SHOP
    })
    .slice(0, CARDS_PER_ROW)
}
