import type { VendorId } from '@onhand/domain/ids'
import type { PendingShop, ShopChange, ShopPort } from '@onhand/service/shop/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { refreshCards } from '../inventory/refresh-cards.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'

/** Shops that wait, longest first. */
export async function pendingShops(
  engine: SqlEngine,
  page: Parameters<ShopPort['pending']>[0],
): ReturnType<ShopPort['pending']> {
  const after = readCursor(page.cursor, 2)
  let query = sqlFor(engine.dialect)
    .selectFrom('vendor')
    .select(['id', 'slug', 'legal_name', 'email', 'currency', 'submitted_at_ms'])
    .select([
      sql<string>`coalesce((select name from vendor_translation where vendor_id = vendor.id and name <> '' order by locale limit 1), vendor.slug)`.as(
        'name',
      ),
      sql<string>`coalesce((select city from stock_location where vendor_id = vendor.id order by position limit 1), '')`.as(
        'city',
      ),
      sql<string>`coalesce((select country from stock_location where vendor_id = vendor.id order by position limit 1), '')`.as(
        'country',
      ),
    ])
    .where('submitted_at_ms', 'is not', null)
    .where('is_approved', '=', 0)
    .orderBy('submitted_at_ms')
    .orderBy('id')
    .limit(page.limit + 1)
  if (after) query = query.where(sql<boolean>`(submitted_at_ms, id) > (${Number(after[0])}, ${String(after[1])})`)
  const rows = await engine.query(query.compile())
  const items = rows.slice(0, page.limit).map(
    (row): PendingShop => ({
      vendorId: row.id as VendorId,
      slug: row.slug,
      name: row.name,
      legalName: row.legal_name,
      email: row.email,
      city: row.city,
      country: row.country,
      currency: row.currency,
      submittedAtMs: Number(row.submitted_at_ms),
    }),
  )
  const last = items.at(-1)
  return {
    items,
    nextCursor: rows.length > page.limit && last ? writeCursor([last.submittedAtMs, last.vendorId]) : null,
  }
}

/**
 * The operator's answer with its mail and its line in the log. A shop that does not wait (any more) breaks the not-null constraint of the mail's
 * body, which undoes the batch: of two answers at once one counts.
 */
export function reviewStatements(
  dialect: SqlEngine['dialect'],
  vendorId: VendorId,
  answer: Parameters<ShopPort['review']>[1] & ShopChange,
): Statement[] {
  const { reason, message, nowMs, audit } = answer
  const waits = sql<string>`(select ${JSON.stringify(message.body)} from vendor where id = ${vendorId} and submitted_at_ms is not null
    and not exists (select 1 from vendor_suspension where vendor_id = vendor.id))`
  // First of all, so that two answers at once take turns.
  const lock = sqlFor(dialect).updateTable('vendor').set({ updated_at_ms: nowMs }).where('id', '=', vendorId)
  const row = outboxRow(message, nowMs)
  const names = Object.keys(row)
  const values = Object.entries(row).map(([name, value]) => (name === 'body' ? waits : sql`${value}`))
  const mail = sql`insert into outbox (${sql.join(names.map((name) => sql.ref(name)))}) values (${sql.join(values)})`
  const settle = sqlFor(dialect)
    .updateTable('vendor')
    .set({ submitted_at_ms: null, decline_reason: reason, is_approved: reason === null ? 1 : 0, updated_at_ms: nowMs })
    .where('id', '=', vendorId)
  return [
    lock.compile(),
    mail.compile(sqlFor(dialect)),
    settle.compile(),
    ...refreshCards(dialect, sql`(select id from product where vendor_id = ${vendorId})`),
    ...auditStatements(dialect, [audit]),
  ]
}
