import { PRODUCT_SORTS } from '@onhand/domain/insight/sales'
import { STOCK_LISTS } from '@onhand/domain/insight/stock-items'
import { z } from 'zod'
import { DateInput, idSchema, LocaleInput } from './text.ts'

/** Days of the shop's calendar, both included. */
const Period = { vendorId: idSchema('vendor'), fromDate: DateInput, toDate: DateInput }
const limit = z.int().min(1).max(200).default(50)

export const InsightInput = z.strictObject(Period)
export const InsightServiceInput = z.strictObject({ ...Period, locale: LocaleInput })
export const InsightProductsInput = z.strictObject({
  ...Period,
  locale: LocaleInput,
  sort: z.enum(PRODUCT_SORTS).default('sales'),
  limit,
})
export const InsightBasketsInput = z.strictObject({ ...Period, locale: LocaleInput, limit })
export const InsightStockListInput = z.strictObject({
  ...Period,
  locale: LocaleInput,
  list: z.enum(STOCK_LISTS),
  limit,
})
export const InsightSearchesInput = z.strictObject({ ...Period, onlyMissed: z.boolean().default(true), limit })
export const MarketSearchesInput = z.strictObject({
  days: z.int().min(1).max(90).default(30),
  onlyMissed: z.boolean().default(true),
  limit,
})
