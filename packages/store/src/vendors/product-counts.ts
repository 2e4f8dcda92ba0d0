import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** How many products each shop lists. */
export function productCountsQuery(dialect: SqlEngine['dialect']) {
  return sqlFor(dialect)
    .selectFrom('product_card')
    .select((row) => ['vendor_id', row.fn.countAll<number>().as('product_count')])
    .groupBy('vendor_id')
}
