/** How a series of demand behaves: the four fields of Syntetos, Boylan and Croston (2005), and nothing sold at all. */
export type DemandClass = 'smooth' | 'erratic' | 'intermittent' | 'lumpy' | 'none'

/** A class and the two figures that it follows from. */
export interface ClassifiedDemand {
  readonly demandClass: DemandClass
  /** Mean periods from one demand to the next. */
  readonly interval: number
  /** Squared coefficient of variation of the sizes of demands. */
  readonly variation: number
}

// Cut-offs of Syntetos, Boylan and Croston (Journal of the Operational Research Society 56, 2005).
const INTERVAL_LONG = 1.32
const VARIATION_HIGH = 0.49

/** Classifies a series from its first demand on. Periods that are not known (NaN) do not count. */
export function classifyDemand(units: Float64Array): ClassifiedDemand {
  let [periods, demands, sum, squares] = [0, 0, 0, 0]
  for (const value of units) {
    if (Number.isNaN(value) || (demands === 0 && value <= 0)) continue
    periods += 1
    if (value <= 0) continue
    demands += 1
    sum += value
    squares += value * value
  }
  if (demands === 0) return { demandClass: 'none', interval: Number.POSITIVE_INFINITY, variation: 0 }
  const mean = sum / demands
  const variation = Math.max(0, squares / demands - mean * mean) / (mean * mean)
  const interval = periods / demands
  const regular = interval < INTERVAL_LONG
  const even = variation < VARIATION_HIGH
  const demandClass = regular ? (even ? 'smooth' : 'erratic') : even ? 'intermittent' : 'lumpy'
  return { demandClass, interval, variation }
}
