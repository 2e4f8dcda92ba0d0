import type { DemandSeries } from '../panel/panel.ts'
import { censoredMean } from '../sparse/censored-mean.ts'

// Weight of the newest open period in what a phase of the season and the level are believed to be.
const LEVEL_PACE = 0.05
const ROUNDS = 2

/**
 * What was probably wanted of a series in the periods in which its goods ran out: at least what was sold, and as much
 * more as the periods with goods let expect (phase of the season times level). The other periods stay as they are.
 */
export function unconstrainedDemand(series: DemandSeries, season: number): Float64Array {
  const { censored, units } = series
  if (!censored?.some((flag) => flag === 1)) return units
  let demand = Float64Array.from(units)
  for (let round = 0; round < ROUNDS; round += 1) {
    const expected = expectations(demand, round === 0 ? censored : new Uint8Array(units.length), season)
    demand = units.map((sold, i) => (censored[i] === 1 ? censoredMean(Math.max(0, sold || 0), expected[i] ?? 0) : sold))
  }
  return demand
}

/** Expected units per period: the mean factor of its phase times a level smoothed over the past and the future around it. */
function expectations(units: Float64Array, left: Uint8Array, season: number): Float64Array {
  const factors = phaseFactors(units, left, season)
  const forward = smoothed(units, left, factors)
  const backward = smoothed(units.slice().reverse(), left.slice().reverse(), (i) =>
    factors(units.length - 1 - i),
  ).reverse()
  return forward.map((level, i) => ((level + (backward[i] ?? level)) / 2) * factors(i))
}

function phaseFactors(units: Float64Array, left: Uint8Array, season: number): (index: number) => number {
  const sums = new Float64Array(season)
  const counts = new Float64Array(season)
  units.forEach((value, i) => {
    if (left[i] === 1 || Number.isNaN(value)) return
    sums[i % season] = (sums[i % season] ?? 0) + value
    counts[i % season] = (counts[i % season] ?? 0) + 1
  })
  const total =
    sums.reduce((sum, one) => sum + one, 0) /
    Math.max(
      1,
      counts.reduce((sum, one) => sum + one, 0),
    )
  if (total <= 0) return () => 1
  // Three seasons' worth of "like any other" keeps a phase with little evidence in bounds.
  return (i) => ((sums[i % season] ?? 0) / total + 3) / ((counts[i % season] ?? 0) + 3)
}

function smoothed(units: Float64Array, left: Uint8Array, factors: (index: number) => number): Float64Array {
  const levels = new Float64Array(units.length)
  let [level, seen] = [0, 0]
  for (let i = 0; i < units.length; i += 1) {
    levels[i] = level
    const value = (units[i] ?? 0) / Math.max(0.1, factors(i))
    if (left[i] === 1 || Number.isNaN(value)) continue
    seen += 1
    level += Math.max(LEVEL_PACE, 1 / seen) * (value - level)
    levels[i] = level
  }
  return levels
}
