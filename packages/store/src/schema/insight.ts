import type { Dialect } from './dialect.ts'

/** What is counted because nothing else remembers it: searches, and what shoppers asked for at the checkout and could not have. */
export function insightTables(d: Dialect) {
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
