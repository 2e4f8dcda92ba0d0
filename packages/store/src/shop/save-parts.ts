import { LOCALES } from '@onhand/domain/catalog/views'
import type { LocationId, VendorId } from '@onhand/domain/ids'
import type { HoursChange, ShopProfile } from '@onhand/service/shop/ports'
import type { LocationRecord, MethodRecord } from '@onhand/service/vendors/ports'
import { sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { methodStatements } from '../vendors/upsert-vendor.ts'
import { locationRow } from './location-rows.ts'

type Dialect = SqlEngine['dialect']

/** What a shop says about itself, in every language. */
export function profileStatements(
  dialect: Dialect,
  shop: { readonly vendorId: VendorId; readonly nowMs: number },
  profile: ShopProfile,
): Statement[] {
  const translations = LOCALES.map((locale) => ({
    vendor_id: shop.vendorId,
    locale,
    name: profile.names[locale],
    tagline: profile.taglines[locale],
    about: profile.abouts[locale],
  }))
  const facts = {
    slug: profile.slug,
    legal_name: profile.legalName,
    tax_number: profile.taxNumber,
    email: profile.email,
    accent: profile.accent,
    image_url: profile.imageUrl,
    updated_at_ms: shop.nowMs,
  }
  return [
    sqlFor(dialect).updateTable('vendor').set(facts).where('id', '=', shop.vendorId).compile(),
    ...insertRows(dialect, {
      table: 'vendor_translation',
      rows: translations,
      onConflict: replacing(['vendor_id', 'locale'], ['name', 'tagline', 'about']),
    }),
  ]
}

/** A place made or changed; one of another shop stays as it is. */
export function locationStatements(
  dialect: Dialect,
  vendorId: VendorId,
  location: Omit<LocationRecord, 'hours'>,
): Statement[] {
  const row = locationRow(vendorId, location)
  const changing = Object.keys(row).filter((name) => name !== 'id' && name !== 'vendor_id')
  const onConflict = sql`${replacing(['id'], changing)} where stock_location.vendor_id = excluded.vendor_id`
  return insertRows(dialect, { table: 'stock_location', rows: [row], onConflict })
}

/** A place's week, its closures, or both, written anew. */
export function hoursStatements(dialect: Dialect, locationId: LocationId, hours: HoursChange): Statement[] {
  const db = sqlFor(dialect)
  const periods = hours.periods?.map((period) => ({
    location_id: locationId,
    weekday: period.weekday,
    opens_minute: period.opensMinute,
    closes_minute: period.closesMinute,
  }))
  const closures = hours.closedDates?.map((date) => ({ location_id: locationId, date }))
  const week = periods && [
    db.deleteFrom('opening_period').where('location_id', '=', locationId).compile(),
    ...insertRows(dialect, { table: 'opening_period', rows: periods, onConflict: 'nothing' }),
  ]
  const days = closures && [
    db.deleteFrom('closure').where('location_id', '=', locationId).compile(),
    ...insertRows(dialect, { table: 'closure', rows: closures, onConflict: 'nothing' }),
  ]
  return [...(week ?? []), ...(days ?? [])]
}

/** The whole list of ways to the buyer. */
export function methodsStatements(dialect: Dialect, vendorId: VendorId, methods: readonly MethodRecord[]): Statement[] {
  const ids = textList(
    dialect,
    methods.map((method) => method.id),
  )
  return [
    sqlFor(dialect)
      .deleteFrom('delivery_method')
      .where('vendor_id', '=', vendorId)
      .where('id', 'not in', ids)
      .compile(),
    ...methodStatements(dialect, { id: vendorId, methods }),
  ]
}
