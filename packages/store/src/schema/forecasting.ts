import { ALERT_KINDS, SKU_MODES, SUDDEN_CHANGES, TARGET_UNITS, VALUE_CLASSES } from '@onhand/domain/forecasting/types'
import { RUN_ORIGINS, RUN_STATUSES } from '@onhand/domain/forecasting/run-states'
import { type Dialect, oneOf } from './dialect.ts'

/** What was asked for each day, the runs that forecast it, and what they found. */
export function forecastingTables(d: Dialect) {
  return { ...demandTables(d), ...runTables(d), ...forecastTables(d), ...settingTables(d) }
}

function demandTables(d: Dialect) {
  /** Demand of a SKU at a place on one of the place's own days. Only days on which something was sold or lost have a row. */
  const demandDay = d.table(
    'demand_day',
    {
      skuId: d.text('sku_id').notNull(),
      locationId: d.text('location_id').notNull(),
      day: d.text('day').notNull(),
      vendorId: d.text('vendor_id').notNull(),
      soldUnits: d.big('sold_units').notNull(),
      lostUnits: d.big('lost_units').notNull().default(0),
      /** Thousandths of the day during which nothing was available. */
      stockOutPermille: d.int('stock_out_permille').notNull().default(0),
      priceMinor: d.big('price_minor').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'demand_day_pk', columns: [t.skuId, t.locationId, t.day] }),
      // What a shop sold by day.
      d.index('demand_day_vendor').on(t.vendorId, t.day),
      d.check('demand_day_units', 'sold_units >= 0 and lost_units >= 0 and price_minor >= 0'),
      d.check('demand_day_stock_out', 'stock_out_permille between 0 and 1000'),
    ],
  )

  /** From when until when nothing of a SKU was available at a place; the open one has no end. */
  const stockOutPeriod = d.table(
    'stock_out_period',
    {
      skuId: d.text('sku_id').notNull(),
      locationId: d.text('location_id').notNull(),
      fromMs: d.big('from_ms').notNull(),
      toMs: d.big('to_ms'),
    },
    (t) => [
      d.primaryKey({ name: 'stock_out_period_pk', columns: [t.skuId, t.locationId, t.fromMs] }),
      d.check('stock_out_period_order', 'to_ms >= from_ms'),
    ],
  )

  /** Up to which instant the placed orders of each time zone's places are in `demand_day`. */
  const demandFeed = d.table('demand_feed', {
    timeZone: d.text('time_zone').primaryKey(),
    throughMs: d.big('through_ms').notNull(),
  })

  return { demandDay, stockOutPeriod, demandFeed }
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of declarations, read table by table.
function runTables(d: Dialect) {
  const forecastRun = d.table(
    'forecast_run',
    {
      id: d.text('id').primaryKey(),
      /** Null: every shop. */
      vendorId: d.text('vendor_id'),
      origin: d.text('origin').notNull(),
      status: d.text('status').notNull(),
      startedBy: d.text('started_by').notNull(),
      startedAtMs: d.big('started_at_ms').notNull(),
      finishedAtMs: d.big('finished_at_ms'),
      /** Which step is to be done next; a repeated step finds another number and does nothing. */
      step: d.int('step').notNull().default(0),
      /** What it forecasts for, set while it goes on; null once it is over. One run at a time for each. */
      activeKey: d.text('active_key'),
      /** JSON of the part that all pages share. */
      pool: d.text('pool'),
      pageCount: d.int('page_count').notNull().default(0),
    },
    (t) => [
      d.uniqueIndex('forecast_run_active').on(t.activeKey),
      // The runs of a shop, and of all shops, newest first.
      d.index('forecast_run_vendor').on(t.vendorId, t.startedAtMs, t.id),
      d.index('forecast_run_started').on(t.startedAtMs, t.id),
      d.check('forecast_run_status', oneOf('status', RUN_STATUSES)),
      d.check('forecast_run_origin', oneOf('origin', RUN_ORIGINS)),
      d.check('forecast_run_step', 'step >= 0 and page_count >= 0'),
    ],
  )

  /** A page's SKUs and places, in the order of their ids: after `from`, up to and with `to`. */
  const forecastPage = d.table(
    'forecast_page',
    {
      runId: d
        .text('run_id')
        .notNull()
        .references(() => forecastRun.id, { onDelete: 'cascade' }),
      position: d.int('position').notNull(),
      fromSkuId: d.text('from_sku_id').notNull(),
      fromLocationId: d.text('from_location_id').notNull(),
      toSkuId: d.text('to_sku_id').notNull(),
      toLocationId: d.text('to_location_id').notNull(),
      skuCount: d.int('sku_count').notNull(),
      finishedAtMs: d.big('finished_at_ms'),
    },
    (t) => [d.primaryKey({ name: 'forecast_page_pk', columns: [t.runId, t.position] })],
  )

  /** How a shop's SKUs are divided by value in a run, and the service level of each class. */
  const forecastShop = d.table(
    'forecast_shop',
    {
      runId: d
        .text('run_id')
        .notNull()
        .references(() => forecastRun.id, { onDelete: 'cascade' }),
      vendorId: d.text('vendor_id').notNull(),
      plan: d.text('plan').notNull(),
    },
    (t) => [d.primaryKey({ name: 'forecast_shop_pk', columns: [t.runId, t.vendorId] })],
  )

  /** Sums of a page's forecasts against what came: readers add the rows of a day up. */
  const forecastScore = d.table(
    'forecast_score',
    {
      vendorId: d.text('vendor_id').notNull(),
      /** The last day that was scored. */
      day: d.text('day').notNull(),
      spanDays: d.int('span_days').notNull(),
      valueClass: d.text('value_class').notNull(),
      runId: d.text('run_id').notNull(),
      position: d.int('position').notNull(),
      skuCount: d.big('sku_count').notNull(),
      actualUnits: d.big('actual_units').notNull(),
      forecastMilliUnits: d.big('forecast_milli_units').notNull(),
      absoluteErrorMilliUnits: d.big('absolute_error_milli_units').notNull(),
      /** How many stayed within the bounds of half, and of nine tenths, of all days. */
      within50Count: d.big('within_50_count').notNull(),
      within90Count: d.big('within_90_count').notNull(),
      /** How many stayed at or below the 95 % quantile. */
      below95Count: d.big('below_95_count').notNull(),
      /** 1: worked out afterwards, when the SKUs were forecast for the first time. */
      isBacktest: d.int('is_backtest').notNull().default(0),
    },
    (t) => [
      d.primaryKey({
        name: 'forecast_score_pk',
        columns: [t.vendorId, t.spanDays, t.day, t.valueClass, t.runId, t.position],
      }),
      d.check('forecast_score_class', oneOf('value_class', VALUE_CLASSES)),
      d.check('forecast_score_span', 'span_days in (1, 7)'),
    ],
  )

  return { forecastRun, forecastPage, forecastShop, forecastScore }
}

