import { decompose, withoutSeason } from './decompose.ts'
import { lineThrough } from './holt-winters.ts'
import { fittedSimpleSmoothing } from './smoothing.ts'

// 95 % point of the standard normal distribution.
const SEASONAL_TEST = 1.6448536269514722

/**
 * The theta method (Assimakopoulos and Nikolopoulos 2000) as simple smoothing with drift (Hyndman and Billah 2003):
 * seasons are taken out by multiplication when the autocorrelation at the season's length is significant.
 */
export function theta(units: Float64Array, horizon: number, season: number): Float64Array {
  const n = units.length
  const seasonal = season > 1 && n > 2 * season && isSeasonal(units, season) && units.every((value) => value > 0)
  const figure = seasonal ? decompose(units, season, 'multiplicative').figure : new Float64Array([1])
  const adjusted = seasonal ? withoutSeason(units, figure, 'multiplicative') : units
  const { alpha, level } = fittedSimpleSmoothing(adjusted)
  const drift = lineThrough(adjusted).slope / 2
  const lag = (1 - (1 - alpha) ** n) / Math.max(1e-10, alpha)
  return Float64Array.from(
    { length: horizon },
    (_, h) => (level + drift * (h + lag)) * (figure[(n + h) % figure.length] ?? 1),
  )
}

/** Whether the autocorrelation at lag `season` is above the 95 % limit (Makridakis and Hibon 2000). */
export function isSeasonal(units: Float64Array, season: number): boolean {
  const mean = units.reduce((sum, value) => sum + value, 0) / units.length
  const spread = units.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  if (spread === 0) return false
  const at = (lag: number) => {
    let sum = 0
    for (let i = lag; i < units.length; i += 1) sum += ((units[i] ?? 0) - mean) * ((units[i - lag] ?? 0) - mean)
    return sum / spread
  }
  let squares = 0
  for (let lag = 1; lag < season; lag += 1) squares += at(lag) ** 2
  return Math.abs(at(season)) / Math.sqrt((1 + 2 * squares) / units.length) > SEASONAL_TEST
}
