import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/**
 * Works the list cards of some products out anew from products, SKUs, offers and projected stock; run in the batch
 * that changed any of these. Only what may be shown has a card: published, sold, of an approved shop. `productIds` is a subquery or list of product ids.
 */
export function refreshCards(dialect: SqlEngine['dialect'], productIds: RawBuilder<unknown>): Statement[] {
  const db = sqlFor(dialect)
  const isListed = sql`product.is_published = 1 and sku.is_sold = 1 and vendor.is_approved = 1`
  const remove = sql`delete from product_card where product_id in ${productIds} and not exists (
    select 1 from product join vendor on vendor.id = product.vendor_id join sku on sku.product_id = product.id where product.id = product_card.product_id and ${isListed})`
  const write = sql`insert into product_card
      (product_id, vendor_id, category_id, sku_id, sku_count, price_minor, available_units, is_in_stock, sold_units, expiry_key, created_at_ms)
    select product_id, vendor_id, category_id, sku_id, sku_count, price_minor, total_units,
      case when total_units > 0 then 1 else 0 end, case when total_sold > 0 then total_sold else 0 end, expiry_key, created_at_ms
    from (
      select each_sku.*,
        count(*) over (partition by product_id) as sku_count,
        sum(available_units) over (partition by product_id) as total_units,
        sum(sold_units) over (partition by product_id) as total_sold,
        min(sku_expiry_key) over (partition by product_id) as expiry_key,
        row_number() over (partition by product_id order by case when available_units > 0 then 0 else 1 end, price_minor, position, sku_id) as place
      from (
        select product.id as product_id, product.vendor_id, product.category_id, product.created_at_ms,
          sku.id as sku_id, sku.position, offer.price_minor,
          coalesce((select sum(available_units) from stock_level where sku_id = sku.id), 0) as available_units,
          coalesce((select min(earliest_expiry_date) from stock_level where sku_id = sku.id and available_units > 0), '9999-12-31') as sku_expiry_key,
          coalesce((select -sum(delta_units) from stock_movement where sku_id = sku.id and reason = 'sale'), 0) as sold_units
        from product join vendor on vendor.id = product.vendor_id join sku on sku.product_id = product.id join offer on offer.sku_id = sku.id
        where product.id in ${productIds} and ${isListed}
      ) as each_sku
    ) as ranked
    where place = 1
    on conflict (product_id) do update set vendor_id = excluded.vendor_id, category_id = excluded.category_id, sku_id = excluded.sku_id,
      sku_count = excluded.sku_count, price_minor = excluded.price_minor, available_units = excluded.available_units,
      is_in_stock = excluded.is_in_stock, sold_units = excluded.sold_units, expiry_key = excluded.expiry_key`
  return [remove.compile(db), write.compile(db)]
}
