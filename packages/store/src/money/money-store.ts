import type { VendorId } from '@onhand/domain/ids'
import { payoutAccount } from '@onhand/domain/payments/payout'
import { vendorAccount } from '@onhand/domain/payments/postings'
import { clockOffsets } from '@onhand/domain/insight/period'
import { instantOf } from '@onhand/domain/local-time'
import type { HoldAt, MoneyPort, VendorBalance } from '@onhand/service/money/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { RowsOf, SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { dateOfDay, dayNumberOf } from '../insight/clock-sql.ts'
import { changesOf, heldNets } from './balance-sql.ts'
import { payoutOf, ruleOf, transferStatement } from './payout-rows.ts'
import { readStatement, readStatementSums } from './statement-sql.ts'
import { takePayout } from './take-payout.ts'

/** A vendor's money: sums over the ledger, payouts, terms. */
export function moneyStore(engine: SqlEngine): MoneyPort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  return {
    balances: async (vendorId, at) => balancesOf(await engine.read(balanceStatements(dialect, vendorId, at))),
    standing: (vendorId, of, at) => standing(engine, { vendorId, ...of, at }),
    statement: (vendorId, query) => readStatement(engine, vendorId, query),
    statementSums: (vendorId, period) => readStatementSums(engine, vendorId, period),
    takePayout: (payout, parts) => takePayout(engine, payout, parts),

    async rule(vendorId) {
      const [row] = await engine.query(
        db.selectFrom('payout_rule').selectAll().where('vendor_id', '=', vendorId).compile(),
      )
      return ruleOf(row)
    },

    async setRule(vendorId, { schedule, minimumMinor }, audit) {
      const set = db
        .insertInto('payout_rule')
        .values({ vendor_id: vendorId, schedule, minimum_minor: minimumMinor })
        .onConflict((conflict) => conflict.column('vendor_id').doUpdateSet({ schedule, minimum_minor: minimumMinor }))
      await engine.atomic([set.compile(), ...auditStatements(dialect, audit)])
    },

    async setHoldDays(vendorId, holdDays, audit) {
      const set = db
        .insertInto('payout_rule')
        .values({ vendor_id: vendorId, hold_days: holdDays })
        .onConflict((conflict) => conflict.column('vendor_id').doUpdateSet({ hold_days: holdDays }))
      await engine.atomic([set.compile(), ...auditStatements(dialect, audit)])
    },

    async settlePayout(id, outcome, { message, nowMs }) {
      const settle = db
        .updateTable('payout')
        .set({
          status: outcome.status,
          settled_at_ms: nowMs,
          ...(outcome.status === 'paid'
            ? { transaction_number: outcome.transactionNumber }
            : { failure_code: outcome.failureCode }),
        })
        .where('id', '=', id)
        .where('status', '=', 'due')
        .returning('id')
        .compile()
      const back = outcome.status === 'failed' ? [transferStatement(dialect, outcome.back, 'failed')] : []
      const isOurs = sql`exists (select 1 from payout where id = ${id} and status = ${outcome.status}
        and settled_at_ms = cast(${nowMs} as bigint))`
      const tell = insertRows(dialect, {
        table: 'outbox',
        rows: [outboxRow(message, nowMs)],
        onConflict: 'nothing',
        onlyIf: isOurs,
      })
      const [settled] = await engine.atomic([settle, ...back, ...tell])
      return settled.length === 1
    },

    async payout(id) {
      const [row] = await engine.query(db.selectFrom('payout').selectAll().where('id', '=', id).compile())
      return row ? payoutOf(row) : null
    },

    payouts: (query) => payoutPage(engine, query),

    async weeklyVendors(afterVendorId, limit) {
      const weekly = db
        .selectFrom('payout_rule')
        .select('vendor_id')
        .where('schedule', '=', 'weekly')
        .where('vendor_id', '>', afterVendorId)
        .orderBy('vendor_id')
        .limit(limit)
      return (await engine.query(weekly.compile())).map((row) => row.vendor_id as VendorId)
    },

    async fillEntryTimes(limit) {
      const fill = sql<{
        position: number
      }>`update ledger_entry set at_ms = coalesce((select at_ms from ledger_journal where id = journal_id), 1)
        where (journal_id, position) in (select journal_id, position from ledger_entry where at_ms = 0 limit ${limit}) returning position`
      return (await engine.query(fill.compile(db))).length
    },
  }
}

