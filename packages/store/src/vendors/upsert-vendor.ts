import { LOCALES } from '@onhand/domain/catalog/views'
import type { LocationRecord, MethodRecord, VendorRecord } from '@onhand/service/vendors/ports'
import { sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { refreshCards } from '../inventory/refresh-cards.ts'

/** Creates or replaces a vendor with everything that belongs to it; places and methods not named any more are removed. */
export function upsertVendorStatements(
  dialect: SqlEngine['dialect'],
  record: VendorRecord,
  nowMs: number,
): Statement[] {
  const { supplier } = record
  const supplierRow = {
    id: supplier.id,
    name: supplier.name,
    bank_account_number: supplier.bankAccountNumber,
    lead_time_days: supplier.leadTimeDays,
  }
  return [
    ...insertRows(dialect, { table: 'supplier', rows: [supplierRow], onConflict: replacingRow(['id'], supplierRow) }),
    ...vendorStatements(dialect, record, nowMs),
    ...removeMissing(dialect, record),
    ...locationStatements(dialect, record),
    ...methodStatements(dialect, record),
    ...refreshCards(dialect, sql`(select id from product where vendor_id = ${record.id})`),
  ]
}

/** `replacing` for a row's own columns: all but the keys and the moment of creation. */
function replacingRow(keys: readonly string[], row: object) {
  return replacing(
    keys,
    Object.keys(row).filter((name) => !keys.includes(name) && name !== 'created_at_ms'),
  )
}

function vendorStatements(dialect: SqlEngine['dialect'], record: VendorRecord, nowMs: number): Statement[] {
  const row = {
    id: record.id,
    slug: record.slug,
    legal_name: record.legalName,
    tax_number: record.taxNumber,
    email: record.email,
    accent: record.accent,
    image_url: record.imageUrl,
    currency: record.currency,
    commission_bps: record.commissionBps,
    bank_account_number: record.bankAccountNumber,
    is_approved: record.isApproved ? 1 : 0,
    supplier_id: record.supplier.id,
    created_at_ms: nowMs,
    updated_at_ms: nowMs,
  }
  const translations = LOCALES.map((locale) => ({
    vendor_id: record.id,
    locale,
    name: record.names[locale],
    tagline: record.taglines[locale],
    about: record.abouts[locale],
  }))
  return [
    ...insertRows(dialect, { table: 'vendor', rows: [row], onConflict: replacingRow(['id'], row) }),
    ...insertRows(dialect, {
      table: 'vendor_translation',
      rows: translations,
      onConflict: replacing(['vendor_id', 'locale'], ['name', 'tagline', 'about']),
    }),
  ]
}

function removeMissing(dialect: SqlEngine['dialect'], record: VendorRecord): Statement[] {
  const db = sqlFor(dialect)
  const locationIds = textList(
    dialect,
    record.locations.map((location) => location.id),
  )
  const methodIds = textList(
    dialect,
    record.methods.map((method) => method.id),
  )
  const ownLocations = db.selectFrom('stock_location').select('id').where('vendor_id', '=', record.id)
  return [
    db.deleteFrom('stock_location').where('vendor_id', '=', record.id).where('id', 'not in', locationIds).compile(),
    db.deleteFrom('delivery_method').where('vendor_id', '=', record.id).where('id', 'not in', methodIds).compile(),
    // Hours are written anew as a whole.
    db.deleteFrom('opening_period').where('location_id', 'in', ownLocations).compile(),
    db.deleteFrom('closure').where('location_id', 'in', ownLocations).compile(),
  ]
}

function locationStatements(dialect: SqlEngine['dialect'], record: VendorRecord): Statement[] {
  const rows = record.locations.map((location) => locationRow(record, location))
  const periods = record.locations.flatMap((location) =>
    location.hours.periods.map((period) => ({
      location_id: location.id,
      weekday: period.weekday,
      opens_minute: period.opensMinute,
      closes_minute: period.closesMinute,
    })),
  )
  const closures = record.locations.flatMap((location) =>
    location.hours.closedDates.map((date) => ({ location_id: location.id, date })),
  )
  const changing = Object.keys(rows[0] ?? {}).filter((name) => name !== 'id' && name !== 'vendor_id')
  return [
    ...insertRows(dialect, { table: 'stock_location', rows, onConflict: replacing(['id'], changing) }),
    ...insertRows(dialect, { table: 'opening_period', rows: periods, onConflict: 'nothing' }),
    ...insertRows(dialect, { table: 'closure', rows: closures, onConflict: 'nothing' }),
  ]
}

function locationRow(record: VendorRecord, location: LocationRecord) {
  const { id, name, line1, city, region, postcode, country, latitude, longitude, timeZone, hasPickup, position } =
    location
  return {
    id,
    vendor_id: record.id,
    name,
    line1,
    city,
    region,
    postcode,
    country,
    latitude,
    longitude,
    time_zone: timeZone,
    has_pickup: hasPickup ? 1 : 0,
    position,
    supply_days: location.supplyDays ?? 0,
  }
}

/** Writes a vendor's ways to the buyer in their order. */
export function methodStatements(
  dialect: SqlEngine['dialect'],
  record: Pick<VendorRecord, 'id' | 'methods'>,
): Statement[] {
  const rows = record.methods.map((method, position) => methodRow(record, method, position))
  const names = record.methods.flatMap((method) =>
    LOCALES.map((locale) => ({ vendor_id: record.id, method_id: method.id, locale, name: method.names[locale] })),
  )
  const changing = Object.keys(rows[0] ?? {}).filter((name) => name !== 'id' && name !== 'vendor_id')
  return [
    ...insertRows(dialect, { table: 'delivery_method', rows, onConflict: replacing(['vendor_id', 'id'], changing) }),
    ...insertRows(dialect, {
      table: 'delivery_method_translation',
      rows: names,
      onConflict: replacing(['vendor_id', 'method_id', 'locale'], ['name']),
    }),
  ]
}

function methodRow(record: Pick<VendorRecord, 'id'>, method: MethodRecord, position: number) {
  return {
    vendor_id: record.id,
    id: method.id,
    position,
    kind: method.kind,
    price_minor: method.priceMinor,
    free_over_minor: method.freeOverMinor,
    currency: method.currency,
    other_prices: JSON.stringify(method.otherPrices ?? {}),
    countries: JSON.stringify(method.countries),
    radius_km: method.radiusKm,
    cut_off_minute: method.cutOffMinute,
    handling_minutes: method.handlingMinutes,
    transit_days_min: method.transitDaysMin,
    transit_days_max: method.transitDaysMax,
    window_from_minute: method.windowFromMinute,
    window_to_minute: method.windowToMinute,
  }
}
