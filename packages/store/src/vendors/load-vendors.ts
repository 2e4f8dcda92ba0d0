import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { RowsOf, SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'

type Row<Table extends keyof Database> = Selectable<Database[Table]>

/** All rows of some vendors, in the order pages show them. */
export type LoadedVendors = {
  readonly vendors: readonly (Row<'vendor'> & {
    supplier_name: string
    supplier_account: string
    lead_time_days: number
  })[]
  readonly translations: readonly Row<'vendor_translation'>[]
  readonly locations: readonly Row<'stock_location'>[]
  readonly periods: readonly Row<'opening_period'>[]
  readonly closures: readonly Row<'closure'>[]
  readonly methods: readonly Row<'delivery_method'>[]
  readonly methodTranslations: readonly Row<'delivery_method_translation'>[]
}

/** The statements that read the vendors whose id is in `vendorIds` (a subquery), to be put into any batch of reads. */
export function vendorStatements(dialect: SqlEngine['dialect'], vendorIds: RawBuilder<string>) {
  const db = sqlFor(dialect)
  const locationIds = db.selectFrom('stock_location').select('id').where('vendor_id', 'in', vendorIds)
  return [
    db
      .selectFrom('vendor')
      .innerJoin('supplier', 'supplier.id', 'vendor.supplier_id')
      .selectAll('vendor')
      .select([
        'supplier.name as supplier_name',
        'supplier.bank_account_number as supplier_account',
        'supplier.lead_time_days',
      ])
      .where('vendor.id', 'in', vendorIds)
      .orderBy('vendor.created_at_ms')
      .orderBy('vendor.id')
      .compile(),
    db.selectFrom('vendor_translation').selectAll().where('vendor_id', 'in', vendorIds).compile(),
    db
      .selectFrom('stock_location')
      .selectAll()
      .where('vendor_id', 'in', vendorIds)
      .orderBy('position')
      .orderBy('id')
      .compile(),
    db
      .selectFrom('opening_period')
      .selectAll()
      .where('location_id', 'in', locationIds)
      .orderBy('weekday')
      .orderBy('opens_minute')
      .compile(),
    db.selectFrom('closure').selectAll().where('location_id', 'in', locationIds).orderBy('date').compile(),
    db.selectFrom('delivery_method').selectAll().where('vendor_id', 'in', vendorIds).orderBy('position').compile(),
    db.selectFrom('delivery_method_translation').selectAll().where('vendor_id', 'in', vendorIds).compile(),
  ] as const
}

/** Names what the vendor statements of a batch gave. */
export function loadedVendors(rows: RowsOf<ReturnType<typeof vendorStatements>>): LoadedVendors {
  const [vendors, translations, locations, periods, closures, methods, methodTranslations] = rows
  return { vendors, translations, locations, periods, closures, methods, methodTranslations }
}

/** Every approved vendor. */
export const APPROVED_VENDORS = sql<string>`(select id from vendor where is_approved = 1)`
