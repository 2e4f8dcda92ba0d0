import { LOCALES } from '@onhand/domain/catalog/views'
import type { NewShop, ShopChange } from '@onhand/service/shop/ports'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { locationRow } from './location-rows.ts'

/** The batch that registers a shop with its owner. Any id or slug that is taken undoes all of it: nothing is ever written over. */
export function registerStatements(dialect: SqlEngine['dialect'], shop: NewShop, change: ShopChange): Statement[] {
  const { supplier, nowMs } = { supplier: shop.supplier, nowMs: change.nowMs }
  const supplierRow = {
    id: supplier.id,
    name: supplier.name,
    bank_account_number: supplier.bankAccountNumber,
    lead_time_days: supplier.leadTimeDays,
  }
  const vendorRow = {
    id: shop.id,
    slug: shop.slug,
    legal_name: shop.legalName,
    tax_number: shop.taxNumber,
    email: shop.email,
    accent: shop.accent,
    image_url: shop.imageUrl,
    currency: shop.currency,
    commission_bps: shop.commissionBps,
    bank_account_number: shop.bankAccountNumber,
    is_approved: 0,
    supplier_id: supplier.id,
    created_at_ms: nowMs,
    updated_at_ms: nowMs,
  }
  const names = LOCALES.map((locale) => ({
    vendor_id: shop.id,
    locale,
    name: shop.names[locale],
    tagline: shop.taglines[locale],
    about: shop.abouts[locale],
  }))
  const places = shop.locations.map((location) => locationRow(shop.id, location))
  const owner = { vendor_id: shop.id, person_id: shop.ownerId, role: 'owner', joined_at_ms: nowMs }
  const onConflict = 'fail'
  return [
    ...insertRows(dialect, { table: 'supplier', rows: [supplierRow], onConflict }),
    ...insertRows(dialect, { table: 'vendor', rows: [vendorRow], onConflict }),
    ...insertRows(dialect, { table: 'vendor_translation', rows: names, onConflict }),
    ...insertRows(dialect, { table: 'stock_location', rows: places, onConflict }),
    ...insertRows(dialect, { table: 'vendor_member', rows: [owner], onConflict }),
    ...auditStatements(dialect, [change.audit]),
  ]
}
