import { BASKET_ORDERS_MIN } from '@onhand/domain/insight/baskets'
import type { ProductId } from '@onhand/domain/ids'
import type { InsightPort } from '@onhand/service/insight/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { PRODUCT_TITLE, soldOrders } from './sales-rows.ts'

// What a shop sold lately says most; older orders only cost.
const ORDERS_MAX = 20_000
// Pairs grow with the square of this.
const PRODUCTS_MAX = 200
const PAIRS_MAX = 1_000

/** In how many orders each product, and each pair of products, was bought: over the last orders and the products in most of them. */
export async function readBasketCounts(
  engine: SqlEngine,
  query: Parameters<InsightPort['baskets']>[0],
): Promise<Awaited<ReturnType<InsightPort['baskets']>>> {
  const db = sqlFor(engine.dialect)
  const recent = sql`recent as (select orders.id from customer_order as orders where ${soldOrders(query)}
    order by orders.placed_at_ms desc limit ${ORDERS_MAX})`
  const items = sql`item as (select distinct line.order_id, line.product_id from recent join order_line as line on line.order_id = recent.id)`
  const popular = sql`popular as (select product_id, cast(count(*) as bigint) as orders from item group by product_id
    having count(*) >= ${sql.lit(BASKET_ORDERS_MIN)} order by count(*) desc, product_id limit ${PRODUCTS_MAX})`
  const count = sql<{ orders: number }>`with ${recent} select cast(count(*) as bigint) as orders from recent`
  const products = sql<{
    product_id: string
    orders: number
    title: string | null
  }>`with ${recent}, ${items}, ${popular}
    select popular.product_id, popular.orders, ${PRODUCT_TITLE} as title from popular left join product on product.id = popular.product_id
    left join product_translation on product_translation.product_id = popular.product_id and product_translation.locale = ${query.locale}`
  const pairs = sql<{ a: string; b: string; orders: number }>`with ${recent}, ${items}, ${popular},
    kept as (select item.order_id, item.product_id from item join popular on popular.product_id = item.product_id)
    select one.product_id as a, other.product_id as b, cast(count(*) as bigint) as orders
    from kept as one join kept as other on other.order_id = one.order_id and other.product_id > one.product_id
    group by one.product_id, other.product_id having count(*) >= ${sql.lit(BASKET_ORDERS_MIN)}
    order by count(*) desc, one.product_id, other.product_id limit ${PAIRS_MAX}`
  const [[total], known, pairRows] = await engine.read([count.compile(db), products.compile(db), pairs.compile(db)])
  return {
    orderCount: total?.orders ?? 0,
    ofProduct: new Map(known.map((row) => [row.product_id as ProductId, row.orders])),
    pairs: pairRows.map(({ a, b, orders }) => ({ a: a as ProductId, b: b as ProductId, orders })),
    titles: new Map(known.map((row) => [row.product_id as ProductId, row.title ?? row.product_id])),
  }
}
