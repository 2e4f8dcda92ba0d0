import { type Dialect, oneOf } from './dialect.ts'
import type { vendorTables } from './vendors.ts'

/** What is paid out to vendors, on which terms, and how our books compare with the bank's. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of declarations, read table by table.
export function payoutTables(d: Dialect, { vendor }: Pick<ReturnType<typeof vendorTables>, 'vendor'>) {
  const payoutRule = d.table(
    'payout_rule',
    {
      vendorId: d
        .text('vendor_id')
        .primaryKey()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      schedule: d.text('schedule').notNull().default('manual'),
      minimumMinor: d.big('minimum_minor').notNull().default(0),
      /** Days that money of a delivered order waits for returns; null means as everywhere. Set by the operator. */
      holdDays: d.int('hold_days'),
      /** Raised by every payout: its row is the turn that payouts of a vendor take one after the other. */
      turn: d.big('turn').notNull().default(0),
    },
    () => [
      d.check('payout_rule_schedule', oneOf('schedule', ['manual', 'weekly'])),
      d.check('payout_rule_minimum', 'minimum_minor >= 0'),
      d.check('payout_rule_hold', 'hold_days between 0 and 90'),
    ],
  )

  const payout = d.table(
    'payout',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id),
      currency: d.text('currency').notNull(),
      /** Set to NULL by the insert when the balance does not cover it, which the column refuses. */
      amountMinor: d.big('amount_minor').notNull(),
      toAccount: d.text('to_account').notNull(),
      origin: d.text('origin').notNull(),
      status: d.text('status').notNull(),
      requestedAtMs: d.big('requested_at_ms').notNull(),
      settledAtMs: d.big('settled_at_ms'),
      transactionNumber: d.text('transaction_number'),
      failureCode: d.text('failure_code'),
    },
    (t) => [
      // A vendor's payouts, newest first; the operator's by status.
      d.index('payout_vendor').on(t.vendorId, t.requestedAtMs, t.id),
      d.index('payout_status').on(t.status, t.requestedAtMs, t.id),
      d.check('payout_amount', 'amount_minor > 0'),
      d.check('payout_origin', oneOf('origin', ['manual', 'weekly'])),
      d.check('payout_status_word', oneOf('status', ['due', 'paid', 'failed'])),
      d.check('payout_paid', "(status = 'paid') = (transaction_number is not null)"),
      d.check('payout_settled', "(status = 'due') = (settled_at_ms is null)"),
    ],
  )

  /** Movements of the ledger that belong to no checkout: one row is one debit and one credit. */
  const ledgerTransfer = d.table(
    'ledger_transfer',
    {
      id: d.text('id').primaryKey(),
      kind: d.text('kind').notNull(),
      payoutId: d
        .text('payout_id')
        .notNull()
        .references(() => payout.id),
      debitAccount: d.text('debit_account').notNull(),
      creditAccount: d.text('credit_account').notNull(),
      amountMinor: d.big('amount_minor').notNull(),
      currency: d.text('currency').notNull(),
      atMs: d.big('at_ms').notNull(),
    },
    (t) => [
      // Balances and statements of an account, as of the entries of checkouts.
      d.index('ledger_transfer_debit').on(t.debitAccount, t.currency, t.atMs, t.id, t.amountMinor),
      d.index('ledger_transfer_credit').on(t.creditAccount, t.currency, t.atMs, t.id, t.amountMinor),
      d.check('ledger_transfer_kind', oneOf('kind', ['payout', 'payout_returned'])),
      d.check('ledger_transfer_amount', 'amount_minor > 0'),
      d.check('ledger_transfer_accounts', 'debit_account <> credit_account'),
    ],
  )

  const commissionRate = d.table(
    'commission_rate',
    {
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      fromMs: d.big('from_ms').notNull(),
      commissionBps: d.int('commission_bps').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
      /** When it became the vendor's rate; null while it waits for its day. */
      appliedAtMs: d.big('applied_at_ms'),
    },
    (t) => [
      d.primaryKey({ name: 'commission_rate_pk', columns: [t.vendorId, t.fromMs] }),
      // Those whose day has come.
      d.index('commission_rate_due').on(t.appliedAtMs, t.fromMs),
      d.check('commission_rate_bps', 'commission_bps between 0 and 5000'),
    ],
  )

  const reconciliation = d.table(
    'reconciliation',
    {
      id: d.text('id').primaryKey(),
      origin: d.text('origin').notNull(),
      currency: d.text('currency').notNull(),
      fromMs: d.big('from_ms').notNull(),
      toMs: d.big('to_ms').notNull(),
      ranAtMs: d.big('ran_at_ms').notNull(),
      matchedCount: d.int('matched_count').notNull(),
      differenceCount: d.int('difference_count').notNull(),
      ourSumMinor: d.big('our_sum_minor').notNull(),
      bankSumMinor: d.big('bank_sum_minor').notNull(),
    },
    (t) => [
      // The list, newest first.
      d.index('reconciliation_ran').on(t.ranAtMs, t.id),
      d.index('reconciliation_currency').on(t.currency, t.ranAtMs),
    ],
  )

  const reconciliationDifference = d.table(
    'reconciliation_difference',
    {
      reconciliationId: d
        .text('reconciliation_id')
        .notNull()
        .references(() => reconciliation.id, { onDelete: 'cascade' }),
      position: d.int('position').notNull(),
      kind: d.text('kind').notNull(),
      transactionNumber: d.text('transaction_number').notNull(),
      reference: d.text('reference').notNull(),
      /** What moved the money, in our words or the bank's. */
      movement: d.text('movement').notNull(),
      ourMinor: d.big('our_minor'),
      bankMinor: d.big('bank_minor'),
      atMs: d.big('at_ms').notNull(),
      vendorId: d.text('vendor_id'),
    },
    (t) => [
      d.primaryKey({ name: 'reconciliation_difference_pk', columns: [t.reconciliationId, t.position] }),
      d.check('reconciliation_difference_kind', oneOf('kind', ['missing_at_bank', 'missing_here', 'amount_differs'])),
    ],
  )

  return { payoutRule, payout, ledgerTransfer, commissionRate, reconciliation, reconciliationDifference }
}
