import type { CategoryId, ProductId, PromotionId, SkuId } from '../ids.ts'
import { addDays, isCalendarDate } from '../local-time.ts'
import { err, ok, type Result } from '../result.ts'
import type { PromotionStatus } from './promotion-states.ts'

/** Longer is no promotion but a price. */
export const PROMOTION_DAYS_MAX = 62
/** How far ahead one may be planned. */
export const PROMOTION_AHEAD_DAYS_MAX = 366
/** SKUs times days of one promotion: each of them is a row that keeps another promotion off. */
export const PROMOTION_SKU_DAYS_MAX = 20_000
/** A reduction is measured against the lowest price of so many days before it. */
export const REFERENCE_DAYS = 30

const DAY_MS = 86_400_000

/** Which SKUs a promotion is about: of chosen products, of a category, or all that the shop sells. */
export type PromotionSelection =
  | { readonly kind: 'products'; readonly productIds: readonly ProductId[] }
  | { readonly kind: 'category'; readonly categoryId: CategoryId }
  | { readonly kind: 'all' }

/** What is lowered, and to what: some per cent off, or a price of its own for each SKU in the shop's currency. */
export type PromotionTerms =
  | { readonly kind: 'percent'; readonly percentOff: number; readonly selection: PromotionSelection }
  | { readonly kind: 'fixed'; readonly prices: readonly { readonly skuId: SkuId; readonly priceMinor: number }[] }

/** Days of the shop's own calendar, both included. */
export type PromotionDays = { readonly firstDay: string; readonly lastDay: string }

/** A field that is not as it must be. */
export type WrongField = { readonly code: 'invalid_field'; readonly field: string; readonly expected: string }

/** Another promotion that has one of the SKUs on one of the days. */
export type PromotionClash = {
  readonly code: 'promotion_overlap'
  readonly promotionId: PromotionId
  readonly name: string
}

/** Why a promotion is not as it was asked for. */
export type PromotionRefusal =
  | WrongField
  | PromotionClash
  | { readonly code: 'promotion_state'; readonly status: PromotionStatus }
  | { readonly code: 'promotion_empty' }
  | { readonly code: 'promotion_too_large'; readonly skuDays: number; readonly skuDaysMax: number }

/** How many days these are. */
export function promotionDayCount({ firstDay, lastDay }: PromotionDays): number {
  return Math.round((Date.parse(`${lastDay}T00:00:00Z`) - Date.parse(`${firstDay}T00:00:00Z`)) / DAY_MS) + 1
}

/** The days themselves, in order. */
export function promotionDays(days: PromotionDays): readonly string[] {
  return Array.from({ length: promotionDayCount(days) }, (_, index) => addDays(days.firstDay, index))
}

/** Decides whether a promotion may be planned for these days: not in the past, not too long, not too far ahead [PRO-2]. It may begin today. */
export function checkPromotionDays(days: PromotionDays, today: string): Result<null, WrongField> {
  const { firstDay } = days
  if (!isCalendarDate(firstDay) || firstDay < today) return wrong('firstDay', `a day from ${today} on`)
  const latest = addDays(today, PROMOTION_AHEAD_DAYS_MAX)
  if (firstDay > latest) return wrong('firstDay', `a day up to ${latest}`)
  return checkLastDay(days)
}

/** Decides whether a promotion that runs may end on another day: today or later, and not too long in all [PRO-8]. */
export function checkNewLastDay(days: PromotionDays, today: string): Result<null, WrongField> {
  return days.lastDay < today ? wrong('lastDay', `a day from ${today} on`) : checkLastDay(days)
}

function checkLastDay(days: PromotionDays): Result<null, WrongField> {
  const latest = addDays(days.firstDay, PROMOTION_DAYS_MAX - 1)
  if (!isCalendarDate(days.lastDay) || days.lastDay < days.firstDay || days.lastDay > latest)
    return wrong('lastDay', `a day from ${days.firstDay} to ${latest}`)
  return ok(null)
}

function wrong(field: string, expected: string): Result<never, WrongField> {
  return err({ code: 'invalid_field', field, expected })
}
