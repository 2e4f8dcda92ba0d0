import type { catalogTables } from './catalog.ts'
import { type Dialect, oneOf } from './dialect.ts'
import type { vendorTables } from './vendors.ts'

type Tables = Pick<ReturnType<typeof vendorTables>, 'vendor'> & Pick<ReturnType<typeof catalogTables>, 'sku'>

/** What the vendor keeps about products beside what pages show: prices in other currencies, bulk edits, saved views. */
export function catalogAdminTables(d: Dialect, { vendor, sku }: Tables) {
  const skuPrice = d.table(
    'sku_price',
    {
      skuId: d
        .text('sku_id')
        .notNull()
        .references(() => sku.id, { onDelete: 'cascade' }),
      currency: d.text('currency').notNull(),
      priceMinor: d.big('price_minor').notNull(),
      compareAtMinor: d.big('compare_at_minor'),
    },
    (t) => [
      d.primaryKey({ name: 'sku_price_pk', columns: [t.skuId, t.currency] }),
      d.check('sku_price_amount', 'price_minor > 0'),
    ],
  )

  return { skuPrice, ...bulkTables(d, vendor), ...viewTables(d, vendor) }
}

function bulkTables(d: Dialect, vendor: Tables['vendor']) {
  const productBulkEdit = d.table(
    'product_bulk_edit',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      actorId: d.text('actor_id').notNull(),
      /** JSON: the change. */
      change: d.text('change').notNull(),
      isUndo: d.int('is_undo').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
    },
    (t) => [
      // A shop's bulk edits, newest first.
      d.index('product_bulk_edit_vendor').on(t.vendorId, t.createdAtMs, t.id),
      d.check('product_bulk_edit_is_undo', 'is_undo in (0, 1)'),
    ],
  )

  const productBulkItem = d.table(
    'product_bulk_item',
    {
      bulkEditId: d
        .text('bulk_edit_id')
        .notNull()
        .references(() => productBulkEdit.id, { onDelete: 'cascade' }),
      productId: d.text('product_id').notNull(),
      state: d.text('state').notNull(),
      /** JSON: what the change replaced and what it wrote; NULL until it did. */
      former: d.text('former'),
      written: d.text('written'),
    },
    (t) => [
      d.primaryKey({ name: 'product_bulk_item_pk', columns: [t.bulkEditId, t.productId] }),
      // What is still to be done of an edit, and how much of it is.
      d.index('product_bulk_item_state').on(t.bulkEditId, t.state, t.productId),
      d.check('product_bulk_item_state', oneOf('state', ['pending', 'done', 'unchanged', 'refused', 'undone', 'kept'])),
    ],
  )
  return { productBulkEdit, productBulkItem }
}

function viewTables(d: Dialect, vendor: Tables['vendor']) {
  const savedView = d.table(
    'saved_view',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      actorId: d.text('actor_id').notNull(),
      screen: d.text('screen').notNull(),
      name: d.text('name').notNull(),
      /** The table's search parameters, as the address shows them. */
      query: d.text('query').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
    },
    (t) => [
      // A person's views of one screen in one shop, in the order they were made.
      d.index('saved_view_owner').on(t.vendorId, t.actorId, t.screen, t.createdAtMs),
    ],
  )
  return { savedView }
}
