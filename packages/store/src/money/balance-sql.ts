import type { VendorId } from '@onhand/domain/ids'
import { vendorAccount } from '@onhand/domain/payments/postings'
import type { HoldAt } from '@onhand/service/money/ports'
import { type RawBuilder, sql } from 'kysely'
import { unionAll } from '../engine/union-all.ts'

/** Everything that moved on an account: `(currency, change_minor)`, debits positive. `only` narrows all tables to one currency. */
export function changesOf(account: string, only: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  const part = (
    table: 'ledger_entry' | 'ledger_transfer' | 'purchase_payment',
    side: 'debit_account' | 'credit_account',
  ) => {
    const change = side === 'debit_account' ? sql`amount_minor` : sql`-amount_minor`
    return sql`select currency, at_ms, ${change} as change_minor from ${sql.table(table)} where ${sql.ref(side)} = ${account} ${only}`
  }
  return unionAll([
    part('ledger_entry', 'debit_account'),
    part('ledger_entry', 'credit_account'),
    part('ledger_transfer', 'debit_account'),
    part('ledger_transfer', 'credit_account'),
    part('purchase_payment', 'debit_account'),
    part('purchase_payment', 'credit_account'),
  ])
}

/**
 * The checkouts in which money of a vendor waits [PAY-10]: not yet delivered, delivered less than the hold ago, or with a refund on its way.
 * A status that changed after an instant was changed after it too, which an index knows.
 */
export function heldGroups(vendorId: VendorId, at: HoldAt): RawBuilder<unknown> {
  const cutoffMs = sql`cast(${at.nowMs - at.holdMs} as bigint)`
  return sql`select order_group_id, id as order_id from customer_order where vendor_id = ${vendorId}
      and status in ('placed', 'confirmed', 'picking', 'ready', 'shipped')
    union select order_group_id, id from customer_order where vendor_id = ${vendorId}
      and changed_at_ms > ${cutoffMs} and status = 'delivered' and status_at_ms > ${cutoffMs}
    union select customer_order.order_group_id, customer_order.id from refund join customer_order on customer_order.id = refund.order_id
      where refund.status = 'due' and customer_order.vendor_id = ${vendorId}`
}

/** `(order_id, currency, net_minor)`: what each waiting order has moved on the vendor's account so far. */
export function heldNets(vendorId: VendorId, at: HoldAt): RawBuilder<unknown> {
  const account = vendorAccount(vendorId)
  return sql`select held.order_id, ledger_entry.currency,
      cast(sum(case when debit_account = ${account} then amount_minor else -amount_minor end) as bigint) as net_minor
    from (${heldGroups(vendorId, at)}) as held
    join ledger_journal on ledger_journal.order_group_id = held.order_group_id
    join ledger_entry on ledger_entry.journal_id = ledger_journal.id
    where debit_account = ${account} or credit_account = ${account}
    group by held.order_id, ledger_entry.currency`
}

/** What may be paid out now, as one number: the guard of a payout, computed where it is written [PAY-11]. */
export function availableNow(vendorId: VendorId, currency: string, at: HoldAt): RawBuilder<number> {
  const only = sql`and currency = ${currency}`
  const balance = sql`(select coalesce(sum(change_minor), 0) from (${changesOf(vendorAccount(vendorId), only)}) as changes)`
  const pending = sql`(select coalesce(sum(net_minor), 0) from (${heldNets(vendorId, at)}) as nets where currency = ${currency})`
  return sql<number>`(${balance} - case when ${pending} > 0 then ${pending} else 0 end)`
}
