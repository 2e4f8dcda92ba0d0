import { type Dialect, oneOf } from './dialect.ts'

/** Vendors with what orders, promises and money need of them. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of declarations, read table by table.
export function vendorTables(d: Dialect) {
  const supplier = d.table(
    'supplier',
    {
      id: d.text('id').primaryKey(),
      name: d.text('name').notNull(),
      bankAccountNumber: d.text('bank_account_number').notNull(),
      leadTimeDays: d.int('lead_time_days').notNull(),
    },
    () => [d.check('supplier_lead_time', 'lead_time_days >= 0')],
  )

  const vendor = d.table(
    'vendor',
    {
      id: d.text('id').primaryKey(),
      slug: d.text('slug').notNull(),
      legalName: d.text('legal_name').notNull(),
      taxNumber: d.text('tax_number').notNull(),
      email: d.text('email').notNull(),
      accent: d.text('accent').notNull(),
      imageUrl: d.text('image_url'),
      currency: d.text('currency').notNull(),
      commissionBps: d.int('commission_bps').notNull(),
      bankAccountNumber: d.text('bank_account_number').notNull(),
      isApproved: d.int('is_approved').notNull(),
      /** A one-person seller's dashboard: three plain screens. */
      isSimple: d.int('is_simple').notNull().default(0),
      /** Since when it waits for the operator; null when it does not. */
      submittedAtMs: d.big('submitted_at_ms'),
      /** Why the operator declined it last; null once it is approved or asks again. */
      declineReason: d.text('decline_reason'),
      supplierId: d
        .text('supplier_id')
        .notNull()
        .references(() => supplier.id),
      createdAtMs: d.big('created_at_ms').notNull(),
      updatedAtMs: d.big('updated_at_ms').notNull(),
    },
    (t) => [
      // The shop's page is found by its slug.
      d.uniqueIndex('vendor_slug').on(t.slug),
      // The operator's list of shops that wait, longest first.
      d.index('vendor_submitted').on(t.submittedAtMs, t.id),
      d.check('vendor_commission', 'commission_bps between 0 and 10000'),
      d.check('vendor_is_approved', 'is_approved in (0, 1)'),
    ],
  )

  const vendorTranslation = d.table(
    'vendor_translation',
    {
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      locale: d.text('locale').notNull(),
      name: d.text('name').notNull(),
      tagline: d.text('tagline').notNull(),
      about: d.text('about').notNull(),
    },
    (t) => [d.primaryKey({ name: 'vendor_translation_pk', columns: [t.vendorId, t.locale] })],
  )

  const stockLocation = d.table(
    'stock_location',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id),
      name: d.text('name').notNull(),
      line1: d.text('line1').notNull(),
      city: d.text('city').notNull(),
      region: d.text('region').notNull(),
      postcode: d.text('postcode').notNull(),
      country: d.text('country').notNull(),
      latitude: d.real('latitude').notNull(),
      longitude: d.real('longitude').notNull(),
      timeZone: d.text('time_zone').notNull(),
      hasPickup: d.int('has_pickup').notNull(),
      position: d.int('position').notNull(),
      /** Days until goods of this place can leave; more than 0: they are at a supplier, who sells them only when they are ordered. */
      supplyDays: d.int('supply_days').notNull().default(0),
      /** Since when it is no longer one of the shop's places; what happened there keeps its name. */
      closedAtMs: d.big('closed_at_ms'),
    },
    (t) => [
      // Every read of a vendor takes its locations in their order.
      d.index('stock_location_vendor').on(t.vendorId, t.position),
      d.check('stock_location_has_pickup', 'has_pickup in (0, 1)'),
    ],
  )

  const openingPeriod = d.table(
    'opening_period',
    {
      locationId: d
        .text('location_id')
        .notNull()
        .references(() => stockLocation.id, { onDelete: 'cascade' }),
      weekday: d.int('weekday').notNull(),
      opensMinute: d.int('opens_minute').notNull(),
      closesMinute: d.int('closes_minute').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'opening_period_pk', columns: [t.locationId, t.weekday, t.opensMinute] }),
      d.check('opening_period_weekday', 'weekday between 1 and 7'),
    ],
  )

  const closure = d.table(
    'closure',
    {
      locationId: d
        .text('location_id')
        .notNull()
        .references(() => stockLocation.id, { onDelete: 'cascade' }),
      date: d.text('date').notNull(),
    },
    (t) => [d.primaryKey({ name: 'closure_pk', columns: [t.locationId, t.date] })],
  )

  const deliveryMethod = d.table(
    'delivery_method',
    {
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id),
      id: d.text('id').notNull(),
      position: d.int('position').notNull(),
      kind: d.text('kind').notNull(),
      priceMinor: d.big('price_minor').notNull(),
      freeOverMinor: d.big('free_over_minor'),
      currency: d.text('currency').notNull(),
      /** JSON: what it costs in other currencies. */
      otherPrices: d.text('other_prices').notNull().default('{}'),
      /** JSON array of ISO country codes; empty means everywhere. */
      countries: d.text('countries').notNull(),
      radiusKm: d.real('radius_km'),
      cutOffMinute: d.int('cut_off_minute').notNull(),
      handlingMinutes: d.int('handling_minutes').notNull(),
      transitDaysMin: d.int('transit_days_min').notNull(),
      transitDaysMax: d.int('transit_days_max').notNull(),
      windowFromMinute: d.int('window_from_minute').notNull(),
      windowToMinute: d.int('window_to_minute').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'delivery_method_pk', columns: [t.vendorId, t.id] }),
      d.check('delivery_method_kind', oneOf('kind', ['delivery', 'pickup'])),
      d.check('delivery_method_price', 'price_minor >= 0'),
    ],
  )

  const deliveryMethodTranslation = d.table(
    'delivery_method_translation',
    {
      vendorId: d.text('vendor_id').notNull(),
      methodId: d.text('method_id').notNull(),
      locale: d.text('locale').notNull(),
      name: d.text('name').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'delivery_method_translation_pk', columns: [t.vendorId, t.methodId, t.locale] }),
      d
        .foreignKey({
          name: 'delivery_method_translation_method',
          columns: [t.vendorId, t.methodId],
          foreignColumns: [deliveryMethod.vendorId, deliveryMethod.id],
        })
        .onDelete('cascade'),
    ],
  )

  return {
    supplier,
    vendor,
    vendorTranslation,
    stockLocation,
    openingPeriod,
    closure,
    deliveryMethod,
    deliveryMethodTranslation,
  }
}
