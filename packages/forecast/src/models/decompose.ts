/** How seasons act: added to the level or multiplied with it. */
export type SeasonKind = 'additive' | 'multiplicative'

/** Trend (NaN at both ends) and one figure per phase of the season, phase 0 being that of the first value. */
export interface Decomposition {
  readonly trend: Float64Array
  readonly figure: Float64Array
}

/**
 * Classical decomposition by a centred moving average (Kendall and Stuart 1983; R's `decompose`): figures are the means
 * of what the trend leaves over per phase, brought to a sum of zero or a mean of one. Needs two seasons.
 */
export function decompose(units: Float64Array, season: number, kind: SeasonKind): Decomposition {
  const trend = centredAverage(units, season)
  const sums = new Float64Array(season)
  const counts = new Float64Array(season)
  for (let i = 0; i < units.length; i += 1) {
    const level = trend[i] ?? Number.NaN
    const value = units[i] ?? Number.NaN
    const left = kind === 'additive' ? value - level : value / level
    if (!Number.isFinite(left)) continue
    sums[i % season] = (sums[i % season] ?? 0) + left
    counts[i % season] = (counts[i % season] ?? 0) + 1
  }
  const neutral = kind === 'additive' ? 0 : 1
  const figure = sums.map((sum, phase) => ((counts[phase] ?? 0) === 0 ? neutral : sum / (counts[phase] ?? 1)))
  const mean = figure.reduce((sum, value) => sum + value, 0) / season
  const divisor = mean === 0 ? 1 : mean
  return { trend, figure: figure.map((value) => (kind === 'additive' ? value - mean : value / divisor)) }
}

/** The series with its seasons taken out. */
export function withoutSeason(units: Float64Array, figure: Float64Array, kind: SeasonKind): Float64Array {
  const season = figure.length
  return units.map((value, i) => {
    const own = figure[i % season] ?? 0
    return kind === 'additive' ? value - own : value / (Math.abs(own) < 1e-9 ? 1 : own)
  })
}

function centredAverage(units: Float64Array, season: number): Float64Array {
  const half = Math.floor(season / 2)
  const even = season % 2 === 0
  const trend = new Float64Array(units.length).fill(Number.NaN)
  for (let i = half; i < units.length - half; i += 1) {
    let sum = 0
    for (let j = i - half; j <= i + half; j += 1) {
      const end = even && (j === i - half || j === i + half)
      sum += (units[j] ?? 0) * (end ? 0.5 : 1)
    }
    trend[i] = sum / season
  }
  return trend
}
