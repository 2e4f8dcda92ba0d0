import type { OrderId, PayoutId, VendorId } from '@onhand/domain/ids'
import { COMMISSION_ACCOUNT, vendorAccount } from '@onhand/domain/payments/postings'
import {
  STATEMENT_KINDS,
  type StatementKind,
  type StatementLine,
  type StatementSums,
} from '@onhand/domain/payments/statement'
import type { Page, PageRequest } from '@onhand/service/money/ports'
import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { unionAll } from '../engine/union-all.ts'
import { sqlFor } from '../engine/sql.ts'
import { changesOf } from './balance-sql.ts'

/** Which part of a statement. */
export type Period = { readonly currency: string; readonly fromMs: number; readonly toMs: number }

type LineRow = {
  id: string
  position: number
  at_ms: number
  change_minor: number
  kind: string
  order_id: string | null
  number: string | null
  total_minor: number | null
  commission_minor: number | null
  commission_bps: number | null
  refunded_commission_minor: number | null
  payout_id: string | null
  transaction_number: string | null
}

/**
 * One page of a vendor's statement [PAY-15]. Each of the four index ranges gives at most a page; the names come afterwards. The cursor carries the
 * balance on, so no page sums the account again but the first.
 */
export async function readStatement(
  engine: SqlEngine,
  vendorId: VendorId,
  query: PageRequest & Period,
): Promise<Page<StatementLine>> {
  const after = readCursor(query.cursor, 4)
  const place = after && { atMs: Number(after[0]), id: String(after[1]), position: Number(after[2]) }
  const [rows, sums] = await engine.read([
    lines(engine, vendorId, { ...query, place }),
    balanceBefore(engine, vendorId, { currency: query.currency, toMs: after ? 0 : query.toMs }),
  ])
  let balanceMinor = after ? Number(after[3]) : (sums[0]?.balance_minor ?? 0)
  const items = rows.slice(0, query.limit).map((row): StatementLine => {
    const line = lineOf(row, { currency: query.currency, balanceMinor })
    balanceMinor -= row.change_minor
    return line
  })
  const last = rows[query.limit - 1]
  const hasMore = rows.length > query.limit && last !== undefined
  return { items, nextCursor: hasMore ? writeCursor([last.at_ms, last.id, last.position, balanceMinor]) : null }
}

/** A period in sums by kind, with the balances at its ends [PAY-15]. */
export async function readStatementSums(engine: SqlEngine, vendorId: VendorId, period: Period): Promise<StatementSums> {
  const [kinds, opening, closing] = await engine.read([
    sumsByKind(engine, vendorId, period),
    balanceBefore(engine, vendorId, { currency: period.currency, toMs: period.fromMs }),
    balanceBefore(engine, vendorId, period),
  ])
  return {
    openingMinor: opening[0]?.balance_minor ?? 0,
    closingMinor: closing[0]?.balance_minor ?? 0,
    byKind: STATEMENT_KINDS.flatMap((kind) => {
      const row = kinds.find((one) => one.kind === kind)
      return row ? [{ kind, amountMinor: row.amount_minor, count: row.line_count }] : []
    }),
  }
}

type Place = { readonly atMs: number; readonly id: string; readonly position: number } | null

function lines(
  engine: SqlEngine,
  vendorId: VendorId,
  query: Period & { readonly limit: number; readonly place: Place },
): CompiledQuery<LineRow> {
  const account = vendorAccount(vendorId)
  const ranges = unionAll(
    (['debit_account', 'credit_account'] as const).flatMap((side) => [
      entryRange(account, side, query),
      transferRange('ledger_transfer', account, { side, query }),
      transferRange('purchase_payment', account, { side, query }),
    ]),
  )
  return sql<LineRow>`
    select line.id, line.position, line.at_ms, line.change_minor, coalesce(journal.kind, transfer.kind, purchase.kind) as kind,
      orders.id as order_id, orders.number, orders.total_minor - orders.credit_minor as total_minor, orders.commission_minor, orders.commission_bps,
      (select cast(sum(amount_minor) as bigint) from ledger_entry where journal_id = line.id and credit_account = ${COMMISSION_ACCOUNT}) as refunded_commission_minor,
      transfer.payout_id, coalesce(payout.transaction_number, purchase_order.transaction_number, case when journal.kind = 'sale' then payment.transaction_number end) as transaction_number
    from (select * from (${ranges}) as ranges order by at_ms desc, id desc, position desc limit ${query.limit + 1}) as line
    left join ledger_journal as journal on journal.id = line.id and line.position >= 0
    left join customer_order as orders on orders.order_group_id = journal.order_group_id and orders.vendor_id = ${vendorId}
    left join payment on payment.order_group_id = journal.order_group_id
    left join ledger_transfer as transfer on transfer.id = line.id and line.position < 0
    left join payout on payout.id = transfer.payout_id
    left join purchase_payment as purchase on purchase.id = line.id and line.position < 0
    left join purchase_order on purchase_order.id = purchase.purchase_order_id
    order by line.at_ms desc, line.id desc, line.position desc`.compile(sqlFor(engine.dialect))
}