function forecastTables(d: Dialect) {
  const skuForecast = d.table(
    'sku_forecast',
    {
      skuId: d.text('sku_id').notNull(),
      locationId: d.text('location_id').notNull(),
      vendorId: d.text('vendor_id').notNull(),
      runId: d.text('run_id').notNull(),
      /** When the run started: a page of an older run never replaces a newer forecast. */
      madeAtMs: d.big('made_at_ms').notNull(),
      firstDay: d.text('first_day').notNull(),
      horizonDays: d.int('horizon_days').notNull(),
      /** JSON: mean units of each day. */
      dailyMeanJson: d.text('daily_mean_json').notNull(),
      /** JSON: a row of days for each of the levels 5, 25, 50, 75 and 95 %. */
      dailyQuantilesJson: d.text('daily_quantiles_json').notNull(),
      protectionDays: d.int('protection_days').notNull(),
      protectionMean: d.real('protection_mean').notNull(),
      /** JSON: units at each of LEVELS. */
      protectionQuantilesJson: d.text('protection_quantiles_json').notNull(),
      safetyStockUnits: d.big('safety_stock_units').notNull(),
      reorderPointUnits: d.big('reorder_point_units').notNull(),
      orderUpToUnits: d.big('order_up_to_units').notNull(),
      targetPermille: d.int('target_permille').notNull(),
      demandClass: d.text('demand_class').notNull(),
      valueClass: d.text('value_class').notNull(),
      sold7Days: d.big('sold_7_days').notNull(),
      sold28Days: d.big('sold_28_days').notNull(),
      sold365Days: d.big('sold_365_days').notNull(),
      /** JSON: mean units from Monday to Sunday. */
      weekdayJson: d.text('weekday_json').notNull(),
      suddenChange: d.text('sudden_change').notNull(),
      historyDays: d.int('history_days').notNull(),
      /** The week that is being watched: from when, what was expected of it and its bounds. */
      weekFirstDay: d.text('week_first_day').notNull(),
      weekJson: d.text('week_json').notNull(),
      /** JSON `PlanNote[]`: which prices, promotions and holidays are in it, and what each does. */
      planJson: d.text('plan_json').notNull().default('[]'),
      /** Expected units of the first 7 and 28 days and of all that are forecast, and their variances, in thousandths, and what they bring at the price of the night: they add up exactly. No variance: not known yet. */
      next7MilliUnits: d.big('next_7_milli_units').notNull().default(0),
      next7MilliVariance: d.big('next_7_milli_variance').notNull().default(0),
      next7ValueMinor: d.big('next_7_value_minor').notNull().default(0),
      next28MilliUnits: d.big('next_28_milli_units').notNull().default(0),
      next28MilliVariance: d.big('next_28_milli_variance').notNull().default(0),
      next28ValueMinor: d.big('next_28_value_minor').notNull().default(0),
      horizonMilliUnits: d.big('horizon_milli_units').notNull().default(0),
      horizonMilliVariance: d.big('horizon_milli_variance').notNull().default(0),
      horizonValueMinor: d.big('horizon_value_minor').notNull().default(0),
    },
    (t) => [
      d.primaryKey({ name: 'sku_forecast_pk', columns: [t.skuId, t.locationId] }),
      // A shop's forecasts, its best sellers first.
      d.index('sku_forecast_vendor').on(t.vendorId, t.sold28Days, t.skuId, t.locationId),
      // Sums over a shop's SKUs, or all: everything that is added up, so that the long rows of days are not read.
      d
        .index('sku_forecast_sums')
        .on(
          t.vendorId,
          t.locationId,
          t.skuId,
          t.madeAtMs,
          t.firstDay,
          t.horizonDays,
          t.sold7Days,
          t.sold28Days,
          t.next7MilliUnits,
          t.next7MilliVariance,
          t.next7ValueMinor,
          t.next28MilliUnits,
          t.next28MilliVariance,
          t.next28ValueMinor,
          t.horizonMilliUnits,
          t.horizonMilliVariance,
          t.horizonValueMinor,
        ),
      // Forecasts that a sudden change broke.
      d.index('sku_forecast_change').on(t.vendorId, t.suddenChange),
      d.check('sku_forecast_units', 'safety_stock_units >= 0 and reorder_point_units >= 0 and order_up_to_units >= 0'),
      d.check('sku_forecast_class', oneOf('value_class', VALUE_CLASSES)),
      d.check('sku_forecast_change', oneOf('sudden_change', SUDDEN_CHANGES)),
    ],
  )

  return { skuForecast }
}

