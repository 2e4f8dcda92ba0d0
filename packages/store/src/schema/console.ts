import { type Dialect, oneOf } from './dialect.ts'
import type { vendorTables } from './vendors.ts'

/** What the operator's console keeps: shops that are closed by the operator, checkouts in trouble, runs of the clock. */
export function consoleTables(d: Dialect, { vendor }: Pick<ReturnType<typeof vendorTables>, 'vendor'>) {
  const vendorSuspension = d.table('vendor_suspension', {
    vendorId: d
      .text('vendor_id')
      .primaryKey()
      .references(() => vendor.id, { onDelete: 'cascade' }),
    reason: d.text('reason').notNull(),
    atMs: d.big('at_ms').notNull(),
    /** What reopening goes back to. */
    wasApproved: d.int('was_approved').notNull(),
  })

  /** One row per payment that failed on its way, or whose money went back. Written by the carts' objects. */
  const checkoutTrouble = d.table(
    'checkout_trouble',
    {
      paymentId: d.text('payment_id').primaryKey(),
      cartId: d.text('cart_id').notNull(),
      amountMinor: d.big('amount_minor').notNull(),
      currency: d.text('currency').notNull(),
      attempts: d.int('attempts').notNull(),
      lastError: d.text('last_error').notNull(),
      outcome: d.text('outcome').notNull(),
      /** Why the money went back. */
      reason: d.text('reason'),
      firstAtMs: d.big('first_at_ms').notNull(),
      lastAtMs: d.big('last_at_ms').notNull(),
    },
    (t) => [
      // Those that are still open, and all of them, newest first.
      d.index('checkout_trouble_outcome').on(t.outcome, t.lastAtMs, t.paymentId),
      d.index('checkout_trouble_last').on(t.lastAtMs, t.paymentId),
      d.check('checkout_trouble_outcome_word', oneOf('outcome', ['open', 'placed', 'voided', 'refunded', 'released'])),
    ],
  )

  /** Runs of the clock by name; the key names the run, so that each is done once. */
  const cronRun = d.table(
    'cron_run',
    {
      name: d.text('name').notNull(),
      runKey: d.text('run_key').notNull(),
      startedAtMs: d.big('started_at_ms').notNull(),
      finishedAtMs: d.big('finished_at_ms'),
      failure: d.text('failure'),
    },
    (t) => [
      d.primaryKey({ name: 'cron_run_pk', columns: [t.name, t.runKey] }),
      // The last run of a name.
      d.index('cron_run_started').on(t.name, t.startedAtMs),
    ],
  )

  return { vendorSuspension, checkoutTrouble, cronRun }
}
