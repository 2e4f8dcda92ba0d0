import type { VendorId } from '@onhand/domain/ids'
import type { ConsolePort, ShopRow } from '@onhand/service/operator/ports'
import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import { readCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** A shop with what the operator has set for it. */
export type ShopListRow = {
  id: string
  slug: string
  name: string
  email: string
  currency: string
  commission_bps: number
  is_approved: number
  submitted_at_ms: number | null
  reason: string | null
  suspended_at_ms: number | null
  next_bps: number | null
  next_from_ms: number | null
  hold_days: number | null
  created_at_ms: number
}

/** True in SQL when `text` holds `word`, whatever the case of Latin letters. Not LIKE: D1 takes 50 bytes of pattern. */
export function holds(dialect: SqlEngine['dialect'], text: RawBuilder<unknown>, word: string): RawBuilder<boolean> {
  const lower = word.toLowerCase()
  return dialect === 'sqlite' ? sql`instr(lower(${text}), ${lower}) > 0` : sql`strpos(lower(${text}), ${lower}) > 0`
}

/** A page of shops by name. */
export function shopPage(
  dialect: SqlEngine['dialect'],
  query: Parameters<ConsolePort['shops']>[0],
): CompiledQuery<ShopListRow> {
  const after = readCursor(query.cursor, 2)
  const conditions = [
    ...(query.words === ''
      ? []
      : [holds(dialect, sql`translation.name || ' ' || vendor.slug || ' ' || vendor.email`, query.words)]),
    ...stateCondition(query.state),
    ...(after ? [sql`(translation.name, vendor.id) > (${String(after[0])}, ${String(after[1])})`] : []),
  ]
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const next = (column: 'commission_bps' | 'from_ms') =>
    sql`(select ${sql.ref(`rate.${column}`)} from commission_rate as rate
      where rate.vendor_id = vendor.id and rate.applied_at_ms is null order by rate.from_ms limit 1)`
  return sql<ShopListRow>`
    select vendor.id, vendor.slug, translation.name, vendor.email, vendor.currency, vendor.commission_bps, vendor.is_approved, vendor.submitted_at_ms,
      suspension.reason, suspension.at_ms as suspended_at_ms, ${next('commission_bps')} as next_bps, ${next('from_ms')} as next_from_ms,
      payout_rule.hold_days, vendor.created_at_ms
    from vendor
    join vendor_translation as translation on translation.vendor_id = vendor.id and translation.locale = ${query.locale}
    left join vendor_suspension as suspension on suspension.vendor_id = vendor.id
    left join payout_rule on payout_rule.vendor_id = vendor.id
    ${where} order by translation.name, vendor.id limit ${query.limit + 1}`.compile(sqlFor(dialect))
}

function stateCondition(state: ShopRow['state'] | null): RawBuilder<unknown>[] {
  if (state === null) return []
  if (state === 'suspended') return [sql`suspension.vendor_id is not null`]
  const isOpen = sql`vendor.is_approved = ${state === 'open' ? 1 : 0}`
  if (state === 'open') return [sql`suspension.vendor_id is null`, isOpen]
  const submitted = state === 'pending' ? sql`vendor.submitted_at_ms is not null` : sql`vendor.submitted_at_ms is null`
  return [sql`suspension.vendor_id is null`, isOpen, submitted]
}

/** A row as the list shows it. */
export function shopOf(row: ShopListRow): ShopRow {
  const isSuspended = row.reason !== null && row.suspended_at_ms !== null
  return {
    vendorId: row.id as VendorId,
    slug: row.slug,
    name: row.name,
    email: row.email,
    currency: row.currency,
    state: isSuspended ? 'suspended' : stateOf(row),
    suspension: isSuspended ? { reason: row.reason ?? '', atMs: row.suspended_at_ms ?? 0 } : null,
    commissionBps: row.commission_bps,
    nextRate:
      row.next_bps === null || row.next_from_ms === null
        ? null
        : { commissionBps: row.next_bps, fromMs: row.next_from_ms },
    holdDays: row.hold_days,
    createdAtMs: row.created_at_ms,
  }
}

function stateOf(row: ShopListRow): ShopRow['state'] {
  if (row.is_approved === 1) return 'open'
  return row.submitted_at_ms === null ? 'draft' : 'pending'
}