type Range = Period & { readonly limit: number; readonly place: Place }

function entryRange(account: string, side: 'debit_account' | 'credit_account', query: Range): RawBuilder<unknown> {
  const change = side === 'debit_account' ? sql`amount_minor` : sql`-amount_minor`
  const { place } = query
  const after = place
    ? sql`and (at_ms, journal_id, position) < (cast(${place.atMs} as bigint), ${place.id}, cast(${place.position} as integer))`
    : sql``
  return sql`select * from (select journal_id as id, position, at_ms, ${change} as change_minor from ledger_entry
    where ${sql.ref(side)} = ${account} and ${within(query)} ${after}
    order by at_ms desc, journal_id desc, position desc limit ${query.limit + 1}) as entries`
}

/** Transfers have the position −1: their ids are ids of no journal. */
function transferRange(
  table: 'ledger_transfer' | 'purchase_payment',
  account: string,
  { side, query }: { readonly side: 'debit_account' | 'credit_account'; readonly query: Range },
): RawBuilder<unknown> {
  const change = side === 'debit_account' ? sql`amount_minor` : sql`-amount_minor`
  const { place } = query
  const after = place
    ? sql`and (at_ms, id, -1) < (cast(${place.atMs} as bigint), ${place.id}, cast(${place.position} as integer))`
    : sql``
  return sql`select * from (select id, -1 as position, at_ms, ${change} as change_minor from ${sql.table(table)}
    where ${sql.ref(side)} = ${account} and ${within(query)} ${after}
    order by at_ms desc, id desc limit ${query.limit + 1}) as transfers`
}

function within(period: Period): RawBuilder<unknown> {
  return sql`currency = ${period.currency} and at_ms >= cast(${period.fromMs} as bigint) and at_ms < cast(${period.toMs} as bigint)`
}

function balanceBefore(
  engine: SqlEngine,
  vendorId: VendorId,
  { currency, toMs }: Pick<Period, 'currency' | 'toMs'>,
): CompiledQuery<{ balance_minor: number }> {
  const only = sql`and currency = ${currency} and at_ms < cast(${toMs} as bigint)`
  return sql<{ balance_minor: number }>`
    select cast(coalesce(sum(change_minor), 0) as bigint) as balance_minor
    from (${changesOf(vendorAccount(vendorId), only)}) as changes`.compile(sqlFor(engine.dialect))
}

type KindRow = { kind: StatementKind; amount_minor: number; line_count: number }

function sumsByKind(engine: SqlEngine, vendorId: VendorId, period: Period): CompiledQuery<KindRow> {
  const account = vendorAccount(vendorId)
  const entries = (side: 'debit_account' | 'credit_account', change: RawBuilder<unknown>) => sql`
    select ledger_journal.kind, ${change} as change_minor from ledger_entry
    join ledger_journal on ledger_journal.id = ledger_entry.journal_id
    where ${sql.ref(side)} = ${account} and currency = ${period.currency}
      and ledger_entry.at_ms >= cast(${period.fromMs} as bigint) and ledger_entry.at_ms < cast(${period.toMs} as bigint)`
  const transfers = (
    table: 'ledger_transfer' | 'purchase_payment',
    side: 'debit_account' | 'credit_account',
    change: RawBuilder<unknown>,
  ) => sql`
    select kind, ${change} as change_minor from ${sql.table(table)} where ${sql.ref(side)} = ${account} and ${within(period)}`
  const all = unionAll([
    entries('debit_account', sql`amount_minor`),
    entries('credit_account', sql`-amount_minor`),
    transfers('ledger_transfer', 'debit_account', sql`amount_minor`),
    transfers('ledger_transfer', 'credit_account', sql`-amount_minor`),
    transfers('purchase_payment', 'debit_account', sql`amount_minor`),
    transfers('purchase_payment', 'credit_account', sql`-amount_minor`),
  ])
  return sql<KindRow>`
    select kind, cast(sum(change_minor) as bigint) as amount_minor, cast(count(*) as integer) as line_count
    from (${all}) as changes group by kind`.compile(sqlFor(engine.dialect))
}

function lineOf(
  row: LineRow,
  { currency, balanceMinor }: { readonly currency: string; readonly balanceMinor: number },
): StatementLine {
  const kind = row.kind as StatementKind
  const refundedCommission = row.refunded_commission_minor ?? 0
  return {
    id: `${row.id}:${row.position}`,
    atMs: row.at_ms,
    kind,
    amountMinor: row.change_minor,
    balanceMinor,
    currency,
    orderId: row.order_id as OrderId | null,
    orderNumber: row.number,
    grossMinor: kind === 'sale' ? row.total_minor : kind === 'refund' ? row.change_minor - refundedCommission : null,
    commissionMinor: kind === 'sale' ? -(row.commission_minor ?? 0) : kind === 'refund' ? refundedCommission : null,
    commissionBps: kind === 'sale' || kind === 'refund' ? row.commission_bps : null,
    payoutId: row.payout_id as PayoutId | null,
    transactionNumber: row.transaction_number,
  }
}
