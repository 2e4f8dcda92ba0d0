import type { OtherPrice } from '../catalog/product-record.ts'
import type { SkuId } from '../ids.ts'
import { PROMOTION_SKU_DAYS_MAX, type PromotionRefusal, type PromotionTerms } from './promotion.ts'
import { err, ok, type Result } from '../result.ts'

/** Nobody writes cents of these: their prices are whole. */
const WHOLE_CURRENCIES: ReadonlySet<string> = new Set(['TWD'])

/** The smallest step that prices of a currency have, in minor units. */
export function priceStepMinor(currency: string): number {
  return WHOLE_CURRENCIES.has(currency) ? 100 : 1
}

/** A SKU that a promotion may be about, as it is now. */
export type PromotionCandidate = {
  readonly skuId: SkuId
  readonly isOnSale: boolean
  readonly priceMinor: number
  readonly currency: string
}

/** Why a SKU is left out. */
export const LEFT_OUT_REASONS = ['not_on_sale', 'not_lower'] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

/** What a SKU costs in the promotion, or why it is not in it. */
export type PromotionOffer<Candidate> =
  | { readonly candidate: Candidate; readonly priceMinor: number }
  | { readonly candidate: Candidate; readonly leftOut: LeftOutReason }

/** A price in another currency that was lowered too, and what it was. */
export type PromotionOtherPrice = {
  readonly currency: string
  readonly priceMinor: number
  readonly regularMinor: number
  readonly regularCompareAtMinor: number | null
}

/** Some per cent off, rounded half up to the currency's steps, never nothing; null when that is no lower than the price is now [PRO-3]. */
export function reducedMinor(regularMinor: number, percentOff: number, currency: string): number | null {
  const step = priceStepMinor(currency)
  const exact = (regularMinor * (100 - percentOff)) / 100
  const rounded = Math.max(step, Math.round(exact / step) * step)
  return rounded < regularMinor ? rounded : null
}

/** What each SKU costs in a promotion [PRO-3]: lower than now, or it is left out, with the reason. */
export function promotionOffers<Candidate extends PromotionCandidate>(
  terms: PromotionTerms,
  candidates: readonly Candidate[],
): readonly PromotionOffer<Candidate>[] {
  const fixed = new Map(terms.kind === 'fixed' ? terms.prices.map((price) => [price.skuId, price.priceMinor]) : [])
  return candidates.map((candidate) => {
    if (!candidate.isOnSale) return { candidate, leftOut: 'not_on_sale' }
    const priceMinor =
      terms.kind === 'percent'
        ? reducedMinor(candidate.priceMinor, terms.percentOff, candidate.currency)
        : lower(fixed.get(candidate.skuId), candidate.priceMinor)
    return priceMinor === null ? { candidate, leftOut: 'not_lower' } : { candidate, priceMinor }
  })
}

/** Those that are in it; refused when there are none, or too many for the days [PRO-2]. */
export function promotedOffers<Candidate>(
  offers: readonly PromotionOffer<Candidate>[],
  days: number,
): Result<readonly { readonly candidate: Candidate; readonly priceMinor: number }[], PromotionRefusal> {
  const promoted = offers.flatMap((offer) => ('priceMinor' in offer ? offer : []))
  if (promoted.length === 0) return err({ code: 'promotion_empty' })
  const skuDays = promoted.length * days
  return skuDays > PROMOTION_SKU_DAYS_MAX
    ? err({ code: 'promotion_too_large', skuDays, skuDaysMax: PROMOTION_SKU_DAYS_MAX })
    : ok(promoted)
}

/** Prices in other currencies while it runs: per cent off applies to them as well, a price of its own leaves them as they are [PRO-7]. */
export function otherPromotionPrices(
  terms: PromotionTerms,
  prices: readonly OtherPrice[],
): readonly PromotionOtherPrice[] {
  if (terms.kind === 'fixed') return []
  return prices.flatMap(({ currency, priceMinor, compareAtMinor }) => {
    const reduced = reducedMinor(priceMinor, terms.percentOff, currency)
    if (reduced === null) return []
    return [{ currency, priceMinor: reduced, regularMinor: priceMinor, regularCompareAtMinor: compareAtMinor }]
  })
}

function lower(priceMinor: number | undefined, regularMinor: number): number | null {
  return priceMinor !== undefined && priceMinor < regularMinor ? priceMinor : null
}
