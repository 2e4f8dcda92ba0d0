import { type CountPage, effectOf } from './count-page.ts'
import { bunchingOf, eventsOf, type LevelPrior, levelOf, walkHistory } from './demand-state.ts'
import type { SpreadPairs } from './spread.ts'

// Intervals of the past that teach the spread: their lengths in periods, how far apart they begin, how far back.
const DAYS = { lengths: [1, 2, 4, 7], apart: 7, span: 112 }
const OTHERS = { lengths: [1, 3], apart: 1, span: 12 }
// SKUs that are asked, drawn evenly: enough for a handful of numbers.
const SKUS_MAX = 800

/** What was expected of intervals of the past when they began, and what came. */
export function pastIntervals(
  sample: CountPage,
  factors: Float64Array,
  using: { readonly prior: LevelPrior; readonly cycle: number },
): SpreadPairs {
  const pairs = { expected: [], actual: [], bunching: [] }
  const asked = Math.min(SKUS_MAX, sample.skus)
  for (let i = 0; i < asked; i++)
    addIntervals({ sample, factors, ...using }, Math.floor((i * sample.skus) / asked), pairs)
  return pairs
}

interface Past {
  readonly sample: CountPage
  readonly factors: Float64Array
  readonly prior: LevelPrior
  readonly cycle: number
}

function addIntervals(past: Past, sku: number, pairs: { readonly [Key in keyof SpreadPairs]: number[] }): void {
  const { sample, factors, prior, cycle } = past
  const { lengths, apart, span } = cycle === 7 ? DAYS : OTHERS
  const base = sku * sample.periods
  walkHistory({ page: sample, sku, factors, prior }, (period, state) => {
    const toEnd = sample.periods - period
    if (toEnd > span || toEnd % apart !== 0 || state.seen < 2 * cycle) return
    const level = levelOf(state).mean
    const bunching = bunchingOf(state, prior)
    let mean = 0
    let units = 0
    for (let ahead = 0; ahead < Math.min(toEnd, lengths.at(-1) ?? 1); ahead++) {
      mean += level * (factors[period + ahead] ?? 0) * effectOf(sample, sku, period + ahead)
      if (sample.censored?.[base + period + ahead] === 1) return
      units += sample.units[base + period + ahead] ?? Number.NaN
      if (!lengths.includes(ahead + 1) || Number.isNaN(units)) continue
      pairs.expected.push(mean)
      pairs.actual.push(units)
      pairs.bunching.push(bunching)
    }
  })
}

/** Units of one demand event, over all SKUs. */
export function eventUnitsOf(sample: CountPage, factors: Float64Array, prior: LevelPrior): number {
  let events = 0
  let units = 0
  const asked = Math.min(SKUS_MAX, sample.skus)
  for (let i = 0; i < asked; i++) {
    const sku = Math.floor((i * sample.skus) / asked)
    const own = eventsOf(walkHistory({ page: sample, sku, factors, prior }))
    events += own.events
    units += own.units
  }
  return events > 0 && units > 0 ? units / events : 1
}
