/**
 * A small shop in plain SQL, as the first release wrote it: a product in stock, an order that was delivered and partly refunded, an order that waits,
 * a member, messages. It names no column that came later, and goes into PostgreSQL as into SQLite.
 */
export const FIRST_ROWS: readonly string[] = [
  `insert into "supplier" (id, name, bank_account_number, lead_time_days) values ('sup_old', 'Old Clay Works', '4000-0001', 2)`,
  `insert into "vendor" (id, slug, legal_name, tax_number, email, accent, image_url, currency, commission_bps, bank_account_number, is_approved, supplier_id, created_at_ms, updated_at_ms)
   values ('vnd_old', 'old-kiln', 'Old Kiln Ltd', 'GB 1', 'old@kiln.example', '#1F6B45', null, 'GBP', 1000, '3000-0001', 1, 'sup_old', 1, 1)`,
  `insert into "vendor_translation" (vendor_id, locale, name, tagline, about) values ('vnd_old', 'en', 'Old Kiln', 'Mugs', ''), ('vnd_old', 'zh-Hant', '老窯', '', '')`,
  `insert into "stock_location" (id, vendor_id, name, line1, city, region, postcode, country, latitude, longitude, time_zone, has_pickup, position)
   values ('loc_old', 'vnd_old', 'Kiln Lane', '1 Kiln Lane', 'London', '', 'E8 1AA', 'GB', 51.5, -0.1, 'Europe/London', 1, 0)`,
  `insert into "opening_period" (location_id, weekday, opens_minute, closes_minute) values ('loc_old', 1, 540, 1080)`,
  `insert into "closure" (location_id, date) values ('loc_old', '2026-12-25')`,
  `insert into "delivery_method" (vendor_id, id, position, kind, price_minor, free_over_minor, currency, countries, radius_km, cut_off_minute, handling_minutes, transit_days_min, transit_days_max, window_from_minute, window_to_minute)
   values ('vnd_old', 'bike', 0, 'delivery', 350, null, 'GBP', '["GB"]', 8, 840, 60, 0, 1, 540, 1260)`,
  `insert into "delivery_method_translation" (vendor_id, method_id, locale, name) values ('vnd_old', 'bike', 'en', 'Bike courier'), ('vnd_old', 'bike', 'zh-Hant', '單車快遞')`,
  `insert into "category" (id, parent_id, slug, position, emoji, tint) values ('cat_old', null, 'old-pots', 0, '🏺', '#eee')`,
  `insert into "category_translation" (category_id, locale, name) values ('cat_old', 'en', 'Pots'), ('cat_old', 'zh-Hant', '陶器')`,
  `insert into "product" (id, vendor_id, category_id, slug, title, description, brand, attributes, allergens, tags, images, is_published, created_at_ms, updated_at_ms)
   values ('prd_old', 'vnd_old', 'cat_old', 'old-mug', 'Stoneware mug', 'Holds tea.', 'Kiln', '[]', '[]', '["mug"]', '[]', 1, 1, 1)`,
  `insert into "product_translation" (product_id, locale, title, description) values ('prd_old', 'zh-Hant', '陶杯', '可以泡茶。')`,
  `insert into "sku" (id, product_id, vendor_id, position, code, title, gtin, weight_grams, measure_amount, measure_unit, units_per_order_max, is_sold)
   values ('sku_old', 'prd_old', 'vnd_old', 0, 'MUG-1', '', '0200000000015', 350, null, null, 5, 1)`,
  `insert into "offer" (sku_id, price_minor, compare_at_minor, currency, tax_rate_bps, unit_cost_minor) values ('sku_old', 1200, null, 'GBP', 2000, 500)`,
  `insert into "product_card" (product_id, vendor_id, category_id, sku_id, sku_count, price_minor, available_units, is_in_stock, sold_units, expiry_key, created_at_ms) values ('prd_old', 'vnd_old', 'cat_old', 'sku_old', 1, 1200, 7, 1, 3, '9999', 1)`,
  `insert into "stock_level" (sku_id, location_id, on_hand_units, reserved_units, allocated_units, quarantined_units, available_units, incoming_units, earliest_expiry_date, version) values ('sku_old', 'loc_old', 8, 0, 1, 0, 7, 0, '2027-01-31', 4)`,
  `insert into "stock_movement" (id, sku_id, location_id, lot_id, delta_units, reason, reference, at_ms) values ('mov_old', 'sku_old', 'loc_old', 'lot_old', 10, 'opening', '', 1), ('mov_old2', 'sku_old', 'loc_old', 'lot_old', -2, 'sale', 'rsv_old1', 2)`,
  `insert into "search_term" (term) values ('stoneware'), ('mug')`,
  `insert into "user" (id, name, email, "emailVerified", image, "createdAt", "updatedAt", "isOperator")
   values ('per_old', 'Ada Old', 'ada.old@example.com', true, null, '2026-11-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z', null)`,
  `insert into "address" (id, person_id, name, line1, line2, city, region, postcode, country, phone, latitude, longitude, used_at_ms) values ('adr_old', 'per_old', 'Ada Old', '12 Fern Street', '', 'London', '', 'E8 1AA', 'GB', '', null, null, 5)`,
  ...anOldOrder({ key: '1', status: 'delivered', units: 2, refundedMinor: 1200, placedAtMs: 1_793_000_000_000 }),
  ...anOldOrder({ key: '2', status: 'placed', units: 1, refundedMinor: 0, placedAtMs: 1_793_100_000_000 }),
  `insert into "refund" (id, order_id, amount_minor, reason, status, transaction_number, created_at_ms)
   values ('rfd_old', 'ord_old1', 1200, 'chipped', 'done', 'TX-OLD-R', 1793050000000)`,
  `insert into "refund_line" (refund_id, order_line_id, units, amount_minor, is_restocked) values ('rfd_old', 'oln_old1', 1, 1200, 0)`,
  `insert into "shipment" (id, order_id, carrier, tracking_number, tracking_url, status, created_at_ms) values ('shp_old', 'ord_old1', 'Rapid', 'RP-OLD', 'https://carrier.example/RP-OLD', 'delivered', 1793010000000)`,
  `insert into "outbox" (id, type, version, body, attempts, next_at_ms, created_at_ms) values ('order.placed.mail:grp_old2', 'order.placed.mail', 1, '{"orderGroupId":"grp_old2"}', 0, 1, 1)`,
  `insert into "dead_letter" (id, type, version, body, reason, parked_at_ms) values ('order.placed.mail:grp_lost', 'order.placed.mail', 1, '{"orderGroupId":"grp_lost"}', 'gone', 1)`,
  `insert into "webhook_inbox" (source, message_id, received_at_ms) values ('bank', 'evt_old', 1)`,
]

