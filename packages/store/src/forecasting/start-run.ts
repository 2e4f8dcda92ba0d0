import type { AuditEntry } from '@onhand/service/identity/audit'
import type { ForecastRunPort } from '@onhand/service/forecasting/ports'
import type { OutboxMessage } from '@onhand/service/ordering/ports'
import { sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'

/** Writes a run with its first message, once; the column of what is active refuses a second one of the same shops [FCT-9]. */
export async function startRun(
  engine: SqlEngine,
  run: Parameters<ForecastRunPort['start']>[0],
  { outbox, audit }: { readonly outbox: readonly OutboxMessage[]; readonly audit: readonly AuditEntry[] },
): Promise<'started' | 'exists' | 'busy'> {
  const db = sqlFor(engine.dialect)
  const isNew = sql`not exists (select 1 from forecast_run where id = ${run.id})`
  const row = {
    id: run.id,
    vendor_id: run.vendorId,
    origin: run.origin,
    status: 'collecting',
    started_by: run.startedBy,
    started_at_ms: run.startedAtMs,
    active_key: run.vendorId ?? 'all',
  }
  const insert = db
    .insertInto('forecast_run')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .compile()
  try {
    // Before the row is there: a message that was worked off must not be written again by a repetition.
    const messages = insertRows(engine.dialect, {
      table: 'outbox',
      rows: outbox.map((message) => outboxRow(message, run.startedAtMs)),
      onConflict: 'nothing',
      onlyIf: isNew,
    })
    const answers = await engine.atomic([...auditStatements(engine.dialect, audit, isNew), ...messages, insert])
    return answers.at(-1)?.length === 1 ? 'started' : 'exists'
  } catch (error) {
    if (error instanceof ConstraintViolation && error.kind === 'unique') return 'busy'
    throw error
  }
}
