import type { ReconciliationId, VendorId } from '@onhand/domain/ids'
import type { Difference, OurBankEntry } from '@onhand/domain/payments/reconcile'
import type { ReconciliationPort, ReconciliationRecord } from '@onhand/service/money/ports'
import { type Selectable, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import type { Database } from '../schema/database.ts'
import { ourEntries } from './our-entries.ts'

const CAME_IN: readonly OurBankEntry['kind'][] = ['sale', 'supplier_repayment']

/** Comparisons with the bank. */
export function reconciliationStore(engine: SqlEngine): ReconciliationPort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  return {
    async ourEntries({ cursor, limit, ...period }) {
      const rows = await engine.query(ourEntries(dialect, { ...period, limit, after: readCursor(cursor, 2) }))
      const last = rows[limit - 1]
      const items = rows.slice(0, limit).map(
        (row): OurBankEntry => ({
          transactionNumber: row.transaction_number,
          reference: row.reference,
          kind: row.kind,
          amountMinor: CAME_IN.includes(row.kind) ? row.amount_minor : -row.amount_minor,
          atMs: row.at_ms,
          vendorId: row.vendor_id as VendorId | null,
        }),
      )
      return { items, nextCursor: rows.length > limit && last ? writeCursor([last.at_ms, last.entry_id]) : null }
    },

    async insert(record, differences, audit) {
      await engine.atomic([
        ...insertRows(dialect, { table: 'reconciliation', rows: [rowOf(record)], onConflict: 'nothing' }),
        ...insertRows(dialect, {
          table: 'reconciliation_difference',
          rows: differences.map((difference, position) => differenceRow(record.id, position, difference)),
          onConflict: 'nothing',
        }),
        ...auditStatements(dialect, audit),
      ])
    },

    async find(id) {
      const [row] = await engine.query(db.selectFrom('reconciliation').selectAll().where('id', '=', id).compile())
      return row ? recordOf(row) : null
    },

    async list({ cursor, limit }) {
      const after = readCursor(cursor, 2)
      let query = db
        .selectFrom('reconciliation')
        .selectAll()
        .orderBy('ran_at_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
      if (after)
        query = query.where(sql<boolean>`(ran_at_ms, id) < (cast(${Number(after[0])} as bigint), ${String(after[1])})`)
      const rows = await engine.query(query.compile())
      const last = rows[limit - 1]
      return {
        items: rows.slice(0, limit).map(recordOf),
        nextCursor: rows.length > limit && last ? writeCursor([last.ran_at_ms, last.id]) : null,
      }
    },

    async differences(id, vendorId) {
      let query = db
        .selectFrom('reconciliation_difference')
        .selectAll()
        .where('reconciliation_id', '=', id)
        .orderBy('position')
      if (vendorId !== null) query = query.where('vendor_id', '=', vendorId)
      return (await engine.query(query.compile())).map(differenceOf)
    },

    async latest(currency, limit) {
      const latest = db
        .selectFrom('reconciliation')
        .selectAll()
        .where('currency', '=', currency)
        .orderBy('ran_at_ms', 'desc')
        .limit(limit)
      return (await engine.query(latest.compile())).map(recordOf)
    },
  }
}

function rowOf(record: ReconciliationRecord) {
  return {
    id: record.id,
    origin: record.origin,
    currency: record.currency,
    from_ms: record.fromMs,
    to_ms: record.toMs,
    ran_at_ms: record.ranAtMs,
    matched_count: record.matchedCount,
    difference_count: record.differenceCount,
    our_sum_minor: record.ourSumMinor,
    bank_sum_minor: record.bankSumMinor,
  }
}

function recordOf(row: Selectable<Database['reconciliation']>): ReconciliationRecord {
  return {
    id: row.id as ReconciliationId,
    origin: row.origin as ReconciliationRecord['origin'],
    currency: row.currency,
    fromMs: row.from_ms,
    toMs: row.to_ms,
    ranAtMs: row.ran_at_ms,
    matchedCount: row.matched_count,
    differenceCount: row.difference_count,
    ourSumMinor: row.our_sum_minor,
    bankSumMinor: row.bank_sum_minor,
  }
}

function differenceRow(reconciliationId: ReconciliationId, position: number, difference: Difference) {
  return {
    reconciliation_id: reconciliationId,
    position,
    kind: difference.kind,
    transaction_number: difference.transactionNumber,
    reference: difference.reference,
    movement: difference.movement,
    our_minor: difference.ourMinor,
    bank_minor: difference.bankMinor,
    at_ms: difference.atMs,
    vendor_id: difference.vendorId,
  }
}

function differenceOf(row: Selectable<Database['reconciliation_difference']>): Difference {
  return {
    kind: row.kind as Difference['kind'],
    transactionNumber: row.transaction_number,
    reference: row.reference,
    movement: row.movement,
    ourMinor: row.our_minor,
    bankMinor: row.bank_minor,
    atMs: row.at_ms,
    vendorId: row.vendor_id as VendorId | null,
  }
}
