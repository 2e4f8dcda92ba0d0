/** What tells offers of one SKU apart. */
export type OfferChoice = {
  readonly priceMinor: number
  readonly leadDays: number
  readonly isPreferred: boolean
  readonly isActive: boolean
  readonly supplierId: string
}

/** Whom to buy from [BUY-18]: the one the shop prefers, else the cheapest, of those the quicker; null when nobody sells it. */
export function chooseOffer<Offer extends OfferChoice>(offers: readonly Offer[]): Offer | null {
  const active = offers.filter((offer) => offer.isActive)
  const [best = null] = [...active].sort(
    (a, b) =>
      Number(b.isPreferred) - Number(a.isPreferred) ||
      a.priceMinor - b.priceMinor ||
      a.leadDays - b.leadDays ||
      (a.supplierId < b.supplierId ? -1 : 1),
  )
  return best
}
