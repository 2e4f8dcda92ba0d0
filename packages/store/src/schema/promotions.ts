import { PROMOTION_PRICE_STATES, PROMOTION_STATUSES } from '@onhand/domain/marketing/promotion-states'
import type { catalogTables } from './catalog.ts'
import { type Dialect, oneOf } from './dialect.ts'
import type { vendorTables } from './vendors.ts'

type Tables = Pick<ReturnType<typeof vendorTables>, 'vendor'> & Pick<ReturnType<typeof catalogTables>, 'sku'>

/** What prices were, and what they are planned to be: shown to shoppers, and known to the forecast. */
export function promotionTables(d: Dialect, { vendor, sku }: Tables) {
  const skuId = () =>
    d
      .text('sku_id')
      .notNull()
      .references(() => sku.id, { onDelete: 'cascade' })

  /** From when on a SKU had which price. A price that is set again to what it was adds nothing. */
  const priceChange = d.table(
    'price_change',
    { skuId: skuId(), fromMs: d.big('from_ms').notNull(), priceMinor: d.big('price_minor').notNull() },
    (t) => [
      d.primaryKey({ name: 'price_change_pk', columns: [t.skuId, t.fromMs] }),
      d.check('price_change_amount', 'price_minor >= 0'),
    ],
  )

  /** Lower prices of some SKUs on some days of the shop. */
  const promotion = d.table(
    'promotion',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id),
      name: d.text('name').notNull(),
      status: d.text('status').notNull(),
      /** Days of the shop's time zone, both included. */
      firstDay: d.text('first_day').notNull(),
      lastDay: d.text('last_day').notNull(),
      /** The instants at which the first day begins and the last one is over. */
      startsAtMs: d.big('starts_at_ms').notNull(),
      endsAtMs: d.big('ends_at_ms').notNull(),
      /** Per cent more units a day than usual that the shop expects, for as long as nothing can be learnt from the past; null: not said. */
      expectedUpliftPercent: d.int('expected_uplift_percent'),
      /** JSON `PromotionTerms`: which SKUs were asked for, at which prices. */
      terms: d.text('terms').notNull(),
      /** 1 once nothing is left to be done for its prices: all are put back, or it never began. */
      isSettled: d.int('is_settled').notNull(),
      createdBy: d.text('created_by').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
    },
    (t) => [
      // A shop's promotions, newest days first.
      d.index('promotion_vendor').on(t.vendorId, t.firstDay, t.id),
      // What is to begin, to be gone on with, and to end.
      d.index('promotion_open').on(t.isSettled, t.startsAtMs),
      d.check('promotion_status', oneOf('status', PROMOTION_STATUSES)),
      d.check('promotion_days', 'last_day >= first_day and ends_at_ms > starts_at_ms'),
      d.check('promotion_is_settled', 'is_settled in (0, 1)'),
      d.check('promotion_uplift', 'expected_uplift_percent is null or expected_uplift_percent between -90 and 1000'),
    ],
  )

  const promotionId = () =>
    d
      .text('promotion_id')
      .notNull()
      .references(() => promotion.id, { onDelete: 'cascade' })

  const promotionPrice = d.table(
    'promotion_price',
    {
      promotionId: promotionId(),
      skuId: skuId(),
      priceMinor: d.big('price_minor').notNull(),
      state: d.text('state').notNull(),
      /** What it replaced, to be put back; null until it was applied. */
      regularMinor: d.big('regular_minor'),
      regularCompareAtMinor: d.big('regular_compare_at_minor'),
      /** JSON `PromotionOtherPrice[]`: prices in other currencies that were lowered too; null until it was applied. */
      otherPrices: d.text('other_prices'),
    },
    (t) => [
      d.primaryKey({ name: 'promotion_price_pk', columns: [t.promotionId, t.skuId] }),
      // The promotions of a SKU.
      d.index('promotion_price_sku').on(t.skuId, t.promotionId),
      // What of a promotion is to be applied, or put back.
      d.index('promotion_price_state').on(t.promotionId, t.state, t.skuId),
      d.check('promotion_price_amount', 'price_minor > 0'),
      d.check('promotion_price_state', oneOf('state', PROMOTION_PRICE_STATES)),
    ],
  )

  /** Each day of each SKU in a promotion that was not called off: a SKU is in one promotion a day. */
  const promotionDay = d.table(
    'promotion_day',
    { skuId: skuId(), day: d.text('day').notNull(), promotionId: promotionId() },
    (t) => [
      d.primaryKey({ name: 'promotion_day_pk', columns: [t.skuId, t.day] }),
      d.index('promotion_day_promotion').on(t.promotionId),
    ],
  )

  return { priceChange, promotion, promotionPrice, promotionDay }
}