/** What the second release added to its own search tables. */
export const SEARCH_ROWS = {
  sqlite: [
    `insert into search_document (id, product_id) values (1, 'prd_old')`,
    `insert into product_search (rowid, title, keywords, description) values (1, 'stoneware mug 陶 杯 陶杯', 'kiln', 'holds tea')`,
  ],
  postgres: [
    `insert into product_search values ('prd_old', '''stoneware'':1A ''mug'':2A ''陶'':3A ''杯'':4A ''陶杯'':5A')`,
  ],
} as const

/** What the fourth added: people of shops, and what they keep. */
export const DASHBOARD_ROWS: readonly string[] = [
  `insert into "vendor_member" (vendor_id, person_id, role, joined_at_ms) values ('vnd_old', 'per_old', 'owner', 1)`,
  `insert into "audit_entry" (id, vendor_id, actor_kind, actor_id, action, subject_id, facts, at_ms) values ('aud_old', 'vnd_old', 'person', 'per_old', 'stock.adjusted', 'sku_old', '{}', 3)`,
]

type OldOrder = { key: string; status: string; units: number; refundedMinor: number; placedAtMs: number }

function anOldOrder({ key, status, units, refundedMinor, placedAtMs }: OldOrder): string[] {
  const items = units * 1200
  const total = items + 350
  return [
    `insert into "order_group" (id, cart_id, number, person_id, contact_name, contact_email, contact_email_key, contact_phone, address, locale, currency, items_minor, delivery_minor, tax_minor, total_minor, placed_at_ms) values ('grp_old${key}', 'crt_old${key}', 'OLD-${key}', 'per_old', 'Ada Old', 'Ada.Old@example.com', 'ada.old@example.com', '', null, 'en', 'GBP', ${items}, 350, 200, ${total}, ${placedAtMs})`,
    `insert into "customer_order" (id, order_group_id, position, number, vendor_id, status, method_id, method_kind, method_name, location_id, location_name, method_price_minor, method_currency, promise_from_ms, promise_to_ms, promise_time_zone, promise_reason, items_minor, delivery_minor, tax_minor, total_minor, refunded_minor, commission_bps, commission_minor, remitted_at_ms, shipped_at_ms, placed_at_ms)
     values ('ord_old${key}', 'grp_old${key}', 0, 'OLD-${key}-1', 'vnd_old', '${status}', 'bike', 'delivery', 'Bike courier', 'loc_old', 'Kiln Lane', 350, 'GBP', ${placedAtMs + 1}, ${placedAtMs + 86_400_000}, 'Europe/London', '{"cutOffMinute":720,"isAfterCutOff":false,"transitDays":1,"closedDaysSkipped":0}', ${items}, 350, 200, ${total}, ${refundedMinor}, 1000, 120, ${placedAtMs}, ${status === 'delivered' ? placedAtMs + 5 : 'null'}, ${placedAtMs})`,
    `insert into "order_line" (id, order_id, position, sku_id, product_id, title, variant_title, gtin, image_url, units, refunded_units, unit_price_minor, total_minor, tax_rate_bps, tax_minor, unit_cost_minor, reservation_id, note)
     values ('oln_old${key}', 'ord_old${key}', 0, 'sku_old', 'prd_old', 'Stoneware mug', '', null, null, ${units}, ${refundedMinor > 0 ? 1 : 0}, 1200, ${items}, 2000, 200, 500, 'rsv_old${key}', '')`,
    `insert into "order_allocation" (order_line_id, position, location_id, lot_id, units, expiry_date) values ('oln_old${key}', 0, 'loc_old', 'lot_old', ${units}, '2027-01-31')`,
    `insert into "payment" (id, order_group_id, provider, provider_payment_id, transaction_number, status, amount_minor, currency, captured_at_ms) values ('pay_old${key}', 'grp_old${key}', 'bank', 'bp_old${key}', 'TX-OLD-${key}', 'captured', ${total}, 'GBP', ${placedAtMs})`,
    `insert into "ledger_journal" (id, kind, order_group_id, at_ms) values ('jrn_old${key}', 'sale', 'grp_old${key}', ${placedAtMs})`,
    `insert into "ledger_entry" (journal_id, position, debit_account, credit_account, amount_minor, currency) values ('jrn_old${key}', 0, 'vendor:vnd_old', 'bank:clearing', ${total - 120}, 'GBP'), ('jrn_old${key}', 1, 'platform:commission', 'bank:clearing', 120, 'GBP')`,
    `insert into "order_event" (order_group_id, event_key, order_id, type, at_ms, position, data) values ('grp_old${key}', 'placed', null, 'placed', ${placedAtMs}, 0, '{}'), ('grp_old${key}', 'last', 'ord_old${key}', '${status === 'placed' ? 'paid' : status}', ${placedAtMs + 7}, 1, '{}')`,
    `insert into "supplier_order" (id, order_id, supplier_id, status, total_minor, transaction_number, ship_date) values ('sor_old${key}', 'ord_old${key}', 'sup_old', 'due', ${units * 500}, null, null)`,
  ]
}
