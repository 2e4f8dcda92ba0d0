import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Dialect } from './dialect.ts'
import type { vendorTables } from './vendors.ts'

/** Categories, products, their SKUs and offers, and the card each product shows in lists. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of declarations, read table by table.
export function catalogTables(d: Dialect, { vendor }: Pick<ReturnType<typeof vendorTables>, 'vendor'>) {
  const category = d.table(
    'category',
    {
      id: d.text('id').primaryKey(),
      parentId: d.text('parent_id').references((): AnySQLiteColumn => category.id),
      slug: d.text('slug').notNull(),
      position: d.int('position').notNull(),
      emoji: d.text('emoji').notNull(),
      tint: d.text('tint').notNull(),
    },
    (t) => [
      // A category's page is found by its slug.
      d.uniqueIndex('category_slug').on(t.slug),
      // Walking down the tree.
      d.index('category_parent').on(t.parentId),
    ],
  )

  const categoryTranslation = d.table(
    'category_translation',
    {
      categoryId: d
        .text('category_id')
        .notNull()
        .references(() => category.id, { onDelete: 'cascade' }),
      locale: d.text('locale').notNull(),
      name: d.text('name').notNull(),
    },
    (t) => [d.primaryKey({ name: 'category_translation_pk', columns: [t.categoryId, t.locale] })],
  )

  const product = d.table(
    'product',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id),
      categoryId: d.text('category_id').references(() => category.id),
      slug: d.text('slug').notNull(),
      title: d.text('title').notNull(),
      description: d.text('description').notNull(),
      brand: d.text('brand'),
      /** JSON arrays: `{name, value}`, words, words, `ImageView`. */
      attributes: d.text('attributes').notNull(),
      allergens: d.text('allergens').notNull(),
      tags: d.text('tags').notNull(),
      images: d.text('images').notNull(),
      isPublished: d.int('is_published').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
      updatedAtMs: d.big('updated_at_ms').notNull(),
      /** Counts writes: an editor that read an older one is refused. */
      version: d.int('version').notNull().default(1),
      /** When the vendor put it away; never set while published. */
      archivedAtMs: d.big('archived_at_ms'),
      /** JSON array: names of what its variants differ in, "Size", "Colour". */
      options: d.text('options').notNull().default('[]'),
    },
    (t) => [
      // The product page is found by its slug.
      d.uniqueIndex('product_slug').on(t.slug),
      // A vendor's own table of products, last changed first.
      d.index('product_vendor').on(t.vendorId, t.updatedAtMs, t.id),
      d.check('product_is_published', 'is_published in (0, 1)'),
    ],
  )

  const productTranslation = d.table(
    'product_translation',
    {
      productId: d
        .text('product_id')
        .notNull()
        .references(() => product.id, { onDelete: 'cascade' }),
      locale: d.text('locale').notNull(),
      title: d.text('title').notNull(),
      description: d.text('description').notNull(),
    },
    (t) => [d.primaryKey({ name: 'product_translation_pk', columns: [t.productId, t.locale] })],
  )

  const sku = d.table(
    'sku',
    {
      id: d.text('id').primaryKey(),
      productId: d
        .text('product_id')
        .notNull()
        .references(() => product.id),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id),
      position: d.int('position').notNull(),
      code: d.text('code').notNull(),
      title: d.text('title').notNull(),
      gtin: d.text('gtin'),
      weightGrams: d.int('weight_grams'),
      measureAmount: d.real('measure_amount'),
      measureUnit: d.text('measure_unit'),
      unitsPerOrderMax: d.int('units_per_order_max'),
      /** 0 once the vendor no longer lists it; kept for the orders that name it. */
      isSold: d.int('is_sold').notNull(),
      /** JSON array: its value for each of the product's options. */
      optionValues: d.text('option_values').notNull().default('[]'),
    },
    (t) => [
      // Importers find a SKU by the vendor's own code; two SKUs of a vendor never share one.
      d.uniqueIndex('sku_code').on(t.vendorId, t.code),
      // The variants of a product.
      d.index('sku_product').on(t.productId, t.position),
      // "Also sold by": the same GTIN at other shops.
      d.index('sku_gtin').on(t.gtin),
      d.check('sku_is_sold', 'is_sold in (0, 1)'),
    ],
  )

  const skuTranslation = d.table(
    'sku_translation',
    {
      skuId: d
        .text('sku_id')
        .notNull()
        .references(() => sku.id, { onDelete: 'cascade' }),
      locale: d.text('locale').notNull(),
      title: d.text('title').notNull(),
    },
    (t) => [d.primaryKey({ name: 'sku_translation_pk', columns: [t.skuId, t.locale] })],
  )

  const offer = d.table(
    'offer',
    {
      skuId: d
        .text('sku_id')
        .primaryKey()
        .references(() => sku.id),
      priceMinor: d.big('price_minor').notNull(),
      compareAtMinor: d.big('compare_at_minor'),
      currency: d.text('currency').notNull(),
      taxRateBps: d.int('tax_rate_bps').notNull(),
      unitCostMinor: d.big('unit_cost_minor').notNull(),
    },
    () => [
      d.check('offer_price', 'price_minor >= 0'),
      d.check('offer_cost', 'unit_cost_minor >= 0'),
      d.check('offer_tax', 'tax_rate_bps between 0 and 10000'),
    ],
  )

  /** What a list sorts and filters by, kept beside each listed product so that a page is one indexed read. */
  const productCard = d.table(
    'product_card',
    {
      productId: d
        .text('product_id')
        .primaryKey()
        .references(() => product.id, { onDelete: 'cascade' }),
      vendorId: d.text('vendor_id').notNull(),
      categoryId: d.text('category_id'),
      /** The cheapest SKU in stock, else the cheapest. */
      skuId: d.text('sku_id').notNull(),
      skuCount: d.int('sku_count').notNull(),
      priceMinor: d.big('price_minor').notNull(),
      availableUnits: d.big('available_units').notNull(),
      isInStock: d.int('is_in_stock').notNull(),
      soldUnits: d.big('sold_units').notNull(),
      /** Earliest expiry of what is available, '9999-12-31' when nothing expires: sorts last. */
      expiryKey: d.text('expiry_key').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
    },
    (t) => [
      // Lists by popularity (the default), newest, price and expiry; each ends in the id so that a cursor is exact.
      d.index('product_card_popular').on(t.isInStock, t.soldUnits, t.productId),
      d.index('product_card_newest').on(t.createdAtMs, t.productId),
      d.index('product_card_price').on(t.priceMinor, t.productId),
      d.index('product_card_expiry').on(t.expiryKey, t.productId),
      // Lists and counts of one category or one shop.
      d.index('product_card_category').on(t.categoryId, t.isInStock, t.soldUnits, t.productId),
      d.index('product_card_vendor').on(t.vendorId, t.isInStock, t.soldUnits, t.productId),
      d.check('product_card_units', 'available_units >= 0 and sold_units >= 0'),
      d.check('product_card_in_stock', 'is_in_stock = case when available_units > 0 then 1 else 0 end'),
    ],
  )

  return { category, categoryTranslation, product, productTranslation, sku, skuTranslation, offer, productCard }
}
