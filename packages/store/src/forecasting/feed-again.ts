import { sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

// The last days are read again each night anyway; the usual order costs no statement.
const LATE_MS = 86_400_000

/** Sends the reading of demand back to an order that was placed more than a day before it is written [FCT-1]. */
export function feedAgain(dialect: SqlEngine['dialect'], placedAtMs: number, nowMs: number): Statement[] {
  if (nowMs - placedAtMs < LATE_MS) return []
  const back = sql`update demand_feed set through_ms = cast(${placedAtMs} as bigint) where through_ms > cast(${placedAtMs} as bigint)`
  return [back.compile(sqlFor(dialect))]
}
