import { asImportProduct } from '@onhand/domain/catalog/product-record'
import type { BulkStep, ProductSave, ProductSaved } from '@onhand/service/catalog/admin/ports'
import { sql } from 'kysely'
import { ConstraintViolation } from '../../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../../engine/engine.ts'
import { sqlFor } from '../../engine/sql.ts'
import { auditStatements } from '../../people/audit-rows.ts'
import { type KnownCatalogue, readKnown } from '../known-catalogue.ts'
import { productStatements } from '../product-statements.ts'

/** Two shops that choose one address at the same moment: the second looks again. */
const SLUG_TRIES_MAX = 2

type Refused = Exclude<ProductSaved['outcome'], 'saved'> | 'slug_taken'

/** What each engine calls the constraint that stopped a save. */
const OUTCOMES: Readonly<Record<string, Refused>> = {
  'product.version': 'stale',
  'product.vendor_id': 'not_ours',
  'sku.product_id': 'not_ours',
  'product_bulk_item.state': 'step_done',
  'sku.vendor_id': 'code_taken',
  sku_code: 'code_taken',
  'product.slug': 'slug_taken',
  product_slug: 'slug_taken',
}

/** Writes a whole product over the version it was read at, in one batch with its search rows, card and log entry. */
export async function saveProduct(engine: SqlEngine, write: ProductSave): Promise<ProductSaved> {
  const product = asImportProduct(write.record, write.record.slug)
  for (let tries = 0; tries < SLUG_TRIES_MAX; tries += 1) {
    const known = await readKnown(engine, [product])
    if (product.categoryId !== null && !known.categoryNames.has(product.categoryId))
      return { outcome: 'category_unknown' }
    const refused = await attempt(engine, write, known)
    if (refused === null) return { outcome: 'saved', version: write.expectedVersion + 1 }
    if (refused !== 'slug_taken') return { outcome: refused }
  }
  return { outcome: 'stale' }
}

async function attempt(engine: SqlEngine, write: ProductSave, known: KnownCatalogue): Promise<Refused | null> {
  const { vendorId, expectedVersion, nowMs } = write
  const product = asImportProduct(write.record, write.record.slug)
  try {
    await engine.atomic([
      ...(write.step ? [stepStatement(engine.dialect, product.id, write.step)] : []),
      ...productStatements(engine.dialect, { vendorId, product, known, nowMs, expectedVersion }),
      ...auditStatements(engine.dialect, write.audit ? [write.audit] : []),
    ])
    return null
  } catch (error) {
    if (!(error instanceof ConstraintViolation)) throw error
    // The product was deleted meanwhile: its parts find no product to belong to.
    if (error.kind === 'foreign_key') return 'stale'
    const outcome = OUTCOMES[error.subject]
    if (!outcome) throw error
    return outcome
  }
}

/** Marks a bulk edit's item; one that is not in the state this step starts from is set to NULL, which the column refuses. */
function stepStatement(dialect: SqlEngine['dialect'], productId: string, step: BulkStep): Statement {
  const direction = step.from === 'done' ? 1 : 0
  const isNext = sql`state = ${step.from} and exists (select 1 from product_bulk_edit where id = ${step.bulkEditId} and is_undo = ${sql.lit(direction)})`
  return sqlFor(dialect)
    .updateTable('product_bulk_item')
    .set({
      state: sql<string>`case when ${isNext} then cast(${step.to} as text) else null end`,
      former: JSON.stringify(step.former),
      written: JSON.stringify(step.written),
    })
    .where('bulk_edit_id', '=', step.bulkEditId)
    .where('product_id', '=', productId)
    .compile()
}
