import { acceptedUnits, type PackTerms } from './order-units.ts'

/** What tells offers of one SKU apart. */
export type OfferChoice = PackTerms & {
  readonly priceMinor: number
  readonly leadDays: number
  readonly isPreferred: boolean
  readonly isActive: boolean
  readonly supplierId: string
}

// What lies on the shelf for longer than planned costs about a third of its price: place, money, waste.
const SURPLUS_SHARE = 0.3

/**
 * Whom to buy from [BUY-18]: the one the shop prefers, else the cheapest for what is needed, where units beyond the need count a third of their price;
 * of those the quicker. Null when nobody sells it.
 */
export function chooseOffer<Offer extends OfferChoice>(offers: readonly Offer[], neededUnits = 1): Offer | null {
  const needed = Math.max(1, neededUnits)
  const costOf = (offer: Offer) => {
    const surplus = acceptedUnits(needed, offer) - needed
    return offer.priceMinor * (needed + SURPLUS_SHARE * surplus)
  }
  const active = offers.filter((offer) => offer.isActive)
  const [best = null] = [...active].sort(
    (a, b) =>
      Number(b.isPreferred) - Number(a.isPreferred) ||
      costOf(a) - costOf(b) ||
      a.leadDays - b.leadDays ||
      (a.supplierId < b.supplierId ? -1 : 1),
  )
  return best
}
