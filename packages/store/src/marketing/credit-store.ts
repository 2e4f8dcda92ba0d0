import type { CreditEntryId, OrderId } from '@onhand/domain/ids'
import {
  CREDIT_RULE_DEFAULT,
  type CreditBalance,
  type CreditKind,
  type CreditRule,
  isGiven,
  spendableMinor,
} from '@onhand/domain/marketing/credit'
import type { CreditLine } from '@onhand/domain/marketing/views'
import type { CreditPort } from '@onhand/service/marketing/ports'
import type { Page } from '@onhand/service/ordering/desk-ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { holdCredit, isCovered, ownerOf, releaseHolds, secureHolds } from './credit-holds.ts'
import { endExpiredHolds, entryStatement, expiryStatement, recount, takeTurn } from './credit-rows.ts'
import { changedOrders } from './rewarded-orders.ts'

/** More shops than this do not give credit at once yet; the rest waits for the next run. */
const SHOPS_MAX = 500

/** Now, when a rule begins to give; else as it was. */
function beginning(column: 'since_ms' | 'watched_until_ms', nowMs: number) {
  const former = sql.ref<number>(`credit_rule.${column}`)
  return sql<number>`case when credit_rule.earn_bps = 0 and excluded.earn_bps > 0 then cast(${nowMs} as bigint) else ${former} end`
}

/** Credit of shops, in the database. */
export function creditStore(engine: SqlEngine): CreditPort {
  const { dialect } = engine
  const db = sqlFor(dialect)

  return {
    ...creditReads(engine),
    ...clockReads(engine),
    hold: (hold, at) => holdCredit(engine, hold, at),
    secure: (holds, nowMs) => secureHolds(engine, holds, nowMs),
    release: (ids) => releaseHolds(engine, ids),
    changedOrders: (query) => changedOrders(engine, query),

    async saveRule(vendorId, rule, { nowMs, audit }) {
      const terms = { earn_bps: rule.earnBps, spend_max_bps: rule.spendMaxBps, valid_days: rule.validDays }
      await engine.atomic([
        db
          .insertInto('credit_rule')
          .values({ vendor_id: vendorId, ...terms, since_ms: nowMs, watched_until_ms: nowMs })
          .onConflict((conflict) =>
            conflict.column('vendor_id').doUpdateSet({
              ...terms,
              // Earning that was off begins anew: orders of the time between earn nothing.
              since_ms: beginning('since_ms', nowMs),
              watched_until_ms: beginning('watched_until_ms', nowMs),
            }),
          )
          .compile(),
        ...auditStatements(dialect, audit),
      ])
    },

    async write(entry, { expiresAtMs, audit }) {
      const isNew = sql`not exists (select 1 from credit_entry where id = ${entry.id})`
      return isCovered(engine, [
        takeTurn(dialect, entry),
        endExpiredHolds(dialect, entry, entry.atMs),
        ...expiryStatement(dialect, entry, expiresAtMs),
        ...auditStatements(dialect, audit, isNew),
        ...entryStatement(dialect, entry),
        recount(dialect, entry),
      ])
    },

    async watched(vendorId, untilMs) {
      await engine.query(
        db
          .updateTable('credit_rule')
          .set({ watched_until_ms: untilMs })
          .where('vendor_id', '=', vendorId)
          .where('watched_until_ms', '<', untilMs)
          .compile(),
      )
    },
  }
}

