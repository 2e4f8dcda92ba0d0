import type { OurBankEntry } from '@onhand/domain/payments/reconcile'
import { type CompiledQuery, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** One of our movements through the bank, unsigned. */
export type OurEntryRow = {
  entry_id: string
  at_ms: number
  kind: OurBankEntry['kind']
  amount_minor: number
  transaction_number: string
  reference: string
  vendor_id: string | null
}

type Query = {
  readonly currency: string
  readonly fromMs: number
  readonly toMs: number
  readonly limit: number
  readonly after: readonly (string | number)[] | null
}

/**
 * What our ledger says went through the bank in a period: journals of checkouts that were paid there, payouts that arrived, what was paid for goods for the shelf, and what of that came back. The amount is
 * the ledger's; the transaction number is looked up where the journal's id leads: its checkout's payment, its refund, its supplier order.
 */
export function ourEntries(dialect: SqlEngine['dialect'], query: Query): CompiledQuery<OurEntryRow> {
  const { currency, after } = query
  const within = sql`>= cast(${query.fromMs} as bigint)`
  const until = sql`< cast(${query.toMs} as bigint)`
  const subject = (prefix: string) => sql`${prefix} || substr(journal.id, 5, length(journal.id) - 5)`
  // The journal of what came back ends with another letter.
  const isRepayment = sql`journal.kind = 'supplier_payment' and substr(journal.id, length(journal.id), 1) = 'q'`
  const next = after ? sql`where (at_ms, entry_id) > (cast(${Number(after[0])} as bigint), ${String(after[1])})` : sql``
  return sql<OurEntryRow>`select * from (
      select journal.id as entry_id, journal.at_ms, case when ${isRepayment} then 'supplier_repayment' else journal.kind end as kind,
        (select cast(sum(entry.amount_minor) as bigint) from ledger_entry as entry where entry.journal_id = journal.id and entry.currency = ${currency}) as amount_minor,
        case journal.kind when 'sale' then payment.transaction_number when 'refund' then refund.transaction_number else case when ${isRepayment} then supplier_order.return_number else supplier_order.transaction_number end end as transaction_number,
        case journal.kind when 'sale' then payment.id when 'refund' then refund.id else supplier_order.id end as reference,
        case journal.kind
          when 'sale' then (select case when count(*) = 1 then min(vendor_id) end from customer_order where order_group_id = journal.order_group_id)
          else (select vendor_id from customer_order where id = coalesce(refund.order_id, supplier_order.order_id)) end as vendor_id
      from ledger_journal as journal
      join payment on payment.order_group_id = journal.order_group_id
      left join refund on journal.kind = 'refund' and refund.id = ${subject('rfd_')}
      left join supplier_order on journal.kind = 'supplier_payment' and supplier_order.id = ${subject('sor_')}
      where journal.at_ms ${within} and journal.at_ms ${until}
        and journal.kind in ('sale', 'refund', 'supplier_payment') and (journal.kind = 'supplier_payment' or payment.provider = 'bank')
      union all
      select id, settled_at_ms, 'payout', amount_minor, transaction_number, id, vendor_id from payout
      where status = 'paid' and currency = ${currency} and settled_at_ms ${within} and settled_at_ms ${until}
      union all
      select paid.id, orders.paid_at_ms, 'supplier_payment', paid.amount_minor, orders.transaction_number, orders.id, orders.vendor_id
      from purchase_payment as paid join purchase_order as orders on orders.id = paid.purchase_order_id
      where paid.kind = 'purchase' and paid.currency = ${currency} and orders.paid_at_ms ${within} and orders.paid_at_ms ${until}
      union all
      select paid.id, paid.at_ms, 'supplier_repayment', paid.amount_minor, orders.refund_transaction_number, orders.id, orders.vendor_id
      from purchase_payment as paid join purchase_order as orders on orders.id = paid.purchase_order_id
      where paid.kind = 'purchase_returned' and orders.refund_transaction_number is not null and paid.currency = ${currency}
        and paid.at_ms ${within} and paid.at_ms ${until}
    ) as moved ${next}
    ${after ? sql`and` : sql`where`} amount_minor is not null and transaction_number is not null
    order by at_ms, entry_id limit ${query.limit + 1}`.compile(sqlFor(dialect))
}
