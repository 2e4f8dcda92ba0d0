import type { ProductId, VendorId } from '@onhand/domain/ids'
import type { AuditEntry } from '@onhand/service/identity/audit'
import { sql } from 'kysely'
import { ConstraintViolation } from '../../engine/constraint-violation.ts'
import type { SqlEngine } from '../../engine/engine.ts'
import { sqlFor } from '../../engine/sql.ts'
import { auditStatements } from '../../people/audit-rows.ts'

/** Deletes a product with all that belongs to it; false when it was sold or some of it lies in stock. */
export async function removeProduct(
  engine: SqlEngine,
  {
    vendorId,
    productId,
    audit,
  }: { readonly vendorId: VendorId; readonly productId: ProductId; readonly audit: AuditEntry },
): Promise<boolean> {
  const db = sqlFor(engine.dialect)
  const own = db.selectFrom('product').select('id').where('id', '=', productId).where('vendor_id', '=', vendorId)
  if ((await engine.query(own.compile())).length === 0) return true
  const skus = db.selectFrom('sku').select('id').where('product_id', 'in', own)
  const isUsed = sql`exists (select 1 from order_line where sku_id in ${skus}) or exists (select 1 from stock_level where sku_id in ${skus} and on_hand_units > 0)`
  try {
    await engine.atomic([
      // A product in use sets its version to NULL, which the column refuses: nothing is deleted.
      db
        .updateTable('product')
        .set({ version: sql<number>`case when ${isUsed} then null else version end` })
        .where('id', 'in', own)
        .compile(),
      ...(engine.dialect === 'sqlite'
        ? [
            sql`delete from product_search where rowid in (select id from search_document where product_id in ${own})`.compile(
              db,
            ),
          ]
        : []),
      db.deleteFrom('offer').where('sku_id', 'in', skus).compile(),
      db.deleteFrom('sku').where('product_id', 'in', own).compile(),
      db.deleteFrom('product').where('id', '=', productId).where('vendor_id', '=', vendorId).compile(),
      ...auditStatements(engine.dialect, [audit]),
    ])
    return true
  } catch (error) {
    if (error instanceof ConstraintViolation && error.subject === 'product.version') return false
    throw error
  }
}
