import { globSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const MIGRATIONS = resolve(import.meta.dirname, '../../migrations/d1')

/** A marketplace with many SKUs and their sales, written straight into a new database file. */
export type ManySkus = {
  readonly skus: number
  readonly vendors: number
  readonly saleDays: number
  readonly lastDay: string
}

/** Writes it: every SKU is stocked at one place and sold on so many of the last 400 days, more of them lately. */
export function makeManySkus(stateDir: string, { skus, vendors, saleDays, lastDay }: ManySkus): void {
  mkdirSync(join(stateDir, 'd1'), { recursive: true })
  const database = new DatabaseSync(join(stateDir, 'd1/onhand.sqlite'))
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF')
    for (const file of globSync('*.sql', { cwd: MIGRATIONS }).sort()) {
      database.exec(readFileSync(join(MIGRATIONS, file), 'utf8').replaceAll('--> statement-breakpoint', ''))
    }
    const numbers = (count: number) =>
      `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${count - 1})`
    const shop = `'vnd_b' || (i % ${vendors})`
    database.exec(`BEGIN;
      insert into supplier (id, name, bank_account_number, lead_time_days) values ('sup_b', 'Supply', '4000-0001', 3);
      insert into vendor (id, slug, legal_name, tax_number, email, accent, currency, commission_bps, bank_account_number, is_approved, supplier_id, created_at_ms, updated_at_ms)
        ${numbers(vendors)} select 'vnd_b' || i, 'b' || i, 'B', '', 'b@example.com', '#000000', 'GBP', 0, '3000-0001', 1, 'sup_b', 0, 0 from n;
      insert into stock_location (id, vendor_id, name, line1, city, region, postcode, country, latitude, longitude, time_zone, has_pickup, position)
        ${numbers(vendors)} select 'loc_b' || i, 'vnd_b' || i, 'Place', '', 'London', '', 'E8', 'GB', 51.5, 0, 'Europe/London', 1, 0 from n;
      insert into product (id, vendor_id, slug, title, description, attributes, allergens, tags, images, is_published, created_at_ms, updated_at_ms)
        ${numbers(skus)} select 'prd_b' || i, ${shop}, 'p' || i, 'Item ' || i, '', '[]', '[]', '[]', '[]', 1, 0, 0 from n;
      insert into sku (id, product_id, vendor_id, position, code, title, is_sold)
        ${numbers(skus)} select 'sku_b' || i, 'prd_b' || i, ${shop}, 0, 'C' || i, '', 1 from n;
      insert into offer (sku_id, price_minor, currency, tax_rate_bps, unit_cost_minor)
        ${numbers(skus)} select 'sku_b' || i, 200 + (i * 7919) % 4000, 'GBP', 2000, 100 + (i * 7919) % 2000 from n;
      insert into stock_level (sku_id, location_id, on_hand_units, reserved_units, allocated_units, quarantined_units, available_units, incoming_units, version)
        ${numbers(skus)} select 'sku_b' || i, 'loc_b' || (i % ${vendors}), i % 40, 0, 0, 0, i % 40, 0, 1 from n;
      insert or ignore into demand_day (sku_id, location_id, day, vendor_id, sold_units, price_minor)
        ${numbers(skus)}, k(j) as (select 0 union all select j + 1 from k where j < ${saleDays - 1})
        select 'sku_b' || i, 'loc_b' || (i % ${vendors}), date('${lastDay}', '-' || ((i * 31 + j * j * 400 / ${saleDays * saleDays} + j * (i % 7)) % 400) || ' days'),
          ${shop}, 1 + (i * 13 + j * 7) % 5, 500 from n, k;
      COMMIT; ANALYZE`)
  } finally {
    database.close()
  }
}
