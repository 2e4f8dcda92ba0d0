/** One SKU of a promotion with what it usually sells a day. */
export type PromotedSales = {
  readonly regularMinor: number
  readonly priceMinor: number
  readonly unitsADay: number
}

/** What a promotion puts at stake. */
export type PromotionStake = {
  /** Units that these SKUs sell on a usual day. */
  readonly unitsADay: number
  /** What the same units bring less over all its days. */
  readonly atStakeMinor: number
  /** Per cent more units that bring as much as without it; null when nothing is known of what they sell. */
  readonly breakEvenPercent: number | null
}

/** What the usual sales would bring less, and how much more has to be sold to make up for it. Takings, not profit: costs of what is sold more are not in it. */
export function promotionStake(sales: readonly PromotedSales[], days: number): PromotionStake {
  const sum = (part: (one: PromotedSales) => number) => sales.reduce((total, one) => total + part(one), 0)
  const regular = sum((one) => one.regularMinor * one.unitsADay)
  const reduced = sum((one) => one.priceMinor * one.unitsADay)
  return {
    unitsADay: sum((one) => one.unitsADay),
    atStakeMinor: Math.round((regular - reduced) * days),
    breakEvenPercent: reduced === 0 ? null : Math.ceil((regular / reduced - 1) * 100),
  }
}
