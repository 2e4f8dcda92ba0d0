/** What a supplier accepts: at least `minimumUnits`, in whole packs of `packUnits`. Both 1 when there is no such rule. */
export interface QuantityTerms {
  readonly packUnits: number
  readonly minimumUnits: number
}

/** No rule at all: any whole number of units. */
export const ANY_QUANTITY: QuantityTerms = { packUnits: 1, minimumUnits: 1 }

/** The smallest quantity that the supplier accepts and that is not below `neededUnits`; 0 when nothing is needed. */
export function acceptedUnits(neededUnits: number, terms: QuantityTerms): number {
  if (neededUnits <= 0) return 0
  const pack = Math.max(1, terms.packUnits)
  const atLeast = Math.max(neededUnits, terms.minimumUnits)
  return Math.ceil(atLeast / pack - 1e-9) * pack
}
