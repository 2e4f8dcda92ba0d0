import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { RowsOf, SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'

type Row<Table extends keyof Database> = Selectable<Database[Table]>

type Rows = RowsOf<ReturnType<typeof vendorStatements>>
type ByOwner<Row> = ReadonlyMap<string, readonly Row[]>

/** All rows of some vendors by the vendor or place they belong to, in the order pages show them. */
export type LoadedVendors = {
  readonly vendors: Rows[0]
  readonly translations: ByOwner<Row<'vendor_translation'>>
  readonly locations: ByOwner<Row<'stock_location'>>
  readonly periods: ByOwner<Row<'opening_period'>>
  readonly closures: ByOwner<Row<'closure'>>
  readonly methods: ByOwner<Row<'delivery_method'>>
  readonly methodTranslations: ByOwner<Row<'delivery_method_translation'>>
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
      .where('closed_at_ms', 'is', null)
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

/** Names and groups what the vendor statements of a batch gave. */
export function loadedVendors(rows: Rows): LoadedVendors {
  const [vendors, translations, locations, periods, closures, methods, methodTranslations] = rows
  return {
    vendors,
    translations: Map.groupBy(translations, (row) => row.vendor_id),
    locations: Map.groupBy(locations, (row) => row.vendor_id),
    periods: Map.groupBy(periods, (row) => row.location_id),
    closures: Map.groupBy(closures, (row) => row.location_id),
    methods: Map.groupBy(methods, (row) => row.vendor_id),
    methodTranslations: Map.groupBy(methodTranslations, (row) => row.vendor_id),
  }
}

/** Every approved vendor. */
export const APPROVED_VENDORS = sql<string>`(select id from vendor where is_approved = 1)`
