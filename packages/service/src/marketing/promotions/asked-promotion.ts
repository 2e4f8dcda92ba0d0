import type { PromotionId, VendorId } from '@onhand/domain/ids'
import { addDays, instantOf, localTime } from '@onhand/domain/local-time'
import { type PromotionOffer, promotionOffers } from '@onhand/domain/marketing/promotion-price'
import {
  PROMOTION_SKU_DAYS_MAX,
  type PromotionDays,
  type PromotionTerms,
  REFERENCE_DAYS,
  type WrongField,
} from '@onhand/domain/marketing/promotion'
import type { ServiceDeps } from '../../deps.ts'
import { timeZoneOf } from '../../insight/open-insight.ts'
import type { KnownCandidate } from '../promotion-ports.ts'

const DAY_MS = 86_400_000
/** What a SKU usually sells is its mean over these days. */
export const USUAL_DAYS = 28

/** A promotion as a shop describes it. */
export type PromotionAsked = PromotionDays & {
  readonly vendorId: VendorId
  readonly promotionId: PromotionId
  readonly name: string
  readonly terms: PromotionTerms
  readonly expectedUpliftPercent: number | null
}

/** The shop's own clock. */
export type ShopClock = { readonly nowMs: number; readonly timeZone: string; readonly today: string }

/** What day it is in the shop; null when there is no such shop. */
export async function shopClock(
  deps: Pick<ServiceDeps, 'vendors' | 'nowMs'>,
  vendorId: VendorId,
): Promise<(ShopClock & { readonly currency: string }) | null> {
  const [vendor] = await deps.vendors.records([vendorId])
  if (!vendor) return null
  const nowMs = deps.nowMs()
  const timeZone = timeZoneOf(vendor)
  return { nowMs, timeZone, today: localTime(nowMs, timeZone).date, currency: vendor.currency }
}

/** The instants at which days begin and are over. */
export function instantsOf({ firstDay, lastDay }: PromotionDays, timeZone: string) {
  return { startsAtMs: instantOf(firstDay, 0, timeZone), endsAtMs: instantOf(addDays(lastDay, 1), 0, timeZone) }
}

/** What each SKU that the terms are about would cost. One more than may be in it is read, so that too many are noticed. */
export async function offersOf(
  deps: Pick<ServiceDeps, 'promotions'>,
  { vendorId, terms }: { readonly vendorId: VendorId; readonly terms: PromotionTerms },
  clock: ShopClock,
): Promise<readonly PromotionOffer<KnownCandidate>[]> {
  const candidates = await deps.promotions.candidates({
    vendorId,
    choice:
      terms.kind === 'percent' ? terms.selection : { kind: 'skus', skuIds: terms.prices.map((price) => price.skuId) },
    lowestSinceMs: clock.nowMs - REFERENCE_DAYS * DAY_MS,
    soldSinceDay: addDays(clock.today, -USUAL_DAYS),
    limit: PROMOTION_SKU_DAYS_MAX + 1,
  })
  return promotionOffers(terms, candidates)
}

/** Which of the prices that were written down cannot be asked, by its place; null when all can. */
export function wrongPrice(
  terms: PromotionTerms,
  offers: readonly PromotionOffer<KnownCandidate>[],
): WrongField | null {
  if (terms.kind !== 'fixed') return null
  for (const [index, price] of terms.prices.entries()) {
    const field = `terms.prices.${index}`
    const offer = offers.find(({ candidate }) => candidate.skuId === price.skuId)
    if (!offer || ('leftOut' in offer && offer.leftOut === 'not_on_sale'))
      return { code: 'invalid_field', field: `${field}.skuId`, expected: 'a SKU that the shop sells' }
    if ('leftOut' in offer)
      return {
        code: 'invalid_field',
        field: `${field}.priceMinor`,
        expected: `less than ${offer.candidate.priceMinor}`,
      }
  }
  return null
}
