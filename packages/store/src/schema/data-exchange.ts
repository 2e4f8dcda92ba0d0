import { IMPORT_ITEM_STATES, IMPORT_OUTCOMES, IMPORT_STATES } from '@onhand/domain/data-import/import-run'
import { CADENCES } from '@onhand/domain/reports/schedule'
import { type Dialect, oneOf } from './dialect.ts'
import type { vendorTables } from './vendors.ts'

type Tables = Pick<ReturnType<typeof vendorTables>, 'vendor'>

/** What comes in as files and goes out as reports. */
export function dataExchangeTables(d: Dialect, { vendor }: Tables) {
  return { ...importTables(d, vendor), ...reportTables(d, vendor) }
}

function importTables(d: Dialect, vendor: Tables['vendor']) {
  const importRun = d.table(
    'import_run',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      actorId: d.text('actor_id').notNull(),
      fileName: d.text('file_name').notNull(),
      format: d.text('format').notNull(),
      /** JSON: `ImportChoices`. */
      choices: d.text('choices').notNull(),
      state: d.text('state').notNull(),
      rowCount: d.int('row_count').notNull(),
      rowsJoined: d.int('rows_joined').notNull(),
      itemCount: d.int('item_count').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
      updatedAtMs: d.big('updated_at_ms').notNull(),
    },
    (t) => [
      // A shop's imports, newest first.
      d.index('import_run_vendor').on(t.vendorId, t.createdAtMs, t.id),
      // Imports that nobody's window drives any more: the minute run goes on with them.
      d.index('import_run_state').on(t.state, t.updatedAtMs),
      d.check('import_run_state', oneOf('state', IMPORT_STATES)),
    ],
  )

  const importItem = d.table(
    'import_item',
    {
      runId: d
        .text('run_id')
        .notNull()
        .references(() => importRun.id, { onDelete: 'cascade' }),
      position: d.int('position').notNull(),
      /** JSON: the `Draft`, or NULL where rows of the file made none; then there are only problems. */
      draft: d.text('draft'),
      line: d.int('line').notNull(),
      title: d.text('title').notNull(),
      code: d.text('code').notNull(),
      state: d.text('state').notNull(),
      outcome: d.text('outcome'),
      productId: d.text('product_id'),
      /** JSON: names of fields; `RowProblem`s. */
      changed: d.text('changed').notNull(),
      problems: d.text('problems').notNull(),
      warnings: d.text('warnings').notNull(),
      goodRows: d.int('good_rows').notNull(),
      badRows: d.int('bad_rows').notNull(),
      warningCount: d.int('warning_count').notNull(),
      /** JSON: the product before it was written, NULL when it is new; and the stock that came with it. */
      former: d.text('former'),
      opening: d.text('opening'),
      /** Version that this import wrote: a product that has another one was changed since. */
      writtenVersion: d.int('written_version'),
    },
    (t) => [
      d.primaryKey({ name: 'import_item_pk', columns: [t.runId, t.position] }),
      // The next portion of an import, and how far it is, from the index alone.
      d.index('import_item_state').on(t.runId, t.state, t.position),
      // The list of what was found, by outcome.
      d.index('import_item_outcome').on(t.runId, t.outcome, t.position),
      d.check('import_item_state', oneOf('state', IMPORT_ITEM_STATES)),
      d.check('import_item_outcome', `outcome is null or ${oneOf('outcome', IMPORT_OUTCOMES)}`),
    ],
  )
  return { importRun, importItem }
}

function reportTables(d: Dialect, vendor: Tables['vendor']) {
  const reportSchedule = d.table(
    'report_schedule',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      name: d.text('name').notNull(),
      cadence: d.text('cadence').notNull(),
      hour: d.int('hour').notNull(),
      /** JSON arrays: what it holds; whom it goes to. */
      parts: d.text('parts').notNull(),
      recipientIds: d.text('recipient_ids').notNull(),
      format: d.text('format').notNull(),
      locale: d.text('locale').notNull(),
      isPaused: d.int('is_paused').notNull(),
      nextDueAtMs: d.big('next_due_at_ms').notNull(),
      lastSentAtMs: d.big('last_sent_at_ms'),
      createdAtMs: d.big('created_at_ms').notNull(),
    },
    (t) => [
      // A shop's reports in the order they were made.
      d.index('report_schedule_vendor').on(t.vendorId, t.createdAtMs, t.id),
      // What the minute run has to send.
      d.index('report_schedule_due').on(t.isPaused, t.nextDueAtMs),
      d.check('report_schedule_cadence', oneOf('cadence', CADENCES)),
      d.check('report_schedule_hour', 'hour between 0 and 23'),
      d.check('report_schedule_is_paused', 'is_paused in (0, 1)'),
      d.check('report_schedule_format', oneOf('format', ['csv', 'xlsx'])),
    ],
  )
  return { reportSchedule }
}
