import { type Dialect, oneOf } from './dialect.ts'
import type { orderTables } from './orders.ts'

/** What a shop's people keep about its orders: notes, walks through the shelves, records of buyers. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of declarations, read table by table.
export function orderDeskTables(d: Dialect, { customerOrder }: Pick<ReturnType<typeof orderTables>, 'customerOrder'>) {
  const orderNote = d.table(
    'order_note',
    {
      id: d.text('id').primaryKey(),
      orderId: d
        .text('order_id')
        .notNull()
        .references(() => customerOrder.id),
      authorId: d.text('author_id').notNull(),
      body: d.text('body').notNull(),
      isForBuyer: d.int('is_for_buyer').notNull(),
      atMs: d.big('at_ms').notNull(),
    },
    (t) => [
      // What was written about an order.
      d.index('order_note_order').on(t.orderId, t.atMs),
      d.check('order_note_buyer', 'is_for_buyer in (0, 1)'),
    ],
  )

  const pickList = d.table(
    'pick_list',
    {
      id: d.text('id').primaryKey(),
      vendorId: d.text('vendor_id').notNull(),
      assignedTo: d.text('assigned_to'),
      createdAtMs: d.big('created_at_ms').notNull(),
      finishedAtMs: d.big('finished_at_ms'),
    },
    (t) => [
      // A shop's lists, newest first; the open ones have no end.
      d.index('pick_list_vendor').on(t.vendorId, t.finishedAtMs, t.createdAtMs),
    ],
  )

  const pickListOrder = d.table(
    'pick_list_order',
    {
      orderId: d
        .text('order_id')
        .primaryKey()
        .references(() => customerOrder.id),
      pickListId: d
        .text('pick_list_id')
        .notNull()
        .references(() => pickList.id),
      position: d.int('position').notNull(),
      packedAtMs: d.big('packed_at_ms'),
    },
    (t) => [
      // The orders of a list; an order is on one list at most, by its key.
      d.index('pick_list_order_list').on(t.pickListId, t.position),
    ],
  )

  const pickListLine = d.table(
    'pick_list_line',
    {
      orderLineId: d.text('order_line_id').notNull(),
      /** Which of the line's lots. */
      position: d.int('position').notNull(),
      pickListId: d
        .text('pick_list_id')
        .notNull()
        .references(() => pickList.id),
      orderId: d.text('order_id').notNull(),
      locationId: d.text('location_id'),
      lotId: d.text('lot_id'),
      expiryDate: d.text('expiry_date'),
      units: d.big('units').notNull(),
      pickedUnits: d.big('picked_units').notNull().default(0),
      shortUnits: d.big('short_units').notNull().default(0),
      shortAction: d.text('short_action'),
    },
    (t) => [
      d.primaryKey({ name: 'pick_list_line_pk', columns: [t.orderLineId, t.position] }),
      // The lines of a list.
      d.index('pick_list_line_list').on(t.pickListId),
      d.check(
        'pick_list_line_units',
        'units > 0 and picked_units >= 0 and short_units >= 0 and picked_units + short_units <= units',
      ),
      d.check('pick_list_line_action', oneOf('short_action', ['refund', 'wait'])),
    ],
  )

  const customer = d.table(
    'customer',
    {
      id: d.text('id').primaryKey(),
      vendorId: d.text('vendor_id').notNull(),
      name: d.text('name').notNull(),
      /** What the list is sorted by: the name in lower case, cut short so that it fits an index. */
      nameKey: d.text('name_key').notNull(),
      email: d.text('email').notNull(),
      phone: d.text('phone').notNull(),
      /** JSON of an `Address`. */
      address: d.text('address'),
      /** JSON: LINE, Instagram, Facebook, WhatsApp. */
      handles: d.text('handles').notNull(),
      note: d.text('note').notNull(),
      /** Everything that is searched, lower case. */
      searchText: d.text('search_text').notNull(),
      /** Names the link that was sent to the buyer; it counts while there is one. */
      linkVersion: d.int('link_version').notNull().default(0),
      hasLink: d.int('has_link').notNull().default(0),
      createdAtMs: d.big('created_at_ms').notNull(),
    },
    (t) => [
      // A shop's customers by name.
      d.index('customer_vendor').on(t.vendorId, t.nameKey, t.id),
    ],
  )

  const customerEmail = d.table(
    'customer_email',
    {
      vendorId: d.text('vendor_id').notNull(),
      /** Lower case: orders of this address are this customer's. */
      emailKey: d.text('email_key').notNull(),
      customerId: d.text('customer_id').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'customer_email_pk', columns: [t.vendorId, t.emailKey] }),
      // The addresses of a customer.
      d.index('customer_email_customer').on(t.customerId),
    ],
  )

  return { orderNote, pickList, pickListOrder, pickListLine, customer, customerEmail }
}
