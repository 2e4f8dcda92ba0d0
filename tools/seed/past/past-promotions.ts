import type { ImportSku } from '@onhand/domain/catalog/import-product'
import { reducedMinor } from '@onhand/domain/marketing/promotion-price'
import { dice } from '../dice.ts'
import { PAST_DAYS } from './past-calendar.ts'

/** A promotion of the demo: some of a shop's items, some per cent off, on some days counted like those of the past. */
export type DemoPromotion = {
  readonly key: string
  readonly name: string
  readonly vendorSlug: string
  readonly fromIndex: number
  readonly days: number
  readonly percentOff: number
  /** What it brought a day, or is expected to bring, in per cent more. */
  readonly upliftPercent: number
}

const SHOP = 'marlow-road'
/** The shop had two; both were over more than thirty days before the next one begins. */
const PAST_PROMOTIONS: readonly DemoPromotion[] = [
  {
    key: 'harvest',
    name: 'Harvest week',
    vendorSlug: SHOP,
    fromIndex: PAST_DAYS - 63,
    days: 5,
    percentOff: 20,
    upliftPercent: 110,
  },
  {
    key: 'pantry',
    name: 'Market days',
    vendorSlug: SHOP,
    fromIndex: PAST_DAYS - 41,
    days: 4,
    percentOff: 30,
    upliftPercent: 170,
  },
]
/** And plans the next one for the week after this. */
const NEXT_PROMOTION: DemoPromotion = {
  key: 'winter',
  name: 'Market weekend',
  vendorSlug: SHOP,
  fromIndex: PAST_DAYS + 6,
  days: 4,
  percentOff: 20,
  upliftPercent: 100,
}
export const DEMO_PROMOTIONS: readonly DemoPromotion[] = [...PAST_PROMOTIONS, NEXT_PROMOTION]

/** Of so many items one is in a promotion. */
const ONE_OF = 3
/** Who bought more than usual needs less afterwards. */
const DIP = { days: 2, percent: -20 }

/** True when the item is in it; another choice for each promotion. */
export function isPromoted(sku: ImportSku, promotion: DemoPromotion): boolean {
  return dice(`promotion ${promotion.key} ${sku.code}`).between(1, ONE_OF) === 1
}

/** How much more or less of an item a shop sells on a day of the past because of its promotions: 1 is as usual. */
export function upliftAt(sku: ImportSku, vendorSlug: string, index: number): number {
  for (const promotion of PAST_PROMOTIONS) {
    if (promotion.vendorSlug !== vendorSlug || !isPromoted(sku, promotion)) continue
    const day = index - promotion.fromIndex
    if (day >= 0 && day < promotion.days) return 1 + promotion.upliftPercent / 100
    if (day >= promotion.days && day < promotion.days + DIP.days) return 1 + DIP.percent / 100
  }
  return 1
}

/** What an item cost on a day of the past. */
export function priceAt(sku: ImportSku, vendorSlug: string, index: number): number {
  const promotion = PAST_PROMOTIONS.find(
    (one) =>
      one.vendorSlug === vendorSlug &&
      index >= one.fromIndex &&
      index < one.fromIndex + one.days &&
      isPromoted(sku, one),
  )
  return promotion
    ? (reducedMinor(sku.priceMinor, promotion.percentOff, sku.currency) ?? sku.priceMinor)
    : sku.priceMinor
}
