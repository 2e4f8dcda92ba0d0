import { derivedId, type PurchaseOrderId } from '@onhand/domain/ids'
import { supplierAccount, vendorAccount } from '@onhand/domain/payments/postings'
import type { PurchaseHead, PurchasePort } from '@onhand/service/purchasing/ports'
import { sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { changesOf } from '../money/balance-sql.ts'

/**
 * Takes the price of an order from the shop's balance before the bank is asked [BUY-16]. The first statement takes the shop's turn, as payouts do, so that
 * two who spend at once see each other; the amount becomes NULL when the balance does not cover it, which its column refuses. What was taken stays taken.
 */
export async function takePayment(
  engine: SqlEngine,
  { order, amountMinor, atMs }: Parameters<PurchasePort['takePayment']>[0],
): Promise<boolean> {
  const db = sqlFor(engine.dialect)
  const id = derivedId('journal', order.id, 'p')
  const only = sql`and currency = ${order.currency}`
  const balance = sql`(select coalesce(sum(change_minor), 0) from (${changesOf(vendorAccount(order.vendorId), only)}) as changes)`
  const amount = sql`cast(${amountMinor} as bigint)`
  const turn = sql`insert into payout_rule (vendor_id, turn) values (${order.vendorId}, 1)
    on conflict (vendor_id) do update set turn = payout_rule.turn + 1`
  const take = sql`insert into purchase_payment (id, kind, purchase_order_id, debit_account, credit_account, amount_minor, currency, at_ms)
    select ${id}, 'purchase', ${order.id}, ${supplierAccount(order.supplierId)}, ${vendorAccount(order.vendorId)},
      case when ${amount} <= ${balance} then ${amount} else null end, ${order.currency}, cast(${atMs} as bigint)
    where not exists (select 1 from purchase_payment where id = ${id})`
  try {
    await engine.atomic([turn.compile(db), take.compile(db)])
    return true
  } catch (error) {
    if (error instanceof ConstraintViolation && error.subject === 'purchase_payment.amount_minor') return false
    throw error
  }
}

/** Gives back what was taken for an order, once, and keeps the transaction with which it came back when there was one [BUY-23]. */
export async function returnPayment(
  engine: SqlEngine,
  ...[order, atMs, refundTransactionNumber]: Parameters<PurchasePort['returnPayment']>
): Promise<void> {
  const kept = sqlFor(engine.dialect)
    .updateTable('purchase_order')
    .set({ refund_transaction_number: refundTransactionNumber ?? null })
    .where('id', '=', order.id)
  await engine.atomic([
    returnStatement(engine, order, atMs),
    ...(refundTransactionNumber === undefined ? [] : [kept.compile()]),
  ])
}

function returnStatement(engine: SqlEngine, order: PurchaseHead, atMs: number): Statement {
  return sql`insert into purchase_payment (id, kind, purchase_order_id, debit_account, credit_account, amount_minor, currency, at_ms)
    select ${derivedId('journal', order.id, 'b')}, 'purchase_returned', purchase_order_id, credit_account, debit_account, amount_minor, currency,
      cast(${atMs} as bigint)
    from purchase_payment where id = ${derivedId('journal', order.id, 'p')} on conflict (id) do nothing`.compile(
    sqlFor(engine.dialect),
  )
}

/** What was taken for an order, and whether it was given back; null when nothing was taken. */
export async function paymentOf(engine: SqlEngine, id: PurchaseOrderId): ReturnType<PurchasePort['paymentOf']> {
  const rows = sqlFor(engine.dialect)
    .selectFrom('purchase_payment')
    .select(['kind', 'amount_minor'])
    .where('id', 'in', [derivedId('journal', id, 'p'), derivedId('journal', id, 'b')])
  const found = await engine.query(rows.compile())
  const taken = found.find((row) => row.kind === 'purchase')
  const isReturned = found.some((row) => row.kind === 'purchase_returned')
  return taken ? { amountMinor: Number(taken.amount_minor), isReturned } : null
}
