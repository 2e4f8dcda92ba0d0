import type { SupplierId } from '@onhand/domain/ids'
import type { PurchaseStatus } from '@onhand/domain/purchasing/purchase-order'
import type { OfferRow, SupplierBookPort } from '@onhand/service/purchasing/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { FACT_SKU_TITLE, FACT_TITLE, factJoins } from '../stock/sku-facts.ts'
import { saveOffer } from './save-offer.ts'
import { type offerRow, supplierRow, toOffer, toSupplier } from './supplier-rows.ts'
import { supplyTerms } from './supply-terms.ts'

const SUPPLIER_COLUMNS = ['name', 'bank_account_number', 'lead_days', 'min_order_minor', 'payment_days', 'is_active']
// What a shop has agreed with the supplier it registered with, until it says otherwise.
const DEFAULT_PAYMENT_DAYS = 14

type SupplierFacts = Parameters<typeof toSupplier>[0]
type OfferLine = ReturnType<typeof offerRow> & {
  readonly title: string
  readonly sku_title: string
  readonly code: string
  readonly supplier_name: string
}

/** Suppliers of shops, what they sell, and what they did. */
export function supplierBookStore(engine: SqlEngine): SupplierBookPort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  return {
    termsOf: (skuIds) => supplyTerms(engine, skuIds),

    async suppliers(vendorId) {
      const own = sql<SupplierFacts>`select vendor_id, supplier_id, name, bank_account_number, lead_days, min_order_minor, payment_days, is_active
        from purchase_supplier where vendor_id = ${vendorId}
        union all select vendor.id, supplier.id, supplier.name, supplier.bank_account_number, supplier.lead_time_days, 0, ${sql.lit(DEFAULT_PAYMENT_DAYS)}, 1
        from vendor join supplier on supplier.id = vendor.supplier_id where vendor.id = ${vendorId}
          and not exists (select 1 from purchase_supplier where vendor_id = vendor.id and supplier_id = supplier.id)
        order by 3, 2`
      return (await engine.query(own.compile(db))).map(toSupplier)
    },

    async saveSupplier(supplier, atMs, entry) {
      await engine.atomic([
        ...insertRows(dialect, {
          table: 'purchase_supplier',
          rows: [supplierRow(supplier, atMs)],
          onConflict: replacing(['vendor_id', 'supplier_id'], [...SUPPLIER_COLUMNS, 'updated_at_ms']),
        }),
        ...auditStatements(dialect, [entry]),
      ])
    },

    async offersOf(vendorId, skuIds) {
      const rows = db
        .selectFrom('supplier_offer')
        .selectAll()
        .where('vendor_id', '=', vendorId)
        .where('sku_id', 'in', textList(dialect, skuIds))
      return (await engine.query(rows.compile())).map(toOffer)
    },

    async offers({ vendorId, locale, supplierId, skuId, cursor, limit }) {
      const [fromSupplier, fromSku] = readCursor(cursor, 2) ?? []
      const after =
        fromSupplier === undefined
          ? sql`true`
          : sql`(line.supplier_id, line.sku_id) > (${String(fromSupplier)}, ${String(fromSku)})`
      const page = sql<OfferLine>`select line.*, ${FACT_TITLE} as title, ${FACT_SKU_TITLE} as sku_title, sku.code,
          coalesce(purchase_supplier.name, supplier.name, '') as supplier_name
        from supplier_offer as line ${factJoins(locale, sql`line.sku_id`)}
        left join purchase_supplier on purchase_supplier.vendor_id = line.vendor_id and purchase_supplier.supplier_id = line.supplier_id
        left join supplier on supplier.id = line.supplier_id
        where line.vendor_id = ${vendorId} and ${after}
          and ${supplierId === null ? sql`true` : sql`line.supplier_id = ${supplierId}`}
          and ${skuId === null ? sql`true` : sql`line.sku_id = ${skuId}`}
        order by line.supplier_id, line.sku_id limit ${limit + 1}`
      const rows = await engine.query(page.compile(db))
      const items = rows.slice(0, limit).map(toLine)
      const last = items.at(-1)
      return {
        items,
        nextCursor: rows.length > limit && last ? writeCursor([last.supplierId, last.skuId]) : null,
      }
    },

    saveOffer: (offer, atMs, entry) => saveOffer(engine, offer, { atMs, entry }),

    async removeOffer(vendorId, { skuId, supplierId }, entry) {
      const gone = db
        .deleteFrom('supplier_offer')
        .where('vendor_id', '=', vendorId)
        .where('sku_id', '=', skuId)
        .where('supplier_id', '=', supplierId)
      await engine.atomic([gone.compile(), ...auditStatements(dialect, [entry])])
    },

    async deliveries(vendorId, sinceMs, limit) {
      const rows = sql<DeliveryRow>`select orders.supplier_id, orders.status, coalesce(orders.promised_date, orders.wanted_date) as promised_date,
          (select cast(sum(units) as bigint) from purchase_order_line where purchase_order_id = orders.id) as ordered_units,
          (select cast(sum(received_units) as bigint) from purchase_order_line where purchase_order_id = orders.id) as received_units,
          (select min(received_date) from supplier_receipt where purchase_order_id = orders.id) as first_received_date,
          (select min(lead_days) from supplier_receipt where purchase_order_id = orders.id) as lead_days
        from purchase_order as orders where orders.vendor_id = ${vendorId} and orders.created_at_ms >= cast(${sinceMs} as bigint)
          and orders.status not in ('draft', 'cancelled')
        order by orders.created_at_ms desc limit ${limit}`
      return (await engine.query(rows.compile(db))).map((row) => ({
        supplierId: row.supplier_id as SupplierId,
        status: row.status,
        orderedUnits: Number(row.ordered_units ?? 0),
        receivedUnits: Number(row.received_units ?? 0),
        promisedDate: row.promised_date,
        firstReceivedDate: row.first_received_date,
        leadDays: row.lead_days,
      }))
    },

    async priceChanges(vendorId, sinceMs) {
      const rows = sql<{ supplier_id: string; changes: number; mean: number }>`select supplier_id, count(*) as changes,
          sum(1000 * (price_minor - before_minor) / before_minor) / count(*) as mean
        from supplier_price where vendor_id = ${vendorId} and at_ms >= cast(${sinceMs} as bigint) and before_minor > 0 and before_minor <> price_minor
        group by supplier_id`
      return (await engine.query(rows.compile(db))).map((row) => ({
        supplierId: row.supplier_id as SupplierId,
        changes: Number(row.changes),
        meanChangePermille: Math.round(Number(row.mean)),
      }))
    },
  }
}

type DeliveryRow = {
  readonly supplier_id: string
  readonly status: PurchaseStatus
  readonly promised_date: string | null
  readonly ordered_units: number | null
  readonly received_units: number | null
  readonly first_received_date: string | null
  readonly lead_days: number | null
}

function toLine(row: OfferLine): OfferRow {
  return {
    ...toOffer({
      ...row,
      price_minor: Number(row.price_minor),
      moq_units: Number(row.moq_units),
      pack_units: Number(row.pack_units),
    }),
    title: row.title,
    skuTitle: row.sku_title,
    code: row.code,
    supplierName: row.supplier_name,
  }
}
