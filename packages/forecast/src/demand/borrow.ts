import { writeCountQuantiles } from '../distributions/count-quantiles.ts'
import { LEVEL_COUNT, LEVELS } from '../panel/levels.ts'
import type { DemandSeries, Panel, SeriesForecast } from '../panel/panel.ts'
import { NEW_PERIODS } from './series-kind.ts'

// The part of the peers' past that a new product is compared with, and how many peers a group must have.
const PEER_PERIODS = 56
const PEERS_MIN = 3

/** What the rates of a group's series are like: a gamma distribution, as shape and mean-free rate. */
export interface Rates {
  readonly shape: number
  readonly rate: number
  readonly peers: number
}

/**
 * Forecasts series with hardly a past of their own. Their rate of sale is believed to be drawn from those of the
 * narrowest group that has peers (gamma prior, fitted by moments: empirical Bayes, Robbins 1956), is corrected by the
 * days they have had, and the demand is then negative binomial. Phases of the season are those of the peers together.
 */
export function forecastNew(panel: Panel, fresh: readonly DemandSeries[], season: number): SeriesForecast[] {
  const grown = panel.series.filter((series) => series.units.length >= NEW_PERIODS[panel.step])
  const peers = grown.length > 0 ? grown : panel.series
  const factors = phaseShares(peers, panel, season)
  const byGroup = new Map<string, DemandSeries[]>()
  for (const peer of peers) {
    for (const group of peer.groups ?? []) byGroup.set(group, [...(byGroup.get(group) ?? []), peer])
  }
  const rates = new Map<string, Rates>()
  return fresh.map((series) => {
    const group = (series.groups ?? []).find((name) => (byGroup.get(name)?.length ?? 0) >= PEERS_MIN) ?? ''
    let prior = rates.get(group)
    if (!prior) {
      prior = ratesOf(byGroup.get(group) ?? peers)
      rates.set(group, prior)
    }
    return predict(series, prior, { panel, factors, season })
  })
}

/** The gamma distribution of the peers' rates of sale, with the part of their scatter taken off that is chance. */
export function ratesOf(peers: readonly DemandSeries[]): Rates {
  const means: number[] = []
  let noise = 0
  for (const { units } of peers) {
    const recent = units.subarray(Math.max(0, units.length - PEER_PERIODS)).filter((value) => !Number.isNaN(value))
    if (recent.length === 0) continue
    const mean = recent.reduce((sum, value) => sum + value, 0) / recent.length
    means.push(mean)
    noise += mean / recent.length
  }
  if (means.length === 0) return { shape: 0.5, rate: 1, peers: 0 }
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length
  const spread = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / means.length - noise / means.length
  // Peers that are all alike are still not certainly like the new one.
  const variance = Math.max(spread, 0.05 * mean * mean, 1e-6)
  return { shape: (mean * mean) / variance, rate: mean / variance, peers: means.length }
}

function predict(
  series: DemandSeries,
  prior: Rates,
  context: { panel: Panel; factors: Float64Array; season: number },
): SeriesForecast {
  const { panel, factors, season } = context
  let [sold, exposure] = [0, 0]
  series.units.forEach((value, i) => {
    if (Number.isNaN(value) || series.censored?.[i] === 1) return
    sold += value
    exposure += factors[(series.startIndex + i) % season] ?? 1
  })
  const [shape, rate] = [prior.shape + sold, prior.rate + exposure]
  const mean = new Float64Array(panel.horizon)
  const quantiles = LEVELS.map(() => new Float64Array(panel.horizon))
  const levels = new Float64Array(LEVEL_COUNT)
  for (let h = 0; h < panel.horizon; h += 1) {
    const factor = factors[(panel.originIndex + 1 + h) % season] ?? 1
    const expected = (shape / rate) * factor
    mean[h] = expected
    writeCountQuantiles({ mean: expected, varianceToMean: 1 + factor / rate }, LEVELS, levels)
    quantiles.forEach((row, level) => {
      row[h] = levels[level] ?? 0
    })
  }
  return { sku: series.sku, location: series.location, mean, quantiles }
}

/** Share of each phase of the season in the peers' recent units, times the number of phases. */
function phaseShares(peers: readonly DemandSeries[], panel: Panel, season: number): Float64Array {
  const sums = new Float64Array(season)
  for (const { units, startIndex } of peers) {
    const whole = Math.floor(Math.min(units.length, PEER_PERIODS * 2) / season) * season
    for (let i = units.length - whole; i < units.length; i += 1) {
      const value = units[i] ?? 0
      if (!Number.isNaN(value)) sums[(startIndex + i) % season] = (sums[(startIndex + i) % season] ?? 0) + value
    }
  }
  const total = sums.reduce((sum, one) => sum + one, 0)
  const even = total === 0 || season > panel.originIndex
  return sums.map((one) => (even ? 1 : (one * season) / total))
}
