import type { AuditEntry } from '@onhand/service/identity/audit'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import type { RawBuilder } from 'kysely'
import { insertRows } from '../engine/insert-rows.ts'

/**
 * The insert of audit entries, to be put into the batch of the change they tell of. Repeating an id writes nothing. `onlyIf` is for changes that may
 * turn out to be none: a condition that holds in the batch only when there was one.
 */
export function auditStatements(
  dialect: SqlEngine['dialect'],
  entries: readonly AuditEntry[],
  onlyIf?: RawBuilder<unknown>,
): Statement[] {
  const rows = entries.map((entry) => ({
    id: entry.id,
    vendor_id: entry.vendorId,
    actor_kind: entry.actorKind,
    actor_id: entry.actorId,
    action: entry.action,
    subject_id: entry.subjectId,
    facts: JSON.stringify(entry.facts),
    at_ms: entry.atMs,
  }))
  return insertRows(dialect, { table: 'audit_entry', rows, onConflict: 'nothing', ...(onlyIf ? { onlyIf } : {}) })
}
