import type { CreditEntryId, OrderId, PersonId, VendorId } from '@onhand/domain/ids'
import {
  CREDIT_RULE_DEFAULT,
  type CreditBalance,
  type CreditKind,
  type CreditOwner,
  type CreditRule,
  isGiven,
  spendableMinor,
} from '@onhand/domain/marketing/credit'
import type { CreditLine } from '@onhand/domain/marketing/views'
import type { CreditPort } from '@onhand/service/marketing/ports'
import { type Selectable, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'
import { ownerOf } from './credit-holds.ts'

type Reads = Pick<CreditPort, 'rule' | 'balance' | 'account' | 'ofPerson' | 'book'>

/** What there is and how it moved: together, because an entry and the balance it makes are written together. */
export function creditReads(engine: SqlEngine): Reads {
  const { dialect } = engine
  return {
    async rule(vendorId) {
      const rule = sqlFor(dialect).selectFrom('credit_rule').selectAll().where('vendor_id', '=', vendorId)
      const [row] = await engine.query(rule.compile())
      return row ? ruleOf(row) : null
    },

    async balance(owner) {
      const [row] = await engine.query(accountOf(dialect, owner))
      return balanceOf(row)
    },

    async account(owner, linesMax) {
      const entries = { vendorId: owner.vendorId, personId: owner.personId, cursor: null, limit: linesMax }
      const [[row], lines] = await engine.read([accountOf(dialect, owner), entriesOf(dialect, entries)])
      return { balance: balanceOf(row), lines: lines.slice(0, linesMax).map(lineOf) }
    },

    async ofPerson(personId, { locale, nowMs, linesMax }) {
      const entries = { vendorId: null, personId, cursor: null, limit: linesMax }
      const [rows, lines] = await engine.read([accountsOf(dialect, personId, locale), entriesOf(dialect, entries)])
      const shops = rows.map((row) => ({
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
      return { shops, lines: lines.slice(0, linesMax).map(lineOf) }
    },

    async book(query) {
      const [rows, sums] = await engine.read([entriesOf(dialect, query), sumsOf(dialect, query.vendorId)])
      const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
      return {
        items: rows.slice(0, query.limit).map(lineOf),
        nextCursor: last ? writeCursor([last.at_ms, last.id]) : null,
        sums: sums.map((row) => ({
          currency: row.currency,
          openMinor: row.open_minor,
          givenMinor: row.given_minor,
          spentMinor: row.spent_minor,
        })),
      }
    },
  }
}

function accountOf(dialect: SqlEngine['dialect'], { vendorId, personId, currency }: CreditOwner) {
  return sqlFor(dialect)
    .selectFrom('credit_account')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('person_id', '=', personId)
    .where('currency', '=', currency)
    .compile()
}

function accountsOf(dialect: SqlEngine['dialect'], personId: PersonId, locale: 'en' | 'zh-Hant') {
  return sqlFor(dialect)
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
    .compile()
}

type EntryQuery = {
  readonly vendorId: VendorId | null
  readonly personId: PersonId | null
  readonly cursor: string | null
  readonly limit: number
}

/** One more than the limit, newest first. */
function entriesOf(dialect: SqlEngine['dialect'], query: EntryQuery) {
  const after = readCursor(query.cursor, 2)
  let select = sqlFor(dialect).selectFrom('credit_entry').selectAll()
  if (query.vendorId !== null) select = select.where('vendor_id', '=', query.vendorId)
  if (query.personId !== null) select = select.where('person_id', '=', query.personId)
  if (after)
    select = select.where(sql<boolean>`(at_ms, id) < (cast(${Number(after[0])} as bigint), ${String(after[1])})`)
  return select
    .orderBy('at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .compile()
}

function sumsOf(dialect: SqlEngine['dialect'], vendorId: VendorId) {
  return sql<{ currency: string; given_minor: number; spent_minor: number; open_minor: number }>`
    select currency, cast(sum(case when kind in ('earned', 'gift') then amount_minor when kind = 'taken_back' then -amount_minor else 0 end) as bigint) as given_minor,
      cast(sum(case when kind = 'spent' then amount_minor when kind = 'returned' then -amount_minor else 0 end) as bigint) as spent_minor,
      cast(sum(case when kind in ('earned', 'gift', 'returned') then amount_minor else -amount_minor end) as bigint) as open_minor
    from credit_entry where vendor_id = ${vendorId} group by currency order by currency`.compile(sqlFor(dialect))
}

function lineOf(row: Selectable<Database['credit_entry']>): CreditLine {
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
}

/** A rule as its row says. */
export function ruleOf(row: {
  readonly earn_bps: number
  readonly spend_max_bps: number
  readonly valid_days: number
}): CreditRule {
  return { earnBps: row.earn_bps, spendMaxBps: row.spend_max_bps, validDays: row.valid_days }
}

type BalanceRow = {
  readonly balance_minor: number
  readonly held_minor: number
  readonly expires_at_ms: number | null
}

/** What an account holds; one that was never made holds nothing. */
export function balanceOf(row: BalanceRow | undefined): CreditBalance {
  if (!row) return { balanceMinor: 0, heldMinor: 0, expiresAtMs: null }
  return { balanceMinor: row.balance_minor, heldMinor: row.held_minor, expiresAtMs: row.expires_at_ms }
}