type SumRow = { currency: string; sum_minor: number }

function balanceStatements(dialect: SqlEngine['dialect'], vendorId: VendorId, at: HoldAt) {
  const db = sqlFor(dialect)
  return [
    sql<SumRow>`select currency, cast(sum(change_minor) as bigint) as sum_minor
      from (${changesOf(vendorAccount(vendorId))}) as changes group by currency order by currency`.compile(db),
    sql<SumRow>`select currency, cast(sum(net_minor) as bigint) as sum_minor
      from (${heldNets(vendorId, at)}) as nets group by currency`.compile(db),
    sql<SumRow>`select currency, cast(sum(change_minor) as bigint) as sum_minor
      from (${changesOf(payoutAccount(vendorId))}) as changes group by currency`.compile(db),
    sql<SumRow>`select currency, cast(sum(amount_minor) as bigint) as sum_minor
      from payout where vendor_id = ${vendorId} and status = 'due' group by currency`.compile(db),
  ] as const
}

function balancesOf([own, held, paidOut, inTransit]: RowsOf<ReturnType<typeof balanceStatements>>): VendorBalance[] {
  const of = (rows: readonly SumRow[], currency: string) =>
    rows.find((row) => row.currency === currency)?.sum_minor ?? 0
  return own.map(({ currency, sum_minor: balanceMinor }) => ({
    currency,
    balanceMinor,
    pendingMinor: of(held, currency),
    paidOutMinor: of(paidOut, currency),
    inTransitMinor: of(inTransit, currency),
  }))
}

// What comes when is shown for some weeks; beyond that nobody plans.
const RELEASE_DAYS_MAX = 60
// As far ahead as changes of clocks are looked for: nothing that waits waits longer.
const CLOCK_AHEAD_MS = 366 * 86_400_000

/** Balances with what waits in them, day by day: together, so that the days add up to what is pending. */
async function standing(
  engine: SqlEngine,
  one: { readonly vendorId: VendorId; readonly currency: string; readonly timeZone: string; readonly at: HoldAt },
): ReturnType<MoneyPort['standing']> {
  const { vendorId, currency, timeZone, at } = one
  const clock = clockOffsets(at.nowMs, at.nowMs + CLOCK_AHEAD_MS, timeZone)
  const now = sql`cast(${at.nowMs} as bigint)`
  const freeAt = sql`(case when orders.status = 'delivered' then orders.status_at_ms
    when orders.promise_to_ms > ${now} then orders.promise_to_ms else ${now} end + cast(${at.holdMs} as bigint))`
  const byDay = sql<{ day: number; amount_minor: number }>`
    select ${dayNumberOf(freeAt, clock)} as day, cast(sum(net_minor) as bigint) as amount_minor
    from (${heldNets(vendorId, at)}) as nets join customer_order as orders on orders.id = nets.order_id
    where nets.currency = ${currency} group by 1 order by 1 limit ${RELEASE_DAYS_MAX}`
  const [days, ...balances] = await engine.read([
    byDay.compile(sqlFor(engine.dialect)),
    ...balanceStatements(engine.dialect, vendorId, at),
  ] as const)
  return {
    balances: balancesOf(balances),
    releases: days.map((row) => ({
      dayMs: instantOf(dateOfDay(row.day), 0, timeZone),
      amountMinor: row.amount_minor,
    })),
  }
}

async function payoutPage(
  engine: SqlEngine,
  { vendorId, statuses, cursor, limit }: Parameters<MoneyPort['payouts']>[0],
): ReturnType<MoneyPort['payouts']> {
  const after = readCursor(cursor, 2)
  let query = sqlFor(engine.dialect)
    .selectFrom('payout')
    .selectAll()
    .orderBy('requested_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (vendorId !== null) query = query.where('vendor_id', '=', vendorId)
  if (statuses.length > 0) query = query.where('status', 'in', [...statuses])
  if (after)
    query = query.where(
      sql<boolean>`(requested_at_ms, id) < (cast(${Number(after[0])} as bigint), ${String(after[1])})`,
    )
  const rows = await engine.query(query.compile())
  const last = rows[limit - 1]
  const hasMore = rows.length > limit && last !== undefined
  return {
    items: rows.slice(0, limit).map(payoutOf),
    nextCursor: hasMore ? writeCursor([last.requested_at_ms, last.id]) : null,
  }
}
