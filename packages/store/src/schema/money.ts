import { type Dialect, oneOf } from './dialect.ts'
import type { orderTables } from './orders.ts'

/** Payments, refunds and the double-entry ledger. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of declarations, read table by table.
export function moneyTables(
  d: Dialect,
  {
    orderGroup,
    customerOrder,
    orderLine,
  }: Pick<ReturnType<typeof orderTables>, 'orderGroup' | 'customerOrder' | 'orderLine'>,
) {
  const payment = d.table(
    'payment',
    {
      id: d.text('id').primaryKey(),
      orderGroupId: d
        .text('order_group_id')
        .notNull()
        .references(() => orderGroup.id),
      provider: d.text('provider').notNull(),
      providerPaymentId: d.text('provider_payment_id').notNull(),
      transactionNumber: d.text('transaction_number').notNull(),
      status: d.text('status').notNull(),
      amountMinor: d.big('amount_minor').notNull(),
      currency: d.text('currency').notNull(),
      capturedAtMs: d.big('captured_at_ms'),
    },
    (t) => [
      // A payment belongs to exactly one placed checkout.
      d.uniqueIndex('payment_group').on(t.orderGroupId),
      d.uniqueIndex('payment_provider').on(t.provider, t.providerPaymentId),
      d.check('payment_amount', 'amount_minor >= 0'),
      d.check('payment_status', oneOf('status', ['authorised', 'captured'])),
      d.check('payment_captured', "(captured_at_ms is null) = (status = 'authorised')"),
    ],
  )

  const refund = d.table(
    'refund',
    {
      id: d.text('id').primaryKey(),
      orderId: d
        .text('order_id')
        .notNull()
        .references(() => customerOrder.id),
      amountMinor: d.big('amount_minor').notNull(),
      reason: d.text('reason').notNull(),
      status: d.text('status').notNull(),
      transactionNumber: d.text('transaction_number'),
      createdAtMs: d.big('created_at_ms').notNull(),
      /** Part of the amount that goes back as credit of the shop. */
      creditMinor: d.big('credit_minor').notNull().default(0),
    },
    (t) => [
      // The refunds of an order.
      d.index('refund_order').on(t.orderId),
      // Money that is still owed to buyers.
      d.index('refund_status_at').on(t.status, t.createdAtMs),
      d.check('refund_amount', 'amount_minor >= 0'),
      d.check('refund_status', oneOf('status', ['due', 'done', 'failed'])),
    ],
  )

  const refundLine = d.table(
    'refund_line',
    {
      refundId: d
        .text('refund_id')
        .notNull()
        .references(() => refund.id),
      orderLineId: d
        .text('order_line_id')
        .notNull()
        .references(() => orderLine.id),
      units: d.big('units').notNull(),
      amountMinor: d.big('amount_minor').notNull(),
      isRestocked: d.int('is_restocked').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'refund_line_pk', columns: [t.refundId, t.orderLineId] }),
      // Units of a line that were given back.
      d.index('refund_line_line').on(t.orderLineId),
      d.check('refund_line_units', 'units > 0 and amount_minor >= 0'),
    ],
  )

  const ledgerJournal = d.table(
    'ledger_journal',
    {
      id: d.text('id').primaryKey(),
      kind: d.text('kind').notNull(),
      orderGroupId: d
        .text('order_group_id')
        .notNull()
        .references(() => orderGroup.id),
      atMs: d.big('at_ms').notNull(),
    },
    (t) => [
      // The journals of a checkout.
      d.index('ledger_journal_group').on(t.orderGroupId),
      // What moved in a period, for the comparison with the bank.
      d.index('ledger_journal_at').on(t.atMs, t.id),
      d.check('ledger_journal_kind', oneOf('kind', ['sale', 'capture', 'refund', 'supplier_payment', 'payout'])),
    ],
  )

  const ledgerEntry = d.table(
    'ledger_entry',
    {
      journalId: d
        .text('journal_id')
        .notNull()
        .references(() => ledgerJournal.id),
      position: d.int('position').notNull(),
      debitAccount: d.text('debit_account').notNull(),
      creditAccount: d.text('credit_account').notNull(),
      amountMinor: d.big('amount_minor').notNull(),
      currency: d.text('currency').notNull(),
      /** Its journal's instant: statements are read from the entries alone. 0 on entries of before, until the nightly run fills it in. */
      atMs: d.big('at_ms').notNull().default(0),
    },
    (t) => [
      d.primaryKey({ name: 'ledger_entry_pk', columns: [t.journalId, t.position] }),
      // Balances of an account, and its statement by time, from the index alone.
      d.index('ledger_entry_debit_at').on(t.debitAccount, t.currency, t.atMs, t.journalId, t.position, t.amountMinor),
      d.index('ledger_entry_credit_at').on(t.creditAccount, t.currency, t.atMs, t.journalId, t.position, t.amountMinor),
      d.check('ledger_entry_amount', 'amount_minor > 0'),
      d.check('ledger_entry_accounts', 'debit_account <> credit_account'),
    ],
  )

  return { payment, refund, refundLine, ledgerJournal, ledgerEntry }
}
