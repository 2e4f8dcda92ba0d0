/** Demand of some periods together as a distribution: what the order rules ask of a forecast. */
export interface DemandSpread {
  readonly mean: number
  /** The smallest number of units that demand stays within with this probability (0 < probability < 1). */
  quantile(probability: number): number
}

// Odd, so that the median is among them; two hundred cells hold the mean of a skewed count to about half a per cent.
const CELLS = 201

/**
 * Units of demand beyond `units`, on average: E[(D − units)+]. Taken from the quantiles alone (midpoints of equal cells),
 * then scaled so that at zero units it is the mean exactly.
 */
export function expectedShortUnits(demand: DemandSpread, units: number): number {
  if (units <= 0) return demand.mean - units
  let total = 0
  let beyond = 0
  for (let cell = 0; cell < CELLS; cell++) {
    const drawn = demand.quantile((cell + 0.5) / CELLS)
    total += drawn
    if (drawn > units) beyond += drawn - units
  }
  return total > 0 ? (beyond / total) * demand.mean : 0
}
