import type { PromotionId, VendorId } from '@onhand/domain/ids'
import type { AuditEntry } from '@onhand/service/identity/audit'
import { sql } from 'kysely'
import { ConstraintViolation } from '../../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../../engine/engine.ts'
import { sqlFor } from '../../engine/sql.ts'
import { auditStatements } from '../../people/audit-rows.ts'

type Stop = { readonly vendorId: VendorId; readonly id: PromotionId; readonly audit: AuditEntry }

/** Calls off a promotion that is planned: its SKUs are dropped and its days are free. False when it is not planned. */
export function cancelPromotion(engine: SqlEngine, { vendorId, id, audit }: Stop): Promise<boolean> {
  const db = sqlFor(engine.dialect)
  return guarded(engine, [
    db
      .updateTable('promotion')
      .set({ status: sql<string>`case when status = 'planned' then 'cancelled' else null end`, is_settled: 1 })
      .where('id', '=', id)
      .where('vendor_id', '=', vendorId)
      .compile(),
    dropWaiting(engine.dialect, id),
    db.deleteFrom('promotion_day').where('promotion_id', '=', id).compile(),
    ...auditStatements(engine.dialect, [audit]),
  ])
}

/** Ends a promotion that runs, now: days after today are free. Prices are put back in steps. False when it does not run. */
export function endPromotion(
  engine: SqlEngine,
  { vendorId, id, audit, nowMs, today }: Stop & { readonly nowMs: number; readonly today: string },
): Promise<boolean> {
  const db = sqlFor(engine.dialect)
  return guarded(engine, [
    db
      .updateTable('promotion')
      .set({
        status: sql<string>`case when status = 'running' then 'ended' else null end`,
        last_day: sql<string>`case when last_day < ${today} then last_day else ${today} end`,
        ends_at_ms: sql<number>`case when ends_at_ms < cast(${nowMs} as bigint) then ends_at_ms else cast(${nowMs} as bigint) end`,
      })
      .where('id', '=', id)
      .where('vendor_id', '=', vendorId)
      .compile(),
    dropWaiting(engine.dialect, id),
    db.deleteFrom('promotion_day').where('promotion_id', '=', id).where('day', '>', today).compile(),
    ...auditStatements(engine.dialect, [audit]),
  ])
}

/** SKUs whose price was never lowered never will be. */
export function dropWaiting(dialect: SqlEngine['dialect'], id: PromotionId): Statement {
  return sqlFor(dialect)
    .updateTable('promotion_price')
    .set({ state: 'dropped' })
    .where('promotion_id', '=', id)
    .where('state', '=', 'waiting')
    .compile()
}

async function guarded(engine: SqlEngine, statements: readonly Statement[]): Promise<boolean> {
  try {
    await engine.atomic(statements)
    return true
  } catch (error) {
    if (error instanceof ConstraintViolation && error.subject === 'promotion.status') return false
    throw error
  }
}
