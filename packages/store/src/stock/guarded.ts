import { type RawBuilder, sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'

/** The status, or NULL when the condition does not hold: the column refuses that, and nothing of the batch is written. */
export function statusIf(condition: RawBuilder<unknown>, status: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`case when ${condition} then ${status} else null end`
}

/** Runs a batch whose guard is `column`; false when the guard did not hold, and then nothing was written. */
export async function isApplied(
  engine: SqlEngine,
  columns: readonly string[],
  statements: readonly Statement[],
): Promise<boolean> {
  try {
    await engine.atomic(statements)
    return true
  } catch (error) {
    if (error instanceof ConstraintViolation && error.kind === 'not_null' && columns.includes(error.subject))
      return false
    throw error
  }
}
