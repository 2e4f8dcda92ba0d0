import type { Dialect } from './dialect.ts'

/** What is counted because nothing else remembers it, and what is counted once so that a year can be read at once. */
export function insightTables(d: Dialect) {
  return { ...unmetTables(d), ...dayTables(d) }
}

function unmetTables(d: Dialect) {
  /** Searches by their words and day, without who searched. */
  const searchCount = d.table(
    'search_count',
    {
      /** UTC: a search belongs to no shop's calendar. */
      day: d.text('day').notNull(),
      /** The shop that was searched in; empty for all shops together. */
      vendorSlug: d.text('vendor_slug').notNull(),
      term: d.text('term').notNull(),
      searchCount: d.big('search_count').notNull(),
      /** How many of them found nothing that fits all the words. */
      missCount: d.big('miss_count').notNull(),
      /** How many products the last of them found. */
      foundCount: d.big('found_count').notNull(),
    },
    (t) => [
      // Read and thrown away by the day.
      d.primaryKey({ name: 'search_count_pk', columns: [t.day, t.vendorSlug, t.term] }),
      d.check('search_count_counts', 'search_count > 0 and miss_count between 0 and search_count and found_count >= 0'),
    ],
  )

  /** A SKU that a checkout was refused for want of stock; the most that was asked for in that cart. */
  const checkoutShortage = d.table(
    'checkout_shortage',
    {
      cartId: d.text('cart_id').notNull(),
      skuId: d.text('sku_id').notNull(),
      vendorId: d.text('vendor_id').notNull(),
      askedUnits: d.big('asked_units').notNull(),
      availableUnits: d.big('available_units').notNull(),
      atMs: d.big('at_ms').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'checkout_shortage_pk', columns: [t.cartId, t.skuId] }),
      // What a shop could not sell in a period; and all shops together.
      d.index('checkout_shortage_vendor').on(t.vendorId, t.atMs),
      d.index('checkout_shortage_at').on(t.atMs),
      d.check('checkout_shortage_units', 'asked_units > 0 and available_units >= 0'),
    ],
  )

  return { searchCount, checkoutShortage }
}

function dayTables(d: Dialect) {
  /** How well a shop served on a day that is over: sums of its orders, so that a year need not read them all again. */
  const insightDay = d.table(
    'insight_day',
    {
      vendorId: d.text('vendor_id').notNull(),
      day: d.text('day').notNull(),
      /** 1: some of the day's promises had not ended when it was counted; it is counted again. */
      isOpen: d.int('is_open').notNull(),
      units: d.big('units').notNull(),
      servedUnits: d.big('served_units').notNull(),
      lineCount: d.big('line_count').notNull(),
      servedLines: d.big('served_lines').notNull(),
      orderCount: d.big('order_count').notNull(),
      servedOrders: d.big('served_orders').notNull(),
      dueCount: d.big('due_count').notNull(),
      onTimeCount: d.big('on_time_count').notNull(),
      inFullCount: d.big('in_full_count').notNull(),
      bothCount: d.big('both_count').notNull(),
      hours2Count: d.big('hours_2_count').notNull(),
      day1Count: d.big('day_1_count').notNull(),
      days3Count: d.big('days_3_count').notNull(),
      laterCount: d.big('later_count').notNull(),
      missingCount: d.big('missing_count').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'insight_day_pk', columns: [t.vendorId, t.day] }),
      d.check('insight_day_is_open', 'is_open in (0, 1)'),
    ],
  )

  /** Up to when a shop's days are counted, and by which calendar. What changed since is counted anew by whoever asks. */
  const insightFeed = d.table('insight_feed', {
    vendorId: d.text('vendor_id').primaryKey(),
    timeZone: d.text('time_zone').notNull(),
    throughMs: d.big('through_ms').notNull(),
  })

  return { insightDay, insightFeed }
}
