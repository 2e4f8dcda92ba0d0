import {
  ALERT_KINDS,
  HORIZON_DAYS_MAX,
  HORIZON_DAYS_MIN,
  SKU_MODES,
  TARGET_UNITS,
  VALUE_CLASSES,
} from '@onhand/domain/forecasting/types'
import { z } from 'zod'
import { idSchema, keySchema, LocaleInput, textSchema } from './text.ts'

const shop = { vendorId: idSchema('vendor') }
const locale = LocaleInput.default('en')
const page = { cursor: keySchema(500).nullish(), limit: z.int().min(1).max(200).default(50) }
const place = { locationId: idSchema('location').nullish() }
const run = { runId: idSchema('forecastRun') }
const span = {
  spanDays: z.union([z.literal(1), z.literal(7)]).default(7),
  days: z.int().min(7).max(400).default(91),
}
const FLOOR_UNITS_MAX = 100_000

export const ForecastRunInput = z.strictObject({ ...shop, ...run })
export const ForecastRunsInput = z.strictObject({ ...shop, ...page })
export const ForecastRowsInput = z.strictObject({
  ...shop,
  ...place,
  ...page,
  locale,
  valueClass: z.enum(VALUE_CLASSES).nullish(),
  words: textSchema(200).default(''),
})
export const SkuForecastInput = z.strictObject({
  ...shop,
  skuId: idSchema('sku'),
  locationId: idSchema('location'),
  locale,
})
export const ForecastAccuracyInput = z.strictObject({ ...shop, ...span })

export const ForecastGroupsInput = z.strictObject({ ...shop, locale })
/** Without a category and a place: the whole shop. `none`: what has no category; `isAlone`: without the categories within it. */
export const ForecastGroupDaysInput = z.strictObject({
  ...shop,
  ...place,
  categoryId: z.union([idSchema('category'), z.literal('none')]).nullish(),
  isAlone: z.boolean().default(false),
  locale,
})

export const ReplenishmentSettingInput = z.strictObject(shop)
export const SaveReplenishmentSettingInput = z.strictObject({
  ...shop,
  targetPermille: z.int().min(500).max(999),
  targetOf: z.enum(TARGET_UNITS),
  reviewDays: z.int().min(1).max(28),
  overstockDays: z.int().min(7).max(365),
  horizonDays: z.int().min(HORIZON_DAYS_MIN).max(HORIZON_DAYS_MAX),
})
export const SkuOverridesInput = z.strictObject({ ...shop, ...page, locale })
/** `floorUnits` counts with the mode "floor" only. */
export const SaveSkuOverrideInput = z.strictObject({
  ...shop,
  skuId: idSchema('sku'),
  mode: z.enum(SKU_MODES),
  floorUnits: z.int().min(0).max(FLOOR_UNITS_MAX).default(0),
})

export const ReplenishmentAlertsInput = z.strictObject({
  ...shop,
  ...place,
  ...page,
  locale,
  kind: z.enum(ALERT_KINDS).nullish(),
  isSnoozed: z.boolean().default(false),
})
export const AlertSummaryInput = z.strictObject(shop)
/** 0 days: it is shown again. */
export const SnoozeAlertInput = z.strictObject({
  ...shop,
  skuId: idSchema('sku'),
  locationId: idSchema('location'),
  kind: z.enum(ALERT_KINDS),
  days: z.int().min(0).max(365),
})

export const OperatorForecastRunInput = z.strictObject(run)
export const OperatorForecastRunsInput = z.strictObject(page)
export const OperatorForecastAccuracyInput = z.strictObject(span)
export const OperatorForecastGroupsInput = z.strictObject({ locale })
export const OperatorForecastGroupDaysInput = z.strictObject(shop)
