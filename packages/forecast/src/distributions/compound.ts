import { countsOf } from './count-table.ts'
import { NO_DEMAND, roundedGamma } from './counts.ts'
import type { CountDistribution } from './distribution.ts'

/** Sizes that an order may have, rising, each with its chance; the chances add up to one. */
export interface LotSizes {
  readonly units: Float64Array
  readonly chance: Float64Array
}

/** How many orders come: their mean and variance. */
export interface EventCount {
  readonly mean: number
  readonly variance: number
}

// Cells of a table; units are put together in steps where the demand does not fit into so many.
const CELLS_MAX = 400
// Largest orders that a table has room for above the usual: what is beyond is less than any service level asks for.
const DEVIATIONS = 7
// Above so many orders the sum is nearly a gamma and P(0) is no number any more.
const EVENTS_MAX = 300
// A variance this close to the mean is Poisson's.
const POISSON_GAP = 1e-6

/**
 * Demand that comes in lots: a number of orders, each of a size of its own. The number is of Panjer's class (binomial
 * where its variance is below its mean, Poisson, negative binomial above), so that the sum follows from one recursion
 * (Panjer, ASTIN Bulletin 12 (1981)). Exact in whole units while they fit into the table; else in steps of several,
 * with the mean kept.
 */
export function compound(events: EventCount, sizes: LotSizes): CountDistribution {
  const size = momentsOf(sizes)
  if (!(events.mean > 0) || !(size.mean > 0)) return NO_DEMAND
  const mean = events.mean * size.mean
  const variance = events.mean * size.variance + events.variance * size.mean * size.mean
  if (events.mean > EVENTS_MAX) return roundedGamma(mean, variance)
  const room = mean + DEVIATIONS * Math.sqrt(variance) + size.largest
  const step = Math.max(1, Math.ceil(room / CELLS_MAX))
  const cells = Math.ceil(room / step) + 1
  const table = panjer(events, onGrid(sizes, { step, cells }), cells)
  return inSteps(countsOf({ first: 0, probability: table }), step)
}

interface Moments {
  readonly mean: number
  readonly variance: number
  readonly largest: number
}

function momentsOf({ units, chance }: LotSizes): Moments {
  let mean = 0
  let square = 0
  let largest = 0
  for (let i = 0; i < units.length; i++) {
    const size = units[i] ?? 0
    mean += size * (chance[i] ?? 0)
    square += size * size * (chance[i] ?? 0)
    if (size > largest) largest = size
  }
  return { mean, variance: Math.max(0, square - mean * mean), largest }
}

/** Chances of the sizes in steps of the grid; a size between two is shared so that its mean stays. */
function onGrid({ units, chance }: LotSizes, grid: { step: number; cells: number }): Float64Array {
  const { step, cells } = grid
  let last = 0
  const share = new Float64Array(cells)
  for (let i = 0; i < units.length; i++) {
    const at = (units[i] ?? 0) / step
    const low = Math.min(cells - 1, Math.floor(at))
    const above = at - low
    const part = chance[i] ?? 0
    share[low] = (share[low] ?? 0) + part * (1 - above)
    const high = Math.min(cells - 1, low + 1)
    if (above > 0) share[high] = (share[high] ?? 0) + part * above
    last = Math.max(last, above > 0 ? high : low)
  }
  return share.subarray(0, last + 1)
}

/** P(n) = (a + b / n) · P(n − 1) for the number of orders: Panjer's two numbers and the chance of none at all. */
function classOf(events: EventCount, emptyShare: number): { a: number; b: number; none: number } {
  const { mean, variance } = events
  if (variance > mean * (1 + POISSON_GAP)) {
    const ratio = variance / mean
    const size = mean / (ratio - 1)
    const a = 1 - 1 / ratio
    return { a, b: (size - 1) * a, none: ((1 - a) / (1 - a * emptyShare)) ** size }
  }
  if (variance >= mean * (1 - POISSON_GAP)) return { a: 0, b: mean, none: Math.exp(-mean * (1 - emptyShare)) }
  const trials = Math.max(1, Math.ceil(mean), Math.round((mean * mean) / (mean - variance)))
  const chance = Math.min(0.999, mean / trials)
  const odds = chance / (1 - chance)
  return { a: -odds, b: (trials + 1) * odds, none: (1 - chance + chance * emptyShare) ** trials }
}

function panjer(events: EventCount, share: Float64Array, cells: number): Float64Array {
  const empty = share[0] ?? 0
  const { a, b, none } = classOf(events, empty)
  const table = new Float64Array(cells)
  table[0] = none
  // Only sizes that occur are walked.
  const used: number[] = []
  for (let size = 1; size < share.length; size++) if ((share[size] ?? 0) > 0) used.push(size)
  for (let units = 1; units < cells; units++) {
    let sum = 0
    for (let i = 0; i < used.length; i++) {
      const size = used[i] ?? 1
      if (size > units) break
      sum += (a + (b * size) / units) * (share[size] ?? 0) * (table[units - size] ?? 0)
    }
    table[units] = Math.max(0, sum / (1 - a * empty))
  }
  return table
}

function inSteps(counts: CountDistribution, step: number): CountDistribution {
  if (step === 1) return counts
  return {
    mean: counts.mean * step,
    variance: counts.variance * step * step,
    pmf: (units) => (units % step === 0 ? counts.pmf(units / step) : 0),
    cdf: (x) => counts.cdf(Math.floor(x / step + 1e-9)),
    quantile: (level) => counts.quantile(level) * step,
    loss: (x) => counts.loss(x / step) * step,
  }
}
