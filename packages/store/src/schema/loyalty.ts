import { type Dialect, oneOf } from './dialect.ts'
import type { vendorTables } from './vendors.ts'

/** Who follows a shop, and the credit that shops give their buyers: its own account of the books. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of declarations, read table by table.
export function loyaltyTables(d: Dialect, { vendor }: Pick<ReturnType<typeof vendorTables>, 'vendor'>) {
  const vendorOf = () =>
    d
      .text('vendor_id')
      .notNull()
      .references(() => vendor.id)

  const shopFollower = d.table(
    'shop_follower',
    {
      vendorId: vendorOf(),
      personId: d.text('person_id').notNull(),
      followedAtMs: d.big('followed_at_ms').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'shop_follower_pk', columns: [t.vendorId, t.personId] }),
      // A shop's followers, newest first; the shops a person follows.
      d.index('shop_follower_vendor').on(t.vendorId, t.followedAtMs, t.personId),
      d.index('shop_follower_person').on(t.personId, t.followedAtMs),
    ],
  )

  const creditRule = d.table(
    'credit_rule',
    {
      vendorId: vendorOf().primaryKey(),
      /** Share of an order's goods that is given back as credit; 0: none. */
      earnBps: d.int('earn_bps').notNull(),
      /** Share of an order's goods that may be paid with credit. */
      spendMaxBps: d.int('spend_max_bps').notNull(),
      /** Days after which unused credit is gone; 0: never. */
      validDays: d.int('valid_days').notNull(),
      /** Orders placed since then earn. */
      sinceMs: d.big('since_ms').notNull(),
      /** Changes of orders up to here were looked at. */
      watchedUntilMs: d.big('watched_until_ms').notNull(),
    },
    () => [
      d.check('credit_rule_earn', 'earn_bps between 0 and 5000'),
      d.check('credit_rule_spend', 'spend_max_bps between 0 and 5000'),
      d.check('credit_rule_days', 'valid_days between 0 and 3650'),
    ],
  )

  const creditAccount = d.table(
    'credit_account',
    {
      vendorId: vendorOf(),
      personId: d.text('person_id').notNull(),
      currency: d.text('currency').notNull(),
      /** Sum of the account's entries, and of its open holds; counted anew by every write, so that the CHECK guards them. */
      balanceMinor: d.big('balance_minor').notNull(),
      heldMinor: d.big('held_minor').notNull(),
      expiresAtMs: d.big('expires_at_ms'),
      /** Raised by every write: its row is the turn that writes of one account take one after the other. */
      turn: d.big('turn').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'credit_account_pk', columns: [t.vendorId, t.personId, t.currency] }),
      // What a person has, over all shops; and what is over.
      d.index('credit_account_person').on(t.personId, t.vendorId),
      d.index('credit_account_expires').on(t.expiresAtMs),
      d.check('credit_account_covered', 'held_minor >= 0 and held_minor <= balance_minor'),
    ],
  )

  const creditHold = d.table(
    'credit_hold',
    {
      id: d.text('id').primaryKey(),
      vendorId: vendorOf(),
      personId: d.text('person_id').notNull(),
      currency: d.text('currency').notNull(),
      /** Set to NULL by the insert when the credit is over, which the column refuses. */
      amountMinor: d.big('amount_minor').notNull(),
      state: d.text('state').notNull(),
      expiresAtMs: d.big('expires_at_ms').notNull(),
    },
    (t) => [
      // What is held of an account.
      d.index('credit_hold_account').on(t.vendorId, t.personId, t.currency, t.state),
      d.check('credit_hold_amount', 'amount_minor > 0'),
      d.check('credit_hold_state', oneOf('state', ['held', 'secured', 'spent', 'released'])),
    ],
  )

  /** Movements of credit: one row is one debit and one credit, append-only, part of the books. */
  const creditEntry = d.table(
    'credit_entry',
    {
      id: d.text('id').primaryKey(),
      kind: d.text('kind').notNull(),
      vendorId: vendorOf(),
      personId: d.text('person_id').notNull(),
      orderId: d.text('order_id'),
      debitAccount: d.text('debit_account').notNull(),
      creditAccount: d.text('credit_account').notNull(),
      amountMinor: d.big('amount_minor').notNull(),
      currency: d.text('currency').notNull(),
      reason: d.text('reason').notNull(),
      atMs: d.big('at_ms').notNull(),
    },
    (t) => [
      // The movements of one account, newest first; those of an order; what a shop gave in all.
      d.index('credit_entry_account').on(t.personId, t.vendorId, t.currency, t.atMs, t.id),
      d.index('credit_entry_order').on(t.orderId),
      d.index('credit_entry_vendor').on(t.vendorId, t.atMs, t.id),
      d.check('credit_entry_kind', oneOf('kind', ['earned', 'gift', 'spent', 'returned', 'taken_back', 'expired'])),
      d.check('credit_entry_amount', 'amount_minor > 0'),
      d.check('credit_entry_accounts', 'debit_account <> credit_account'),
    ],
  )

  return { shopFollower, creditRule, creditAccount, creditHold, creditEntry }
}
