import type { AuditEntry } from '@onhand/service/identity/audit'
import type { SupplierOffer } from '@onhand/service/purchasing/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { offerRow } from './supplier-rows.ts'

const COLUMNS = ['price_minor', 'currency', 'moq_units', 'pack_units', 'lead_days', 'is_preferred', 'is_active']

/**
 * Writes or replaces an offer in one batch: the price it had before is kept with the new one when they differ, and no other offer of the SKU stays preferred.
 */
export async function saveOffer(
  engine: SqlEngine,
  offer: SupplierOffer,
  { atMs, entry }: { readonly atMs: number; readonly entry: AuditEntry },
): Promise<void> {
  const { dialect } = engine
  const db = sqlFor(dialect)
  const { vendorId, skuId, supplierId, priceMinor } = offer
  const before = sql`(select price_minor from supplier_offer where sku_id = ${skuId} and supplier_id = ${supplierId})`
  const price = sql`cast(${priceMinor} as bigint)`
  const keepPrice = sql`insert into supplier_price (vendor_id, supplier_id, sku_id, at_ms, before_minor, price_minor)
    select ${vendorId}, ${supplierId}, ${skuId}, cast(${atMs} as bigint), ${before}, ${price}
    where coalesce(${before}, -1) <> ${price} on conflict do nothing`
  const others = db
    .updateTable('supplier_offer')
    .set({ is_preferred: 0 })
    .where('sku_id', '=', skuId)
    .where('supplier_id', '<>', supplierId)
  await engine.atomic([
    keepPrice.compile(db),
    ...(offer.isPreferred ? [others.compile()] : []),
    ...insertRows(dialect, {
      table: 'supplier_offer',
      rows: [offerRow(offer, atMs)],
      onConflict: replacing(['sku_id', 'supplier_id'], [...COLUMNS, 'updated_at_ms']),
    }),
    ...auditStatements(dialect, [entry]),
  ])
}