function settingTables(d: Dialect) {
  const replenishmentSetting = d.table(
    'replenishment_setting',
    {
      vendorId: d.text('vendor_id').primaryKey(),
      targetPermille: d.int('target_permille').notNull(),
      /** Whether the target is of units or of money. */
      targetOf: d.text('target_of').notNull(),
      reviewDays: d.int('review_days').notNull(),
      overstockDays: d.int('overstock_days').notNull(),
      /** Days that are forecast one by one; the API keeps it within its bounds. */
      horizonDays: d.int('horizon_days').notNull().default(28),
    },
    () => [
      d.check('replenishment_setting_target', 'target_permille between 500 and 999'),
      d.check('replenishment_setting_of', oneOf('target_of', TARGET_UNITS)),
      d.check('replenishment_setting_days', 'review_days between 1 and 28 and overstock_days between 7 and 365'),
    ],
  )

  /** What a shop decided about one SKU, against the rule. */
  const replenishmentOverride = d.table(
    'replenishment_override',
    {
      skuId: d.text('sku_id').primaryKey(),
      vendorId: d.text('vendor_id').notNull(),
      mode: d.text('mode').notNull(),
      floorUnits: d.big('floor_units').notNull(),
      changedAtMs: d.big('changed_at_ms').notNull(),
    },
    (t) => [
      // A shop's exceptions, the newest first.
      d.index('replenishment_override_vendor').on(t.vendorId, t.changedAtMs, t.skuId),
      d.check('replenishment_override_mode', oneOf('mode', SKU_MODES)),
      d.check('replenishment_override_floor', 'floor_units >= 0'),
    ],
  )

  /** Alerts that a person put off. */
  const alertSnooze = d.table(
    'alert_snooze',
    {
      skuId: d.text('sku_id').notNull(),
      locationId: d.text('location_id').notNull(),
      kind: d.text('kind').notNull(),
      vendorId: d.text('vendor_id').notNull(),
      untilMs: d.big('until_ms').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'alert_snooze_pk', columns: [t.skuId, t.locationId, t.kind] }),
      d.check('alert_snooze_kind', oneOf('kind', ALERT_KINDS)),
    ],
  )

  return { replenishmentSetting, replenishmentOverride, alertSnooze }
}
