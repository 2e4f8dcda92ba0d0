import { LEVELS } from '../panel/levels.ts'
import type { DemandSeries, SeriesForecast } from '../panel/panel.ts'
import { foundHierarchy } from './found-hierarchy.ts'
import { reconcile } from './reconcile.ts'

// Width of a normal distribution between its 10 % and 90 % points.
const TENTH_TO_NINTH = 2.563
const [LOW, HIGH] = [LEVELS.indexOf(0.1), LEVELS.indexOf(0.9)]

/**
 * Where some series are the sums of others, brings all forecasts together so that they add up; each counts by the width
 * of its own interval. Quantiles move with their mean. Without such sums the forecasts stay as they are.
 */
export function reconcileForecasts(series: readonly DemandSeries[], forecasts: SeriesForecast[]): SeriesForecast[] {
  const found = foundHierarchy(series)
  if (!found) return forecasts
  const variance = forecasts.map(widthOf)
  const means = (indices: readonly number[]) => indices.map((index) => forecasts[index]?.mean ?? new Float64Array(0))
  const variances = (indices: readonly number[]) => indices.map((index) => variance[index] ?? 0)
  const together = reconcile(found, {
    bottom: means(found.bottom),
    nodes: means(found.aggregates),
    bottomVariance: variances(found.bottom),
    nodeVariance: variances(found.aggregates),
  })
  const result = [...forecasts]
  const put = (indices: readonly number[], rows: readonly Float64Array[]) =>
    indices.forEach((index, at) => {
      const [forecast, mean] = [forecasts[index], rows[at]]
      if (forecast && mean) result[index] = movedTo(forecast, mean)
    })
  put(found.bottom, together.bottom)
  put(found.aggregates, together.nodes)
  return result
}

function widthOf(forecast: SeriesForecast): number {
  const horizon = forecast.mean.length
  let sum = 0
  for (let h = 0; h < horizon; h += 1) {
    const width = (forecast.quantiles[HIGH]?.[h] ?? 0) - (forecast.quantiles[LOW]?.[h] ?? 0)
    sum += (width / TENTH_TO_NINTH) ** 2
  }
  return Math.max(1e-9, sum / Math.max(1, horizon))
}

function movedTo(forecast: SeriesForecast, mean: Float64Array): SeriesForecast {
  const factors = mean.map((value, h) => {
    const before = forecast.mean[h] ?? 0
    return before > 0 ? value / before : 1
  })
  return {
    ...forecast,
    mean,
    quantiles: forecast.quantiles.map((row) => row.map((value, h) => value * (factors[h] ?? 1))),
  }
}