function creditReads(engine: SqlEngine) {
  const db = sqlFor(engine.dialect)
  return {
    async rule(vendorId) {
      const [row] = await engine.query(
        db.selectFrom('credit_rule').selectAll().where('vendor_id', '=', vendorId).compile(),
      )
      return row ? ruleOf(row) : null
    },

    async ofPerson(personId, { locale, nowMs }) {
      const rows = await engine.query(
        db
          .selectFrom('credit_account')
          .innerJoin('vendor', 'vendor.id', 'credit_account.vendor_id')
          .leftJoin('vendor_translation', (join) =>
            join.onRef('vendor_translation.vendor_id', '=', 'vendor.id').on('vendor_translation.locale', '=', locale),
          )
          .leftJoin('credit_rule', 'credit_rule.vendor_id', 'vendor.id')
          .where('credit_account.person_id', '=', personId)
          .select(['credit_account.vendor_id', 'credit_account.person_id', 'credit_account.currency'])
          .select(['balance_minor', 'held_minor', 'expires_at_ms', 'vendor.slug', 'vendor_translation.name'])
          .select(['earn_bps', 'spend_max_bps', 'valid_days'])
          .orderBy('vendor.slug')
          .compile(),
      )
      return rows.map((row) => ({
        ...ownerOf(row),
        slug: row.slug,
        name: row.name ?? row.slug,
        spendableMinor: spendableMinor(balanceOf(row), nowMs),
        heldMinor: row.held_minor,
        expiresAtMs: row.expires_at_ms,
        rule:
          row.earn_bps === null || row.spend_max_bps === null || row.valid_days === null
            ? CREDIT_RULE_DEFAULT
            : { earnBps: row.earn_bps, spendMaxBps: row.spend_max_bps, validDays: row.valid_days },
      }))
    },

    async balance({ vendorId, personId, currency }) {
      const [row] = await engine.query(
        db
          .selectFrom('credit_account')
          .selectAll()
          .where('vendor_id', '=', vendorId)
          .where('person_id', '=', personId)
          .where('currency', '=', currency)
          .compile(),
      )
      return row ? balanceOf(row) : { balanceMinor: 0, heldMinor: 0, expiresAtMs: null }
    },

    entries: (query) => listEntries(engine, query),

    async sums(vendorId) {
      const sums = sql<{ currency: string; given_minor: number; spent_minor: number; open_minor: number }>`
        select currency, cast(sum(case when kind in ('earned', 'gift') then amount_minor when kind = 'taken_back' then -amount_minor else 0 end) as bigint) as given_minor,
          cast(sum(case when kind = 'spent' then amount_minor when kind = 'returned' then -amount_minor else 0 end) as bigint) as spent_minor,
          cast(sum(case when kind in ('earned', 'gift', 'returned') then amount_minor else -amount_minor end) as bigint) as open_minor
        from credit_entry where vendor_id = ${vendorId} group by currency order by currency`
      const rows = await engine.query(sums.compile(db))
      return rows.map((row) => ({
        currency: row.currency,
        openMinor: row.open_minor,
        givenMinor: row.given_minor,
        spentMinor: row.spent_minor,
      }))
    },
  } satisfies Partial<CreditPort>
}

/** What the minute run asks. */
function clockReads(engine: SqlEngine) {
  const db = sqlFor(engine.dialect)
  return {
    async earning() {
      const rows = await engine.query(
        db
          .selectFrom('credit_rule')
          .selectAll()
          .where('earn_bps', '>', 0)
          .orderBy('watched_until_ms')
          .limit(SHOPS_MAX)
          .compile(),
      )
      return rows.map((row) => ({
        vendorId: ownerOf({ ...row, person_id: '', currency: '' }).vendorId,
        watchedUntilMs: row.watched_until_ms,
        rule: ruleOf(row),
      }))
    },

    async overdue(nowMs, limit) {
      const rows = await engine.query(
        db
          .selectFrom('credit_account')
          .selectAll()
          .where('expires_at_ms', '<=', nowMs)
          .where('balance_minor', '>', 0)
          .where('held_minor', '=', 0)
          .orderBy('expires_at_ms')
          .limit(limit)
          .compile(),
      )
      return rows.map((row) => ({ ...ownerOf(row), ...balanceOf(row) }))
    },
  } satisfies Partial<CreditPort>
}

async function listEntries(engine: SqlEngine, query: Parameters<CreditPort['entries']>[0]): Promise<Page<CreditLine>> {
  const after = readCursor(query.cursor, 2)
  let select = sqlFor(engine.dialect).selectFrom('credit_entry').selectAll()
  if (query.vendorId !== null) select = select.where('vendor_id', '=', query.vendorId)
  if (query.personId !== null) select = select.where('person_id', '=', query.personId)
  if (after)
    select = select.where(sql<boolean>`(at_ms, id) < (cast(${Number(after[0])} as bigint), ${String(after[1])})`)
  const rows = await engine.query(
    select
      .orderBy('at_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .compile(),
  )
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  return {
    items: rows.slice(0, query.limit).map((row) => {
      const kind = row.kind as CreditKind
      return {
        ...ownerOf(row),
        id: row.id as CreditEntryId,
        kind,
        orderId: row.order_id as OrderId | null,
        amountMinor: isGiven(kind) ? row.amount_minor : -row.amount_minor,
        reason: row.reason,
        atMs: row.at_ms,
      }
    }),
    nextCursor: last ? writeCursor([last.at_ms, last.id]) : null,
  }
}

function ruleOf(row: {
  readonly earn_bps: number
  readonly spend_max_bps: number
  readonly valid_days: number
}): CreditRule {
  return { earnBps: row.earn_bps, spendMaxBps: row.spend_max_bps, validDays: row.valid_days }
}

function balanceOf(row: {
  readonly balance_minor: number
  readonly held_minor: number
  readonly expires_at_ms: number | null
}): CreditBalance {
  return { balanceMinor: row.balance_minor, heldMinor: row.held_minor, expiresAtMs: row.expires_at_ms }
}
