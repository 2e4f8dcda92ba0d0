import { describe, expect, it } from 'vitest'
import { poisson } from '../distributions/counts.ts'
import { diceOf } from '../panel/dice.ts'
import type { DemandSeries, Panel } from '../panel/panel.ts'
import { isoOfDay } from '../panel/periods.ts'
import { forecastSparse } from './forecast-sparse.ts'

const KNOWN = 180
const HORIZON = 14

/** Forty SKUs; every third day of some weeks is a promotion that sells three times as much. */
function panelWithPromotions(lift: number, plan: (day: number) => number): Panel {
  const dice = diceOf(9)
  const series = Array.from({ length: 40 }, (_, sku): DemandSeries => {
    const promo = Float64Array.from({ length: KNOWN + HORIZON }, (_, day) =>
      day < KNOWN ? (dice() < 0.2 ? 1 : 0) : plan(day - KNOWN),
    )
    const rate = 0.3 + sku * 0.05
    const units = Float64Array.from({ length: KNOWN }, (_, day) =>
      poisson(rate * (promo[day] === 1 ? lift : 1)).quantile(Math.min(1 - 1e-9, Math.max(1e-9, dice()))),
    )
    return { sku: `s${sku}`, location: 'x', startIndex: 0, units, covariates: [promo] }
  })
  return {
    step: 'day',
    periodStarts: Array.from({ length: KNOWN + HORIZON }, (_, day) => isoOfDay(18_000 + day)),
    originIndex: KNOWN - 1,
    horizon: HORIZON,
    covariateNames: ['promo'],
    calendar: [],
    series,
  }
}

function dayMeans(panel: Panel): number[] {
  const forecasts = forecastSparse(panel)
  return Array.from({ length: HORIZON }, (_, day) => forecasts.reduce((sum, one) => sum + (one.mean[day] ?? 0), 0))
}

describe('a known plan', () => {
  it('lifts the days with a promotion by what promotions did before', () => {
    const means = dayMeans(panelWithPromotions(3, (ahead) => (ahead < 7 ? 1 : 0)))
    const ratio = (means[3] ?? 0) / (means[10] ?? 1)
    expect(ratio).toBeGreaterThan(2.4)
    expect(ratio).toBeLessThan(3.6)
    const plainDay = Array.from({ length: 40 }, (_, sku) => 0.3 + sku * 0.05).reduce((a, b) => a + b, 0)
    expect((means[10] ?? 0) / plainDay).toBeGreaterThan(0.8)
    expect((means[10] ?? 0) / plainDay).toBeLessThan(1.2)
  })

  it('[FCT-26] changes nothing when promotions never did', () => {
    const means = dayMeans(panelWithPromotions(1, (ahead) => (ahead < 7 ? 1 : 0)))
    const ratio = (means[3] ?? 0) / (means[10] ?? 1)
    expect(ratio).toBeGreaterThan(0.85)
    expect(ratio).toBeLessThan(1.15)
  })

  it('[FCT-26] is none when it is known only where something was sold', () => {
    const panel = panelWithPromotions(3, (ahead) => (ahead < 7 ? 1 : 0))
    const leaking = panel.series.map((one) => ({
      ...one,
      covariates: one.covariates.map((row) => row.map((value, day) => (one.units[day] === 0 ? Number.NaN : value))),
    }))
    const means = dayMeans({ ...panel, series: leaking })
    expect((means[3] ?? 0) / (means[10] ?? 1)).toBeLessThan(1.15)
  })

  it('of closed days leaves nothing to sell on them', () => {
    const panel = panelWithPromotions(1, () => 0)
    const series = panel.series.map((one) => ({
      ...one,
      covariates: one.covariates.map((row) => row.map((_, day) => (day === KNOWN + 2 ? 0 : 1))),
    }))
    const means = dayMeans({ ...panel, covariateNames: ['open'], series })
    expect(means[2]).toBe(0)
    expect(means[3]).toBeGreaterThan(0)
  })
})
