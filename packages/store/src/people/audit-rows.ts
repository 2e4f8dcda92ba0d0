import type { AuditEntry } from '@onhand/service/identity/audit'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'

/** The insert of audit entries, to be put into the batch of the change they tell of. Repeating an id writes nothing. */
export function auditStatements(dialect: SqlEngine['dialect'], entries: readonly AuditEntry[]): Statement[] {
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
  return insertRows(dialect, { table: 'audit_entry', rows, onConflict: 'nothing' })
}
