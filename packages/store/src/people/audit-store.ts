import type { AuditId, VendorId } from '@onhand/domain/ids'
import type { AuditEntry, AuditPort } from '@onhand/service/identity/audit'
import { type Selectable, sql } from 'kysely'
import { writeCursor, readCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'
import { auditStatements } from './audit-rows.ts'

/** The audit log in the database. */
export function auditStore(engine: SqlEngine): AuditPort {
  const db = sqlFor(engine.dialect)
  return {
    async record(entry) {
      await engine.atomic(auditStatements(engine.dialect, [entry]))
    },

    async list(vendorId, page) {
      const after = readCursor(page.cursor, 2)
      let query = db
        .selectFrom('audit_entry')
        .selectAll()
        .where('vendor_id', vendorId === null ? 'is' : '=', vendorId)
        .orderBy('at_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(page.limit + 1)
      if (page.action !== null) query = query.where('action', '=', page.action)
      if (page.actorId !== null) query = query.where('actor_id', '=', page.actorId)
      if (after) query = query.where(sql<boolean>`(at_ms, id) < (${Number(after[0])}, ${String(after[1])})`)
      const rows = await engine.query(query.compile())
      const items = rows.slice(0, page.limit).map(toEntry)
      const last = items.at(-1)
      return { items, nextCursor: rows.length > page.limit && last ? writeCursor([last.atMs, last.id]) : null }
    },
  }
}

function toEntry(row: Selectable<Database['audit_entry']>): AuditEntry {
  return {
    id: row.id as AuditId,
    vendorId: row.vendor_id as VendorId | null,
    actorKind: row.actor_kind === 'person' ? 'person' : 'program',
    actorId: row.actor_id,
    action: row.action,
    subjectId: row.subject_id,
    facts: JSON.parse(row.facts),
    atMs: Number(row.at_ms),
  }
}
